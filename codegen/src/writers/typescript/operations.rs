//! The `Operations` interface: the argument and result types of every operation, by name.

use super::text;
use super::types::Types;
use crate::description::{Description, Operation};

pub(super) fn source(description: &Description) -> String {
    let types = Types { description, namespace: "" };
    let mut source = text::doc("", &["The args and results of every operation, by name."]);
    source += "export interface Operations {\n";
    for operation in &description.operations {
        source += &entry(operation, &types);
    }
    source + "}\n\n"
}

fn entry(operation: &Operation, types: &Types<'_>) -> String {
    let module = operation.module();
    let mut members = vec![
        format!("args: {}", types.name(module, &operation.struct_name())),
        format!("result: {}", types.name(module, &operation.response_name)),
    ];
    members.extend(operation.paging.as_ref().map(|paging| format!("item: {}", types.of(&paging.item))));
    members.extend(operation.member_session.then(|| "memberSession: true".to_owned()));
    let line = format!("  \"{}\": {{ {} }};\n", operation.name, members.join("; "));
    if line.len() <= text::WIDTH + 1 {
        return line;
    }
    let members: String = members.iter().map(|member| format!("    {member};\n")).collect();
    format!("  \"{}\": {{\n{members}  }};\n", operation.name)
}
