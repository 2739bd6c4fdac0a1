//! What other systems know: devices, identity providers and the system that a project migrates from.

use serde_json::{Value, json};

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::model::fraud::fingerprint::Fingerprint;
use crate::model::sso::login::SsoIdentity;
use crate::outcome::{Failure, Outcome};

pub(super) fn set_fingerprint(emulator: &Emulator, params: &Params) -> Outcome {
    let telemetry_id = params.text("telemetry_id")?;
    let fingerprint = Value::Object(params.free_form("fingerprint")?);
    emulator.set_fingerprint(telemetry_id, Fingerprint::from_json(&fingerprint).map_err(Failure::malformed)?);
    Ok(json!({}))
}

pub(super) fn set_sso_identity(emulator: &Emulator, params: &Params) -> Outcome {
    let connection_id = params.text("connection_id")?;
    let mut identity = SsoIdentity::new(params.text("email")?);
    if let Some(subject) = params.optional_text("subject")? {
        identity = identity.subject(subject);
    }
    if let Some(name) = params.optional_text("name")? {
        identity = identity.name(name);
    }
    identity = identity.groups(params.texts("groups")?.unwrap_or_default());
    for (name, value) in params.free_form("attributes")? {
        identity = identity.attribute(name, value);
    }
    match emulator.set_sso_identity(connection_id, identity) {
        true => Ok(json!({})),
        false => {
            let message = "There is no SAML or OIDC connection with this connection_id.";
            Err(Failure::not_found("sso_connection_not_found", message))
        }
    }
}

pub(super) fn set_external_session(emulator: &Emulator, params: &Params) -> Outcome {
    emulator.set_external_session(params.text("session_token")?, params.object("userinfo")?);
    Ok(json!({}))
}

pub(super) fn set_trusted_token_profile(emulator: &Emulator, params: &Params) -> Outcome {
    let (profile_id, issuer, audience) = (params.text("profile_id")?, params.text("issuer")?, params.text("audience")?);
    let jwks = params.object("jwks")?;
    if !jwks["keys"].is_array() {
        return Err(Failure::malformed("jwks must be a JSON Web Key Set, which has an array of keys."));
    }
    emulator.set_trusted_token_profile(profile_id, issuer, audience, &jwks);
    Ok(json!({}))
}
