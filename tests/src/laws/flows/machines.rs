//! All kinds of flows, as one type.

use std::fmt::Debug;
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::by_name::{CallByName, FlowByName};
use stytch_core::flow::{Call, Input, Step};
use stytch_core::list::Pages;
use stytch_core::{Context, Error, Flow, Secret, UnixTime, b2b, consumer, m2m};

use super::{Choices, member_credential};
use crate::laws::tokens;

/// A flow, whatever it returns.
pub(super) trait Machine {
    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<()>, Error>;

    /// Its `Debug`.
    fn shown(&self) -> String;

    /// Without what it must not end well.
    fn needs(&self) -> Proof;
}

#[derive(Clone, Copy)]
pub(super) enum Proof {
    None,
    Signature,
    SignatureOrStytch,
    Stytch,
}

struct Flowing<F>(F, Proof);

impl<F: Flow + Debug> Machine for Flowing<F> {
    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<()>, Error> {
        Ok(match self.0.step(context, now, input)? {
            Step::Send(request) => Step::Send(request),
            Step::Verify(signature) => Step::Verify(signature),
            Step::Wait(delay) => Step::Wait(delay),
            Step::Done(_) => Step::Done(()),
        })
    }

    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }

    fn needs(&self) -> Proof {
        self.1
    }
}

/// Parts of the tokens below, which must not be shown.
pub(super) const SECRETS: &[&str] = &["c2lnbmF0dXJl", "eyJhbGciOi", "eyJhdWQiOls", "client-s3cret"];

/// A token of each kind; of a key that is not there; and none at all.
static TOKENS: LazyLock<[String; 7]> = LazyLock::new(|| {
    let claims = tokens::claims();
    let unknown = json!({ "alg": "RS256", "kid": "key-2", "typ": "JWT" }).to_string();
    let unknown = tokens::token_of(unknown.as_bytes(), claims[0].1.to_string().as_bytes());
    let [session, member, client, app, member_app] = claims.map(|(_, claims)| tokens::token(&claims));
    [session, member, client, app, member_app, unknown, "not.a.token".to_owned()]
});

static NO_ARGS: Value = Value::Null;
static GET_ARGS: LazyLock<Value> = LazyLock::new(|| json!({ "user_id": "user-test-1" }));
static SEND_ARGS: LazyLock<Value> = LazyLock::new(|| json!({ "phone_number": "+12025550162" }));

/// A flow for the choices that come next.
pub(super) fn any(choices: &mut Choices<'_>) -> Box<dyn Machine> {
    let kind = choices.below(24);
    let own = [0, 1, 3, 4, 2, 0, 1].get(kind).copied().unwrap_or_default();
    // The token that it is for, unless the choices say otherwise.
    let token = TOKENS[(own + choices.below(TOKENS.len())) % TOKENS.len()].as_str();
    let has_max_age = choices.below(4) == 1;
    let max_age = choices.of(&[60, 0, u64::MAX]);
    let is_required = choices.below(2) == 1;
    let falls_back = choices.below(3);
    let asks_stytch = choices.below(3) == 1;
    let token_proof = if asks_stytch { Proof::Stytch } else { Proof::Signature };
    match kind {
        0 => {
            let mut flow = consumer::sessions::AuthenticateJwt::new(token);
            if has_max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if is_required {
                flow = flow.require("documents", "read");
            }
            if falls_back > 0 {
                flow = flow.fall_back(falls_back == 1);
            }
            Box::new(Flowing(flow, Proof::SignatureOrStytch))
        }
        1 => {
            let mut flow = b2b::sessions::AuthenticateJwt::new(token);
            if has_max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if is_required {
                flow = flow.require("organization-test-1", "documents", "read");
            }
            if falls_back > 0 {
                flow = flow.fall_back(falls_back == 1);
            }
            Box::new(Flowing(flow, Proof::SignatureOrStytch))
        }
        2 => {
            let mut flow = consumer::idp::IntrospectToken::new(token);
            if asks_stytch {
                flow = flow.as_client("connected-app-test-1", Some(Secret::from("client-s3cret")));
            }
            if has_max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if is_required {
                flow = flow.require("documents", "read");
            }
            Box::new(Flowing(flow, token_proof))
        }
        3 => {
            let mut flow = b2b::idp::IntrospectToken::new(token);
            if asks_stytch {
                flow = flow.as_client("connected-app-test-1", None);
            }
            if has_max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if is_required {
                flow = flow.require("organization-test-1", "documents", "read");
            }
            Box::new(Flowing(flow, token_proof))
        }
        4 => {
            let mut flow = m2m::AuthenticateToken::new(token);
            if has_max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if is_required {
                flow = flow.require("documents:read");
            }
            Box::new(Flowing(flow, Proof::Signature))
        }
        5 => by_name(
            "consumer.sessions.authenticate_jwt",
            &json!({ "session_jwt": token, "fall_back": asks_stytch }),
            Proof::SignatureOrStytch,
        ),
        6 => by_name(
            "b2b.sessions.authenticate_jwt",
            &json!({ "session_jwt": token, "fall_back": asks_stytch }),
            Proof::SignatureOrStytch,
        ),
        7 => by_name(
            "consumer.rbac.authorize",
            &json!({ "roles": ["editor"],
            "authorization_check": { "resource_id": "documents", "action": "read" } }),
            Proof::None,
        ),
        8 => {
            let organization = if is_required { "organization-test-1" } else { "organization-test-2" };
            by_name(
                "b2b.rbac.authorize",
                &json!({ "roles": ["editor", "custom"], "organization_id": "organization-test-1",
                "authorization_check": { "organization_id": organization, "resource_id": "documents", "action": "write" } }),
                Proof::None,
            )
        }
        9 | 10 => {
            let mut flow = m2m::FetchToken::new("m2m-client-test-1", "client-s3cret");
            if is_required {
                flow = flow.scope("read write");
            }
            if asks_stytch {
                flow = flow.force_refresh();
            }
            Box::new(Flowing(flow, Proof::None))
        }
        11 => Box::new(Flowing(consumer::rbac::CachedPolicy::new(), Proof::None)),
        12 => Box::new(Flowing(b2b::rbac::CachedPolicy::new(), Proof::None)),
        13 => Box::new(Flowing(b2b::rbac::organizations::CachedOrgPolicy::new("organization-test-1"), Proof::None)),
        14 => Box::new(Flowing(Call::new(consumer::users::Get::new("user-test-1")), Proof::None)),
        15 => Box::new(Flowing(Call::new(consumer::otps::sms::Send::new("+12025550162")), Proof::None)),
        16 => {
            let update = b2b::organizations::Update::new("organization-test-1").authorized_by(member_credential());
            Box::new(Flowing(Call::new(update), Proof::None))
        }
        17 => Box::new(Flowing(CallByName::new("consumer.users.get", &GET_ARGS), Proof::None)),
        18 => Box::new(Flowing(CallByName::new("consumer.otps.sms.send", &SEND_ARGS), Proof::None)),
        19 => Box::new(Flowing(CallByName::new("consumer.users.get", &NO_ARGS), Proof::None)),
        20 => Box::new(Flowing(CallByName::new("consumer.users.fly", &GET_ARGS), Proof::None)),
        21 => Box::new(Flowing(CallByName::new("consumer.users.get", &GET_ARGS), Proof::None)),
        _ => Box::new(Flowing(Walk::new(), Proof::None)),
    }
}

fn by_name(name: &str, args: &Value, proof: Proof) -> Box<dyn Machine> {
    Box::new(Flowing(FlowByName::new(name, args).unwrap(), proof))
}

/// All pages of a list, one call after the other.
#[derive(Debug)]
struct Walk {
    pages: Pages<consumer::users::Search>,
    call: Option<Call<consumer::users::Search>>,
    cursors: Vec<Option<String>>,
}

impl Walk {
    fn new() -> Self {
        let pages = Pages::new(consumer::users::Search::new());
        Self { pages, call: None, cursors: Vec::new() }
    }
}

impl Flow for Walk {
    type Output = ();

    fn step(&mut self, context: &Context, now: UnixTime, mut input: Input) -> Result<Step<()>, Error> {
        loop {
            let call = match (&mut self.call, self.pages.request()) {
                (Some(call), _) => call,
                (None, None) => return Ok(Step::Done(())),
                (None, Some(request)) => {
                    assert!(!self.cursors.contains(&request.cursor), "no page is asked for twice");
                    self.cursors.push(request.cursor.clone());
                    self.call.insert(Call::new(request.clone()))
                }
            };
            match call.step(context, now, std::mem::take(&mut input))? {
                Step::Send(request) => return Ok(Step::Send(request)),
                Step::Verify(signature) => return Ok(Step::Verify(signature)),
                Step::Wait(delay) => return Ok(Step::Wait(delay)),
                Step::Done(page) => {
                    self.pages.received(&page);
                    self.call = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked for is there to be found.
    #[test]
    fn secrets_are_parts_of_tokens() {
        let all = TOKENS.join(" ") + "client-s3cret";
        for secret in SECRETS {
            assert!(all.contains(secret), "{secret}: {all}");
        }
    }
}
