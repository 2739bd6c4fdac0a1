//! Emulated Stytches, one for each test that wants one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{Request, Response, StatusCode, Uri};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::answer::{json, mistake};

/// Emulators by id, each made when it is first mentioned. Its clock then shows the present, and stands still.
#[derive(Debug, Default)]
pub(crate) struct Emulators(Mutex<BTreeMap<String, Arc<Emulator>>>);

impl Emulators {
    fn get(&self, id: &str) -> Arc<Emulator> {
        let mut emulators = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(emulators.entry(id.to_owned()).or_default())
    }

    /// Answers a request to `{id}/..`.
    pub(crate) fn answer(&self, rest: &str, mut request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (id, path) = rest.split_once('/').unwrap_or((rest, ""));
        let Ok(uri) = format!("/{path}").parse::<Uri>() else {
            return mistake(StatusCode::BAD_REQUEST, "This is not the path of a URL.");
        };
        *request.uri_mut() = uri;
        self.get(id).handle(request)
    }

    /// Does what a test asks for with a POST to `{id}/{action}`.
    pub(crate) fn control(&self, rest: &str, args: &Value) -> Response<Vec<u8>> {
        let (id, action) = rest.split_once('/').unwrap_or((rest, ""));
        let done = match action {
            "start_in_the_past" => self.start_in_the_past(id, args),
            _ => {
                let stytch = self.get(id);
                change(&stytch, action, args).or_else(|| ask(&stytch, action, args))
            }
        };
        match done {
            Some(answer) => json(StatusCode::OK, &answer),
            None => mistake(StatusCode::BAD_REQUEST, &format!("{action} cannot be done with {args}.")),
        }
    }

    /// Makes an emulator whose clock is behind, so that what it signs has expired.
    fn start_in_the_past(&self, id: &str, args: &Value) -> Option<Value> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
        let emulator = Emulator::starting_at(now.checked_sub(args["seconds"].as_u64()?)?);
        let mut emulators = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        emulators.insert(id.to_owned(), Arc::new(emulator)).is_none().then_some(Value::Null)
    }
}

/// Changes something about an emulator; `None` if that is not what the action does, or the arguments do not say how.
fn change(stytch: &Emulator, action: &str, args: &Value) -> Option<Value> {
    match action {
        "advance" => stytch.advance(Duration::from_secs(args["seconds"].as_u64()?)),
        "set_policy" => stytch.set_policy(args.clone()),
        "set_m2m_claims" => stytch.set_m2m_claims(args.as_object()?.clone()),
        "publish_key" => stytch.publish_key(),
        "rotate_keys" => stytch.rotate_keys(),
        "retire_keys" => stytch.retire_keys(),
        "fail_next" => {
            let (status, times) = (args["status"].as_u64()?, args["times"].as_u64()?);
            stytch.fail_next(args["operation"].as_str()?, status.try_into().ok()?, times.try_into().ok()?);
        }
        _ => return None,
    }
    Some(Value::Null)
}

/// Answers something that only an emulator can know or do; `None` like [`change`].
fn ask(stytch: &Emulator, action: &str, args: &Value) -> Option<Value> {
    let text = |name: &str| args[name].as_str();
    let scopes = || args["scopes"].as_array()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
    Some(match action {
        "project" => json!({
            "project_id": stytch.project_id(),
            "secret": stytch.secret(),
            "public_token": stytch.public_token(),
        }),
        "requests_of" => json!(stytch.requests_of(text("operation")?)),
        "last_passcode" => json!(stytch.last_passcode(text("address")?)),
        "last_magic_link" => json!(stytch.last_magic_link(text("email")?)),
        "last_token" => json!(stytch.last_token(text("email")?)),
        "start_member_session" => {
            let minutes = args["minutes"].as_u64()?.try_into().ok()?;
            let session = stytch.start_member_session(text("organization_id")?, text("member_id")?, minutes)?;
            json!({
                "session_token": session.session_token,
                "session_jwt": session.session_jwt,
                "member_session_id": session.member_session_id,
            })
        }
        "connected_app_token" => {
            json!(stytch.connected_app_token(text("client_id")?, text("user_id")?, &scopes()?))
        }
        "member_connected_app_token" => {
            json!(stytch.member_connected_app_token(text("client_id")?, text("member_id")?, &scopes()?))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(response: &Response<Vec<u8>>) -> Value {
        serde_json::from_slice(response.body()).unwrap()
    }

    fn whoami(emulators: &Emulators, id: &str) -> u16 {
        let request = Request::get("/").body(Vec::new()).unwrap();
        emulators.answer(&format!("{id}/v1/debug/whoami"), request).status().as_u16()
    }

    #[test]
    fn each_id_has_an_emulator_of_its_own() {
        let emulators = Emulators::default();
        assert_eq!(whoami(&emulators, "a"), 401);
        let count =
            |id: &str| body(&emulators.control(&format!("{id}/requests_of"), &json!({ "operation": "debug.whoami" })));
        assert_eq!((count("a"), count("b")), (json!(1), json!(0)));
    }

    #[test]
    fn failures_can_be_planned() {
        let emulators = Emulators::default();
        let plan = json!({ "operation": "debug.whoami", "status": 503, "times": 1 });
        assert_eq!(emulators.control("a/fail_next", &plan).status(), 200);
        assert_eq!((whoami(&emulators, "a"), whoami(&emulators, "a")), (503, 401));
    }

    #[test]
    fn what_cannot_be_done_is_an_error() {
        let emulators = Emulators::default();
        for (action, args) in [("a/advance", json!({})), ("a/dance", json!({})), ("a", json!({}))] {
            assert_eq!(emulators.control(action, &args).status(), 400, "{action}");
        }
    }

    #[test]
    fn only_a_new_emulator_starts_in_the_past() {
        let emulators = Emulators::default();
        let args = json!({ "seconds": 600 });
        assert_eq!(emulators.control("a/start_in_the_past", &args).status(), 200);
        assert_eq!(emulators.control("a/start_in_the_past", &args).status(), 400);
    }
}
