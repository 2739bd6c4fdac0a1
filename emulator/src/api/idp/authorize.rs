//! Stytch's part of the authorization endpoint: validating the request, and recording the consent.

use serde_json::{Value, json};

use crate::api::common::binding;
use crate::api::idp::granter::Granter;
use crate::api::idp::scopes::{self, OFFLINE_ACCESS, Requested};
use crate::format::url::{add_query, is_uri, percent_encode};
use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::oauth2::grant::{By, CODE_LIFETIME, Code, Grant, Subject};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// A validated authorization request.
#[derive(Debug)]
struct Authorization {
    client_id: String,
    redirect_uri: String,
    subject: Subject,
    scopes: Vec<Requested>,
    /// The servers that access is for (RFC 8707).
    resources: Vec<String>,
    /// Whether the app asks for consent even if it was given before.
    prompted: bool,
}

impl Authorization {
    fn read(state: &State, input: &Input, granter: Granter<'_>) -> Result<Self, Failure> {
        let app = state.oauth.app(input.text("client_id")?)?;
        granter.check_app(app)?;
        let redirect_uri = input.text("redirect_uri")?;
        if !app.redirect_urls.iter().any(|url| url == redirect_uri) {
            let message = "redirect_uri is not one of the redirect_urls of the client.";
            return Err(Failure::invalid("connected_app_supplied_redirect_url_not_found_in_client", message));
        }
        if input.text("response_type")? != "code" {
            return Err(Failure::malformed("response_type must be code."));
        }
        let prompted = match input.optional_text("prompt")? {
            None => false,
            Some("consent") => true,
            Some(_) => return Err(Failure::malformed("The only prompt is consent.")),
        };
        let scopes = input.texts("scopes")?.ok_or_else(|| Failure::malformed("scopes is required."))?;
        let scopes = scopes.iter().map(|scope| scopes::check(state, app, &granter, scope));
        let scopes = scopes.collect::<Result<_, _>>()?;
        let resources = input.texts("resources")?.unwrap_or_default();
        if !resources.iter().all(|resource| is_uri(resource) && !resource.contains('#')) {
            return Err(Failure::malformed("Each of the resources must be a URI without a fragment."));
        }
        Ok(Self {
            resources,
            client_id: app.id.clone(),
            redirect_uri: redirect_uri.to_owned(),
            subject: granter.subject,
            scopes,
            prompted,
        })
    }

    /// Whether the person must be asked for consent.
    fn needs_consent(&self, state: &State, app: &ConnectedApp) -> bool {
        let key = self.subject.with_client(&self.client_id);
        let before = state.oauth.consents.find(By::SubjectWithClient, &key);
        let granted_before = |scope: &Requested| before.is_some_and(|consent| consent.has(&scope.name));
        let needed = |scope: &&Requested| match app.client_type.is_first_party() {
            true => scope.name == OFFLINE_ACCESS && !app.bypass_consent_for_offline_access,
            false => scope.grantable,
        };
        let first_time = before.is_none() && !app.client_type.is_first_party();
        self.prompted || first_time || !self.scopes.iter().filter(needed).all(granted_before)
    }

    /// The grant of all scopes that the person can grant.
    fn grant(&self) -> Grant {
        let grantable = self.scopes.iter().filter(|scope| scope.grantable);
        Grant {
            client_id: self.client_id.clone(),
            subject: self.subject.clone(),
            scopes: grantable.map(|scope| scope.name.clone()).collect(),
            resources: self.resources.clone(),
            code: None,
        }
    }
}

pub(crate) fn authorize_start(state: &mut State, input: &Input) -> Outcome {
    let granter = Granter::user(state, input)?;
    let user_id = granter.subject.id().to_owned();
    let mut answer = start(state, input, granter)?;
    answer["user"] = state.describe_user(&user_id)?;
    answer["user_id"] = json!(user_id);
    Ok(answer)
}

pub(crate) fn authorize(state: &mut State, input: &Input) -> Outcome {
    let granter = Granter::user(state, input)?;
    let authorization = Authorization::read(state, input, granter)?;
    finish(state, input, &authorization)
}

pub(crate) fn member_authorize_start(state: &mut State, input: &Input) -> Outcome {
    let granter = Granter::member(state, input)?;
    let member_id = granter.subject.id().to_owned();
    let mut answer = start(state, input, granter)?;
    let (member, organization) = state.membership(&member_id)?;
    answer["member"] = member.to_json(organization);
    answer["organization"] = organization.to_json();
    answer["member_id"] = json!(member_id);
    Ok(answer)
}

pub(crate) fn member_authorize(state: &mut State, input: &Input) -> Outcome {
    let granter = Granter::member(state, input)?;
    let authorization = Authorization::read(state, input, granter)?;
    finish(state, input, &authorization)
}

fn start(state: &State, input: &Input, granter: Granter<'_>) -> Outcome {
    let authorization = Authorization::read(state, input, granter)?;
    let app = state.oauth.app(&authorization.client_id)?;
    let scopes: Vec<Value> = authorization.scopes.iter().map(Requested::to_json).collect();
    Ok(json!({
        "client": app.to_public_json(),
        "consent_required": authorization.needs_consent(state, app),
        "scope_results": scopes,
    }))
}

fn finish(state: &mut State, input: &Input, authorization: &Authorization) -> Outcome {
    let challenge = binding::challenge(input, "code_challenge")?;
    let public = state.oauth.app(&authorization.client_id)?.client_type.is_public();
    if public && challenge.is_none() {
        let message = "Public clients need a code_challenge.";
        return Err(Failure::invalid("pkce_required_for_idp_authorization_flow", message));
    }
    let nonce = input.optional_text("nonce")?;
    if !input.has("consent_granted") {
        return Err(Failure::malformed("consent_granted is required."));
    }
    let back = Back { uri: &authorization.redirect_uri, state: input.optional_text("state")? };
    if !input.flag("consent_granted")? {
        let message = "The request was denied.";
        let query = [("error", "access_denied"), ("error_description", message)];
        return Ok(json!({ "redirect_uri": back.with(&query), "authorization_code": null }));
    }

    let mut grant = authorization.grant();
    let key = grant.subject.with_client(&grant.client_id);
    state.oauth.consents.remove(By::SubjectWithClient, &key);
    state.oauth.consents.insert(grant.clone());
    let code = state.mint.token();
    grant.code = Some(code.clone());
    let expires_at = state.now().saturating_add(CODE_LIFETIME);
    state.oauth.codes.insert(Code {
        code: code.clone(),
        grant,
        redirect_uri: authorization.redirect_uri.clone(),
        challenge,
        nonce: nonce.map(str::to_owned),
        expires_at,
        used: false,
    });
    Ok(json!({ "redirect_uri": back.with(&[("code", &code)]), "authorization_code": code }))
}

/// The redirect back to the app, with the app's `state`.
struct Back<'a> {
    uri: &'a str,
    state: Option<&'a str>,
}

impl Back<'_> {
    fn with(&self, query: &[(&str, &str)]) -> String {
        let state = self.state.map(|state| ("state", state));
        let pairs = query.iter().copied().chain(state);
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", percent_encode(value))).collect();
        add_query(self.uri, &pairs.join("&"))
    }
}
