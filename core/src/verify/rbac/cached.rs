//! Policies that are fetched once for all flows.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::Response;

use super::read;
use crate::api;
use crate::api::b2b::OrgPolicy;
use crate::api::models::Policy;
use crate::error::Error;
use crate::flow::fetch_once::{Fetch, Fetched, GetOrFetch, Life, Resource};
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::operation::Operation;
use crate::values::{UnixTime, Vertical};
use crate::wire::{Encoder, Endpoint, fields, response};

/// Defines a public flow that returns a policy.
macro_rules! cached_policy {
    ($(#[$meta:meta])* $Flow:ident: $Policy:ty, $(#[$new:meta])* fn new($($id:ident)?) = $Resource:ident($key:expr)) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[must_use = "a flow does nothing until it is run"]
        pub struct $Flow(Once<GetOrFetch<$Resource>>);

        impl $Flow {
            $(#[$new])*
            pub fn new($($id: impl Into<String>)?) -> Self {
                Self(Once::new(GetOrFetch::new($Resource($key))))
            }
        }

        impl Flow for $Flow {
            type Output = Arc<$Policy>;

            fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Arc<$Policy>>, Error> {
                self.0.step(|policy| Ok(Step::Done(ready!(policy.step(context, now, input)?).value)))
            }
        }
    };
}

pub(crate) mod consumer {
    use super::*;

    cached_policy! {
        /// The RBAC policy of a consumer project, from the context or fetched.
        ///
        /// It is fetched when it is first needed, and again when it is no longer fresh:
        /// [`Settings::policy_fresh`](crate::Settings#structfield.policy_fresh). If that fails, the old one is used for up to
        /// [`Settings::policy_stale`](crate::Settings::policy_stale).
        CachedPolicy: Policy,
        /// The policy of the context's project.
        #[expect(clippy::new_without_default, reason = "a flow has no meaningful default")]
        fn new() = ProjectPolicy(Vertical::Consumer)
    }
}

pub(crate) mod b2b {
    use super::*;

    cached_policy! {
        /// The RBAC policy of a B2B project, from the context or fetched.
        ///
        /// It is kept like a [consumer project's](crate::consumer::rbac::CachedPolicy). The roles that single organizations
        /// add are another policy: [`CachedOrgPolicy`](crate::b2b::rbac::organizations::CachedOrgPolicy).
        CachedPolicy: Policy,
        /// The policy of the context's project.
        #[expect(clippy::new_without_default, reason = "a flow has no meaningful default")]
        fn new() = ProjectPolicy(Vertical::B2b)
    }
}

pub(crate) mod organizations {
    use super::*;

    cached_policy! {
        /// The roles that one organization adds to the project's RBAC policy, from the context or fetched.
        ///
        /// They are kept like the [policy of the project](crate::b2b::rbac::CachedPolicy). If Stytch says that there is no such
        /// organization (`organization_not_found`), the policy is empty. Any other error is the flow's.
        CachedOrgPolicy: OrgPolicy,
        /// The policy of the organization with this id.
        fn new(organization_id) = OrganizationRoles(organization_id.into())
    }
}

/// The policy of the project, which each product has of its own.
#[derive(Debug)]
pub(crate) struct ProjectPolicy(pub(super) Vertical);

impl Resource for ProjectPolicy {
    type Value = Policy;
}

impl Fetch for ProjectPolicy {
    fn kind(&self) -> &'static str {
        "policy"
    }

    fn key(&self) -> Cow<'_, str> {
        self.operation().name.into()
    }

    fn operation(&self) -> &'static Operation {
        match self.0 {
            Vertical::Consumer => api::consumer::rbac::Policy::OPERATION,
            Vertical::B2b => api::b2b::rbac::Policy::OPERATION,
        }
    }

    fn encode(&self, _: &mut Encoder<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn read(&self, context: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error> {
        let read = |answer: &_| fields::required_object(answer, "policy", read::policy);
        Ok(Fetched::new(response::read(self.operation(), response, read)?, life(context, now)))
    }

    fn cool_down(&self, _: &Context) -> Duration {
        COOL_DOWN
    }
}

/// The roles of the organization with this id.
#[derive(Debug)]
pub(super) struct OrganizationRoles(pub(super) String);

impl Resource for OrganizationRoles {
    type Value = OrgPolicy;
}

impl Fetch for OrganizationRoles {
    fn kind(&self) -> &'static str {
        "organization roles"
    }

    fn key(&self) -> Cow<'_, str> {
        self.0.as_str().into()
    }

    fn operation(&self) -> &'static Operation {
        api::b2b::rbac::organizations::GetOrgPolicy::OPERATION
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.0)
    }

    fn read(&self, context: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error> {
        let read = |answer: &_| fields::required_object(answer, "org_policy", read::org_policy);
        Ok(Fetched::new(response::read(self.operation(), response, read)?, life(context, now)))
    }

    /// An organization that does not exist has no roles. No status says so: proxies and firewalls send 403 and 404 too.
    fn instead_of(&self, context: &Context, now: UnixTime, error: &Error) -> Option<Fetched> {
        let has_none = matches!(error, Error::Api(error) if error.error_type.as_str() == "organization_not_found");
        has_none.then(|| Fetched::new(OrgPolicy::default(), life(context, now)))
    }

    fn cool_down(&self, _: &Context) -> Duration {
        COOL_DOWN
    }
}

/// The shortest time between two fetches of a policy, so that not every request tries again after a failure.
const COOL_DOWN: Duration = Duration::from_secs(5);

pub(super) fn life(context: &Context, now: UnixTime) -> Life {
    Life::new(context, now, context.settings().policy_fresh, context.settings().policy_stale)
}
