//! The params of flows.

use super::*;
use crate::operation::{Kind, Param};

/// Args with every param, right but for their meaning.
fn full(params: &[Param]) -> Value {
    let value = |param: &Param| match &param.kind {
        Kind::String => json!("text"),
        Kind::Unsigned | Kind::Integer => json!(60),
        Kind::Boolean => json!(true),
        Kind::Map => json!({ "color": "blue" }),
        Kind::Array(_) => json!(["text"]),
        Kind::Object(fields) => full(fields),
    };
    params.iter().map(|param| (param.name.to_owned(), value(param))).collect::<serde_json::Map<_, _>>().into()
}

#[track_caller]
fn refused(name: &str, args: &Value) -> (BuildErrorKind, String) {
    match FlowByName::new(name, args) {
        Err(Error::Build(error)) => (error.kind, error.field),
        other => panic!("{name} takes {args}: {other:?}"),
    }
}

#[test]
fn every_flow_takes_its_params_and_no_others() {
    for flow in &FLOWS {
        let args = full(flow.params);
        let _flow = FlowByName::new(flow.name, &args).unwrap();
        let unknown = (BuildErrorKind::UnknownParam, "no_such".to_owned());
        assert_eq!(refused(flow.name, &with(args, "no_such", json!(null))), unknown, "{}", flow.name);
        assert_eq!(refused(flow.name, &json!([])), (BuildErrorKind::WrongType, "args".to_owned()));
    }
}

#[test]
fn an_optional_param_can_be_null_or_missing_and_a_required_one_cannot() {
    for flow in &FLOWS {
        for Param { name, required, .. } in flow.params {
            let null = with(full(flow.params), name, json!(null));
            let missing = without(full(flow.params), name);
            if *required {
                assert_eq!(refused(flow.name, &null), (BuildErrorKind::WrongType, (*name).to_owned()));
                assert_eq!(refused(flow.name, &missing), (BuildErrorKind::MissingParam, (*name).to_owned()));
            } else if !DECIDING.contains(name) {
                let _flow = FlowByName::new(flow.name, &null).unwrap();
                let _flow = FlowByName::new(flow.name, &missing).unwrap();
            }
        }
    }
}

/// In the caller's language, it may stand for the mistyped name of a permission.
#[test]
fn null_does_not_leave_out_a_check() {
    let mut found = Vec::new();
    for flow in &FLOWS {
        for Param { name, required, .. } in flow.params.iter().filter(|param| DECIDING.contains(&param.name)) {
            let null = with(full(flow.params), name, json!(null));
            assert_eq!(refused(flow.name, &null), (BuildErrorKind::WrongType, (*name).to_owned()));
            if !required && *name != "client_id" {
                let _flow = FlowByName::new(flow.name, &without(full(flow.params), name)).unwrap();
            }
            found.push((flow.name, *name));
        }
    }
    let expected = [
        ("consumer.sessions.authenticate_jwt", "max_age_seconds"),
        ("consumer.sessions.authenticate_jwt", "authorization_check"),
        ("b2b.sessions.authenticate_jwt", "max_age_seconds"),
        ("b2b.sessions.authenticate_jwt", "authorization_check"),
        ("consumer.rbac.authorize", "authorization_check"),
        ("b2b.rbac.authorize", "authorization_check"),
        ("consumer.idp.introspect_token", "max_age_seconds"),
        ("consumer.idp.introspect_token", "authorization_check"),
        ("consumer.idp.introspect_token", "client_id"),
        ("b2b.idp.introspect_token", "max_age_seconds"),
        ("b2b.idp.introspect_token", "authorization_check"),
        ("b2b.idp.introspect_token", "client_id"),
        ("m2m.authenticate_token", "max_age_seconds"),
        ("m2m.authenticate_token", "required_scopes"),
        ("m2m.fetch_token", "client_id"),
        ("m2m.fetch_token", "scopes"),
    ];
    assert_eq!(found, expected);
}

/// It would be ignored, and a revoked token would pass the local check.
#[test]
fn a_secret_of_a_client_needs_the_client() {
    for name in ["consumer.idp.introspect_token", "b2b.idp.introspect_token"] {
        let args = json!({ "access_token": "token", "client_secret": "secret" });
        let Err(Error::Build(error)) = FlowByName::new(name, &args) else { panic!("{name}: it was ignored") };
        assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, "client_secret"));
        assert_eq!(
            error.to_string(),
            format!("{name}: `client_secret` needs a `client_id`, the client that asks Stytch")
        );
        for args in [with(args.clone(), "client_id", json!("app-1")), with(args, "client_secret", json!(null))] {
            let _flow = FlowByName::new(name, &args).unwrap();
        }
    }
}

#[test]
fn a_number_that_cannot_be_sent_is_refused() {
    for minutes in [json!(3_000_000_000_u32), json!(60.5), json!("60")] {
        let args = json!({ "session_jwt": "jwt", "fall_back": true, "session_duration_minutes": minutes });
        let expected = (BuildErrorKind::WrongType, "session_duration_minutes".to_owned());
        assert_eq!(refused("consumer.sessions.authenticate_jwt", &args), expected);
    }
}

#[test]
fn what_only_stytch_could_use_is_not_ignored() {
    for (name, value) in [("session_duration_minutes", json!(60)), ("session_custom_claims", json!({ "a": 1 }))] {
        for flow in ["consumer.sessions.authenticate_jwt", "b2b.sessions.authenticate_jwt"] {
            let args = json!({ "session_jwt": "jwt", name: value });
            match world().run(FlowByName::new(flow, &args).unwrap()) {
                Err(Error::Build(error)) => {
                    assert_eq!((error.field.as_str(), error.kind), (name, BuildErrorKind::Configuration))
                }
                other => panic!("{flow}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_value_of_another_type_is_refused() {
    for flow in &FLOWS {
        for Param { name, kind, .. } in flow.params {
            let wrong = if matches!(kind, Kind::Boolean) { json!(1) } else { json!(true) };
            let args = with(full(flow.params), name, wrong);
            assert_eq!(refused(flow.name, &args), (BuildErrorKind::WrongType, (*name).to_owned()));
            let Kind::Object(fields) = kind else { continue };
            for field in *fields {
                let args = with(full(flow.params), name, without(full(fields), field.name));
                let path = format!("{name}.{}", field.name);
                assert_eq!(refused(flow.name, &args), (BuildErrorKind::MissingParam, path));
            }
        }
    }
}

#[test]
fn a_session_duration_that_cannot_be_sent_is_refused_and_not_dropped() {
    for name in ["consumer.sessions.authenticate_jwt", "b2b.sessions.authenticate_jwt"] {
        for minutes in [i64::from(i32::MAX) + 1, i64::from(u32::MAX), i64::from(i32::MIN) - 1] {
            let args = json!({ "session_jwt": "text", "session_duration_minutes": minutes });
            let Err(Error::Build(error)) = FlowByName::new(name, &args) else { panic!("{name} takes {args}") };
            assert_eq!(error.to_string(), format!("{name}: `session_duration_minutes` must be of type integer"));
        }
    }
}

#[test]
fn only_flows_are_known() {
    for name in ["", "consumer.sessions.authenticate", "consumer.sessions", "m2m"] {
        assert_eq!(refused(name, &json!({})), (BuildErrorKind::UnknownOperation, name.to_owned()));
    }
}

#[test]
fn errors_name_the_flow() {
    let Err(Error::Build(error)) = FlowByName::new("m2m.authenticate_token", &json!({})) else { panic!("no error") };
    assert_eq!((error.operation, error.field.as_str()), (Some("m2m.authenticate_token"), "access_token"));
}

#[test]
fn debug_shows_no_param() {
    for flow in &FLOWS {
        let shown = format!("{:?}", FlowByName::new(flow.name, &full(flow.params)).unwrap());
        assert_eq!(shown, format!("FlowByName {{ name: {:?}, .. }}", flow.name));
    }
}
