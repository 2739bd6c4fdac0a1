//! Flows by name: for bindings in other languages, which have none of the types here.

mod args;
mod sessions;
mod tokens;

use std::fmt;

use serde_json::Value;

use self::args::{Args, REQUIREMENT, TENANT_REQUIREMENT, boolean, map, number, requirement, text, texts};
use self::sessions::Session;
use super::idp::{b2b, consumer};
use super::m2m;
use super::rbac::{Authorize, Grants};
use super::session::AuthenticateSession;
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::operation::{Param, args as json_args};
use crate::values::{UnixTime, Vertical, object};

/// A flow by its name, with a JSON object of params, that returns a JSON object. What
/// [`CallByName`](crate::flow::CallByName) is for operations.
///
/// | name | params | returns |
/// |---|---|---|
/// | `consumer.sessions.authenticate_jwt` | `session_jwt`, `max_age_seconds?`, `fall_back?`, `authorization_check?`, `session_duration_minutes?`, `session_custom_claims?` | `session`, `answer` |
/// | `b2b.sessions.authenticate_jwt` | the same | `member_session`, `answer` |
/// | `consumer.rbac.authorize` | `roles`, `authorization_check` | an empty object |
/// | `b2b.rbac.authorize` | `roles`, `organization_id`, `authorization_check` | an empty object |
/// | `consumer.idp.introspect_token` | `access_token`, `max_age_seconds?`, `authorization_check?`, `client_id?`, `client_secret?` | the fields of [`ConnectedAppToken`](crate::connected_apps::ConnectedAppToken) |
/// | `b2b.idp.introspect_token` | the same | the same |
/// | `m2m.authenticate_token` | `access_token`, `max_age_seconds?`, `required_scopes?` | the fields of [`AuthenticatedClient`](crate::m2m::AuthenticatedClient) |
/// | `m2m.fetch_token` | `client_id`, `client_secret`, `scopes?`, `force_refresh?` | the fields of [`AccessToken`](crate::m2m::AccessToken) |
///
/// The types of these names document the params: `consumer.sessions.authenticate_jwt` is
/// [`consumer::sessions::AuthenticateJwt`](crate::consumer::sessions::AuthenticateJwt), and so on. An `authorization_check`
/// is an object of `resource_id`, `action` and, in B2B, `organization_id`; it is the types' `require`. The two `authorize`
/// flows check that against these roles, of a member of the organization `organization_id`, by the policies of the project
/// and that organization. `answer` is Stytch's response, and `null` if Stytch was not asked. Moments are RFC 3339 texts.
///
/// It links no typed endpoint, so that a program stays small.
///
/// ```
/// use serde_json::json;
/// use stytch_core::flow::FlowByName;
///
/// # let cookie = "";
/// let flow = FlowByName::new("consumer.sessions.authenticate_jwt", &json!({ "session_jwt": cookie }))?;
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
    params: &'static [Param],
    flow: fn(&Args<'_>) -> Box<JsonFlow>,
}

impl FlowByName {
    /// The flow of this name, with a JSON object of params. An optional param that is `null` counts as left out.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the unknown flow, or the param that is unknown, missing or of the wrong type.
    pub fn new(name: &str, args: &Value) -> Result<Self, Error> {
        let description = FLOWS
            .iter()
            .find(|description| description.name == name)
            .ok_or_else(|| BuildError::new(BuildErrorKind::UnknownOperation, name, "is not the name of a flow"))?;
        let Description { name, params, flow } = description;
        json_args::check(params.iter(), args, &|param| !param.required).map_err(|error| error.of(name))?;
        Ok(Self { name, flow: Once::new(flow(&Args(args))) })
    }
}

impl Flow for FlowByName {
    type Output = Value;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        self.flow.step(|flow| flow.step(context, now, input))
    }
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
    Description {
        name: "consumer.sessions.authenticate_jwt",
        params: &[
            text("session_jwt").required(),
            number("max_age_seconds"),
            boolean("fall_back"),
            requirement(&REQUIREMENT),
            number("session_duration_minutes"),
            map("session_custom_claims"),
        ],
        flow: |args| Box::new(session(args, Vertical::Consumer)),
    },
    Description {
        name: "b2b.sessions.authenticate_jwt",
        params: &[
            text("session_jwt").required(),
            number("max_age_seconds"),
            boolean("fall_back"),
            requirement(&TENANT_REQUIREMENT),
            number("session_duration_minutes"),
            map("session_custom_claims"),
        ],
        flow: |args| Box::new(session(args, Vertical::B2b)),
    },
    Description {
        name: "consumer.rbac.authorize",
        params: &[texts("roles").required(), requirement(&REQUIREMENT).required()],
        flow: |args| Box::new(Then(authorize(args, Vertical::Consumer), |()| object(vec![]))),
    },
    Description {
        name: "b2b.rbac.authorize",
        params: &[
            texts("roles").required(),
            text("organization_id").required(),
            requirement(&TENANT_REQUIREMENT).required(),
        ],
        flow: |args| Box::new(Then(authorize(args, Vertical::B2b), |()| object(vec![]))),
    },
    Description {
        name: "consumer.idp.introspect_token",
        params: &[
            text("access_token").required(),
            number("max_age_seconds"),
            requirement(&REQUIREMENT),
            text("client_id"),
            text("client_secret"),
        ],
        flow: |args| {
            let mut flow = consumer::IntrospectToken::new(args.text("access_token"));
            if let Some(max_age) = args.max_age() {
                flow = flow.max_age(max_age);
            }
            if let Some(required) = args.requirement() {
                flow = flow.require(required.resource_id, required.action);
            }
            if let Some(client_id) = args.optional_text("client_id") {
                flow = flow.as_client(client_id, args.optional_text("client_secret").map(Into::into));
            }
            Box::new(Then(flow, tokens::connected_app))
        },
    },
    Description {
        name: "b2b.idp.introspect_token",
        params: &[
            text("access_token").required(),
            number("max_age_seconds"),
            requirement(&TENANT_REQUIREMENT),
            text("client_id"),
            text("client_secret"),
        ],
        flow: |args| {
            let mut flow = b2b::IntrospectToken::new(args.text("access_token"));
            if let Some(max_age) = args.max_age() {
                flow = flow.max_age(max_age);
            }
            if let Some(required) = args.requirement() {
                let organization_id = required.organization_id.unwrap_or_default();
                flow = flow.require(organization_id, required.resource_id, required.action);
            }
            if let Some(client_id) = args.optional_text("client_id") {
                flow = flow.as_client(client_id, args.optional_text("client_secret").map(Into::into));
            }
            Box::new(Then(flow, tokens::connected_app))
        },
    },
    Description {
        name: "m2m.authenticate_token",
        params: &[text("access_token").required(), number("max_age_seconds"), texts("required_scopes")],
        flow: |args| {
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
        params: &[
            text("client_id").required(),
            text("client_secret").required(),
            texts("scopes"),
            boolean("force_refresh"),
        ],
        flow: |args| {
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

fn session(args: &Args<'_>, vertical: Vertical) -> Session {
    let mut flow = AuthenticateSession::new(vertical, args.text("session_jwt").into());
    flow.options.max_age = args.max_age();
    flow.options.fall_back = args.boolean("fall_back");
    flow.options.required = args.requirement().into();
    flow.options.session_duration_minutes = args.integer("session_duration_minutes");
    flow.options.session_custom_claims = args.map("session_custom_claims");
    Session(vertical, flow)
}

fn authorize(args: &Args<'_>, vertical: Vertical) -> Authorize {
    let roles = args.texts("roles").map(str::to_owned).collect();
    let organization_id = args.optional_text("organization_id").map(str::to_owned);
    Authorize::new(vertical, args.requirement(), Grants::Roles(roles), organization_id)
}

#[cfg(test)]
mod tests;
