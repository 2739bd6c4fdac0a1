//! Pieces of source text.

use crate::writers::prose;

/// The width that doc comments are wrapped to.
const WIDTH: usize = 116;

/// Doc comment lines, wrapped; an empty paragraph is left out.
pub(super) fn doc(indent: &str, paragraphs: &[&str]) -> String {
    comment(&format!("{indent}///"), paragraphs)
}

/// The doc comment at the top of a file.
pub(super) fn module_doc(paragraphs: &[&str]) -> String {
    comment("//!", paragraphs)
}

/// The lines of a code example in a doc comment, after an empty line.
pub(super) fn example(indent: &str, code: &str) -> String {
    let lines = ["", "```"].into_iter().chain(code.lines()).chain(["```"]);
    lines.map(|line| format!("{}\n", format!("{indent}/// {line}").trim_end())).collect()
}

fn comment(prefix: &str, paragraphs: &[&str]) -> String {
    let lines = prose::wrap(paragraphs, WIDTH - prefix.len() - 1);
    lines.iter().map(|line| format!("{}\n", format!("{prefix} {line}").trim_end())).collect()
}
