//! Who logs in at the pretend identity providers of SSO connections.

use crate::emulator::Emulator;
use crate::model::organization::By;
use crate::model::sso::login::SsoIdentity;

impl Emulator {
    /// Sets who logs in at the identity provider of an SSO connection, from now on. External connections share the
    /// provider of the connection that they use.
    ///
    /// Returns whether there is such a SAML or OIDC connection.
    ///
    /// ```
    /// # use stytch_core::b2b::{organizations, sso};
    /// # use stytch_emulator::{Emulator, SsoIdentity};
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// # let create = organizations::Create::new("Acme");
    /// # let acme = project.response::<organizations::Create>(&stytch.handle(project.request(&create)?))?.organization;
    /// # let create = sso::saml::CreateConnection::new(&acme.organization_id);
    /// # let created = project.response::<sso::saml::CreateConnection>(&stytch.handle(project.request(&create)?))?;
    /// # let connection_id = created.connection.ok_or("no connection")?.connection_id;
    /// let ada = SsoIdentity::new("ada@acme.example").name("Ada Lovelace").groups(["engineering"]);
    /// assert!(stytch.set_sso_identity(&connection_id, ada));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use = "there may be no such connection"]
    pub fn set_sso_identity(&self, connection_id: &str, identity: SsoIdentity) -> bool {
        let state = &mut *self.lock();
        let Some(mut organization) = state.organizations.find_mut(By::Connection, connection_id) else {
            return false;
        };
        match organization.sso.find_mut(connection_id).filter(|connection| connection.external().is_none()) {
            Some(connection) => {
                connection.identity = Some(identity);
                true
            }
            None => false,
        }
    }
}
