//! Pieces of source text.

use crate::writers::prose;

/// The width that everything is wrapped to.
pub(super) const WIDTH: usize = 120;

/// A doc comment, on one line if it has the room.
pub(super) fn doc(indent: &str, paragraphs: &[&str]) -> String {
    let lines: Vec<String> = prose::wrap(paragraphs, WIDTH - indent.len() - " * ".len());
    // What would end the comment.
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

/// The name of a member, quoted where it is no identifier. Reserved words need no quotes.
pub(super) fn member_name(wire: &str) -> String {
    let mut letters = wire.chars();
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == '$';
    let is_identifier =
        letters.next().is_some_and(is_letter) && letters.all(|letter| is_letter(letter) || letter.is_ascii_digit());
    if is_identifier { wire.to_owned() } else { format!("{wire:?}") }
}
