//! Wraps prose into the lines of comments.

/// Wraps paragraphs into lines, separated by empty lines. Skips empty paragraphs. Lines are at most `width` characters
/// long, unless a single word is longer.
pub(crate) fn wrap(paragraphs: &[&str], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut words = paragraph.split(' ');
        let mut line = words.next().unwrap_or_default().to_owned();
        for word in words {
            if line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            } else {
                line.push(' ');
            }
            line += word;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped() {
        let lines = wrap(&["One two three.", "", "A-word-too-long for it."], 9);
        assert_eq!(lines, ["One two", "three.", "", "A-word-too-long", "for it."]);
        assert_eq!(wrap(&["One two", "three."], 7), ["One two", "", "three."]);
        assert!(wrap(&[""], 9).is_empty());
    }
}
