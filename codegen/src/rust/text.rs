//! Pieces of source text.

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

fn comment(prefix: &str, paragraphs: &[&str]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !text.is_empty() {
            text += &format!("{prefix}\n");
        }
        let mut line = prefix.to_owned();
        for word in paragraph.split(' ') {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line != prefix {
                text += &line;
                text.push('\n');
                line = prefix.to_owned();
            }
            line.push(' ');
            line += word;
        }
        text += &line;
        text.push('\n');
    }
    text
}
