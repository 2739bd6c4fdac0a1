//! Flows by name: for bindings in other languages, which have none of the types here.

mod args;
mod sessions;
mod tokens;

use std::fmt;

use serde_json::Value;

use self::args::{
    Args, DECIDING, MEMBER_SESSION, MEMBER_TOKEN, REQUIREMENT, SESSION, TENANT_REQUIREMENT, TOKEN, boolean, number,
    requirement, text, texts,
};
use self::sessions::Session;
use super::idp::Introspection;
use super::m2m;
use super::rbac::{Authorize, Grants};
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::operation::{Param, args as json_args};
use crate::values::{UnixTime, Vertical, object};

/// A flow by name: takes a JSON object of params, and returns a JSON object. The counterpart of
/// [`CallByName`](crate::by_name::CallByName), which calls operations.
///
/// | name | params | returns |
/// |---|---|---|
/// | `consumer.sessions.authenticate_jwt` | `session_jwt`, `max_age_seconds?`, `fall_back?`, `authorization_check?`, `session_duration_minutes?`, `session_custom_claims?` | `session`, `response` |
/// | `b2b.sessions.authenticate_jwt` | the same | `member_session`, `response` |
/// | `consumer.rbac.authorize` | `roles`, `authorization_check` | an empty object |
/// | `b2b.rbac.authorize` | `roles`, `organization_id`, `authorization_check` | an empty object |
/// | `consumer.idp.introspect_token` | `access_token`, `max_age_seconds?`, `authorization_check?`, `client_id?`, `client_secret?` | the fields of [`ConnectedAppToken`](crate::connected_apps::ConnectedAppToken) |
/// | `b2b.idp.introspect_token` | the same | the same |
/// | `m2m.authenticate_token` | `access_token`, `max_age_seconds?`, `required_scopes?` | the fields of [`AuthenticatedClient`](crate::m2m::AuthenticatedClient) |
/// | `m2m.fetch_token` | `client_id`, `client_secret`, `scopes?`, `force_refresh?` | the fields of [`AccessToken`](crate::m2m::AccessToken) |
///
/// The types of these names document the params: `consumer.sessions.authenticate_jwt` is
/// [`consumer::sessions::AuthenticateJwt`](crate::consumer::sessions::AuthenticateJwt), and so on. An
/// `authorization_check` is an object of `resource_id`, `action` and, in B2B, `organization_id`; it is the types'
/// `require`. The two `authorize` flows check it against `roles`, with the policy of the project. In B2B,
/// `organization_id` is the organization of the member with these roles, whose policy is checked too. `response` is
/// Stytch's response, and `null` if Stytch was not asked. Moments are RFC 3339 texts.
///
/// It links no typed endpoint, which keeps programs small.
///
/// ```
/// use stytch_core::by_name::FlowByName;
/// use stytch_core::serde_json::json;
///
/// # let cookie = "";
/// let args = json!({"session_jwt": cookie});
/// let flow = FlowByName::new("consumer.sessions.authenticate_jwt", &args)?;
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[must_use = "a flow does nothing until it is run"]
pub struct FlowByName {
    name: &'static str,
    flow: Once<Box<JsonFlow>>,
}

type JsonFlow = dyn Flow<Output = Value> + Send + Sync;

/// How a flow is made.
struct Description {
    name: &'static str,
    vertical: Vertical,
    params: &'static [Param],
    flow: fn(&Args<'_>, Vertical) -> Box<JsonFlow>,
}

/// The names of the flows, with their params.
pub fn flows() -> impl Iterator<Item = (&'static str, &'static [Param])> {
    FLOWS.iter().map(|description| (description.name, description.params))
}

impl FlowByName {
    /// The flow of this name, with a JSON object of params.
    ///
    /// An optional param that is `null` counts as left out, except those that decide what is checked or granted:
    /// `authorization_check`, `required_scopes`, `scopes`, `max_age_seconds` and `client_id`. In the caller's language,
    /// `null` may stand for a mistyped name, which must not skip a check.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the unknown flow, the param that is unknown, missing or of the wrong type, or a
    /// `client_secret` without a `client_id`.
    pub fn new(name: &str, args: &Value) -> Result<Self, Error> {
        let description = FLOWS.iter().find(|description| description.name == name).ok_or_else(|| {
            let known = flows().map(|(name, _)| name);
            BuildError::unknown(BuildErrorKind::UnknownOperation, name, "the name of a flow", known)
        })?;
        let Description { name, vertical, params, flow } = description;
        let may_be_null = |param: &Param| Some(!param.required && !DECIDING.contains(&param.name));
        json_args::check(params, args, &may_be_null)
            .and_then(|()| check_client(args))
            .map_err(|error| error.of(name))?;
        Ok(Self { name, flow: Once::new(flow(&Args(args), *vertical)) })
    }
}

impl Flow for FlowByName {
    type Output = Value;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        self.flow.step(|flow| flow.step(context, now, input))
    }
}

/// A secret without an id would be ignored, and a token checked only locally.
fn check_client(args: &Value) -> Result<(), BuildError> {
    if args.get("client_id").is_none() && args.get("client_secret").is_some_and(Value::is_string) {
        return Err(BuildError::configuration("client_secret", "needs a `client_id`, the client that asks Stytch"));
    }
    Ok(())
}

/// Leaves the params out: most are secrets.
impl fmt::Debug for FlowByName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowByName").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A flow, and how its output is written as JSON.
struct Then<F: Flow>(F, fn(F::Output) -> Value);

impl<F: Flow> Flow for Then<F> {
    type Output = Value;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        let output = ready!(self.0.step(context, now, input)?);
        Ok(Step::Done(self.1(output)))
    }
}

static FLOWS: [Description; 8] = [
    session("consumer.sessions.authenticate_jwt", Vertical::Consumer, &SESSION),
    session("b2b.sessions.authenticate_jwt", Vertical::B2b, &MEMBER_SESSION),
    Description {
        name: "consumer.rbac.authorize",
        vertical: Vertical::Consumer,
        params: &[texts("roles").required(), requirement(&REQUIREMENT).required()],
        flow: authorize,
    },
    Description {
        name: "b2b.rbac.authorize",
        vertical: Vertical::B2b,
        params: &[
            texts("roles").required(),
            text("organization_id").required(),
            requirement(&TENANT_REQUIREMENT).required(),
        ],
        flow: authorize,
    },
    introspection("consumer.idp.introspect_token", Vertical::Consumer, &TOKEN),
    introspection("b2b.idp.introspect_token", Vertical::B2b, &MEMBER_TOKEN),
    Description {
        name: "m2m.authenticate_token",
        vertical: Vertical::Consumer,
        params: &[text("access_token").required(), number("max_age_seconds"), texts("required_scopes")],
        flow: |args, _| {
            let mut flow = m2m::AuthenticateToken::new(args.text("access_token"));
            if let Some(max_age) = args.max_age() {
                flow = flow.max_age(max_age);
            }
            for scope in args.texts("required_scopes") {
                flow = flow.require(scope);
            }
            Box::new(Then(flow, tokens::client))
        },
    },
    Description {
        name: "m2m.fetch_token",
        vertical: Vertical::Consumer,
        params: &[
            text("client_id").required(),
            text("client_secret").required(),
            texts("scopes"),
            boolean("force_refresh"),
        ],
        flow: |args, _| {
            let mut flow = m2m::FetchToken::new(args.text("client_id"), args.text("client_secret"));
            for scope in args.texts("scopes") {
                flow = flow.scope(scope);
            }
            if args.boolean("force_refresh") == Some(true) {
                flow = flow.force_refresh();
            }
            Box::new(Then(flow, tokens::access_token))
        },
    },
];

const fn session(name: &'static str, vertical: Vertical, params: &'static [Param]) -> Description {
    Description { name, vertical, params, flow: |args, vertical| Box::new(Session::new(args, vertical)) }
}

fn authorize(args: &Args<'_>, vertical: Vertical) -> Box<JsonFlow> {
    let roles = args.texts("roles").map(str::to_owned).collect();
    let organization_id = args.optional_text("organization_id").map(str::to_owned);
    let flow = Authorize::new(vertical, args.requirement(), Grants::Roles(roles), organization_id);
    Box::new(Then(flow, |()| object(vec![])))
}

const fn introspection(name: &'static str, vertical: Vertical, params: &'static [Param]) -> Description {
    Description {
        name,
        vertical,
        params,
        flow: |args, vertical| {
            let mut flow = Introspection::new(vertical, args.text("access_token").into());
            flow.max_age = args.max_age();
            flow.required = args.requirement().into();
            let client_secret = || args.optional_text("client_secret").map(Into::into);
            flow.client = args.optional_text("client_id").map(|id| (id.to_owned(), client_secret()));
            Box::new(Then(flow, tokens::connected_app))
        },
    }
}

#[cfg(test)]
mod tests;
