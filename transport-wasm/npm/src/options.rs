//! The options of a client. `js/options.js` has checked their types.

use std::time::Duration;

use stytch_core::{Context, Error, Project, RetryPolicy, Settings, Vertical};
use wasm_bindgen::prelude::*;

use crate::run::Runs;
use crate::{Client, text_or_error, texts};

const USER_AGENT: &str = concat!("stytch-wasm/", env!("CARGO_PKG_VERSION"));

#[wasm_bindgen]
impl Client {
    /// A client with these options, unless they have a [`problem`](Self::problem). `issuers` is a JSON list; `seed` is any number.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "each is a separate value in JavaScript")]
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
        let context = texts("issuers", issuers).and_then(|issuers| {
            settings.issuers = issuers;
            let project = project(project_id, secret, base_url, fraud_url, user_agent, allow_http)?;
            Ok(Context::new(project, seed.to_bits()).with_settings(settings))
        });
        let context = context.map_err(|error| text_or_error(Err(with_javascript_name(error))));
        Self { context, runs: Runs::default() }
    }

    /// A line `error` and the JSON of what is wrong with the options; otherwise empty.
    pub fn problem(&self) -> String {
        self.context.as_ref().err().cloned().unwrap_or_default()
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
    if !allow_http {
        project.refuse_plaintext("allowHttp")?;
    }
    Ok(project)
}

/// The same error with the JavaScript name of the option.
fn with_javascript_name(mut error: Error) -> Error {
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
