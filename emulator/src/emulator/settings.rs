//! The settings of the project: its RBAC policy, and its template for M2M tokens.

use serde_json::Value;

use crate::emulator::Emulator;
use crate::model::rbac::Policy;

impl Emulator {
    /// Sets the RBAC policy of the project: an object with the lists `roles`, `resources` and `scopes`, in the form
    /// that `rbac.policy` returns.
    ///
    /// Lists that are left out are empty. A new project has only the roles of every user and member, `stytch_user` and
    /// `stytch_member`, without any permissions.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.set_policy(serde_json::json!({
    ///     "roles": [{
    ///         "role_id": "editor",
    ///         "description": "May change documents",
    ///         "permissions": [{ "resource_id": "document", "actions": ["read", "write"] }],
    ///     }],
    /// }));
    /// ```
    pub fn set_policy(&self, policy: Value) {
        self.lock().policy = Policy::new(policy);
    }

    /// Sets the claims that the project's template adds to the tokens of all M2M clients, in addition to the claims of
    /// every token.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.set_m2m_claims([("region", "eu")]);
    /// ```
    pub fn set_m2m_claims(&self, claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>) {
        let claims = claims.into_iter().map(|(name, value)| (name.into(), value.into()));
        self.lock().oauth.m2m_claims = claims.collect();
    }

    /// Sets whether people have the same password in all organizations of which they are members. Default: `false`, a
    /// password for each organization.
    ///
    /// Discovery by password needs it. Set it before the first password: those that members have stay as they are.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.share_passwords(true);
    /// ```
    pub fn share_passwords(&self, shared: bool) {
        self.lock().shares_passwords = shared;
    }
}
