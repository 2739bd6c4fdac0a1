//! A client.

use std::env;
use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Value, json};
use stytch_core::by_name::{
    CallByName, ClientOptions, FlowByName, PagesByName, Surroundings, computations, compute, flows,
};
use stytch_core::error::{BuildError, BuildErrorKind};
use stytch_core::operation::{self, Operation, Param};
use stytch_core::{Context, Error, MemberCredential, UnixTime};
use stytch_ureq::ClientBuilder;

use crate::CallOptions;
use crate::run::{JsonFlow, Run};
use crate::walk::Walk;

/// A client. Clones share everything, and threads can use it at the same time; so can processes after a fork, each for itself.
#[derive(Debug, Clone)]
pub struct Client(stytch_ureq::Client);

impl Client {
    /// A client with these options, a JSON object; see [`ClientOptions`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the option that is unknown, missing, of the wrong type, or cannot be used.
    pub fn new(options: &Value) -> Result<Self, Error> {
        let options = ClientOptions::read(options, &ClientBuilder::HONORED)?;
        ClientBuilder::from_options(options).build().map(Self)
    }

    /// Calls an operation, a flow or a computation, and waits for its result.
    ///
    /// # Errors
    ///
    /// Those of the operation, flow or computation. [`Error::Build`] naming `name` if there is none of this name, and
    /// `member_session` for what is not called on behalf of members.
    pub fn call(&self, name: &str, args: &Value, options: &CallOptions) -> Result<Value, Error> {
        match Kind::of(name)? {
            Kind::Computation => self.compute(name, args, b"", options),
            Kind::Flow => self.driver(options).run(flow(name, args, options)?),
            Kind::Operation => match member(name, options)? {
                Some(member) => self.driver(options).call_as_member(name, args, member),
                None => self.driver(options).call(name, args),
            },
        }
    }

    /// Begins to call an operation or a flow, for programs that carry the requests themselves.
    ///
    /// # Errors
    ///
    /// As for [`call`](Self::call).
    pub fn start(&self, name: &str, args: &Value, options: &CallOptions) -> Result<Run, Error> {
        match Kind::of(name)? {
            Kind::Operation => {
                let call = CallByName::new(name, args);
                let call = match member(name, options)? {
                    Some(member) => call.authorized_by(member).into_owned(),
                    None => call.into_owned(),
                };
                self.begin(Box::new(call), options)
            }
            Kind::Flow => self.begin(Box::new(flow(name, args, options)?), options),
            Kind::Computation => {
                let problem = "is computed at once, without steps";
                Err(BuildError::configuration("name", problem).into())
            }
        }
    }

    pub(crate) fn begin(&self, flow: Box<JsonFlow>, options: &CallOptions) -> Result<Run, Error> {
        if options.timeout.is_some() {
            let problem = "is up to the program that carries the requests";
            return Err(BuildError::configuration("timeout_seconds", problem).into());
        }
        Ok(Run::new(self.driver(options), flow))
    }

    /// The pages of a list.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming an operation that has no pages, and `member_session` as for [`call`](Self::call).
    pub fn pages(&self, name: &str, args: Value, options: CallOptions) -> Result<Walk, Error> {
        let pages = PagesByName::new(name, args)?;
        member(name, &options)?;
        Ok(Walk::new(self.clone(), pages, options))
    }

    /// What needs no request: start URLs, redirects, PKCE, and webhooks, whose body is an argument of its own as its bytes are
    /// signed.
    ///
    /// # Errors
    ///
    /// Those of [`compute`].
    pub fn compute(&self, name: &str, args: &Value, body: &[u8], options: &CallOptions) -> Result<Value, Error> {
        refuse_member(options)?;
        let mut entropy = [0; 32];
        let problem = |_| BuildError::configuration("entropy", "cannot be had from the operating system");
        getrandom::getrandom(&mut entropy).map_err(problem)?;
        let project = self.0.project();
        compute(name, args, &Surroundings::new(&project, now(), entropy).body(body))
    }

    /// The project's keys and policies, for other processes; see [`Context::export`].
    pub fn export(&self) -> Option<String> {
        self.context().export()
    }

    /// Imports what another process exported.
    ///
    /// # Errors
    ///
    /// Those of [`Context::import`].
    pub fn import(&self, export: &str) -> Result<(), Error> {
        self.context().import(export, now())
    }

    /// Replaces the secret, as after a rotation.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret`.
    pub fn replace_secret(&self, secret: &str) -> Result<(), Error> {
        self.0.replace_secret(secret)
    }

    /// The id of the project.
    pub fn project_id(&self) -> String {
        self.0.project().project_id().to_owned()
    }

    fn context(&self) -> Context {
        self.0.context()
    }

    /// The client with the options of a call.
    pub(crate) fn driver(&self, options: &CallOptions) -> stytch_ureq::Client {
        let mut driver = self.0.clone();
        if let Some(timeout) = options.timeout {
            driver = driver.with_timeout(timeout);
        }
        if let Some(timeout) = options.total_timeout {
            driver = driver.with_total_timeout(timeout);
        }
        if let Some(max_retries) = options.max_retries {
            let mut retries = driver.context().settings().retries;
            retries.max_retries = max_retries;
            driver = driver.with_retries(retries);
        }
        if let Some(is_cancelled) = &options.cancellation {
            let is_cancelled = Arc::clone(&is_cancelled.0);
            driver = driver.with_cancellation(move || is_cancelled());
        }
        driver
    }
}

fn flow(name: &str, args: &Value, options: &CallOptions) -> Result<FlowByName, Error> {
    refuse_member(options)?;
    FlowByName::new(name, args)
}

/// The member on whose behalf an operation is called.
fn member<'a>(name: &str, options: &'a CallOptions) -> Result<Option<&'a MemberCredential>, BuildError> {
    match &options.member {
        Some(_) if !operation::find(name).is_some_and(Operation::accepts_member_credential) => {
            Err(BuildError::configuration("member_session", "is not accepted by this operation"))
        }
        member => Ok(member.as_ref()),
    }
}

fn refuse_member(options: &CallOptions) -> Result<(), BuildError> {
    match options.member {
        None => Ok(()),
        Some(_) => Err(BuildError::configuration("member_session", "is accepted by operations only")),
    }
}

pub(crate) fn now() -> UnixTime {
    SystemTime::now().into()
}

/// What a name stands for.
#[derive(Clone, Copy)]
enum Kind {
    Operation,
    Flow,
    Computation,
}

impl Kind {
    fn of(name: &str) -> Result<Self, Error> {
        if operation::find(name).is_some() {
            return Ok(Self::Operation);
        }
        if flows().any(|(known, _)| known == name) {
            return Ok(Self::Flow);
        }
        if computations().any(|(known, _)| known == name) {
            return Ok(Self::Computation);
        }
        let (what, known) = ("the name of an operation or a flow", names().map(|(name, _)| name));
        Err(BuildError::unknown(BuildErrorKind::UnknownOperation, name, what, known).into())
    }
}

/// Every name that can be called, with its params.
pub fn names() -> impl Iterator<Item = (&'static str, &'static [Param])> {
    // In reverse, as `consumer` comes after `b2b` and is meant more often by a name without either.
    let operations = operation::all().iter().rev().map(|operation| (operation.name, operation.params()));
    operations.chain(flows()).chain(computations())
}

/// The options of a client that are in the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and `STYTCH_BASE_URL`. An empty
/// variable counts as not set.
///
/// # Errors
///
/// [`Error::Build`] naming the variable that is missing or not Unicode.
pub fn options_from_env() -> Result<Value, Error> {
    let mut options = json!({});
    for (option, variable) in
        [("project_id", "STYTCH_PROJECT_ID"), ("secret", "STYTCH_SECRET"), ("base_url", "STYTCH_BASE_URL")]
    {
        match env::var(variable) {
            Ok(value) if !value.is_empty() => options[option] = value.into(),
            Err(env::VarError::NotUnicode(_)) => {
                return Err(BuildError::configuration(variable, "is not Unicode").into());
            }
            _ if option == "base_url" => {}
            _ => return Err(BuildError::configuration(variable, "is not set in the environment").into()),
        }
    }
    Ok(options)
}
