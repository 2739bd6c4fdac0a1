//! The tree of operations as methods: an interface `Methods` in each namespace, and the roots.

use super::text;
use super::types::Types;
use crate::description::{Description, Operation};

const INDENT: &str = "  ";
const DEEPER: &str = "    ";

/// The roots of the tree, which are properties of a client.
pub(super) fn roots(description: &Description) -> String {
    let mut source = text::doc("", &["Every operation as a method, such as `consumer.otps.sms.send`."]);
    source += "export interface OperationTree {\n";
    for root in description.module_tree.iter().filter(|module| !module.contains('.') && has_methods(description, module)) {
        source += &text::doc(INDENT, &[&description.words_of(root)]);
        source += &format!("{INDENT}readonly {root}: {root}.Methods;\n");
    }
    source + "}\n\n"
}

/// Whether a module, or one below it, has operations.
pub(super) fn has_methods(description: &Description, module: &str) -> bool {
    let below = format!("{module}.");
    description.operations.iter().any(|operation| operation.name.starts_with(&below))
}

/// The operations of a module, and the modules directly below it.
pub(super) fn interface(module: &str, types: &Types<'_>) -> String {
    let description = types.description;
    let mut source = text::doc(INDENT, &[&format!("What is below `{module}` in the tree of operations.")]);
    source += &format!("{INDENT}export interface Methods {{\n");
    for child in &description.module_tree {
        let name = child.strip_prefix(module).and_then(|rest| rest.strip_prefix('.'));
        if let Some(name) = name.filter(|name| !name.contains('.') && has_methods(description, child)) {
            source += &text::doc(DEEPER, &[&description.words_of(child)]);
            source += &format!("{DEEPER}readonly {name}: {};\n", types.name(child, "Methods"));
        }
    }
    source.extend(description.operations_of(module).map(|operation| method(operation, types)));
    source + &format!("{INDENT}}}\n")
}

fn method(operation: &Operation, types: &Types<'_>) -> String {
    let call = format!("`{}`. [Documentation]({}).", operation.key, operation.docs);
    let doc = text::doc(DEEPER, &[&operation.summary, &operation.details, &call]);
    let name = operation.name.rsplit('.').next().unwrap_or_default();
    let optional = if operation.params.iter().any(|(_, field)| field.required) { "" } else { "?" };
    let args = format!("args{optional}: {}", types.name(operation.module(), &operation.struct_name()));
    let options = format!("options?: {}", if operation.member_session { "MemberCallOptions" } else { "CallOptions" });
    let result = format!("Promise<{}>", types.name(operation.module(), &operation.response_name));
    let line = format!("{DEEPER}{name}({args}, {options}): {result};\n");
    if line.len() <= text::WIDTH + 1 {
        return doc + &line;
    }
    doc + &format!("{DEEPER}{name}(\n{DEEPER}  {args},\n{DEEPER}  {options},\n{DEEPER}): {result};\n")
}
