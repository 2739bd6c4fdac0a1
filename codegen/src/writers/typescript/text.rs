//! Doc comments and member names.

use crate::writers::prose;

/// The maximum width of a line.
pub(super) const WIDTH: usize = 120;

/// Returns a doc comment, on one line if it fits.
pub(super) fn doc(indent: &str, paragraphs: &[&str]) -> String {
    let lines: Vec<String> = prose::wrap(paragraphs, WIDTH - indent.len() - " * ".len());
    // `*/` would end the comment.
    let lines: Vec<String> = lines.iter().map(|line| line.replace("*/", "*\\/")).collect();
    if let [line] = lines.as_slice() {
        let comment = format!("{indent}/** {line} */\n");
        if comment.chars().count() <= WIDTH + 1 {
            return comment;
        }
    }
    let lines = lines.iter().map(|line| format!("{indent}{}\n", format!(" * {line}").trim_end()));
    format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
}

/// Returns the name of a member, quoted unless it is an identifier. Reserved words need no quotes.
pub(super) fn member_name(wire: &str) -> String {
    let mut letters = wire.chars();
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == '$';
    let is_identifier =
        letters.next().is_some_and(is_letter) && letters.all(|letter| is_letter(letter) || letter.is_ascii_digit());
    if is_identifier { wire.to_owned() } else { format!("{wire:?}") }
}
