//! Clients, and what blocks.

use std::ffi::c_char;

use stytch_bindings::{CallOptions, Client, options_from_env};

use crate::text::{Asked, bytes, json, text};
use crate::{Failure, StytchStatus, StytchText, free, guard, put, put_handle, shared};

/// A client. Threads can use one at the same time, and so can processes after `fork`, each for itself.
#[derive(Debug)]
pub struct StytchClient(pub(crate) Client);

/// Creates a client with these options, a JSON object: `{"project_id": "..", "secret": ".."}` and others, see the README.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_new(
    options: *const c_char,
    options_length: usize,
    client: *mut *mut StytchClient,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || create(&json("options", options, options_length)?, client))
}

/// Creates a client for the project in the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, optionally,
/// `STYTCH_BASE_URL`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_from_env(
    client: *mut *mut StytchClient,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || create(&options_from_env()?, client))
}

fn create(options: &serde_json::Value, client: *mut *mut StytchClient) -> Result<(), Failure> {
    put_handle(client, StytchClient(Client::new(options)?))
}

/// Frees a client. Runs and pages of it can still be used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_free(client: *mut StytchClient) {
    free(client);
}

/// Calls an operation or a flow by name, such as `consumer.otps.sms.send` or `consumer.sessions.authenticate_jwt`, and
/// waits for its result.
///
/// `args` and `options` are JSON objects, or empty. Options are `member_session`, `timeout_seconds`, `total_timeout_seconds`
/// and `max_retries`. The result is a JSON object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_call(
    client: *const StytchClient,
    name: *const c_char,
    name_length: usize,
    args: *const c_char,
    args_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut StytchText,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let asked = Asked::read((name, name_length), (args, args_length), (options, options_length))?;
        let called = shared(client)?.0.call(asked.name, &asked.args, &asked.options)?;
        put(result, || StytchText::from(&called))
    })
}

/// Computes what needs no request: start URLs, redirects, PKCE, and webhooks, whose `body` is the bytes as received.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_compute(
    client: *const StytchClient,
    name: *const c_char,
    name_length: usize,
    args: *const c_char,
    args_length: usize,
    body: *const c_char,
    body_length: usize,
    result: *mut StytchText,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let (client, body) = (&shared(client)?.0, bytes(body, body_length)?);
        let args = json("args", args, args_length)?;
        let computed = client.compute(text(name, name_length)?, &args, body, &CallOptions::default())?;
        put(result, || StytchText::from(&computed))
    })
}

/// Replaces the project's secret, as after a rotation. Calls that have begun keep the old one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_replace_secret(
    client: *const StytchClient,
    secret: *const c_char,
    secret_length: usize,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || Ok(shared(client)?.0.replace_secret(text(secret, secret_length)?)?))
}

/// The project's keys and RBAC policies as JSON, for other processes. The result has no data if none were fetched.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_export(
    client: *const StytchClient,
    result: *mut StytchText,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let export = shared(client)?.0.export();
        put(result, || export.map(StytchText::from).unwrap_or_default())
    })
}

/// Imports what another process exported, if it is newer. An attacker who can change it can forge sessions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_client_import(
    client: *const StytchClient,
    exported: *const c_char,
    exported_length: usize,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || Ok(shared(client)?.0.import(text(exported, exported_length)?)?))
}
