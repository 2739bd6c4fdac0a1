//! Policies that are fetched once for all who need them.

use std::sync::Arc;
use std::time::Duration;

use http::Response;
use serde_json::Value;

use super::read;
use crate::api::operations;
use crate::b2b::OrgPolicy;
use crate::error::TransportError;
use crate::flow::done;
use crate::json::object;
use crate::members::Members;
use crate::models::Policy;
use crate::single_flight::{Fetched, Found, Lookup, Resource, Slot};
use crate::{Cache, Error, Flow, Input, Operation, Step, UnixTime, Vertical};

/// Defines a public flow that answers a policy.
macro_rules! cached_policy {
    ($(#[$meta:meta])* $Flow:ident of $Resource:ty => $Policy:ty) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[must_use = "a flow does nothing until it is run"]
        pub struct $Flow(PolicyLookup<$Resource>);

        impl Flow for $Flow {
            type Output = Arc<$Policy>;

            fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Arc<$Policy>>, Error> {
                self.0.step(cache, now, input)
            }
        }
    };
}

pub(crate) mod consumer {
    use super::*;

    cached_policy! {
        /// The RBAC policy of a consumer project, from the cache or fetched.
        ///
        /// It is fetched when it is first needed, and again once it is older than
        /// [`Settings::policy_fresh`](crate::Settings::policy_fresh). If that fails, the old one is used up to
        /// [`Settings::policy_stale`](crate::Settings::policy_stale).
        CachedPolicy of ProjectPolicy => Policy
    }

    impl CachedPolicy {
        /// The policy of the cache's project.
        #[expect(clippy::new_without_default, reason = "the default of a flow is nothing that anybody looks for")]
        pub fn new() -> Self {
            Self(PolicyLookup::new(ProjectPolicy(Vertical::Consumer)))
        }
    }
}

pub(crate) mod b2b {
    use super::*;

    cached_policy! {
        /// The RBAC policy of a B2B project, from the cache or fetched.
        ///
        /// It is kept like a [consumer project's](crate::consumer::rbac::CachedPolicy). What single organizations add is
        /// another policy: [`CachedOrgPolicy`](crate::b2b::rbac::organizations::CachedOrgPolicy).
        CachedPolicy of ProjectPolicy => Policy
    }

    impl CachedPolicy {
        /// The policy of the cache's project.
        #[expect(clippy::new_without_default, reason = "the default of a flow is nothing that anybody looks for")]
        pub fn new() -> Self {
            Self(PolicyLookup::new(ProjectPolicy(Vertical::B2b)))
        }
    }
}

pub(crate) mod organizations {
    use super::*;

    cached_policy! {
        /// The roles that one organization adds to the project's RBAC policy, from the cache or fetched.
        ///
        /// They are kept like the [policy of the project](crate::b2b::rbac::CachedPolicy). Where Stytch has none for the
        /// organization, or none for the project's plan, the policy is empty.
        CachedOrgPolicy of OrganizationRoles => OrgPolicy
    }

    impl CachedOrgPolicy {
        /// The policy of the organization with this id.
        pub fn new(organization_id: impl Into<String>) -> Self {
            Self(PolicyLookup::new(OrganizationRoles(organization_id.into())))
        }
    }
}

/// A policy that must be there for the flow to go on.
#[derive(Debug)]
pub(super) struct PolicyLookup<R: Resource>(Lookup<R>);

impl<R: Resource> PolicyLookup<R> {
    pub(super) fn new(resource: R) -> Self {
        Self(Lookup::new(resource))
    }

    pub(super) fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Arc<R::Value>>, Error> {
        match done!(self.0.step(cache, now, input)?) {
            Some(Found { value, .. }) => Ok(Step::Done(value)),
            None => {
                let problem = "there is no policy, and it is too early to fetch it again";
                Err(TransportError::cooling_down(problem).into())
            }
        }
    }
}

/// The place of a project's policy.
#[derive(Debug)]
pub(super) struct ProjectPolicy(pub(super) Vertical);

impl Resource for ProjectPolicy {
    type Value = Policy;

    fn operation(&self) -> &'static Operation {
        match self.0 {
            Vertical::Consumer => &operations::CONSUMER_RBAC_POLICY,
            Vertical::B2b => &operations::B2B_RBAC_POLICY,
        }
    }

    fn args(&self) -> Value {
        object(vec![])
    }

    fn read(&self, cache: &Cache, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<Policy>, Error> {
        let read = |mut answer: Members| answer.object("policy", read::policy);
        let policy = cache.project().members(self.operation(), response, read)?;
        Ok(lifetime(policy.unwrap_or_default(), cache, now))
    }

    fn cool_down(&self, _: &Cache) -> Duration {
        COOL_DOWN
    }

    fn with_slot<R>(&self, cache: &Cache, act: impl FnOnce(&mut Slot<Policy>) -> R) -> R {
        match self.0 {
            Vertical::Consumer => act(&mut cache.consumer_policy()),
            Vertical::B2b => act(&mut cache.b2b_policy()),
        }
    }
}

/// The place of an organization's roles, by its id.
#[derive(Debug)]
pub(super) struct OrganizationRoles(pub(super) String);

impl Resource for OrganizationRoles {
    type Value = OrgPolicy;

    fn operation(&self) -> &'static Operation {
        &operations::B2B_RBAC_ORGANIZATIONS_GET_ORG_POLICY
    }

    fn args(&self) -> Value {
        object(vec![("organization_id", self.0.as_str().into())])
    }

    fn read(&self, cache: &Cache, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<OrgPolicy>, Error> {
        let read = |mut answer: Members| answer.object("org_policy", read::org_policy);
        let policy = cache.project().members(self.operation(), response, read)?;
        Ok(lifetime(policy.unwrap_or_default(), cache, now))
    }

    /// Not every project has policies of organizations.
    fn instead_of(&self, cache: &Cache, now: UnixTime, error: &Error) -> Option<Fetched<OrgPolicy>> {
        let has_none = matches!(error, Error::Api(error) if matches!(error.status, 403 | 404));
        has_none.then(|| lifetime(OrgPolicy::default(), cache, now))
    }

    fn cool_down(&self, _: &Cache) -> Duration {
        COOL_DOWN
    }

    fn with_slot<R>(&self, cache: &Cache, act: impl FnOnce(&mut Slot<OrgPolicy>) -> R) -> R {
        cache.with_organization_policy(&self.0, act)
    }
}

/// The shortest time between two fetches of a policy, so that a failing one is not asked for by every request.
const COOL_DOWN: Duration = Duration::from_secs(5);

fn lifetime<T>(policy: T, cache: &Cache, now: UnixTime) -> Fetched<T> {
    let usable_until = now + cache.settings().policy_stale;
    let fresh_until = usable_until.min(now + cache.settings().policy_fresh);
    Fetched { value: Arc::new(policy), fetched_at: now, fresh_until, usable_until }
}
