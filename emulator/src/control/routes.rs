//! What there is below `/emulator/`, beside the page.

use http::Request;

use crate::control::params::Params;
use crate::control::{
    clock, elsewhere, factors, failures, keys, messages, people, project, requests, state, tokens, watch,
};
use crate::emulator::Emulator;
use crate::outcome::Outcome;

/// A method and path, and what it does.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// The names of the parameters, in the query of a GET and otherwise in the body.
    pub(super) params: &'static [&'static str],
    pub(super) handler: Handler,
}

/// What a route does.
pub(super) enum Handler {
    Params(fn(&Emulator, &Params) -> Outcome),
    /// Reads the body by itself.
    Request(fn(&Emulator, &Request<Vec<u8>>) -> Outcome),
}

const fn get(path: &'static str, params: &'static [&'static str], handler: fn(&Emulator, &Params) -> Outcome) -> Route {
    Route { method: "GET", path, params, handler: Handler::Params(handler) }
}

const fn post(
    path: &'static str,
    params: &'static [&'static str],
    handler: fn(&Emulator, &Params) -> Outcome,
) -> Route {
    Route { method: "POST", path, params, handler: Handler::Params(handler) }
}

const fn put(path: &'static str, params: &'static [&'static str], handler: fn(&Emulator, &Params) -> Outcome) -> Route {
    Route { method: "PUT", path, params, handler: Handler::Params(handler) }
}

/// All routes, in alphabetical order.
pub(crate) const ROUTES: &[Route] = &[
    post("/emulator/biometric_registrations", &["user_id"], factors::add_biometric_registration),
    get("/emulator/changes", &["after", "wait_seconds"], watch::changes),
    get("/emulator/clock", &[], clock::get),
    put("/emulator/clock", &["time"], clock::set),
    post("/emulator/clock/advance", &["seconds"], clock::advance),
    post("/emulator/clock/follow_system", &[], clock::follow_system),
    post("/emulator/connected_app_tokens", &["client_id", "user_id", "member_id", "scopes"], tokens::connected_app),
    put("/emulator/external_sessions", &["session_token", "userinfo"], elsewhere::set_external_session),
    get("/emulator/failures", &[], failures::list),
    post("/emulator/failures", &["operation", "status", "times"], failures::plan),
    post("/emulator/failures/cancel", &[], failures::cancel),
    put("/emulator/fingerprints", &["telemetry_id", "fingerprint"], elsewhere::set_fingerprint),
    put("/emulator/history", &["limit"], project::keep_history),
    post("/emulator/impersonation_tokens", &["user_id", "member_id", "impersonator_email"], tokens::impersonation),
    post("/emulator/keys/publish", &[], keys::publish),
    post("/emulator/keys/retire", &[], keys::retire),
    post("/emulator/keys/rotate", &[], keys::rotate),
    put("/emulator/m2m_claims", &["claims"], project::set_m2m_claims),
    post(
        "/emulator/member_sessions",
        &["organization_id", "member_id", "session_duration_minutes"],
        tokens::member_session,
    ),
    get("/emulator/messages", &["to", "after", "limit", "wait_seconds"], messages::list),
    post("/emulator/messages/clear", &[], messages::clear),
    get("/emulator/openapi.json", &[], project::openapi),
    get("/emulator/organizations", &["limit"], people::organizations),
    put("/emulator/policy", &["roles", "resources", "scopes"], project::set_policy),
    get("/emulator/project", &[], project::get),
    get("/emulator/requests", &["operation", "after", "limit"], requests::list),
    get("/emulator/requests/counts", &["operation"], requests::counts),
    post("/emulator/reset", &[], project::reset),
    put("/emulator/shared_passwords", &["shared"], project::share_passwords),
    put(
        "/emulator/sso_identities",
        &["connection_id", "email", "subject", "name", "groups", "attributes"],
        elsewhere::set_sso_identity,
    ),
    get(state::PATH, &[], state::get),
    Route { method: "PUT", path: state::PATH, params: &["version", "state"], handler: Handler::Request(state::put) },
    get("/emulator/totp_code", &["secret", "user_id", "member_id"], factors::totp_code),
    put(
        "/emulator/trusted_token_profiles",
        &["profile_id", "issuer", "audience", "jwks"],
        elsewhere::set_trusted_token_profile,
    ),
    get("/emulator/users", &["limit"], people::users),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::control::{PAGE, project};

    /// Method, path and names of parameters of each operation that the file describes.
    fn described() -> BTreeSet<(String, String, BTreeSet<String>)> {
        let file: serde_json::Value = serde_json::from_str(project::OPENAPI).unwrap();
        let mut all = BTreeSet::new();
        for (path, methods) in file["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let query = operation["parameters"].as_array().into_iter().flatten();
                let query = query.map(|parameter| parameter["name"].as_str().unwrap().to_owned());
                let body = operation["requestBody"]["content"]["application/json"]["schema"]["properties"].as_object();
                let params = query.chain(body.into_iter().flat_map(|properties| properties.keys().cloned())).collect();
                all.insert((method.to_uppercase(), path.clone(), params));
            }
        }
        all
    }

    #[test]
    fn the_file_describes_what_there_is_and_nothing_else() {
        let routes = ROUTES.iter().map(|route| (route.method, route.path, route.params));
        let handled = routes.chain([("GET", PAGE, &[] as &[_])]).map(|(method, path, params)| {
            let params = params.iter().map(|&name| name.to_owned()).collect();
            (method.to_owned(), path.to_owned(), params)
        });
        assert_eq!(handled.collect::<BTreeSet<_>>(), described());
    }

    #[test]
    fn routes_are_in_order() {
        assert!(ROUTES.is_sorted_by_key(|route| route.path));
    }
}
