//! The options of a client, by the names that they have in JavaScript.

use std::time::Duration;

use serde_json::{Map, Value};
use stytch_wasm::{BuildError, Client, Error, Project, RetryPolicy, Settings, Vertical};

const NAMES: [&str; 13] = [
    "projectId",
    "secret",
    "baseUrl",
    "fraudUrl",
    "userAgent",
    "timeoutSeconds",
    "maxResponseBytes",
    "maxRetries",
    "leewaySeconds",
    "issuers",
    "vertical",
    "allowHttp",
    "allowSecretInBrowser",
];

pub(crate) fn client(options: &str) -> Result<Client, Error> {
    match serde_json::from_str(options) {
        Ok(Value::Object(options)) => build(&Options(options)).map_err(named_as_in_javascript),
        _ => Err(BuildError::configuration("options", "must be an object").into()),
    }
}

fn build(options: &Options) -> Result<Client, Error> {
    if let Some(name) = options.0.keys().find(|name| !NAMES.contains(&name.as_str())) {
        return Err(BuildError::configuration(name, "is not an option").into());
    }
    let required = |name| options.text(name)?.ok_or(BuildError::configuration(name, "is missing"));
    let mut settings = Settings::new();
    if let Some(retries) = options.number("maxRetries")? {
        settings.retries = RetryPolicy::new().max_retries(retries as u32);
    }
    if let Some(leeway) = options.duration("leewaySeconds")? {
        settings.leeway = leeway;
    }
    settings.issuers = options.texts("issuers")?;
    settings.vertical = match options.text("vertical")? {
        None | Some("consumer") => Vertical::Consumer,
        Some("b2b") => Vertical::B2b,
        Some(_) => return Err(BuildError::configuration("vertical", "must be `consumer` or `b2b`").into()),
    };
    let project = Project::new(required("projectId")?, required("secret")?)?;
    let mut client = Client::builder(project).settings(settings);
    if let Some(url) = options.text("baseUrl")? {
        client = client.base_url(url);
    }
    if let Some(url) = options.text("fraudUrl")? {
        client = client.fraud_url(url);
    }
    if let Some(user_agent) = options.text("userAgent")? {
        client = client.user_agent(user_agent);
    }
    if let Some(timeout) = options.duration("timeoutSeconds")? {
        client = client.timeout(timeout);
    }
    if let Some(bytes) = options.number("maxResponseBytes")? {
        client = client.max_response_bytes(bytes as u64);
    }
    if options.flag("allowHttp")? {
        client = client.allow_http();
    }
    if options.flag("allowSecretInBrowser")? {
        client = client.allow_secret_in_browser();
    }
    client.build()
}

/// What `JSON.stringify` made of the options; it leaves out what is `undefined`.
struct Options(Map<String, Value>);

impl Options {
    fn text(&self, name: &'static str) -> Result<Option<&str>, BuildError> {
        self.read(name, "must be a text", Value::as_str)
    }

    fn flag(&self, name: &'static str) -> Result<bool, BuildError> {
        Ok(self.read(name, "must be true or false", Value::as_bool)?.unwrap_or(false))
    }

    /// A number that is not negative.
    fn number(&self, name: &'static str) -> Result<Option<f64>, BuildError> {
        let number = |value: &Value| value.as_f64().filter(|number| *number >= 0.0);
        self.read(name, "must be a number, and not negative", number)
    }

    fn duration(&self, name: &'static str) -> Result<Option<Duration>, BuildError> {
        // Longer than any clock goes is for ever.
        let duration = |seconds| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        Ok(self.number(name)?.map(duration))
    }

    fn texts(&self, name: &'static str) -> Result<Vec<String>, BuildError> {
        let texts = |value: &Value| {
            value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
        };
        Ok(self.read(name, "must be a list of texts", texts)?.unwrap_or_default())
    }

    fn read<'a, T>(
        &'a self,
        name: &'static str,
        expected: &'static str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, BuildError> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or(BuildError::configuration(name, expected)),
        }
    }
}

/// The same error with the name of the option, where core has its own name for it: `projectId` for `project_id`.
fn named_as_in_javascript(error: Error) -> Error {
    match error {
        Error::Build(mut error) => {
            let mut words = error.field.split('_');
            let first = words.next().unwrap_or_default().to_owned();
            error.field = words.fold(first, |name, word| {
                let (initial, rest) = word.split_at_checked(1).unwrap_or_default();
                name + &initial.to_ascii_uppercase() + rest
            });
            error.into()
        }
        error => error,
    }
}
