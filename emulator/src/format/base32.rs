//! Base32 (RFC 4648) without padding, in which authenticator apps take secrets.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

pub(crate) fn encode(bytes: &[u8]) -> String {
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    let digit = |bits: &[u8]| (0..5).fold(0, |digit, bit| digit << 1 | bits.get(bit).copied().unwrap_or_default());
    bits.chunks(5).map(|bits| char::from(ALPHABET[usize::from(digit(bits))])).collect()
}

/// Accepts small letters too, as people type them.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut buffer, mut bits) = (0_u16, 0);
    for letter in text.bytes() {
        let digit = ALPHABET.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        buffer = buffer << 5 | u16::try_from(digit).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(buffer >> bits & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the RFC.
    #[test]
    fn what_was_encoded_is_decoded() {
        let vectors = [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ];
        for (plain, encoded) in vectors {
            assert_eq!(encode(plain.as_bytes()), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(plain.as_bytes()));
            assert_eq!(decode(&encoded.to_lowercase()).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(decode("MZXW6=="), None);
        assert_eq!(decode("mzxw1"), None);
    }
}
