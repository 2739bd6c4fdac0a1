//! Gzip (RFC 1952) without compressing: a text as it is, and very many zeros, which need no search for patterns.

use std::sync::OnceLock;

const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// The longest run that one symbol can stand for.
const RUN: usize = 258;

/// A short text, in one block that is not compressed (RFC 1951, section 3.2.4).
pub(crate) fn stored(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    let text = &text[..usize::from(length)];
    let mut gzip = HEAD.to_vec();
    gzip.push(1);
    gzip.extend(length.to_le_bytes());
    gzip.extend((!length).to_le_bytes());
    gzip.extend(text);
    trailer(gzip, crc32(text.iter().copied()), text.len())
}

/// 100 MB, and a bit, of zeros in 650 KB.
pub(crate) fn bomb() -> &'static [u8] {
    static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
    BOMB.get_or_init(|| zeros(400_000))
}

/// One zero, and `runs` runs of it, in one block of fixed Huffman codes (RFC 1951, section 3.2.6).
fn zeros(runs: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, and its kind.
    bits.push("110");
    // The literal 0.
    bits.push("00110000");
    for _ in 0..runs {
        // A run of 258, of what was there one byte before.
        bits.push("11000101");
        bits.push("00000");
    }
    bits.push("0000000");
    let length = 1 + runs * RUN;
    let mut gzip = HEAD.to_vec();
    gzip.extend(bits.0);
    trailer(gzip, crc32(std::iter::repeat_n(0, length)), length)
}

fn trailer(mut gzip: Vec<u8>, crc: u32, length: usize) -> Vec<u8> {
    gzip.extend(crc.to_le_bytes());
    gzip.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    gzip
}

/// Bits, the first of a byte being its lowest.
#[derive(Default)]
struct Bits(Vec<u8>, u32);

impl Bits {
    fn push(&mut self, bits: &str) {
        for bit in bits.bytes() {
            if self.1 & 7 == 0 {
                self.0.push(0);
            }
            if let Some(last) = self.0.last_mut() {
                *last |= u8::from(bit == b'1') << (self.1 & 7);
            }
            self.1 = self.1.wrapping_add(1);
        }
    }
}

fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut index = 0;
        while index < 256 {
            let mut crc = index as u32;
            let mut bit = 0;
            while bit < 8 {
                crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
                bit += 1;
            }
            table[index] = crc;
            index += 1;
        }
        table
    };
    !bytes.fold(!0, |crc: u32, byte| TABLE[usize::from(crc.to_le_bytes()[0] ^ byte)] ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_gzip() {
        assert_eq!(crc32(b"123456789".iter().copied()), 0xcbf4_3926);
        assert_eq!(crc32(std::iter::empty()), 0);
    }

    #[test]
    fn a_stored_text_is_framed() {
        let gzip = stored(b"{}");
        assert_eq!(&gzip[10..17], [1, 2, 0, 253, 255, b'{', b'}']);
        assert_eq!(&gzip[21..], [2, 0, 0, 0]);
    }

    /// What `gzip` itself makes of zeros has another form; this is what Python's zlib says that these bits stand for.
    #[test]
    fn zeros_are_one_and_runs_of_it() {
        let gzip = zeros(3);
        assert_eq!(&gzip[10..gzip.len() - 8], ZEROS_OF_THREE_RUNS);
        assert_eq!(&gzip[gzip.len() - 4..], [7, 3, 0, 0]);
    }

    const ZEROS_OF_THREE_RUNS: [u8; 8] = [99, 24, 5, 163, 96, 20, 0, 0];
}
