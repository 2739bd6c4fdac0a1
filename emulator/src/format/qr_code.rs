//! QR codes as images.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use qrcodegen::{QrCode, QrCodeEcc};

/// The side of a module in pixels.
const MODULE: usize = 4;
/// The width of the white border in modules, as the standard wants it.
const BORDER: i32 = 4;

/// A data URL with a PNG image of `text`; empty if the text is too long for a QR code.
pub(crate) fn data_url(text: &str) -> String {
    let code = QrCode::encode_text(text, QrCodeEcc::Low);
    code.map_or_else(|_| String::new(), |code| format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png(&code))))
}

fn png(code: &QrCode) -> Vec<u8> {
    let modules = -BORDER..code.size() + BORDER;
    let side = modules.len() * MODULE;
    let rows = modules.clone().flat_map(|y| {
        let pixels = modules.clone().flat_map(|x| [!code.get_module(x, y); MODULE]);
        let pixels: Vec<bool> = pixels.collect();
        // Each row starts with the number of its filter: none.
        let bytes =
            pixels.chunks(8).map(|bits| (0..8).fold(0, |byte, bit| byte << 1 | u8::from(bits.get(bit) == Some(&true))));
        let row: Vec<u8> = [0].into_iter().chain(bytes).collect();
        std::iter::repeat_n(row, MODULE)
    });
    let rows: Vec<u8> = rows.flatten().collect();

    let side = u32::try_from(side).unwrap_or_default().to_be_bytes();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    // One bit a pixel, black and white.
    chunk(&mut png, *b"IHDR", &[&side[..], &side, &[1, 0, 0, 0, 0]].concat());
    chunk(&mut png, *b"IDAT", &stored(&rows));
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    png.extend(u32::try_from(data.len()).unwrap_or_default().to_be_bytes());
    let checked = [&name[..], data].concat();
    png.extend(&checked);
    png.extend(crc32(&checked).to_be_bytes());
}

/// The data in the zlib format, without compression.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stored = vec![0x78, 0x01];
    let mut blocks = data.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or_default();
        stored.push(u8::from(blocks.peek().is_none()));
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(block);
    }
    stored.extend(adler32(data).to_be_bytes());
    stored
}

fn adler32(data: &[u8]) -> u32 {
    let (low, high) = data.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_those_of_the_formats() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn text_that_does_not_fit_has_no_image() {
        assert!(data_url("otpauth://totp/Stytch").starts_with("data:image/png;base64,iVBORw0KGgo"));
        assert_eq!(data_url(&"a".repeat(10_000)), "");
    }
}
