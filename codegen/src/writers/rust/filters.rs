//! The filters of a search: a `Filter` with a function for each, and the `Query` that is made of them.

use super::text;
use super::types::Imports;
use crate::description::{FilterValue, Search};

pub(super) fn source(search: &Search, imports: &mut Imports) -> String {
    imports.core("Operand");
    imports.core("filter");
    let mut source = "filter! {\n".to_owned();
    source += &text::doc("    ", &[&search.doc, &search.details]);
    source += &text::example("    ", &search.example);
    source += "}\n\nimpl Filter {\n";
    let mut separator = "";
    for filter in &search.filters {
        let (wire, rust) = (&filter.wire, &filter.rust);
        let (arguments, operand) = function(wire, &filter.argument, &filter.value, imports);
        source += separator;
        source += &text::doc("    ", &[&filter.doc]);
        source += &format!("    pub fn {rust}({arguments}) -> Self {{\n        Self({operand})\n    }}\n");
        separator = "\n";
    }
    source + "}\n"
}

/// The arguments of a filter's function, and the operand that it returns.
fn function(wire: &str, argument: &str, value: &FilterValue, imports: &mut Imports) -> (String, String) {
    let one = |kind: &str| format!("{argument}: impl Into<{kind}>");
    let many = |kind: &str| format!("{argument}: impl IntoIterator<Item = impl Into<{kind}>>");
    match value {
        FilterValue::Text => (one("String"), format!("Operand::text(\"{wire}\", {argument})")),
        FilterValue::Texts => (many("String"), format!("Operand::texts(\"{wire}\", {argument})")),
        FilterValue::Boolean => (format!("{argument}: bool"), format!("Operand::new(\"{wire}\", {argument})")),
        FilterValue::Time => (one(imports.core("Timestamp")), format!("Operand::time(\"{wire}\", {argument})")),
        FilterValue::Period => {
            let time = imports.core("Timestamp");
            let arguments = format!("after: impl Into<{time}>, before: impl Into<{time}>");
            (arguments, format!("Operand::period(\"{wire}\", after, before)"))
        }
        FilterValue::Enum(path) => {
            (one(&imports.name(path)), format!("Operand::text(\"{wire}\", {argument}.into().as_str())"))
        }
        FilterValue::Enums(path) => {
            let texts = format!("{argument}.into_iter().map(|value| value.into().to_string())");
            (many(&imports.name(path)), format!("Operand::texts(\"{wire}\", {texts})"))
        }
    }
}
