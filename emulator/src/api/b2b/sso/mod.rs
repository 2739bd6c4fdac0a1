//! SSO connections of organizations, and logins with them.

pub(crate) mod authenticate;
pub(crate) mod external;
pub(crate) mod oidc;
pub(crate) mod saml;
pub(crate) mod start;
pub(crate) mod tokens;

use http::Uri;
use http::uri::Scheme;
use serde_json::{Map, Value, json};

use crate::model::changes::set;
use crate::model::organization::Organization;
use crate::model::sso::{Assignments, Connection, PROVIDERS, Protocol};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::organizations::connection_not_found;

/// How many connections an organization may have.
const CONNECTIONS: usize = 100;
/// The length of a display name, in characters.
const DISPLAY_NAME: usize = 128;

pub(crate) fn get_connections(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let (mut saml, mut oidc, mut external) = (Vec::new(), Vec::new(), Vec::new());
    for connection in &organization.sso.all {
        let list = match connection.protocol {
            Protocol::Saml(_) => &mut saml,
            Protocol::Oidc(_) => &mut oidc,
            Protocol::External(_) => &mut external,
        };
        list.push(connection.to_json());
    }
    Ok(json!({ "saml_connections": saml, "oidc_connections": oidc, "external_connections": external }))
}

pub(crate) fn delete_connection(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let connection = organization.sso.find(input.text("connection_id")?).ok_or_else(connection_not_found)?;
    let id = connection.id.clone();
    let others = organization.sso.active().any(|other| other.id != id);
    if organization.sso.default_id.as_ref() == Some(&id) && others {
        let message = "The connection is the default one. Make another one the default first.";
        return Err(Failure::invalid("cannot_delete_default_sso_connection", message));
    }
    state.remove_connection(&id);
    Ok(json!({ "connection_id": id }))
}

/// The default connection that the request asks for.
pub(super) fn default_connection(organization: &Organization, input: &Input) -> Result<Option<String>, Failure> {
    match input.owned_text("sso_default_connection_id")? {
        Some(id) if !organization.sso.is_active(&id) => {
            let message = "sso_default_connection_id must be the id of an active SSO connection of the organization.";
            Err(Failure::invalid("invalid_sso_default_connection_id", message))
        }
        id => Ok(id),
    }
}

/// The properties that all connections have.
#[derive(Default)]
struct Profile {
    display_name: Option<String>,
    identity_provider: Option<String>,
}

impl Profile {
    fn read(input: &Input) -> Result<Self, Failure> {
        let identity_provider = input.owned_text("identity_provider")?;
        if identity_provider.as_ref().is_some_and(|name| !PROVIDERS.contains(&name.as_str())) {
            let message = format!("identity_provider must be one of {}.", PROVIDERS.join(", "));
            return Err(Failure::invalid("invalid_sso_idp", message));
        }
        Ok(Self { display_name: display_name(input)?, identity_provider })
    }

    /// Changes what the request mentions and keeps the rest.
    fn apply(self, connection: &mut Connection) {
        set(&mut connection.display_name, self.display_name);
        set(&mut connection.identity_provider, self.identity_provider);
    }
}

/// The display name of a connection.
pub(super) fn display_name(input: &Input) -> Result<Option<String>, Failure> {
    let name = input.owned_text("display_name")?;
    if name.as_ref().is_some_and(|name| name.chars().count() > DISPLAY_NAME) {
        let message = format!("display_name must have {DISPLAY_NAME} characters at most.");
        return Err(Failure::invalid("invalid_display_name", message));
    }
    Ok(name)
}

/// Adds a connection to the organization of the request; returns it.
fn add(state: &mut State, input: &Input, kind: &str, profile: Profile, protocol: Protocol) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    if organization.sso.all.len() >= CONNECTIONS {
        let message = format!("An organization may have {CONNECTIONS} SSO connections.");
        return Err(Failure::invalid("too_many_sso_connections", message));
    }
    let organization_id = organization.id.clone();
    let id = state.mint.id(&format!("{kind}-connection"));
    let callback_url = format!("{}{}", state.base_url, start::CALLBACK.replace("{connection_id}", &id));
    let connection = Connection {
        id,
        organization_id: organization_id.clone(),
        display_name: profile.display_name.unwrap_or_default(),
        identity_provider: profile.identity_provider.unwrap_or_else(|| "generic".to_owned()),
        callback_url,
        protocol,
        identity: None,
    };
    let answer = json!({ "connection": connection.to_json() });
    state.organization_mut(&organization_id)?.sso.all.push(connection);
    Ok(answer)
}

/// Changes the connection that the request names; returns it. `change` fails before it changes anything.
fn change(
    state: &mut State,
    input: &Input,
    profile: Profile,
    change: impl FnOnce(&mut Protocol) -> Result<(), Failure>,
) -> Outcome {
    let id = input.text("connection_id")?;
    let mut organization = state.organization_mut(input.text("organization_id")?)?;
    let connection = organization.sso.find_mut(id).ok_or_else(connection_not_found)?;
    change(&mut connection.protocol)?;
    profile.apply(connection);
    Ok(json!({ "connection": connection.to_json() }))
}

/// The role assignments of a request, from the parameters with these names.
fn assignments(input: &Input, all: &str, groups: &str) -> Result<[Option<Vec<Value>>; 2], Failure> {
    Ok([input.objects(all, &["role_id"])?, input.objects(groups, &["role_id", "group"])?])
}

impl Assignments {
    /// Changes what the request mentions and keeps the rest.
    fn apply(&mut self, [all, groups]: [Option<Vec<Value>>; 2]) {
        set(&mut self.all, all);
        set(&mut self.groups, groups);
    }
}

/// The names that a provider has for attributes, by Stytch's names for them; `nested` is the error for other values.
fn attribute_mapping(input: &Input, nested: &'static str) -> Result<Option<Map<String, Value>>, Failure> {
    let mapping = input.free_form("attribute_mapping")?;
    if mapping.values().any(|name| !name.is_string()) {
        let message = "The values of attribute_mapping must be strings.";
        return Err(Failure::invalid(nested, message));
    }
    Ok(input.has("attribute_mapping").then_some(mapping))
}

/// An absolute URL that may be left out; fails with `error_type` for anything else.
fn url(input: &Input, name: &str, error_type: &'static str) -> Result<Option<Uri>, Failure> {
    let Some(given) = input.optional_text(name)? else {
        return Ok(None);
    };
    match given.parse::<Uri>() {
        Ok(url) if [Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&url.scheme()) => Ok(Some(url)),
        _ => Err(Failure::invalid(error_type, format!("{name} must be an absolute URL."))),
    }
}

/// The scheme and host of an absolute URL.
fn origin(url: &Uri) -> String {
    let authority = url.authority().map(http::uri::Authority::as_str);
    format!("{}://{}", url.scheme_str().unwrap_or_default(), authority.unwrap_or_default())
}
