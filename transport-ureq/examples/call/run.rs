//! Performs calls, or describes what they would send.

use std::error::Error as StdError;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use stytch_emulator::{Emulator, Server};
use stytch_ureq::http::Request;
use stytch_ureq::{Client, Error, MemberCredential, Project};

use crate::options::Options;

/// One call: a line of a batch.
///
/// Unknown keys are refused: without its misspelt `member_credential`, a call would have all the rights of the project.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Call {
    pub(crate) operation: String,
    /// If missing, there are no params.
    #[serde(default)]
    pub(crate) args: Value,
    pub(crate) member_credential: Option<Credential>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Credential {
    Token(String),
    Jwt(String),
}

pub(crate) struct Runner {
    client: Client,
    dry_run: bool,
    show_secrets: bool,
    /// Serves until it is dropped.
    _emulator: Option<Server>,
}

impl Runner {
    pub(crate) fn new(options: &Options) -> Result<Self, Box<dyn StdError>> {
        let mut emulator = None;
        let client = if std::env::var_os("STYTCH_PROJECT_ID").is_some() {
            Client::from_env()?
        } else if options.dry_run {
            let project = Project::new("project-test-00000000-0000-0000-0000-000000000000", "secret-test-example")?;
            Client::builder(project).build()?
        } else {
            eprintln!("STYTCH_PROJECT_ID is not set: using an emulator in this process");
            let server = emulator.insert(Emulator::in_real_time().serve()?);
            Client::builder(server.project()).build()?
        };
        Ok(Self { client, dry_run: options.dry_run, show_secrets: options.show_secrets, _emulator: emulator })
    }

    /// The status and the JSON of the response; in a dry run, the request and no status.
    pub(crate) fn perform(&self, call: &Call) -> Result<(Option<u16>, Value), Error> {
        let project = self.client.project();
        let credential = call.member_credential.as_ref().map(|credential| match credential {
            Credential::Token(token) => MemberCredential::token(token.as_str()),
            Credential::Jwt(jwt) => MemberCredential::jwt(jwt.as_str()),
        });
        let args = if call.args.is_null() { &json!({}) } else { &call.args };
        let request = project.call_request(&call.operation, args, credential.as_ref())?;
        if self.dry_run {
            return Ok((None, self.describe(&request)));
        }
        let response = self.client.execute(request)?;
        let value = project.call_response(&call.operation, &response)?;
        Ok((Some(response.status().as_u16()), value))
    }

    /// Performs the call of a line, and returns the line to print.
    pub(crate) fn perform_line(&self, line: &[u8]) -> Value {
        let call: Call = match serde_json::from_slice(line) {
            Ok(call) => call,
            Err(error) => {
                let line: Value = serde_json::from_slice(line).unwrap_or_default();
                let operation = line.get("operation");
                return json!({"operation": operation, "error": {"kind": "input", "message": error.to_string()}});
            }
        };
        let operation = &call.operation;
        match self.perform(&call) {
            Ok((Some(status), response)) => json!({"operation": operation, "status": status, "response": response}),
            Ok((None, request)) => json!({"operation": operation, "request": request}),
            Err(error) => json!({"operation": operation, "error": describe_error(&error)}),
        }
    }

    fn describe(&self, request: &Request<Vec<u8>>) -> Value {
        let mut headers = Map::new();
        for (name, value) in request.headers() {
            let text = match value.to_str() {
                Ok(text) if self.show_secrets || !value.is_sensitive() => text,
                _ => "[hidden]",
            };
            headers.insert(name.to_string(), text.into());
        }
        let body = request.body();
        json!({
            "method": request.method().as_str(),
            "uri": request.uri().to_string(),
            "headers": headers,
            "body": (!body.is_empty()).then(|| String::from_utf8_lossy(body)),
        })
    }
}

fn describe_error(error: &Error) -> Value {
    let mut description = json!({"message": error.to_string()});
    match error {
        Error::Build(error) => {
            description["kind"] = "build".into();
            description["field"] = error.field.clone().into();
        }
        Error::Api(error) => {
            description["kind"] = "api".into();
            description["error_type"] = error.error_type.as_str().into();
            description["response"] = serde_json::from_slice(error.body()).unwrap_or_default();
        }
        Error::Decode(error) => {
            description["kind"] = "decode".into();
            description["path"] = error.path.clone().into();
        }
        Error::Transport(error) => {
            description["kind"] = "transport".into();
            description["may_have_reached_server"] = error.may_have_reached_server().into();
        }
        _ => {}
    }
    if let Some(status) = error.status() {
        description["status"] = status.into();
    }
    if let Some(request_id) = error.request_id() {
        description["request_id"] = request_id.into();
    }
    description
}
