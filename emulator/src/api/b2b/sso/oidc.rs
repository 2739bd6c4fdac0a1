//! OIDC connections: create and change them.

use http::Uri;
use serde_json::{Map, Value, json};

use super::{Profile, attribute_mapping, url};
use crate::model::changes::set;
use crate::model::sso::Protocol;
use crate::model::sso::oidc::Oidc;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The top-level domain of issuers whose metadata cannot be fetched. It is reserved, so no real one is of it.
const UNREACHABLE: &str = ".invalid";

/// The URLs in a provider's metadata.
#[derive(Default)]
struct Endpoints {
    authorization: Option<String>,
    token: Option<String>,
    userinfo: Option<String>,
    jwks: Option<String>,
}

/// The changes of a request to the settings of a connection.
struct Changes {
    client_id: Option<String>,
    client_secret: Option<String>,
    issuer: Option<String>,
    endpoints: Endpoints,
    custom_scopes: Option<String>,
    attribute_mapping: Option<Map<String, Value>>,
}

impl Changes {
    fn read(input: &Input) -> Result<Self, Failure> {
        for (name, error_type) in [
            ("issuer", "oidc_connection_issuer_url_invalid_format"),
            ("authorization_url", "oidc_connection_authorization_url_invalid_format"),
            ("token_url", "oidc_connection_token_url_invalid_format"),
            ("userinfo_url", "oidc_connection_userinfo_url_invalid_format"),
            ("jwks_url", "oidc_connection_jwks_url_invalid_format"),
        ] {
            url(input, name, error_type)?;
        }
        Ok(Self {
            client_id: input.owned_text("client_id")?,
            client_secret: input.owned_text("client_secret")?,
            issuer: input.owned_text("issuer")?,
            endpoints: Endpoints {
                authorization: input.owned_text("authorization_url")?,
                token: input.owned_text("token_url")?,
                userinfo: input.owned_text("userinfo_url")?,
                jwks: input.owned_text("jwks_url")?,
            },
            custom_scopes: input.owned_text("custom_scopes")?,
            attribute_mapping: attribute_mapping(input, "bad_request")?,
        })
    }

    /// Changes what the request mentions and keeps the rest. Returns a warning if the issuer has no metadata.
    fn apply(self, oidc: &mut Oidc) -> Option<String> {
        let mut warning = None;
        if let Some(issuer) = self.issuer.filter(|issuer| *issuer != oidc.issuer) {
            let found = discover(&issuer);
            if found.is_none() {
                warning = Some(format!("{issuer}/.well-known/openid-configuration cannot be fetched."));
            }
            oidc.set_endpoints(found.unwrap_or_default());
            oidc.issuer = issuer;
        }
        // What the request says goes before what was found.
        oidc.set_endpoints(self.endpoints);
        set(&mut oidc.client_id, self.client_id);
        set(&mut oidc.client_secret, self.client_secret);
        set(&mut oidc.custom_scopes, self.custom_scopes);
        set(&mut oidc.attribute_mapping, self.attribute_mapping);
        warning
    }
}

impl Oidc {
    /// Changes those URLs that are given.
    fn set_endpoints(&mut self, given: Endpoints) {
        set(&mut self.authorization_url, given.authorization);
        set(&mut self.token_url, given.token);
        set(&mut self.userinfo_url, given.userinfo);
        set(&mut self.jwks_url, given.jwks);
    }
}

/// What the metadata of an issuer says. Without a network, it is made up.
fn discover(issuer: &str) -> Option<Endpoints> {
    let uri: Uri = issuer.parse().ok()?;
    if uri.host()?.to_ascii_lowercase().ends_with(UNREACHABLE) {
        return None;
    }
    let at = |path: &str| Some(format!("{}/{path}", issuer.trim_end_matches('/')));
    Some(Endpoints {
        authorization: at("authorize"),
        token: at("token"),
        userinfo: at("userinfo"),
        jwks: at("jwks.json"),
    })
}

pub(crate) fn create_connection(state: &mut State, input: &Input) -> Outcome {
    let profile = Profile::read(input)?;
    super::add(state, input, "oidc", profile, Protocol::Oidc(Oidc::default()))
}

pub(crate) fn update_connection(state: &mut State, input: &Input) -> Outcome {
    let (profile, changes) = (Profile::read(input)?, Changes::read(input)?);
    let mut warning = None;
    let mut answer = super::change(state, input, profile, |protocol| match protocol {
        Protocol::Oidc(oidc) => {
            warning = changes.apply(oidc);
            Ok(())
        }
        _ => Err(Failure::not_found("oidc_connection_not_found", "The connection is not one of OIDC.")),
    })?;
    answer["warning"] = warning.map_or(Value::Null, |warning| json!(warning));
    Ok(answer)
}
