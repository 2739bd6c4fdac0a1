use std::collections::BTreeSet;
use std::path::Path;

use super::{operations, types};
use crate::description::{self, Description};

fn description() -> Description {
    description::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("description")).unwrap()
}

#[test]
fn no_type_is_there_twice() {
    let source = types(&description());
    let heads = source.lines().filter_map(|line| {
        let class = line.strip_prefix("class ").and_then(|rest| rest.split_once('(')).map(|(name, _)| name);
        class.or_else(|| line.strip_suffix(" = Union["))
    });
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = heads.filter(|name| !seen.insert(*name)).collect();
    assert_eq!(twice, Vec::<&str>::new());
}

#[test]
fn no_param_is_named_like_an_option() {
    for operation in &description().operations {
        assert!(operation.params.iter().all(|(_, field)| field.wire != "member_session"), "{}", operation.name);
    }
}

#[test]
fn required_params_come_first() {
    let source = operations(&description());
    let expected = "    def send(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
";
    assert!(source.contains(expected));
}
