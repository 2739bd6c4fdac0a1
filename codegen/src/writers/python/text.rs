//! Docstrings.

use crate::writers::prose;

/// The maximum width of a line of prose.
const WIDTH: usize = 100;

/// Returns a docstring, on one line if it fits.
pub(super) fn doc(indent: &str, paragraphs: &[&str]) -> String {
    doc_with_args(indent, paragraphs, &[])
}

/// Returns a docstring that describes arguments too.
pub(super) fn doc_with_args(indent: &str, paragraphs: &[&str], args: &[(&str, &str)]) -> String {
    let mut lines = prose::wrap(paragraphs, WIDTH - indent.len());
    if !args.is_empty() {
        lines.extend([String::new(), "Args:".to_owned()]);
    }
    for (name, doc) in args {
        let entry = prose::wrap(&[&format!("{name}: {doc}")], WIDTH - indent.len() - 8);
        let first = entry.iter().take(1).map(|line| format!("    {line}"));
        lines.extend(first.chain(entry.iter().skip(1).map(|line| format!("        {line}"))));
    }
    let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    if let [line] = lines.as_slice() {
        return format!("{indent}\"\"\"{line}\"\"\"\n");
    }
    let text: String = lines.iter().map(|line| format!("{}\n", format!("{indent}{line}").trim_end())).collect();
    format!("{indent}\"\"\"{}{indent}\"\"\"\n", text.trim_start())
}

fn escape(line: &str) -> String {
    line.replace('\\', "\\\\").replace('"', "\\\"")
}
