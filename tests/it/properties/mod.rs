//! Laws that hold for whatever callers and servers come up with. Where fuzz targets search for exceptions too, the law itself is
//! in `stytch_tests::laws`.

mod client_settings;
mod headers;
mod numbers;
mod requests;
mod responses;
mod settings;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use stytch_core::Project;
use stytch_core::operation::{self, Operation};

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

/// The golden answer of an operation, with a value for each field.
fn golden_response(operation: &Operation) -> &'static Value {
    static RESPONSES: LazyLock<BTreeMap<&str, Value>> = LazyLock::new(|| {
        let response = |operation: &Operation| {
            let path = format!("{}/golden/{}.json", env!("CARGO_MANIFEST_DIR"), operation.name);
            let mut golden: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            (operation.name, golden["response"].take())
        };
        operation::all().iter().map(response).collect()
    });
    &RESPONSES[operation.name]
}

fn any_operation() -> impl Strategy<Value = &'static Operation> {
    (0..operation::all().len()).prop_map(|index| &operation::all()[index])
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z_]{1,12}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Texts of any characters, and those with a meaning in URLs, headers and JSON.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        any::<String>(),
        "[a-z0-9-]{1,20}",
        Just(".".to_owned()),
        Just("..".to_owned()),
        Just("a/../b?c=d&e#f%2F+ \r\n\0".to_owned()),
    ]
}
