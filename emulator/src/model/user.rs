//! A user.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact::{self, Contact, Kind};
use crate::model::lock::Lock;
use crate::model::password::Password;
use crate::model::provider::Account;
use crate::model::totp::Totp;
use crate::model::wallet::Wallet;
use crate::model::webauthn::{Registration, credential_key};
use crate::outcome::Failure;
use crate::table::Row;

/// The role that every user has.
pub(crate) const DEFAULT_ROLE: &str = "stytch_user";

/// A user of the project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) external_id: Option<String>,
    pub(crate) name: Name,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) password: Option<Password>,
    /// Accounts at OAuth providers.
    pub(crate) accounts: Vec<Account>,
    pub(crate) totp: Option<Totp>,
    pub(crate) wallets: Vec<Wallet>,
    pub(crate) webauthn: Vec<Registration>,
    /// The ids of biometric registrations.
    pub(crate) biometrics: Vec<String>,
    #[serde(deserialize_with = "with_default_role")]
    pub(crate) roles: Vec<String>,
    pub(crate) trusted_metadata: Map<String, Value>,
    pub(crate) untrusted_metadata: Map<String, Value>,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
    pending: bool,
    lock: Lock,
}

/// Reads roles, the first of which is the one of every user.
fn with_default_role<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let starts = |roles: &Vec<String>| roles.first().is_some_and(|role| role == DEFAULT_ROLE);
    export::checked(deserializer, starts, "a list that starts with stytch_user")
}

/// What users are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// The `user_id` or the `external_id`.
    Id,
    /// The id of a contact.
    ContactId,
    /// The address of a contact of this kind, as [`contact::key`].
    Address(Kind),
    PasswordId,
    /// The provider of an account.
    Provider,
    /// The registration id of an account.
    AccountId,
    TotpId,
    WalletId,
    /// The key of a wallet.
    Wallet,
    /// The id of a WebAuthn registration.
    RegistrationId,
    /// The key of a WebAuthn credential.
    Credential,
    /// The id of a biometric registration.
    BiometricId,
}

impl Row for User {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        let ids = [&self.id].into_iter().chain(&self.external_id).map(|id| (By::Id, id.clone()));
        let contacts = self.contacts.iter().flat_map(|contact| {
            let address = contact::key(&contact.address);
            [(By::ContactId, contact.id.clone()), (By::Address(contact.kind), address)]
        });
        let password = self.password.iter().map(|password| (By::PasswordId, password.id.clone()));
        let accounts = self.accounts.iter().flat_map(|account| {
            let provider = account.provider.as_str().to_owned();
            [(By::Provider, provider), (By::AccountId, account.registration_id.clone())]
        });
        let totp = self.totp.iter().map(|totp| (By::TotpId, totp.id.clone()));
        let wallets =
            self.wallets.iter().flat_map(|wallet| [(By::WalletId, wallet.id.clone()), (By::Wallet, wallet.key())]);
        let registrations = self.webauthn.iter().flat_map(|registration| {
            let credential =
                registration.credential().map(|credential| (By::Credential, credential_key(&credential.id)));
            [(By::RegistrationId, registration.id.clone())].into_iter().chain(credential)
        });
        let biometrics = self.biometrics.iter().map(|id| (By::BiometricId, id.clone()));
        let more = accounts.chain(totp).chain(wallets).chain(registrations).chain(biometrics);
        ids.chain(contacts).chain(password).chain(more).collect()
    }

    fn is_unique(by: By) -> bool {
        !matches!(by, By::Provider | By::Wallet | By::Credential)
    }

    /// When the next contact expires.
    fn expires_at(&self) -> Option<Duration> {
        self.contacts.iter().filter_map(|contact| contact.until).min()
    }
}

/// The parts of a user's name; empty when unknown.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Name {
    pub(crate) first: String,
    pub(crate) middle: String,
    pub(crate) last: String,
}

impl User {
    pub(crate) fn new(id: String, pending: bool, created_at: Duration) -> Self {
        Self {
            id,
            external_id: None,
            name: Name::default(),
            contacts: Vec::new(),
            password: None,
            accounts: Vec::new(),
            totp: None,
            wallets: Vec::new(),
            webauthn: Vec::new(),
            biometrics: Vec::new(),
            roles: vec![DEFAULT_ROLE.to_owned()],
            trusted_metadata: Map::new(),
            untrusted_metadata: Map::new(),
            created_at,
            pending,
            lock: Lock::default(),
        }
    }

    /// Whether this is the `user_id` or the `external_id` of the user.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id || self.external_id.as_deref() == Some(id)
    }

    pub(crate) fn is_pending(&self) -> bool {
        self.pending
    }

    /// `active` or `pending`.
    pub(crate) fn status(&self) -> &'static str {
        if self.pending { "pending" } else { "active" }
    }

    /// Assigns these roles, in addition to the role that every user has.
    pub(crate) fn set_roles(&mut self, roles: Vec<String>) {
        self.roles.truncate(1);
        self.roles.extend(roles.into_iter().filter(|role| role != DEFAULT_ROLE));
    }

    pub(crate) fn contacts(&self, kind: Kind) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |c| c.kind == kind)
    }

    /// The id of the user's first contact of a kind; `""` if there is none, as in Stytch's responses.
    pub(crate) fn first_contact_id(&self, kind: Kind) -> &str {
        self.contacts(kind).next().map_or("", |contact| &contact.id)
    }

    /// Notes a successful authentication, which verifies this contact if there is one.
    pub(crate) fn authenticated(&mut self, contact_id: Option<&str>) {
        self.pending = false;
        self.lock.succeeded();
        let mut contacts = self.contacts.iter_mut();
        if let Some(contact) = contacts.find(|contact| Some(contact.id.as_str()) == contact_id) {
            contact.verify();
        }
    }

    /// Fails while the user is locked.
    pub(crate) fn check_lock(&self, now: Duration) -> Result<(), Failure> {
        self.lock.check(now)
    }

    /// Counts a wrong code or password, and locks the user after too many.
    pub(crate) fn count_failure(&mut self, now: Duration) {
        self.lock.count_failure(now);
    }

    /// The user in responses at time `now`.
    pub(crate) fn to_json(&self, now: Duration) -> Value {
        let password = self.password.as_ref();
        let mut shown = json!({
            "user_id": self.id,
            "external_id": self.external_id,
            "name": {
                "first_name": self.name.first,
                "middle_name": self.name.middle,
                "last_name": self.name.last,
            },
            "status": self.status(),
            "emails": self.contacts_json(Kind::Email),
            "phone_numbers": self.contacts_json(Kind::Phone),
            "password": password.map(|p| json!({ "password_id": p.id, "requires_reset": false })),
            "roles": self.roles,
            "trusted_metadata": self.trusted_metadata,
            "untrusted_metadata": self.untrusted_metadata,
            "created_at": to_rfc3339(self.created_at),
            "biometric_registrations": self.biometrics_json(),
            "crypto_wallets": self.wallets_json(),
            "providers": self.accounts.iter().map(Account::to_json).collect::<Vec<_>>(),
            "totps": self.totp.iter().map(Totp::to_json).collect::<Vec<_>>(),
            "webauthn_registrations": self.webauthn.iter().map(Registration::to_json).collect::<Vec<_>>(),
        });
        for (name, value) in self.lock.at(now).fields() {
            shown[name] = value;
        }
        shown
    }

    fn biometrics_json(&self) -> Vec<Value> {
        let registrations = self.biometrics.iter();
        registrations.map(|id| json!({ "biometric_registration_id": id, "verified": true })).collect()
    }

    pub(crate) fn wallets_json(&self) -> Vec<Value> {
        self.wallets.iter().map(Wallet::to_json).collect()
    }

    pub(crate) fn contacts_json(&self, kind: Kind) -> Vec<Value> {
        self.contacts(kind).map(Contact::to_json).collect()
    }
}

impl Name {
    /// The parts that are known, joined by spaces.
    pub(crate) fn full(&self) -> String {
        let parts = [&self.first, &self.middle, &self.last];
        let known: Vec<&str> = parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        known.join(" ")
    }
}
