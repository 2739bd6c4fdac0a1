//! Base58, in which Solana writes addresses and signatures.

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// The longest text that is decoded: enough for a signature, as the time grows with the square of the length.
const LONGEST: usize = 100;

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    let zeros = text.bytes().take_while(|digit| *digit == ALPHABET[0]).count();
    // From the lowest byte.
    let mut number: Vec<u8> = Vec::new();
    for digit in text.bytes().skip(zeros) {
        let mut carry = ALPHABET.iter().position(|known| *known == digit)?;
        for byte in &mut number {
            carry += usize::from(*byte) * 58;
            *byte = u8::try_from(carry & 0xff).ok()?;
            carry >>= 8;
        }
        if carry > 0 {
            number.push(u8::try_from(carry).ok()?);
        }
    }
    number.extend(std::iter::repeat_n(0, zeros));
    number.reverse();
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the draft of an RFC.
    #[test]
    fn vectors_are_decoded() {
        assert_eq!(decode("2NEpo7TZRRrLZSi2U").as_deref(), Some(&b"Hello World!"[..]));
        let pangram = b"The quick brown fox jumps over the lazy dog.";
        assert_eq!(
            decode("USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z").as_deref(),
            Some(&pangram[..])
        );
        assert_eq!(decode("11233QC4"), Some(vec![0, 0, 0x28, 0x7f, 0xb4, 0xcd]));
        assert_eq!(decode("111"), Some(vec![0, 0, 0]));
        assert_eq!(decode(""), Some(Vec::new()));
        for wrong in ["0", "l", "é", &"1".repeat(101)] {
            assert_eq!(decode(wrong), None);
        }
    }
}
