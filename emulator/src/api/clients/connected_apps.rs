//! Connected Apps: create, read, change and delete them, and replace their secrets.

use serde_json::{Value, json};

use crate::api::common::paging::Paging;
use crate::format::url::is_uri;
use crate::model::changes::set;
use crate::model::oauth2::client_secret::ClientSecret;
use crate::model::oauth2::connected_app::{ClientType, ConnectedApp};
use crate::model::oauth2::grant;
use crate::model::oauth2::template::Template;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

/// The properties of an app in a request.
#[derive(Debug)]
struct Profile {
    name: Option<String>,
    description: Option<String>,
    logo_url: Option<String>,
    redirect_urls: Option<Vec<String>>,
    post_logout_redirect_urls: Option<Vec<String>>,
    full_access_allowed: Option<bool>,
    bypass_consent_for_offline_access: Option<bool>,
    access_token_expiry_minutes: Option<u64>,
    access_token_custom_audience: Option<String>,
    access_token_template: Option<Template>,
    id_token_template: Option<Template>,
}

impl Profile {
    /// Reads the properties of an app of this type.
    fn read(input: &Input, client_type: ClientType) -> Result<Self, Failure> {
        let full_access_allowed = input.optional_flag("full_access_allowed")?;
        let bypass_consent_for_offline_access = input.optional_flag("bypass_consent_for_offline_access")?;
        if !client_type.is_first_party() {
            if full_access_allowed == Some(true) {
                return Err(Failure::malformed("full_access_allowed is for first party clients."));
            }
            if bypass_consent_for_offline_access == Some(true) {
                let message = "bypass_consent_for_offline_access is for first party clients.";
                return Err(Failure::invalid("third_party_clients_require_consent_for_offline_access", message));
            }
        }
        Ok(Self {
            name: input.owned_text("client_name")?,
            description: input.owned_text("client_description")?,
            logo_url: input.owned_text("logo_url")?,
            redirect_urls: urls(input, "redirect_urls")?,
            post_logout_redirect_urls: urls(input, "post_logout_redirect_urls")?,
            full_access_allowed,
            bypass_consent_for_offline_access,
            access_token_expiry_minutes: expiry_minutes(input)?,
            access_token_custom_audience: input.owned_text("access_token_custom_audience")?,
            access_token_template: template(input, "access_token_template_content")?,
            id_token_template: template(input, "id_token_template_content")?,
        })
    }

    /// Changes what the request mentions and keeps the rest.
    fn apply(self, app: &mut ConnectedApp) {
        set(&mut app.name, self.name);
        set(&mut app.description, self.description);
        set(&mut app.redirect_urls, self.redirect_urls);
        set(&mut app.post_logout_redirect_urls, self.post_logout_redirect_urls);
        set(&mut app.full_access_allowed, self.full_access_allowed);
        set(&mut app.bypass_consent_for_offline_access, self.bypass_consent_for_offline_access);
        set(&mut app.access_token_expiry_minutes, self.access_token_expiry_minutes);
        set(&mut app.access_token_template, self.access_token_template);
        set(&mut app.id_token_template, self.id_token_template);
        if self.access_token_custom_audience.is_some() {
            app.access_token_custom_audience = self.access_token_custom_audience;
        }
        if self.logo_url.is_some() {
            app.logo_url = self.logo_url;
        }
    }
}

/// A list of absolute URLs of any scheme, as mobile apps have their own schemes.
fn urls(input: &Input, name: &str) -> Result<Option<Vec<String>>, Failure> {
    let urls = input.texts(name)?;
    if urls.iter().flatten().all(|url| is_uri(url)) {
        return Ok(urls);
    }
    let message = format!("{name} must be absolute URLs.");
    Err(Failure::invalid("connected_app_redirect_url_must_include_scheme", message))
}

fn expiry_minutes(input: &Input) -> Result<Option<u64>, Failure> {
    // The bounds are a guess.
    let lifetime = input.minutes("access_token_expiry_minutes", 1..=1440, "idp_invalid_access_token_expiry_minutes")?;
    Ok(lifetime.map(|lifetime| lifetime.as_secs() / 60))
}

/// A template of claims.
fn template(input: &Input, name: &str) -> Result<Option<Template>, Failure> {
    let template = input.optional_text(name)?.map(Template::read).transpose();
    template.map_err(|problem| Failure::invalid("idp_invalid_access_token_jwt_template", format!("{name} {problem}")))
}

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let client_type = ClientType::from_name(input.text("client_type")?).ok_or_else(|| {
        let message = "client_type must be first_party or third_party, with or without _public.";
        Failure::invalid("invalid_connected_app_type", message)
    })?;
    let profile = Profile::read(input, client_type)?;

    let id = state.mint.id("connected-app");
    let secret = (!client_type.is_public()).then(|| state.mint.token());
    let mut app = ConnectedApp {
        id,
        client_type,
        secret: secret.clone().map(ClientSecret::new),
        name: String::new(),
        description: String::new(),
        logo_url: None,
        redirect_urls: Vec::new(),
        post_logout_redirect_urls: Vec::new(),
        full_access_allowed: false,
        bypass_consent_for_offline_access: false,
        access_token_expiry_minutes: 60,
        access_token_custom_audience: None,
        access_token_template: Template::default(),
        id_token_template: Template::default(),
    };
    profile.apply(&mut app);
    let answer = describe_with(&app, "client_secret", secret.as_deref());
    state.oauth.apps.insert(app);
    Ok(answer)
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    Ok(describe(state.oauth.app(input.text("client_id")?)?))
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let mut app = state.oauth.app_mut(input.text("client_id")?)?;
    Profile::read(input, app.client_type)?.apply(&mut app);
    Ok(describe(&app))
}

/// Deletes the app and all that was granted to it.
pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let id = state.oauth.app(input.text("client_id")?)?.id.clone();
    state.oauth.apps.remove(Id, &id);
    state.oauth.revoke(grant::By::Client, &id);
    Ok(json!({ "client_id": id }))
}

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read(input, "connected-app-", "bad_request", "bad_request")?;
    let found: Vec<&ConnectedApp> = state.oauth.apps.iter().collect();
    let (page, metadata) = paging.page(&found, |app| &app.id);
    let apps: Vec<Value> = page.iter().map(|app| shown(app)).collect();
    Ok(json!({ "connected_apps": apps, "results_metadata": metadata }))
}

pub(crate) fn rotate_start(state: &mut State, input: &Input) -> Outcome {
    let next = state.mint.token();
    let mut app = state.oauth.app_mut(input.text("client_id")?)?;
    let secret = secret_of(&mut app)?;
    if secret.is_rotating() {
        let message = "The secret of the Connected App is being rotated already.";
        return Err(Failure::invalid("connected_app_already_rotating_secret", message));
    }
    secret.start_rotation(next.clone());
    Ok(describe_with(&app, "next_client_secret", Some(&next)))
}

pub(crate) fn rotate(state: &mut State, input: &Input) -> Outcome {
    finish_rotation(state, input, ClientSecret::rotate)
}

pub(crate) fn rotate_cancel(state: &mut State, input: &Input) -> Outcome {
    finish_rotation(state, input, ClientSecret::cancel_rotation)
}

fn finish_rotation(state: &mut State, input: &Input, finish: impl Fn(&mut ClientSecret)) -> Outcome {
    let mut app = state.oauth.app_mut(input.text("client_id")?)?;
    let secret = secret_of(&mut app)?;
    if !secret.is_rotating() {
        let message = "The secret of the Connected App is not being rotated.";
        return Err(Failure::invalid("connected_app_not_rotating_secret", message));
    }
    finish(secret);
    Ok(describe(&app))
}

fn secret_of(app: &mut ConnectedApp) -> Result<&mut ClientSecret, Failure> {
    app.secret.as_mut().ok_or_else(|| {
        let message = "Public Connected Apps have no secret.";
        Failure::invalid("public_connected_apps_do_not_have_secrets", message)
    })
}

fn describe(app: &ConnectedApp) -> Value {
    json!({ "connected_app": shown(app) })
}

fn shown(app: &ConnectedApp) -> Value {
    let mut app = app.to_json();
    // Stytch does not document the other values.
    app["creation_method"] = json!("api");
    app
}

/// The app with a secret that is shown only now. How the app was created is not part of it.
fn describe_with(app: &ConnectedApp, name: &str, secret: Option<&str>) -> Value {
    let mut app = app.to_json();
    app[name] = json!(secret);
    json!({ "connected_app": app })
}
