//! Logins in a browser, by name: the URLs at which they begin, and what they bring back.

use serde_json::Value;

use crate::error::{BuildError, BuildErrorKind, Error};
use crate::login::Redirect;
use crate::operation::{Kind, Operation, Param, Place, args, start_urls};
use crate::values::{JsonObject, object};
use crate::wire::Project;
use crate::wire::start_url::{StartUrl, provider_path};

const REDIRECT: &[Param] = &[Param::new("redirect", Kind::String).required()];

/// Finds the operation that authenticates the token of a redirect.
type Authenticates = fn(&Redirect) -> Result<&'static Operation, Error>;

static REDIRECTS: [(&str, Authenticates); 2] =
    [("b2b.redirects.parse", Redirect::b2b_operation), ("consumer.redirects.parse", Redirect::consumer_operation)];

/// The names of what [`browser_login`] computes, with their params.
pub fn browser_logins() -> impl Iterator<Item = (&'static str, &'static [Param])> {
    let redirects = REDIRECTS.iter().map(|(name, _)| (*name, REDIRECT));
    redirects.chain(start_urls().map(|(name, _, params)| (name, params)))
}

/// The part of [`compute`](super::compute) that is about logins in a browser: start URLs and redirects. A program that needs
/// nothing else is smaller with this.
///
/// # Errors
///
/// As for [`compute`](super::compute).
pub fn browser_login(name: &str, args: &Value, project: &Project) -> Result<Value, Error> {
    let check = |name, params| args::check(params, args, &|_| Some(false)).map_err(|error| error.of(name));
    if let Some((name, operation)) = REDIRECTS.iter().find(|(known, _)| *known == name) {
        check(name, REDIRECT)?;
        let redirect = Redirect::parse(text(args, "redirect"))?;
        return operation(&redirect).map(|operation| describe(&redirect, operation));
    }
    if let Some((name, path, params)) = start_urls().find(|(known, ..)| *known == name) {
        check(name, params)?;
        return start_url(name, path, params, args, project);
    }
    let problem = "is not the name of a start URL or a redirect";
    Err(BuildError::new(BuildErrorKind::UnknownOperation, name, problem).into())
}

fn text<'a>(args: &'a Value, name: &str) -> &'a str {
    args.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn describe(redirect: &Redirect, operation: &'static Operation) -> Value {
    let mut params = JsonObject::new();
    // The first value counts, as for `Redirect::param`.
    for (name, value) in redirect.params().rev() {
        params.insert(name.to_owned(), value.into());
    }
    let param = |is: fn(&&Param) -> bool| operation.params().iter().find(is).map(|param| param.name);
    object(vec![
        ("token", redirect.token.expose().into()),
        ("token_type", redirect.token_type.as_str().into()),
        ("operation", operation.name.into()),
        ("token_param", param(|param| param.required && param.name.ends_with("token")).into()),
        ("code_verifier_param", param(|param| param.name.ends_with("code_verifier")).into()),
        ("params", params.into()),
    ])
}

/// The params of which exactly one says whose login it is, if there are any.
const TARGETS: [&str; 3] = ["connection_id", "organization_id", "slug"];

fn start_url(
    name: &'static str,
    path: &str,
    params: &[Param],
    args: &Value,
    project: &Project,
) -> Result<Value, Error> {
    let targets: Vec<&str> = params.iter().map(|param| param.name).filter(|name| TARGETS.contains(name)).collect();
    if let [target, other] = targets[..] {
        if args.get(target).is_some() == args.get(other).is_some() {
            let problem = format!("or `{other}` must be there, and only one of them");
            return Err(BuildError::new(BuildErrorKind::MissingParam, target, problem).of(name).into());
        }
    }
    let path = if path.contains('{') { provider_path(path, text(args, "provider"))? } else { path.to_owned() };
    let mut url = StartUrl::new(project, &path, text(args, "public_token").to_owned())?;
    for param in params.iter().filter(|param| param.place == Place::Query && param.name != "public_token") {
        match args.get(param.name) {
            Some(Value::Object(others)) => {
                for (other, value) in others {
                    let place = format!("{}.{other}", param.name);
                    url = url.set(format!("provider_{other}"), text_of(&place, value)?);
                }
            }
            Some(value) if TARGETS.contains(&param.name) => {
                url = url.set_required(param.name, value_of(param.name, value)?)?;
            }
            Some(value) => url = url.set(param.name, value_of(param.name, value)?),
            None => {}
        }
    }
    Ok(object(vec![("url", url.to_string().into())]))
}

/// The text of a param; that of a list has spaces in between.
fn value_of(name: &str, value: &Value) -> Result<String, BuildError> {
    let Value::Array(texts) = value else { return text_of(name, value).map(str::to_owned) };
    let mut all = String::new();
    for (index, text) in texts.iter().enumerate() {
        all += if index == 0 { "" } else { " " };
        all += text_of(name, text)?;
    }
    Ok(all)
}

fn text_of<'a>(name: &str, value: &'a Value) -> Result<&'a str, BuildError> {
    value.as_str().ok_or_else(|| BuildError::new(BuildErrorKind::WrongType, name, "must be of type string"))
}
