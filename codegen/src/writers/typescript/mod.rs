//! The TypeScript types of every operation, as on the wire, with the same names as in Rust.

mod computations;
mod methods;
mod namespaces;
mod operations;
mod text;
mod types;

#[cfg(test)]
mod tests;

use crate::description::Description;

pub(crate) const PATH: &str = "transport-wasm/npm/operations.d.ts";

pub(crate) fn source(description: &Description) -> String {
    let mut source = "// The types of all operations of the API, and the types that they use.\n\
                      // Everything below is generated from the API description; see CONTRIBUTING.md.\n\n\
                      import type { CallOptions, MemberCallOptions, OperationName, Rest, Result } from \"./index.js\";\n\n"
        .to_owned();
    source += &methods::roots(description);
    source += &methods::calls(description);
    source += &operations::source(description);
    source += &text::doc("", &["A JSON object with arbitrary keys, such as custom claims or metadata."]);
    source += "export type JsonObject = { [name: string]: unknown };\n";
    source += &computations::types(description);
    source + &namespaces::source(description)
}
