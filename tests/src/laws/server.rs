//! The server of the emulator answers whatever bytes arrive with HTTP, in pieces of any size the same.

use stytch_emulator::Emulator;

/// 2025-01-01T00:00:00Z
const NEW_YEAR: u64 = 1_735_689_600;
/// One byte at a time, it takes too long to read more again and again.
const FEW: usize = 300;

/// What a client sends before it closes its side of the connection.
pub fn holds(bytes: &[u8]) {
    let whole = answers(&[bytes]);
    let size = if bytes.len() < FEW { 1 } else { 1 + bytes.len() % 97 };
    let pieces = answers(&bytes.chunks(size).collect::<Vec<_>>());
    // A client that waits to go on with a body is told so unless it is already there.
    let interim = contains(&whole, b"HTTP/1.1 100") || contains(&pieces, b"HTTP/1.1 100");
    assert!(interim || whole.len() == pieces.len(), "{}\n{}", whole.escape_ascii(), pieces.escape_ascii());

    // Responses to HEAD have no bodies, whatever their heads say.
    if contains(bytes, b"HEAD") {
        return;
    }
    let statuses = statuses(&whole);
    assert!(interim || statuses == self::statuses(&pieces), "{statuses:?}");
    let planned = contains(bytes, b"failures");
    assert!(planned || statuses.iter().all(|status| *status < 500), "{statuses:?}");
}

fn answers(pieces: &[&[u8]]) -> Vec<u8> {
    let emulator = Emulator::starting_at(NEW_YEAR);
    // Without this, some requests would wait.
    emulator.close();
    emulator.converse(pieces)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The statuses of these responses, which must be complete.
fn statuses(mut bytes: &[u8]) -> Vec<u16> {
    let mut statuses = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let (head, rest) = (std::str::from_utf8(&bytes[..end]).expect("text"), &bytes[end + 4..]);
        let status: u16 = head.strip_prefix("HTTP/1.1 ").expect("HTTP")[..3].parse().expect("a status");
        let length = head.split_once("\r\ncontent-length: ").and_then(|(_, length)| length.lines().next());
        assert_eq!(length.is_none(), [100, 204].contains(&status), "{head}");
        let length: usize = length.map_or(0, |length| length.parse().expect("a length"));
        statuses.push(status);
        bytes = rest.get(length..).expect("a whole body");
    }
    statuses
}
