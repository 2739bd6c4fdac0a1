//! PATCH requests: their operations, and what those do to the attributes of a user.

use serde_json::{Map, Value, json};

use crate::api::scim::answer::Refusal;
use crate::api::scim::filter::Filter;
use crate::api::scim::path::Path;
use crate::api::scim::resource::{LISTS, VALUES};
use crate::model::scim::attributes::ENTERPRISE;

/// How many operations a request may have.
const OPERATIONS: usize = 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    Replace,
    Remove,
}

/// One change of a request.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) verb: Verb,
    pub(super) path: Path,
    pub(super) value: Value,
}

/// The operations of a request. One without a path becomes one for each attribute in its value.
pub(super) fn read(body: &Map<String, Value>) -> Result<Vec<Operation>, Refusal> {
    let given = body.get("Operations").and_then(Value::as_array).filter(|given| !given.is_empty());
    let given = given.ok_or_else(|| Refusal::invalid("invalidSyntax", "Operations must be a list."))?;
    let mut operations = Vec::new();
    for operation in given {
        // Entra writes them with a capital.
        let verb = match operation["op"].as_str().map(str::to_ascii_lowercase).as_deref() {
            Some("add") => Verb::Add,
            Some("replace") => Verb::Replace,
            Some("remove") => Verb::Remove,
            _ => return Err(Refusal::invalid("invalidSyntax", "op must be add, replace or remove.")),
        };
        let value = &operation["value"];
        match (&operation["path"], value) {
            (Value::String(path), value) => {
                operations.push(Operation { verb, path: Path::parse(path)?, value: value.clone() });
            }
            (Value::Null, _) if verb == Verb::Remove => {
                return Err(Refusal::invalid("noTarget", "An operation that removes needs a path."));
            }
            (Value::Null, Value::Object(attributes)) => {
                for (name, value) in attributes {
                    operations.push(Operation { verb, path: Path::parse(name)?, value: value.clone() });
                }
            }
            _ => return Err(Refusal::invalid("invalidValue", "An operation without a path needs an object.")),
        }
        if operations.len() > OPERATIONS {
            return Err(Refusal::too_large());
        }
    }
    Ok(operations)
}

impl Operation {
    /// Changes the attributes of a user.
    pub(super) fn apply(&self, resource: &mut Map<String, Value>) -> Result<(), Refusal> {
        if !self.path.extension {
            return self.apply_to(resource);
        }
        let extension = resource.entry(ENTERPRISE).or_insert_with(|| json!({}));
        let Value::Object(extension) = extension else {
            return Err(Refusal::invalid("invalidValue", format!("{ENTERPRISE} must be an object.")));
        };
        if self.path.attribute.is_empty() {
            match (self.verb, &self.value) {
                (Verb::Remove, _) => extension.clear(),
                (_, Value::Object(value)) => extension.extend(value.clone()),
                _ => return Err(Refusal::invalid("invalidValue", format!("{ENTERPRISE} must be an object."))),
            }
            return Ok(());
        }
        self.apply_to(extension)
    }

    fn apply_to(&self, object: &mut Map<String, Value>) -> Result<(), Refusal> {
        let Path { attribute, filter, sub, .. } = &self.path;
        let is_list = !self.path.extension && LISTS.contains(&attribute.as_str());
        match (filter, sub) {
            (Some(filter), sub) => self.apply_to_items(object, filter, sub.as_deref()),
            (None, Some(sub)) if !is_list => {
                let inner = object.entry(attribute.clone()).or_insert_with(|| json!({}));
                match (self.verb, inner) {
                    (Verb::Remove, Value::Object(inner)) => {
                        inner.remove(sub);
                    }
                    (_, Value::Object(inner)) => {
                        inner.insert(sub.clone(), self.value.clone());
                    }
                    // The manager may have been given by the id alone.
                    (_, inner) => *inner = json!({ sub.as_str(): self.value }),
                }
                Ok(())
            }
            (None, Some(_)) => Err(Refusal::invalid("invalidPath", format!("{attribute} needs a filter."))),
            (None, None) => self.apply_to_attribute(object, is_list),
        }
    }

    /// Changes a whole attribute.
    fn apply_to_attribute(&self, object: &mut Map<String, Value>, is_list: bool) -> Result<(), Refusal> {
        let attribute = &self.path.attribute;
        let value = &self.value;
        match self.verb {
            Verb::Remove if is_list && !value.is_null() => {
                let gone = as_list(value);
                if let Some(Value::Array(items)) = object.get_mut(attribute) {
                    items.retain(|item| !gone.iter().any(|gone| gone["value"] == item["value"]));
                }
            }
            Verb::Remove => {
                object.remove(attribute);
            }
            Verb::Add if is_list => {
                let known = object.entry(attribute.clone()).or_insert_with(|| json!([]));
                let mut items = as_list(known);
                for item in as_list(value) {
                    if !items.contains(&item) {
                        add_item(&mut items, item)?;
                    }
                }
                *known = Value::Array(items);
            }
            Verb::Add | Verb::Replace => match (object.get_mut(attribute), value) {
                // Parts of an object that are not mentioned stay.
                (Some(Value::Object(known)), Value::Object(more)) => known.extend(more.clone()),
                _ => {
                    object.insert(attribute.clone(), value.clone());
                }
            },
        }
        Ok(())
    }

    /// Changes those items of a list that match, or a part of them.
    fn apply_to_items(
        &self,
        object: &mut Map<String, Value>,
        filter: &Filter,
        sub: Option<&str>,
    ) -> Result<(), Refusal> {
        let known = object.entry(self.path.attribute.clone()).or_insert_with(|| json!([]));
        let mut items = as_list(known);
        if self.verb == Verb::Remove && sub.is_none() {
            items.retain(|item| !filter.matches(item));
            *known = Value::Array(items);
            return Ok(());
        }
        if self.verb != Verb::Remove && !items.iter().any(|item| filter.matches(item)) {
            // Entra changes the work address of people who have none yet.
            let implied = filter.implied().map(|(name, value)| (name.to_owned(), value.clone()));
            let item = Value::Object(implied.collect());
            if !filter.matches(&item) {
                return Err(Refusal::invalid("noTarget", "No value matches the filter in the path."));
            }
            add_item(&mut items, item)?;
        }
        for item in items.iter_mut().filter(|item| filter.matches(item)) {
            match (self.verb, item, sub, &self.value) {
                (Verb::Remove, Value::Object(item), Some(sub), _) => {
                    item.remove(sub);
                }
                (_, Value::Object(item), Some(sub), value) => {
                    item.insert(sub.to_owned(), value.clone());
                }
                (_, Value::Object(item), None, Value::Object(more)) => item.extend(more.clone()),
                _ => return Err(Refusal::invalid("invalidValue", "The value does not fit the path.")),
            }
        }
        *known = Value::Array(items);
        Ok(())
    }
}

fn add_item(items: &mut Vec<Value>, item: Value) -> Result<(), Refusal> {
    if items.len() >= VALUES {
        return Err(Refusal::invalid("invalidValue", format!("A list may have {VALUES} values.")));
    }
    items.push(item);
    Ok(())
}

/// The items of a list, which may be a single one; a text is the value of an item.
pub(super) fn as_list(value: &Value) -> Vec<Value> {
    let item = |value: &Value| match value {
        Value::String(text) => json!({ "value": text }),
        value => value.clone(),
    };
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(item).collect(),
        value => vec![item(value)],
    }
}
