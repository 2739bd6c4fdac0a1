//! The options of a client, which `client.js` has checked the types of.

use std::time::Duration;

use stytch_core::{BuildError, Cache, Error, Host, Project, RetryPolicy, Settings, Vertical};
use wasm_bindgen::prelude::*;

use crate::run::Runs;
use crate::{Client, texts, told};

const USER_AGENT: &str = concat!("stytch-wasm/", env!("CARGO_PKG_VERSION"));

#[wasm_bindgen]
impl Client {
    /// A client with these options, if they have no [`problem`](Self::problem). `issuers` is a list as JSON; `seed` is any number.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "each is a value of its own in JavaScript")]
    pub fn new(
        project_id: &str,
        secret: &str,
        base_url: Option<String>,
        fraud_url: Option<String>,
        user_agent: Option<String>,
        max_retries: Option<u32>,
        leeway_milliseconds: Option<u32>,
        issuers: &str,
        is_b2b: bool,
        allow_http: bool,
        seed: f64,
    ) -> Self {
        let mut settings = Settings::new();
        settings.retries.max_retries = max_retries.unwrap_or(RetryPolicy::new().max_retries);
        settings.leeway = Duration::from_millis(leeway_milliseconds.unwrap_or_default().into());
        settings.vertical = if is_b2b { Vertical::B2b } else { Vertical::Consumer };
        let cache = texts("issuers", issuers).and_then(|issuers| {
            settings.issuers = issuers;
            let project = project(project_id, secret, base_url, fraud_url, user_agent, allow_http)?;
            Ok(Cache::new(project, seed.to_bits()).with_settings(settings))
        });
        let cache = cache.map_err(|error| told(Err(named_as_in_javascript(error))));
        Self { cache, runs: Runs::default() }
    }

    /// `error` and what is wrong with the options, or nothing.
    pub fn problem(&self) -> String {
        self.cache.as_ref().err().cloned().unwrap_or_default()
    }
}

fn project(
    project_id: &str,
    secret: &str,
    base_url: Option<String>,
    fraud_url: Option<String>,
    user_agent: Option<String>,
    allow_http: bool,
) -> Result<Project, Error> {
    let mut project = Project::new(project_id, secret)?.with_user_agent(user_agent.as_deref().unwrap_or(USER_AGENT))?;
    if let Some(url) = base_url {
        project = project.with_base_url(&url)?;
    }
    if let Some(url) = fraud_url {
        project = project.with_fraud_url(&url)?;
    }
    for (option, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
        if project.is_readable_on_the_way_to(host) && !allow_http {
            let problem = "is plain http to another machine: credentials would be readable; see `allowHttp`";
            return Err(BuildError::configuration(option, problem).into());
        }
    }
    Ok(project)
}

/// The same error with the name of the option, where core has its own name for it.
fn named_as_in_javascript(mut error: Error) -> Error {
    if let Error::Build(error) = &mut error {
        let name = match error.field.as_str() {
            "project_id" => "projectId",
            "base_url" => "baseUrl",
            "fraud_url" => "fraudUrl",
            "user_agent" => "userAgent",
            _ => return Error::from(error.clone()),
        };
        name.clone_into(&mut error.field);
    }
    error
}
