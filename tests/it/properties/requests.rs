//! Any params of any operation: a request that is the same typed and by name, or an error that names one of them.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use stytch_core::consumer::users;
use stytch_core::operation::{self, Kind, Operation, Param};
use stytch_core::{Error, MemberCredential};
use stytch_tests::laws::by_name_args;

use super::{any_json, any_operation, any_text, project};

/// A value of the right type.
fn value_of(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::String => any_text().prop_map(Value::from).boxed(),
        Kind::Integer => any::<i32>().prop_map(Value::from).boxed(),
        Kind::Unsigned => any::<u32>().prop_map(Value::from).boxed(),
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Map => proptest::collection::btree_map(any_text(), any_json(), 0..3)
            .prop_map(|members| Value::Object(members.into_iter().collect()))
            .boxed(),
        Kind::Object(params) => values_of(params.iter()).prop_map(Value::Object).boxed(),
        Kind::Array(item) => proptest::collection::vec(value_of(*item), 0..3).prop_map(Value::from).boxed(),
        other => panic!("{other}"),
    }
}

/// Values for all that is required, and for some of the rest.
fn values_of<'a>(params: impl Iterator<Item = &'a Param>) -> BoxedStrategy<Map<String, Value>> {
    let value = |param: &Param| {
        let value = value_of(param.kind);
        let value = if param.required { value.prop_map(Some).boxed() } else { proptest::option::of(value).boxed() };
        let name = param.name.to_owned();
        value.prop_map(move |value| Some((name.clone(), value?))).boxed()
    };
    let values: Vec<_> = params.map(value).collect();
    values.prop_map(|values| values.into_iter().flatten().collect()).boxed()
}

fn args_of(operation: &Operation) -> BoxedStrategy<Map<String, Value>> {
    values_of(operation.params().iter().filter(|param| !param.name.starts_with("X-Stytch-")))
}

/// Any operation, with params as it wants them.
fn any_call() -> impl Strategy<Value = (&'static Operation, Map<String, Value>)> {
    any_operation().prop_flat_map(|operation| (Just(operation), args_of(operation)))
}

fn any_session(operation: &Operation) -> BoxedStrategy<Option<MemberCredential>> {
    let session = prop_oneof![any_text().prop_map(MemberCredential::token), any_text().prop_map(MemberCredential::jwt)];
    if operation.accepts_member_credential() { proptest::option::of(session).boxed() } else { Just(None).boxed() }
}

proptest! {
    // Making up params costs more than looking at what becomes of them.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_call_is_the_same_request_typed_and_by_name(
        (operation, args, session) in any_call().prop_flat_map(|(operation, args)| {
            (Just(operation), Just(args), any_session(operation))
        }),
    ) {
        by_name_args::check(operation, &Value::Object(args), session.as_ref());
    }

    #[test]
    fn a_param_of_any_type_is_sent_or_named(
        (operation, mut args) in any_call(), at in any::<prop::sample::Index>(), value in any_json(), absent in any::<bool>(),
    ) {
        if let Some(param) = (!operation.params().is_empty()).then(|| at.get(operation.params())) {
            if absent { args.remove(param.name) } else { args.insert(param.name.to_owned(), value) };
        }
        by_name_args::check(operation, &Value::Object(args), None);
    }

    #[test]
    fn a_param_that_is_none_is_named((operation, mut args) in any_call(), name in any_text(), value in any_json()) {
        prop_assume!(operation.params().iter().all(|param| param.name != name));
        args.insert(name.clone(), value);
        let error = project().call_request(operation.name, &Value::Object(args), None).unwrap_err();
        let Error::Build(error) = error else { panic!("{error:?}") };
        prop_assert_eq!((error.kind.as_str(), error.field), ("unknown_param", name));
    }

    #[test]
    fn params_are_an_object(operation in any_operation(), args in any_json()) {
        by_name_args::check(operation, &args, None);
    }

    #[test]
    fn a_member_session_needs_an_operation_that_takes_it((operation, args) in any_call(), token in any_text()) {
        prop_assume!(!operation.accepts_member_credential());
        let session = MemberCredential::token(token);
        let error = project().call_request(operation.name, &Value::Object(args), Some(&session)).unwrap_err();
        let Error::Build(error) = error else { panic!("{error:?}") };
        prop_assert_eq!((error.kind.as_str(), error.field.as_str()), ("unknown_param", "member_credential"));
    }

    #[test]
    fn names_that_are_no_operations_are_refused(name in "\\PC{0,40}") {
        prop_assume!(operation::find(&name).is_none());
        let result = project().call_request(&name, &json!({}), None);
        prop_assert!(matches!(result, Err(Error::Build(_))), "{:?}", result);
    }

    #[test]
    fn a_typed_id_is_one_segment(id in any_text()) {
        let args = json!({ "user_id": id });
        let typed = project().request(&users::Get::new(id.as_str()));
        match (typed, project().call_request("consumer.users.get", &args, None)) {
            (Ok(typed), Ok(by_name)) => prop_assert_eq!(typed.uri(), by_name.uri()),
            (Err(typed), Err(by_name)) => prop_assert_eq!(typed.to_string(), by_name.to_string()),
            (typed, by_name) => prop_assert!(false, "{typed:?}, but {by_name:?}"),
        }
    }
}
