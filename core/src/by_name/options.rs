//! The options of a client.

use std::time::Duration;

use serde_json::Value;

use crate::error::{BuildError, BuildErrorKind, Error};
use crate::flow::{RetryPolicy, Settings};
use crate::values::{JsonObject, Secret, Vertical};
use crate::wire::Project;

/// The options of a client, read from a JSON object.
///
/// | option | value | default |
/// |---|---|---|
/// | `project_id`, `secret` | text | none: they must be there |
/// | `base_url`, `fraud_url` | a URL | those of the project |
/// | `allow_http` | a boolean: whether these may be plain `http` to another machine | `false` |
/// | `user_agent` | text | that of the driver |
/// | `max_retries` | a whole number | 2 |
/// | `leeway_seconds` | a number | 0 |
/// | `issuers` | a list of texts | none |
/// | `vertical` | `consumer` or `b2b` | `consumer` |
/// | `keys_cool_down_seconds`, `keys_stale_seconds`, `policy_fresh_seconds`, `policy_stale_seconds` | a number | those of [`Settings`] |
/// | `cache_size`, `unverified_per_second`, `verified_tokens` | a whole number | those of [`Settings`] |
/// | `timeout_seconds`, `connect_timeout_seconds`, `total_timeout_seconds`, `idle_timeout_seconds` | a number | those of the driver |
/// | `idle_connections`, `max_response_bytes` | a whole number | those of the driver |
/// | `proxy`, `no_proxy`, `root_certificates` | text | those of the driver |
///
/// The last three rows are for the driver, the part of a program that carries requests. It says which of them it honors.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ClientOptions {
    /// The project, with its URLs and user agent.
    pub project: Project,
    /// How flows behave.
    pub settings: Settings,
    /// The `User-Agent`, which the project has too, if it is not to be that of the driver.
    pub user_agent: Option<String>,
    /// Whether plain `http` to another machine is allowed. The URLs of the project have been checked.
    pub allow_http: bool,
    /// The time limit of a try.
    pub timeout: Option<Duration>,
    /// The part of it for the connection.
    pub connect_timeout: Option<Duration>,
    /// The time limit of a call with its retries.
    pub total_timeout: Option<Duration>,
    /// How long a connection is kept that no call uses.
    pub idle_timeout: Option<Duration>,
    /// How many such connections are kept.
    pub idle_connections: Option<usize>,
    /// The size limit of a response body.
    pub max_response_bytes: Option<u64>,
    /// The URL of a proxy, which may contain a password.
    pub proxy: Option<Secret>,
    /// The hosts that are reached without it.
    pub no_proxy: Option<String>,
    /// Root certificates (PEM).
    pub root_certificates: Option<String>,
}

/// What the value of an option must be.
#[derive(Clone, Copy)]
enum Type {
    Text,
    Texts,
    Flag,
    Whole,
    Seconds,
    Vertical,
}

/// The options that core honors.
const OWN: [(&str, Type); 17] = [
    ("project_id", Type::Text),
    ("secret", Type::Text),
    ("base_url", Type::Text),
    ("fraud_url", Type::Text),
    ("allow_http", Type::Flag),
    ("user_agent", Type::Text),
    ("max_retries", Type::Whole),
    ("leeway_seconds", Type::Seconds),
    ("issuers", Type::Texts),
    ("vertical", Type::Vertical),
    ("keys_cool_down_seconds", Type::Seconds),
    ("keys_stale_seconds", Type::Seconds),
    ("policy_fresh_seconds", Type::Seconds),
    ("policy_stale_seconds", Type::Seconds),
    ("cache_size", Type::Whole),
    ("unverified_per_second", Type::Whole),
    ("verified_tokens", Type::Whole),
];

/// The options that a driver may honor.
const DRIVER: [(&str, Type); 9] = [
    ("timeout_seconds", Type::Seconds),
    ("connect_timeout_seconds", Type::Seconds),
    ("total_timeout_seconds", Type::Seconds),
    ("idle_timeout_seconds", Type::Seconds),
    ("idle_connections", Type::Whole),
    ("max_response_bytes", Type::Whole),
    ("proxy", Type::Text),
    ("no_proxy", Type::Text),
    ("root_certificates", Type::Text),
];

impl Type {
    fn has(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Texts => value.as_array().is_some_and(|texts| texts.iter().all(Value::is_string)),
            Self::Flag => value.is_boolean(),
            Self::Whole => value.as_u64().is_some_and(|number| u32::try_from(number).is_ok()),
            Self::Seconds => value.as_f64().is_some_and(|seconds| Duration::try_from_secs_f64(seconds).is_ok()),
            Self::Vertical => matches!(value.as_str(), Some("consumer" | "b2b")),
        }
    }

    fn problem(self) -> &'static str {
        match self {
            Self::Text => "must be a string",
            Self::Texts => "must be a list of strings",
            Self::Flag => "must be true or false",
            Self::Whole => "must be a whole number from 0 to 4294967295",
            Self::Seconds => "must be a number of seconds, and not negative",
            Self::Vertical => "must be `consumer` or `b2b`",
        }
    }
}

impl ClientOptions {
    /// Reads options. `honored` are those of the last three rows of the table above that the driver honors.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming an option that is unknown, missing, not honored, `null` or of the wrong type; and those of
    /// [`Project::new`] and its setters. An option never has its default because its value is wrong.
    pub fn read(options: &Value, honored: &[&str]) -> Result<Self, Error> {
        let Value::Object(options) = options else {
            return Err(BuildError::new(BuildErrorKind::WrongType, "options", "must be an object").into());
        };
        check(options, honored)?;
        let given = Given(options);
        let mut project = Project::new(given.required("project_id")?, given.required("secret")?)?;
        if let Some(url) = given.text("base_url") {
            project = project.with_base_url(url)?;
        }
        if let Some(url) = given.text("fraud_url") {
            project = project.with_fraud_url(url)?;
        }
        if let Some(user_agent) = given.text("user_agent") {
            project = project.with_user_agent(user_agent)?;
        }
        let allow_http = given.flag("allow_http");
        if !allow_http {
            project.refuse_plaintext("allow_http")?;
        }
        Ok(Self {
            project,
            settings: given.settings(),
            user_agent: given.text("user_agent").map(str::to_owned),
            allow_http,
            timeout: given.seconds("timeout_seconds"),
            connect_timeout: given.seconds("connect_timeout_seconds"),
            total_timeout: given.seconds("total_timeout_seconds"),
            idle_timeout: given.seconds("idle_timeout_seconds"),
            idle_connections: given.whole("idle_connections").map(|number| number as usize),
            max_response_bytes: given.whole("max_response_bytes").map(u64::from),
            proxy: given.text("proxy").map(Secret::from),
            no_proxy: given.text("no_proxy").map(str::to_owned),
            root_certificates: given.text("root_certificates").map(str::to_owned),
        })
    }
}

fn check(options: &JsonObject, honored: &[&str]) -> Result<(), BuildError> {
    for (name, value) in options {
        let Some((known, of)) = OWN.iter().chain(&DRIVER).find(|(known, _)| known == name) else {
            let known = OWN.iter().chain(&DRIVER).map(|(known, _)| *known);
            return Err(BuildError::unknown(BuildErrorKind::UnknownParam, name, "an option", known));
        };
        if DRIVER.iter().any(|(name, _)| name == known) && !honored.contains(known) {
            let problem = "cannot be set here: the program that carries the requests decides it";
            return Err(BuildError::configuration(*known, problem));
        }
        if !of.has(value) {
            return Err(BuildError::new(BuildErrorKind::WrongType, *known, of.problem()));
        }
    }
    Ok(())
}

/// Options that were checked.
struct Given<'a>(&'a JsonObject);

impl<'a> Given<'a> {
    fn text(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    fn required(&self, name: &str) -> Result<&'a str, BuildError> {
        self.text(name).ok_or_else(|| BuildError::new(BuildErrorKind::MissingParam, name, "is missing"))
    }

    fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    fn whole(&self, name: &str) -> Option<u32> {
        self.0.get(name)?.as_u64()?.try_into().ok()
    }

    fn seconds(&self, name: &str) -> Option<Duration> {
        Duration::try_from_secs_f64(self.0.get(name)?.as_f64()?).ok()
    }

    fn settings(&self) -> Settings {
        let mut settings = Settings::new();
        let RetryPolicy { max_retries, .. } = &mut settings.retries;
        *max_retries = self.whole("max_retries").unwrap_or(*max_retries);
        for (name, place) in [
            ("leeway_seconds", &mut settings.leeway),
            ("keys_cool_down_seconds", &mut settings.keys_cool_down),
            ("keys_stale_seconds", &mut settings.keys_stale),
            ("policy_fresh_seconds", &mut settings.policy_fresh),
            ("policy_stale_seconds", &mut settings.policy_stale),
        ] {
            *place = self.seconds(name).unwrap_or(*place);
        }
        for (name, place) in
            [("cache_size", &mut settings.cache_size), ("verified_tokens", &mut settings.verified_tokens)]
        {
            *place = self.whole(name).map_or(*place, |number| number as usize);
        }
        settings.unverified_per_second = self.whole("unverified_per_second").unwrap_or(settings.unverified_per_second);
        let issuers = self.0.get("issuers").and_then(Value::as_array).into_iter().flatten();
        settings.issuers = issuers.filter_map(Value::as_str).map(str::to_owned).collect();
        if self.text("vertical") == Some("b2b") {
            settings.vertical = Vertical::B2b;
        }
        settings
    }
}
