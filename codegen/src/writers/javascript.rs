//! The JavaScript table of paged operations: where their responses have the items and the next cursor.

use crate::description::Description;

pub(crate) const PATH: &str = "transport-wasm/npm/js/paged.js";

pub(crate) fn source(description: &Description) -> String {
    let mut source = "// Operations that return pages: where the response has its list, and its next cursor.\n\
                      // Everything below is generated from the API description; see CONTRIBUTING.md.\n\n\
                      export const PAGED = {\n"
        .to_owned();
    for operation in &description.operations {
        if let Some(paging) = &operation.paging {
            let place = paging.metadata.as_ref().map_or_else(
                || format!("[\"{}\"]", paging.next_cursor.wire),
                |metadata| format!("[\"{}\", \"{}\"]", metadata.wire, paging.next_cursor.wire),
            );
            let (name, items) = (&operation.name, &paging.items.wire);
            source += &format!("  \"{name}\": {{ items: \"{items}\", nextCursor: {place} }},\n");
        }
    }
    source + "};\n"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::description;

    #[test]
    fn a_cursor_may_be_inside_of_an_object() {
        let source = source(&description::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("description")).unwrap());
        let line =
            r#"  "consumer.users.search": { items: "results", nextCursor: ["results_metadata", "next_cursor"] },"#;
        assert!(source.lines().any(|found| found == line), "{source}");
        assert!(source.contains(r#"nextCursor: ["next_cursor"] }"#), "{source}");
    }
}
