//! The tokens of the OAuth 2.0 server: issuing and accepting them.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::model::contact::{Contact, Kind};
use crate::model::member::Member;
use crate::model::oauth2::grant::{AccessToken, By, Grant, REFRESH_LIFETIME, RefreshToken, Subject};
use crate::model::user::User;
use crate::outcome::Failure;
use crate::project::PROJECT_ID;
use crate::state::State;
use crate::state::jwt::{ORGANIZATION, SESSION};

/// How long the access token of an M2M client is valid.
pub(crate) const M2M_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// How long an ID token is valid.
const ID_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// A valid access token.
#[derive(Debug)]
pub(crate) struct Accepted<'a> {
    pub(crate) claims: Value,
    /// `None` for the token of an M2M client, which acts for itself.
    pub(crate) grant: Option<&'a Grant>,
}

impl Accepted<'_> {
    /// The client that the token was issued to.
    pub(crate) fn client_id(&self) -> &str {
        match self.grant {
            Some(grant) => &grant.client_id,
            None => self.claims["sub"].as_str().unwrap_or_default(),
        }
    }
}

impl State {
    /// Issues an access token for an M2M client.
    pub(crate) fn issue_m2m_token(&self, client_id: &str, scopes: &[String]) -> String {
        let mut claims = self.claims(self.oauth.m2m_claims.clone(), client_id, PROJECT_ID, M2M_LIFETIME);
        claims["scope"] = json!(scopes.join(" "));
        self.sign(&claims)
    }

    /// Issues an access token for a grant; `refresh_token` is the one issued with it or exchanged for it.
    pub(crate) fn issue_access_token(
        &mut self,
        grant: &Grant,
        refresh_token: Option<String>,
    ) -> Result<String, Failure> {
        let app = self.oauth.app(&grant.client_id)?;
        let lifetime = app.access_token_lifetime();
        let custom = self.render(&app.access_token_template, &grant.subject)?;
        let custom_audience = app.access_token_custom_audience.clone();
        let id = self.mint.token();
        let mut claims = self.claims(custom, grant.subject.id(), PROJECT_ID, lifetime);
        let audiences = [PROJECT_ID.to_owned()].into_iter().chain(custom_audience).chain(grant.resources.clone());
        claims["aud"] = audiences.collect();
        claims["client_id"] = json!(grant.client_id);
        claims["scope"] = json!(grant.scope());
        claims["jti"] = json!(id);
        if let Subject::Member { member_id } = &grant.subject {
            let (_, organization) = self.membership(member_id)?;
            claims[ORGANIZATION] = json!({ "organization_id": organization.id, "slug": organization.slug });
        }
        let expires_at = self.now().saturating_add(lifetime);
        self.oauth.access_tokens.insert(AccessToken {
            id,
            grant: grant.clone(),
            refresh_token,
            expires_at,
            exchanged: false,
        });
        Ok(self.sign(&claims))
    }

    /// Issues an ID token with the claims about the person.
    pub(crate) fn issue_id_token(&self, grant: &Grant, nonce: Option<&str>) -> Result<String, Failure> {
        let app = self.oauth.app(&grant.client_id)?;
        let mut custom = self.render(&app.id_token_template, &grant.subject)?;
        custom.extend(self.person_claims(grant)?);
        let mut claims = self.claims(custom, grant.subject.id(), &app.id, ID_LIFETIME);
        if let Some(nonce) = nonce {
            claims["nonce"] = json!(nonce);
        }
        Ok(self.sign(&claims))
    }

    /// Issues a refresh token.
    pub(crate) fn issue_refresh_token(&mut self, grant: &Grant) -> String {
        let token = self.mint.token();
        let issued_at = self.now();
        self.oauth.refresh_tokens.insert(RefreshToken {
            token: token.clone(),
            grant: grant.clone(),
            issued_at,
            expires_at: issued_at.saturating_add(REFRESH_LIFETIME),
        });
        token
    }

    /// The claims and grant of an access token; `None` if this project did not issue it, or it has expired or was
    /// revoked.
    pub(crate) fn accept_access_token(&self, token: &str) -> Option<Accepted<'_>> {
        let claims = self.keys.verify(token)?;
        // ID tokens have the client as their audience. Session JWTs may have a `scope` as a custom claim.
        let for_project = claims["aud"][0] == PROJECT_ID && claims["scope"].is_string();
        let of_session = claims.get(SESSION).is_some();
        let expired = claims["exp"].as_u64()? <= self.now().as_secs();
        if !for_project || of_session || expired {
            return None;
        }
        let grant = match claims.get("jti") {
            None => None,
            Some(id) => Some(&self.oauth.access_tokens.find(By::Token, id.as_str()?)?.grant),
        };
        Some(Accepted { claims, grant })
    }

    /// The record of a refresh token; `None` if it is unknown, expired, used up or revoked.
    pub(crate) fn accept_refresh_token(&self, token: &str) -> Option<&RefreshToken> {
        self.oauth.refresh_tokens.find(By::Token, token)
    }

    /// The claims about the person that the granted scopes include.
    pub(crate) fn person_claims(&self, grant: &Grant) -> Result<Map<String, Value>, Failure> {
        match &grant.subject {
            Subject::User { user_id } => Ok(user_claims(self.user(user_id)?, grant)),
            Subject::Member { member_id } => Ok(member_claims(self.membership(member_id)?.0, grant)),
        }
    }
}

fn user_claims(user: &User, grant: &Grant) -> Map<String, Value> {
    let mut claims = Map::new();
    if grant.has("profile") {
        claims.insert("name".to_owned(), json!(user.name.full()));
        claims.insert("given_name".to_owned(), json!(user.name.first));
        claims.insert("middle_name".to_owned(), json!(user.name.middle));
        claims.insert("family_name".to_owned(), json!(user.name.last));
    }
    if let Some(email) = user.contacts(Kind::Email).next().filter(|_| grant.has("email")) {
        claims.extend(email_claims(email));
    }
    if let Some(phone) = user.contacts(Kind::Phone).next().filter(|_| grant.has("phone")) {
        claims.extend(phone_claims(&phone.address, phone.is_verified()));
    }
    claims
}

/// Members have a single name, without given and family names.
fn member_claims(member: &Member, grant: &Grant) -> Map<String, Value> {
    let mut claims = Map::new();
    let name = &member.profile.name;
    if grant.has("profile") && !name.is_empty() {
        claims.insert("name".to_owned(), json!(name));
    }
    if grant.has("email") {
        claims.extend(email_claims(&member.email));
    }
    if let Some(phone) = member.mfa_phone.as_ref().filter(|_| grant.has("phone")) {
        claims.extend(phone_claims(&phone.address, phone.is_verified()));
    }
    claims
}

fn email_claims(email: &Contact) -> [(String, Value); 2] {
    let verified = json!(email.is_verified());
    [("email".to_owned(), json!(email.address)), ("email_verified".to_owned(), verified)]
}

fn phone_claims(number: &str, verified: bool) -> [(String, Value); 2] {
    [("phone_number".to_owned(), json!(number)), ("phone_number_verified".to_owned(), json!(verified))]
}
