//! Machine-to-machine clients: create, read, change and delete them, and replace their secrets.

use serde_json::{Map, Value, json};

use crate::api::common::filters::{Errors, Filter, Operand, read_query};
use crate::api::common::paging::Paging;
use crate::model::changes::{merge, set};
use crate::model::oauth2::client_secret::ClientSecret;
use crate::model::oauth2::m2m_client::M2mClient;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::{Id, RowMut};

/// The least number of characters of a secret.
const SECRET_LENGTH: usize = 8;

const ERRORS: Errors = Errors {
    invalid_operator: "bad_request",
    missing_filter_name: "m2m_search_missing_filter_name",
    filter_name_must_be_string: "m2m_search_filter_name_must_be_string",
    filter_name_not_recognized: "m2m_search_filter_name_not_recognized",
    missing_filter_value: "m2m_search_missing_filter_value",
    // Every filter takes an array.
    expected_string: "m2m_search_expected_array_of_strings",
    expected_strings: "m2m_search_expected_array_of_strings",
    expected_boolean: "m2m_search_expected_array_of_strings",
};

/// The properties of a client in a request.
#[derive(Debug)]
struct Profile {
    name: Option<String>,
    description: Option<String>,
    scopes: Option<Vec<String>>,
    trusted_metadata: Map<String, Value>,
}

impl Profile {
    fn read(input: &Input) -> Result<Self, Failure> {
        let scopes = input.texts("scopes")?;
        let separable = |scope: &String| !scope.is_empty() && !scope.contains(char::is_whitespace);
        if !scopes.iter().flatten().all(separable) {
            let message = "A scope cannot be empty or have spaces in it.";
            return Err(Failure::invalid("invalid_m2m_client_scope", message));
        }
        Ok(Self {
            name: input.owned_text("client_name")?,
            description: input.owned_text("client_description")?,
            scopes,
            trusted_metadata: input.free_form("trusted_metadata")?,
        })
    }

    /// Changes what the request mentions and keeps the rest.
    fn apply(self, client: &mut M2mClient) {
        set(&mut client.name, self.name);
        set(&mut client.description, self.description);
        set(&mut client.scopes, self.scopes);
        merge(&mut client.trusted_metadata, self.trusted_metadata);
    }
}

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let profile = Profile::read(input)?;
    if profile.scopes.is_none() {
        return Err(Failure::malformed("scopes is required."));
    }
    let id = input.optional_text("client_id")?;
    if id.is_some_and(|id| state.oauth.m2m_client(id).is_ok()) {
        let message = "Another M2M client has this client_id.";
        return Err(Failure::invalid("duplicate_m2m_client_id", message));
    }
    let secret = input.optional_text("client_secret")?;
    if secret.is_some_and(|secret| secret.chars().count() < SECRET_LENGTH) {
        let message = format!("client_secret must have {SECRET_LENGTH} characters or more.");
        return Err(Failure::invalid("insecure_m2m_client_secret", message));
    }

    let sort_id = state.mint.id("m2m-client");
    let secret = secret.map_or_else(|| state.mint.token(), str::to_owned);
    let mut client = M2mClient {
        id: id.map_or_else(|| sort_id.clone(), str::to_owned),
        sort_id,
        secret: ClientSecret::new(secret.clone()),
        name: String::new(),
        description: String::new(),
        active: true,
        scopes: Vec::new(),
        trusted_metadata: Map::new(),
    };
    profile.apply(&mut client);
    let mut shown = client.to_json();
    shown["client_secret"] = json!(secret);
    state.oauth.m2m_clients.insert(client);
    Ok(json!({ "m2m_client": shown }))
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    Ok(describe(state.oauth.m2m_client(input.text("client_id")?)?))
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let mut client = state.oauth.m2m_client_mut(input.text("client_id")?)?;
    let profile = Profile::read(input)?;
    client.active = match input.optional_text("status")? {
        None => client.active,
        Some("active") => true,
        Some("inactive") => false,
        Some(_) => {
            let message = "status must be active or inactive.";
            return Err(Failure::invalid("invalid_m2m_client_status", message));
        }
    };
    profile.apply(&mut client);
    Ok(describe(&client))
}

/// Deletes the client. Its tokens stay valid until they expire.
pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let id = state.oauth.m2m_client(input.text("client_id")?)?.id.clone();
    state.oauth.m2m_clients.remove(Id, &id);
    Ok(json!({ "client_id": id }))
}

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read(input, "m2m-client-", "bad_request", "bad_request")?;
    let query = read_query(&input.nested("query")?, &ERRORS, read_operand)?;
    let found: Vec<&M2mClient> = state.oauth.m2m_clients.iter().filter(|client| query(client)).collect();
    let (page, metadata) = paging.page(&found, |client| &client.sort_id);
    let clients: Vec<Value> = page.iter().map(|client| client.to_json()).collect();
    Ok(json!({ "m2m_clients": clients, "results_metadata": metadata }))
}

fn read_operand(operand: &Operand) -> Result<Filter<M2mClient>, Failure> {
    Ok(match operand.name {
        "client_id" => {
            let ids = operand.texts()?;
            Box::new(move |client| ids.contains(&client.id))
        }
        "client_name" => {
            let names = operand.texts()?;
            Box::new(move |client| names.contains(&client.name))
        }
        "scopes" => {
            let scopes = operand.texts()?;
            Box::new(move |client| client.scopes.iter().any(|scope| scopes.contains(scope)))
        }
        _ => return Err(operand.unknown()),
    })
}

pub(crate) fn rotate_start(state: &mut State, input: &Input) -> Outcome {
    let next = state.mint.token();
    let mut client = state.oauth.m2m_client_mut(input.text("client_id")?)?;
    if client.secret.is_rotating() {
        let message = "The secret of the client is being rotated already.";
        return Err(Failure::invalid("m2m_client_already_rotating_secret", message));
    }
    client.secret.start_rotation(next.clone());
    let mut answer = describe(&client);
    answer["m2m_client"]["next_client_secret"] = json!(next);
    Ok(answer)
}

pub(crate) fn rotate(state: &mut State, input: &Input) -> Outcome {
    let mut client = rotating(state, input)?;
    client.secret.rotate();
    Ok(describe(&client))
}

pub(crate) fn rotate_cancel(state: &mut State, input: &Input) -> Outcome {
    let mut client = rotating(state, input)?;
    client.secret.cancel_rotation();
    Ok(describe(&client))
}

/// The client that the request names; fails unless its secret is being rotated.
fn rotating<'a>(state: &'a mut State, input: &Input) -> Result<RowMut<'a, M2mClient>, Failure> {
    let client = state.oauth.m2m_client_mut(input.text("client_id")?)?;
    if client.secret.is_rotating() {
        return Ok(client);
    }
    let message = "The secret of the client is not being rotated.";
    Err(Failure::invalid("m2m_client_not_rotating_secret", message))
}

fn describe(client: &M2mClient) -> Value {
    json!({ "m2m_client": client.to_json() })
}
