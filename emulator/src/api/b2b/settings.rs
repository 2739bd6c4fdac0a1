//! The settings of an organization, most of which are only stored and returned.

use serde_json::{Map, Value, json};

use crate::outcome::Failure;
use crate::request::input::Input;

/// The name of a setting and the form of its value.
type Setting = (&'static str, Form);

/// The form of a setting's value, and its default.
enum Form {
    /// Any text. Default: empty.
    Text,
    /// A list of texts. Default: empty.
    Texts,
    /// A list of objects, each with these texts. Default: empty.
    Objects(&'static [&'static str]),
    /// Any object. Default: empty.
    Object,
    /// One of these words. Default: the first.
    Word(&'static [&'static str]),
}

const ALL_OR_SOME: Form = Form::Word(&["ALL_ALLOWED", "RESTRICTED"]);
const ALL_SOME_OR_NONE: Form = Form::Word(&["ALL_ALLOWED", "RESTRICTED", "NOT_ALLOWED"]);
const NONE_OR_SOME: Form = Form::Word(&["NOT_ALLOWED", "RESTRICTED"]);

const SETTINGS: &[Setting] = &[
    ("organization_logo_url", Form::Text),
    ("sso_jit_provisioning", ALL_SOME_OR_NONE),
    ("sso_jit_provisioning_allowed_connections", Form::Texts),
    ("email_allowed_domains", Form::Texts),
    ("email_jit_provisioning", NONE_OR_SOME),
    ("email_invites", ALL_SOME_OR_NONE),
    ("auth_methods", ALL_OR_SOME),
    ("allowed_auth_methods", Form::Texts),
    ("mfa_policy", Form::Word(&["OPTIONAL", "REQUIRED_FOR_ALL"])),
    ("mfa_methods", ALL_OR_SOME),
    ("allowed_mfa_methods", Form::Texts),
    ("rbac_email_implicit_role_assignments", Form::Objects(&["domain", "role_id"])),
    ("oauth_tenant_jit_provisioning", NONE_OR_SOME),
    ("allowed_oauth_tenants", Form::Object),
    ("claimed_email_domains", Form::Texts),
    ("first_party_connected_apps_allowed_type", ALL_SOME_OR_NONE),
    ("allowed_first_party_connected_apps", Form::Texts),
    ("third_party_connected_apps_allowed_type", ALL_SOME_OR_NONE),
    ("allowed_third_party_connected_apps", Form::Texts),
];

/// The settings of a new organization.
pub(super) fn defaults() -> Map<String, Value> {
    let default = |form: &Form| match form {
        Form::Text => json!(""),
        Form::Texts | Form::Objects(_) => json!([]),
        Form::Object => json!({}),
        Form::Word(words) => json!(words.first()),
    };
    SETTINGS.iter().map(|(name, form)| ((*name).to_owned(), default(form))).collect()
}

/// These settings, and the defaults of all others.
pub(crate) fn complete(given: Map<String, Value>) -> Result<Map<String, Value>, Failure> {
    let input = Input::of(given);
    if let Some(unknown) = input.names().find(|name| !SETTINGS.iter().any(|(known, _)| known == name)) {
        return Err(Failure::malformed(format!("{unknown} is not a setting of organizations.")));
    }
    let mut settings = defaults();
    settings.extend(read(&input)?);
    Ok(settings)
}

/// The settings in the request.
pub(super) fn read(input: &Input) -> Result<Map<String, Value>, Failure> {
    let mut given = Map::new();
    for (name, form) in SETTINGS {
        if input.has(name) {
            given.insert((*name).to_owned(), form.read(input, name)?);
        }
    }
    Ok(given)
}

impl Form {
    fn read(&self, input: &Input, name: &str) -> Result<Value, Failure> {
        match self {
            Self::Text => Ok(json!(input.optional_text(name)?.unwrap_or_default())),
            Self::Texts => Ok(json!(input.texts(name)?)),
            Self::Object => Ok(Value::Object(input.free_form(name)?)),
            Self::Objects(texts) => Ok(json!(input.objects(name, texts)?)),
            Self::Word(words) => {
                let word = input.text(name)?;
                match words.contains(&word) {
                    true => Ok(json!(word)),
                    false => Err(Failure::malformed(format!("{name} must be {}.", words.join(" or ")))),
                }
            }
        }
    }
}
