//! Rust names for fields and operations.

/// Converts `login_or_create` to `LoginOrCreate`.
pub(crate) fn camel(snake: &str) -> String {
    let capitalized = snake.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    capitalized.collect()
}

/// Converts a field name to a Rust identifier. Keywords become raw identifiers.
pub(super) fn rust_name(name: &str) -> String {
    match name {
        "as" | "async" | "await" | "box" | "break" | "const" | "continue" | "do" | "dyn" | "else" | "enum"
        | "extern" | "false" | "final" | "fn" | "for" | "gen" | "if" | "impl" | "in" | "let" | "loop" | "macro"
        | "match" | "mod" | "move" | "mut" | "override" | "priv" | "pub" | "ref" | "return" | "static" | "struct"
        | "trait" | "true" | "try" | "type" | "typeof" | "unsafe" | "use" | "virtual" | "where" | "while" | "yield" => {
            format!("r#{name}")
        }
        _ => name.to_owned(),
    }
}
