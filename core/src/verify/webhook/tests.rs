use http::HeaderValue;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

// The example of Svix's documentation.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER_SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const SENT: u64 = 1_614_265_330;
const TIMESTAMP: &str = "1614265330";
const BODY: &str = r#"{"test": 2432232314}"#;
const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const NOW: UnixTime = UnixTime::from_seconds(SENT);

fn webhook() -> Webhook {
    Webhook::new(SECRET).unwrap()
}

fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in list {
        headers.append(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    headers
}

fn svix(id: &str, timestamp: &str, signature: &str) -> HeaderMap {
    headers(&[("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature)])
}

fn sign(secret: &str, id: &str, timestamp: &str, body: impl AsRef<[u8]>) -> String {
    let key = STANDARD.decode(&secret["whsec_".len()..]).unwrap();
    let mut mac = HMAC::new(&key);
    mac.update(format!("{id}.{timestamp}."));
    mac.update(body);
    format!("v1,{}", STANDARD.encode(mac.finalize()))
}

/// Reason and words of a "no".
fn no<T: fmt::Debug>(answer: Result<T, Error>) -> (DeniedReason, String) {
    match answer {
        Err(Error::Denied(denied)) => (denied.reason, denied.detail.into_owned()),
        other => panic!("{other:?}"),
    }
}

fn signature_no() -> (DeniedReason, String) {
    (DeniedReason::Signature, "the webhook is signed with none of the secrets".to_owned())
}

fn malformed(detail: &str) -> (DeniedReason, String) {
    (DeniedReason::Malformed, detail.to_owned())
}

#[test]
fn accepts_the_example_of_svix() {
    let headers = svix(ID, TIMESTAMP, SIGNATURE);
    assert_eq!(webhook().verify_signature(NOW, &headers, BODY.as_bytes()).unwrap(), ID);
    assert_eq!(sign(SECRET, ID, TIMESTAMP, BODY), SIGNATURE);
}

#[test]
fn signing_secrets_are_whsec_and_base64() {
    let problem = "`signing_secret` must be `whsec_` and base64, as the dashboard shows it";
    for secret in [
        "",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS-",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ] {
        let error = Webhook::new(secret).unwrap_err();
        assert_eq!(error.to_string(), problem, "{secret}");
        let Error::Build(error) = error else { panic!("{error:?}") };
        assert_eq!(error.kind, BuildErrorKind::Configuration);
        assert_eq!(webhook().or_secret(secret).unwrap_err().to_string(), problem, "{secret}");
    }
    // A key may be of any length, also longer than a block of the hash.
    for length in [1, 64, 65, 100] {
        let secret = format!("whsec_{}", STANDARD.encode(vec![7; length]));
        let headers = svix(ID, TIMESTAMP, &sign(&secret, ID, TIMESTAMP, BODY));
        Webhook::new(secret).unwrap().verify_signature(NOW, &headers, BODY.as_bytes()).unwrap();
    }
}

#[test]
fn any_secret_may_have_signed() {
    let (old, new) = (SIGNATURE.to_owned(), sign(OTHER_SECRET, ID, TIMESTAMP, BODY));
    let both = Webhook::new(OTHER_SECRET).unwrap().or_secret(SECRET).unwrap();
    for signature in [&old, &new] {
        both.verify_signature(NOW, &svix(ID, TIMESTAMP, signature), BODY.as_bytes()).unwrap();
    }
    assert_eq!(no(webhook().verify_signature(NOW, &svix(ID, TIMESTAMP, &new), BODY.as_bytes())), signature_no());
}

#[test]
fn any_signature_of_version_1_may_match() {
    let wrong = sign(OTHER_SECRET, ID, TIMESTAMP, BODY);
    let v2 = SIGNATURE.replace("v1,", "v2,");
    let verify = |signatures: &str| webhook().verify_signature(NOW, &svix(ID, TIMESTAMP, signatures), BODY.as_bytes());
    for signatures in [
        format!("{wrong} {SIGNATURE}"),
        format!("{SIGNATURE} {wrong}"),
        format!("{v2} v1a,AAAA nonsense v1,? {SIGNATURE}"),
        format!(" {SIGNATURE}  "),
    ] {
        assert_eq!(verify(&signatures).unwrap(), ID, "{signatures}");
    }
    let bare = SIGNATURE.strip_prefix("v1,").unwrap();
    for signatures in [
        "",
        "v1,",
        "v1",
        &wrong,
        &v2,
        bare,
        &format!("V1,{bare}"),
        &format!("v1 {bare}"),
        &format!("v1, {bare}"),
        &format!("v1,{bare},"),
        &format!("{wrong},{SIGNATURE}"),
        bare.trim_end_matches('='),
        SIGNATURE.trim_end_matches('='),
        // One byte less, and one more.
        &format!("v1,{}", STANDARD.encode(&STANDARD.decode(bare).unwrap()[..31])),
        &format!("v1,{}", STANDARD.encode([STANDARD.decode(bare).unwrap(), vec![0]].concat())),
    ] {
        assert_eq!(no(verify(signatures)), signature_no(), "{signatures}");
    }
}

#[test]
fn takes_the_headers_of_either_name() {
    let standard = [("webhook-id", ID), ("webhook-timestamp", TIMESTAMP), ("webhook-signature", SIGNATURE)];
    let verify = |list: &[(&'static str, &str)]| webhook().verify_signature(NOW, &headers(list), BODY.as_bytes());
    assert_eq!(verify(&standard).unwrap(), ID);
    // Where a header of Svix's own is there, the others do not count.
    let both = [
        [("svix-id", ID), ("svix-timestamp", TIMESTAMP), ("svix-signature", SIGNATURE)],
        [("webhook-id", "x"), ("webhook-timestamp", "x"), ("webhook-signature", "x")],
    ]
    .concat();
    assert_eq!(verify(&both).unwrap(), ID);
    for (header, missing) in
        [("svix-id", "svix-timestamp"), ("svix-timestamp", "svix-id"), ("svix-signature", "svix-id")]
    {
        let mixed = [&standard[..], &[(header, ID)]].concat();
        assert_eq!(no(verify(&mixed)), malformed(&format!("the header `{missing}` is missing")));
    }
}

#[test]
fn every_header_must_be_there_once_and_text() {
    let families = [
        [("svix-id", ID), ("svix-timestamp", TIMESTAMP), ("svix-signature", SIGNATURE)],
        [("webhook-id", ID), ("webhook-timestamp", TIMESTAMP), ("webhook-signature", SIGNATURE)],
    ];
    let verify = |headers: &HeaderMap| no(webhook().verify_signature(NOW, headers, BODY.as_bytes()));
    for family in families {
        for (name, value) in family {
            let mut headers = headers(&family);
            headers.remove(name);
            assert_eq!(verify(&headers), malformed(&format!("the header `{name}` is missing")));
            headers.append(name, HeaderValue::from_str(value).unwrap());
            headers.append(name, HeaderValue::from_str(value).unwrap());
            assert_eq!(verify(&headers), malformed(&format!("the header `{name}` is there twice")));
            headers.insert(name, HeaderValue::from_bytes(b"\xff").unwrap());
            assert_eq!(verify(&headers), malformed(&format!("the header `{name}` is not plain text")));
        }
    }
    assert_eq!(verify(&HeaderMap::new()), malformed("the header `svix-id` is missing"));
}

#[test]
fn ids_have_no_dot() {
    for id in ["", ".", "msg_1.2"] {
        let headers = svix(id, TIMESTAMP, &sign(SECRET, id, TIMESTAMP, BODY));
        let answer = webhook().verify_signature(NOW, &headers, BODY.as_bytes());
        assert_eq!(no(answer), malformed("the id of the webhook is empty or has a dot in it"));
    }
}

#[test]
fn timestamps_are_digits() {
    let verify = |timestamp: &str| {
        let headers = svix(ID, timestamp, &sign(SECRET, ID, timestamp, BODY));
        webhook().verify_signature(NOW, &headers, BODY.as_bytes())
    };
    for timestamp in
        ["", "+1614265330", "-1614265330", "1614265330.0", "1614265330 ", "0x6037bdb2", "1e9", "18446744073709551616"]
    {
        let expected = malformed("the timestamp of the webhook is no number of seconds");
        assert_eq!(no(verify(timestamp)), expected, "{timestamp}");
    }
    assert_eq!(verify("01614265330").unwrap(), ID);
    assert_eq!(no(verify("18446744073709551615")).0, DeniedReason::NotYetValid);
}

#[test]
fn tolerance_has_an_edge_in_both_directions() {
    let expired = (DeniedReason::Expired, "the webhook was sent too long ago".to_owned());
    let early = (DeniedReason::NotYetValid, "the webhook was sent in the future".to_owned());
    let headers = svix(ID, TIMESTAMP, SIGNATURE);
    let at = |webhook: &Webhook, milliseconds: i64| {
        let now = UnixTime::from_millis((SENT * 1_000).saturating_add_signed(milliseconds));
        webhook.verify_signature(now, &headers, BODY.as_bytes())
    };
    let minutes = webhook();
    for milliseconds in [-300_000, 0, 300_000] {
        assert_eq!(at(&minutes, milliseconds).unwrap(), ID);
    }
    assert_eq!(no(at(&minutes, 300_001)), expired);
    assert_eq!(no(at(&minutes, -300_001)), early);

    let seconds = webhook().with_tolerance(Duration::from_secs(2));
    assert_eq!(at(&seconds, 2_000).unwrap(), ID);
    assert_eq!(at(&seconds, -2_000).unwrap(), ID);
    assert_eq!(no(at(&seconds, 2_001)), expired);
    assert_eq!(no(at(&seconds, -2_001)), early);
}

#[test]
fn the_signature_comes_before_the_time() {
    let wrong = sign(OTHER_SECRET, ID, TIMESTAMP, BODY);
    for (now, timestamp) in [(0, TIMESTAMP), (u64::MAX, TIMESTAMP), (SENT, TIMESTAMP), (SENT, "no time")] {
        let headers = svix(ID, timestamp, &wrong);
        let answer = webhook().verify_signature(UnixTime::from_seconds(now), &headers, BODY.as_bytes());
        assert_eq!(no(answer), signature_no());
    }
}

#[test]
fn debug_shows_no_secret() {
    let webhook = webhook().or_secret(OTHER_SECRET).unwrap();
    assert_eq!(format!("{webhook:?}"), "Webhook { secrets: 2, tolerance: 300s, .. }");
}

/// What the webhook answers after a change of one byte of id, timestamp, body or signature; `None` if the byte cannot
/// be in a header at all.
fn after_change(part: usize, at: usize, change: u8) -> Option<DeniedReason> {
    let mut parts = [ID, TIMESTAMP, BODY, SIGNATURE].map(|part| part.as_bytes().to_vec());
    parts[part][at] ^= change;
    let [id, timestamp, body, signature] = parts;
    let mut headers = HeaderMap::new();
    for (name, value) in [("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature)] {
        headers.insert(name, HeaderValue::from_bytes(&value).ok()?);
    }
    Some(no(webhook().verify_signature(NOW, &headers, &body)).0)
}

#[test]
fn a_change_of_any_bit_is_noticed() {
    for (part, length) in [ID, TIMESTAMP, BODY, SIGNATURE].map(str::len).into_iter().enumerate() {
        for (at, bit) in (0..length).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let reason = after_change(part, at, 1 << bit);
            let is_no = matches!(reason, None | Some(DeniedReason::Signature | DeniedReason::Malformed));
            assert!(is_no, "{reason:?} for bit {bit} of byte {at} of part {part}");
        }
    }
}

proptest! {
    #[test]
    fn a_change_of_any_byte_is_noticed(part in 0..4_usize, at in any::<prop::sample::Index>(), change in 1..=255_u8) {
        let at = at.index([ID, TIMESTAMP, BODY, SIGNATURE][part].len());
        let reason = after_change(part, at, change);
        prop_assert!(matches!(reason, None | Some(DeniedReason::Signature | DeniedReason::Malformed)));
    }

    #[test]
    fn what_was_signed_is_accepted(
        key in prop::collection::vec(any::<u8>(), 1..80),
        id in "[!-~&&[^.]]{1,40}",
        body in ".{0,200}",
    ) {
        let secret = format!("whsec_{}", STANDARD.encode(key));
        let headers = svix(&id, TIMESTAMP, &sign(&secret, &id, TIMESTAMP, &body));
        let answer = Webhook::new(secret).unwrap().verify_signature(NOW, &headers, body.as_bytes());
        prop_assert_eq!(answer.unwrap(), id);
    }

    #[test]
    fn never_panics(
        id in "\\PC{0,8}",
        timestamp in "\\PC{0,8}|[0-9]{0,22}",
        signature in "(v1,|v2|[A-Za-z0-9+/=]{0,44}| ){0,6}",
        body in ".{0,20}",
    ) {
        let _ = webhook().verify(NOW, &svix(&id, &timestamp, &signature), body);
    }

    #[test]
    fn reading_never_panics(body in "\\PC{0,30}|(\\{|\\}|\"id\"|:|,|null|\"object_type\"|\"member\"){0,12}") {
        let _ = event(body);
    }
}

/// Signs a body and reads it, with a type and without one, which must agree.
fn event(body: impl Into<Vec<u8>>) -> Result<Event, Error> {
    let body = body.into();
    let headers = svix(ID, TIMESTAMP, &sign(SECRET, ID, TIMESTAMP, &body));
    let untyped = webhook().verify_untyped(NOW, &headers, &body).map_err(|error| error.to_string());
    let event = webhook().verify(NOW, &headers, body);
    assert_eq!(untyped, event.as_ref().map(|event| event.message_id.clone()).map_err(ToString::to_string));
    event
}

/// An event about an object.
fn change(object_type: &str, object: &Value) -> Value {
    let mut json = json!({
        "project_id": "project-test-1",
        "event_id": "webhook-event-test-1",
        "action": "UPDATE",
        "object_type": object_type,
        "source": "DIRECT",
        "id": "id-1",
        "timestamp": "2024-01-02T03:04:05.678901Z",
        "vertical": "B2B",
    });
    json[object_type] = object.clone();
    json
}

fn object(object_type: &str, object: &Value) -> Object {
    event(change(object_type, object).to_string()).unwrap().object
}

#[test]
fn reads_an_event() {
    let body = r#"{
        "action": "CREATE",
        "event_id": "webhook-event-test-1",
        "id": "member-test-1",
        "member": {"member_id": "member-test-1", "organization_id": "organization-test-1", "name": "Ada"},
        "object_type": "member",
        "project_id": "project-test-1",
        "source": "DASHBOARD",
        "timestamp": "2024-01-02T03:04:05.678901Z",
        "vertical": "B2B",
        "something": "new"
    }"#;
    let event = event(body).unwrap();
    assert_eq!(event.message_id, ID);
    assert_eq!(event.project_id, "project-test-1");
    assert_eq!(event.event_id, "webhook-event-test-1");
    assert_eq!(event.action, Action::Create);
    assert_eq!(event.object_type, ObjectType::Member);
    assert_eq!(event.source, Source::Dashboard);
    assert_eq!(event.id, "member-test-1");
    assert_eq!(event.timestamp.as_str(), "2024-01-02T03:04:05.678901Z");
    assert_eq!(event.vertical, Some(EventVertical::B2b));
    assert_eq!(event.event_type(), "dashboard.member.create");
    assert_eq!(event.body(), body.as_bytes());
    let Object::Member(member) = event.object else { panic!("{event:?}") };
    assert_eq!((member.member_id.as_str(), member.name.as_str()), ("member-test-1", "Ada"));
}

#[test]
fn reads_every_kind_of_object() {
    let organization = object("organization", &json!({"organization_id": "o"}));
    assert!(matches!(organization, Object::Organization(object) if object.organization_id == "o"));
    let member = object("member", &json!({"organization_id": "o", "member_id": "m"}));
    assert!(matches!(member, Object::Member(object) if object.member_id == "m"));
    let saml = object("saml_connection", &json!({"organization_id": "o", "connection_id": "c"}));
    assert!(matches!(saml, Object::SamlConnection(object) if object.connection_id == "c"));
    let oidc = object("oidc_connection", &json!({"organization_id": "o", "connection_id": "c"}));
    assert!(matches!(oidc, Object::OidcConnection(object) if object.connection_id == "c"));
    let scim = object("scim_connection", &json!({"organization_id": "o", "connection_id": "c"}));
    assert!(matches!(scim, Object::ScimConnection(object) if object.connection_id == "c"));
    let group = json!({"connection_id": "c", "group_id": "g", "group_name": "n", "organization_id": "o"});
    let group = object("scim_group", &group);
    assert!(matches!(group, Object::ScimGroup(object) if object.group_name == "n" && object.group_id == "g"));
}

#[test]
fn objects_without_a_type_are_kept() {
    let value = json!({"deep": [1, null, "x"]});
    assert_eq!(object("planet", &value), Object::Other(value.clone()));
    // An object that lacks its id, and one that is none.
    assert_eq!(object("member", &value), Object::Other(value));
    assert_eq!(object("organization", &json!("text")), Object::Other(json!("text")));
    assert_eq!(object("saml_connection", &json!([])), Object::Other(json!([])));
}

#[test]
fn deletions_come_without_the_object() {
    let mut json = change("member", &json!(null));
    assert_eq!(event(json.to_string()).unwrap().object, Object::Absent);
    json.as_object_mut().unwrap().remove("member");
    json["action"] = json!("DELETE");
    let event = event(json.to_string()).unwrap();
    assert_eq!((event.action, event.object), (Action::Delete, Object::Absent));
}

#[test]
fn new_values_and_missing_extras_are_no_error() {
    let json = json!({
        "project_id": "p",
        "event_id": "e",
        "action": "RENAME",
        "object_type": "planet",
        "id": "i",
        "vertical": 1,
    });
    let event = event(json.to_string()).unwrap();
    assert_eq!(event.action.as_str(), "RENAME");
    assert_eq!(event.object_type.as_str(), "planet");
    assert_eq!(event.source, Source::default());
    assert_eq!(event.timestamp, crate::values::Timestamp::default());
    assert_eq!(event.vertical, None);
    assert_eq!(event.object, Object::Absent);
    assert_eq!(event.event_type(), ".planet.rename");
}

#[test]
fn a_genuine_body_that_is_no_event_is_not_denied() {
    let problem = |body: &[u8]| {
        let error = event(body).unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        assert_eq!((error.status(), error.request_id()), (None, None));
        error.to_string()
    };
    assert_eq!(problem(b""), "webhook: the body is empty");
    assert_eq!(problem(b"hello"), "webhook: the body is not JSON");
    assert_eq!(problem(b"{\"id\": \"\xff\"}"), "webhook: the body is not UTF-8");
    assert_eq!(problem(br#"{"id": "x""#), "webhook: the body ends too early");
    assert_eq!(problem(b"\xef\xbb\xbf{}"), "webhook: the body is not JSON");
    for body in ["[]", "[1]", "\"x\"", "7", "null"] {
        assert_eq!(problem(body.as_bytes()), "webhook: the body has a value of the wrong type", "{body}");
    }
    assert_eq!(problem(BODY.as_bytes()), "webhook: the body, at `object_type`, lacks a field");
    for name in ["project_id", "event_id", "action", "object_type", "id"] {
        let mut json = change("member", &json!(null));
        json[name] = json!(7);
        let expected = format!("webhook: the body, at `{name}`, has a value of the wrong type");
        assert_eq!(problem(json.to_string().as_bytes()), expected);
        json.as_object_mut().unwrap().remove(name);
        assert_eq!(problem(json.to_string().as_bytes()), format!("webhook: the body, at `{name}`, lacks a field"));
    }
}

#[test]
fn debug_of_an_event_shows_no_secret() {
    let secret = json!({"connection_id": "c", "organization_id": "o", "bearer_token": "very-secret"});
    for object_type in ["scim_connection", "oidc_connection", "planet"] {
        let mut secret = secret.clone();
        secret["client_secret"] = json!("very-secret");
        let event = event(change(object_type, &secret).to_string()).unwrap();
        assert!(!format!("{event:?}").contains("very-secret"), "{object_type}");
    }
    let event = event(change("planet", &secret).to_string()).unwrap();
    assert_eq!(
        format!("{event:?}"),
        format!(
            "Event {{ message_id: \"{ID}\", project_id: \"project-test-1\", event_id: \"webhook-event-test-1\", \
             action: Update, object_type: Other(OtherValue(\"planet\")), source: Direct, id: \"id-1\", \
             timestamp: Timestamp(\"2024-01-02T03:04:05.678901Z\"), vertical: Some(B2b), object: Other(..), \
             body: {} bytes }}",
            event.body().len()
        )
    );
    assert_eq!(format!("{:?}", Object::Absent), "Absent");
}

#[test]
fn debug_of_an_object_is_that_of_its_type() {
    for (object_type, name) in [
        ("organization", "Organization {"),
        ("member", "Member {"),
        ("saml_connection", "SamlConnection {"),
        ("oidc_connection", "OidcConnection {"),
        ("scim_connection", "ScimConnection {"),
        ("scim_group", "ScimGroup {"),
    ] {
        let value = json!({"organization_id": "o", "member_id": "m", "connection_id": "c"});
        assert!(format!("{:?}", object(object_type, &value)).starts_with(name), "{object_type}");
    }
}
