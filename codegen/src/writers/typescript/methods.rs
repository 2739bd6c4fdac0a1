//! Operations as methods: a tree, with an interface `Methods` in each namespace, and `call`, which takes the name.

use super::computations;
use super::text;
use super::types::Types;
use crate::description::{Description, Operation};

const INDENT: &str = "  ";
const DEEPER: &str = "    ";

/// The roots of the tree, which are properties of a client.
pub(super) fn roots(description: &Description) -> String {
    let mut source = text::doc("", &["Every operation as a method, such as `consumer.otps.sms.send`."]);
    source += "export interface OperationTree {\n";
    for root in
        description.module_tree.iter().filter(|module| !module.contains('.') && has_methods(description, module))
    {
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
    source += &computations::methods(module, description, DEEPER);
    source + &format!("{INDENT}}}\n")
}

fn method(operation: &Operation, types: &Types<'_>) -> String {
    signature(DEEPER, operation.name.rsplit('.').next().unwrap_or_default(), None, operation, types)
}

/// The method `call`: one signature for each operation, which shows its words, and one for any operation. The last is the one that
/// errors are about.
pub(super) fn calls(description: &Description) -> String {
    let types = Types { description, namespace: "" };
    let mut source = text::doc("", &["Calls by name."]);
    source += "export interface Calls {\n";
    for operation in &description.operations {
        let name = format!("name: \"{}\"", operation.name);
        source += &signature(INDENT, "call", Some(name), operation, &types);
    }
    let words =
        "Calls an operation by its name. Calls that Stytch cannot have processed are retried; see `maxRetries`.";
    source += &text::doc(INDENT, &[words]);
    source += "  call<Name extends OperationName>(name: Name, ...rest: Rest<Name>): Promise<Result<Name>>;\n";
    source + "}\n\n"
}

/// A method that calls an operation, with the operation's words. `first` is a param before the args.
fn signature(indent: &str, name: &str, first: Option<String>, operation: &Operation, types: &Types<'_>) -> String {
    let call = format!("`{}`. [Documentation]({}).", operation.key, operation.docs);
    let doc = text::doc(indent, &[&operation.summary, &operation.details, &call]);
    let optional = if operation.params.iter().any(|(_, field)| field.required) { "" } else { "?" };
    let args = format!("args{optional}: {}", types.name(operation.module(), &operation.struct_name()));
    let options = format!("options?: {}", if operation.member_session { "MemberCallOptions" } else { "CallOptions" });
    let params: Vec<String> = first.into_iter().chain([args, options]).collect();
    let result = format!("Promise<{}>", types.name(operation.module(), &operation.response_name));
    let line = format!("{indent}{name}({}): {result};\n", params.join(", "));
    if line.len() <= text::WIDTH + 1 {
        return doc + &line;
    }
    let params: String = params.iter().map(|param| format!("{indent}  {param},\n")).collect();
    doc + &format!("{indent}{name}(\n{params}{indent}): {result};\n")
}
