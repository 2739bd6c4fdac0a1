//! What makes a request the first of many.

use super::types::{self, Imports};
use crate::description::Paging;

pub(super) fn source(name: &str, response: &str, paging: &Paging, imports: &mut Imports) -> String {
    imports.core("Paged");
    let item = types::rust_type(&paging.item, imports);
    let items = &paging.items.rust;
    let items = if paging.items.required { items.clone() } else { format!("{items}.unwrap_or_default()") };
    let holder = match &paging.metadata {
        None => "response".to_owned(),
        Some(field) if field.required => format!("response.{}", field.rust),
        Some(field) => format!("response.{}.as_ref()?", field.rust),
    };
    let cursor = format!("{holder}.{}", paging.next_cursor.rust);
    let cursor = if paging.next_cursor.required { format!("Some(&{cursor})") } else { format!("{cursor}.as_deref()") };
    format!(
        "
impl Paged for {name} {{
    type Item = {item};

    fn current_cursor(&self) -> Option<&str> {{
        self.cursor.as_deref()
    }}

    fn set_cursor(&mut self, cursor: String) {{
        self.cursor = Some(cursor);
    }}

    fn next_cursor(response: &{response}) -> Option<&str> {{
        {cursor}
    }}

    fn items(response: {response}) -> Vec<{item}> {{
        response.{items}
    }}
}}
"
    )
}
