//! People at identity providers, and logins with them.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::format::export;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// A person as an identity provider knows them: who logs in at the pretend provider of an SSO connection; see
/// [`Emulator::set_sso_identity`](crate::Emulator::set_sso_identity).
///
/// ```
/// # use stytch_emulator::SsoIdentity;
/// let ada = SsoIdentity::new("ada@acme.example")
///     .name("Ada Lovelace")
///     .groups(["engineering"])
///     .attribute("title", "Countess");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SsoIdentity {
    /// Their id at the provider.
    pub(crate) subject: String,
    pub(crate) email: String,
    /// Empty if the provider does not tell.
    pub(crate) name: String,
    pub(crate) groups: Vec<String>,
    attributes: Map<String, Value>,
}

impl SsoIdentity {
    /// Creates a person with this email address, which is also their id at the provider.
    #[must_use]
    pub fn new(email: impl Into<String>) -> Self {
        let email = email.into();
        Self { subject: email.clone(), email, name: String::new(), groups: Vec::new(), attributes: Map::new() }
    }

    /// Id of the person at the provider: the `NameID` of SAML, the `sub` of OIDC. It stays when the email address
    /// changes. Default: the email address.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Full name. Default: the provider sends none.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Names of the groups at the provider that the person belongs to. They give roles if the connection has a `groups`
    /// key in its `attribute_mapping`. Default: none.
    #[must_use]
    pub fn groups(mut self, groups: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.groups = groups.into_iter().map(Into::into).collect();
        self
    }

    /// Adds another attribute that the provider sends, under the provider's name for it.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.attributes.insert(name.into(), value.into());
        self
    }

    /// Everything that the provider sends about the person.
    pub(crate) fn all_attributes(&self) -> Map<String, Value> {
        let mut all = self.attributes.clone();
        all.insert("email".to_owned(), json!(self.email));
        if !self.name.is_empty() {
            all.insert("name".to_owned(), json!(self.name));
        }
        if !self.groups.is_empty() {
            all.insert("groups".to_owned(), json!(self.groups));
        }
        all
    }

    /// The attributes that a connection maps to names of its own, under those names.
    pub(crate) fn mapped_attributes(&self, mapping: &Map<String, Value>) -> Map<String, Value> {
        let own = mapping.iter().filter(|(name, _)| !KNOWN.contains(&name.as_str()));
        let found = own.filter_map(|(name, theirs)| Some((name, self.attributes.get(theirs.as_str()?)?)));
        found.map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

/// A person in an exported state. It is no part of the public type how it is written.
#[derive(Serialize, Deserialize)]
#[serde(remote = "SsoIdentity", deny_unknown_fields)]
struct Identity {
    subject: String,
    email: String,
    name: String,
    groups: Vec<String>,
    attributes: Map<String, Value>,
}

/// The same for a person that may be missing.
pub(super) mod optional_identity {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Identity, SsoIdentity};

    #[derive(Serialize)]
    #[serde(transparent)]
    struct Written<'a>(#[serde(with = "Identity")] &'a SsoIdentity);

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Read(#[serde(with = "Identity")] SsoIdentity);

    pub(crate) fn serialize<S: Serializer>(person: &Option<SsoIdentity>, serializer: S) -> Result<S::Ok, S::Error> {
        person.as_ref().map(Written).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SsoIdentity>, D::Error> {
        Ok(Option::<Read>::deserialize(deserializer)?.map(|Read(person)| person))
    }
}

/// The names in an `attribute_mapping` that Stytch has a meaning for.
const KNOWN: [&str; 5] = ["email", "first_name", "last_name", "full_name", "groups"];

/// The account of a member at an identity provider.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(crate) connection_id: String,
    /// The member's id at the provider.
    pub(crate) subject: String,
    /// The groups that give roles, as of the last login.
    pub(crate) groups: Vec<String>,
    /// As of the last login.
    pub(crate) attributes: Map<String, Value>,
    /// What an OIDC provider has issued.
    pub(crate) tokens: Option<Tokens>,
}

/// The tokens of an OIDC provider, which are made up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tokens {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
    pub(crate) scopes: Vec<String>,
    /// When the access token expires.
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// A login at an identity provider, whose token the application has yet to authenticate.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Arrival {
    pub(crate) token: String,
    pub(crate) connection_id: String,
    #[serde(with = "Identity")]
    pub(crate) identity: SsoIdentity,
    pub(crate) challenge: Option<String>,
    /// The scopes that an OIDC provider was asked for.
    pub(crate) scopes: Vec<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for Arrival {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Registration {
    /// The account as a part of a member.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "connection_id": self.connection_id,
            "external_id": self.subject,
            "registration_id": self.id,
            "sso_attributes": self.attributes,
        })
    }
}
