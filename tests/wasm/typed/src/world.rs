//! What a test has to work with.

use std::cell::RefCell;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{Method, Request, Response};
use js_sys::{Date, Math, Reflect};
use serde_json::{Value, json};
use stytch_wasm::b2b::organizations;
use stytch_wasm::consumer::{UserEmail, passwords};
use stytch_wasm::{Client, ClientBuilder, Error, Project, RetryPolicy};
use wasm_bindgen::JsValue;

use crate::check::{Failure, equal};

pub(crate) const PROJECT_ID: &str = "project-test-1";
/// It looks like nothing else, so that it can be looked for.
pub(crate) const SECRET: &str = "secret-test-never-to-be-shown";
pub(crate) const PASSWORD: &str = "correct horse battery staple";

thread_local! {
    static SECRETS: RefCell<Vec<String>> = RefCell::new(vec![
        SECRET.to_owned(),
        STANDARD.encode(format!("{PROJECT_ID}:{SECRET}")),
        PASSWORD.to_owned(),
    ]);
}

/// From now on, nothing may show this text.
pub(crate) fn keep_secret(text: &str) {
    SECRETS.with_borrow_mut(|secrets| secrets.push(text.to_owned()));
}

/// What is changed about a token leaves at least one of its parts as it was.
pub(crate) fn keep_token_secret(jwt: &str) {
    jwt.split('.').for_each(keep_secret);
}

pub(crate) fn secrets() -> Vec<String> {
    SECRETS.with_borrow(Clone::clone)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runtime {
    Node,
    Deno,
    Bun,
    Workerd,
    Page,
    /// A dedicated worker of a browser.
    Worker,
}

impl Runtime {
    pub(crate) fn here() -> Self {
        let global = js_sys::global();
        let member = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
        let navigator = member(&global, "navigator");
        // Node 20 has none.
        let name = if navigator.is_object() { member(&navigator, "userAgent").as_string() } else { None };
        match name.unwrap_or_default() {
            name if name.starts_with("Deno/") => Self::Deno,
            name if name.starts_with("Bun/") => Self::Bun,
            name if name.starts_with("Cloudflare-Workers") => Self::Workerd,
            name if name.contains("Chrome/") && member(&global, "document").is_object() => Self::Page,
            name if name.contains("Chrome/") => Self::Worker,
            _ => Self::Node,
        }
    }

    pub(crate) fn is_browser(self) -> bool {
        matches!(self, Self::Page | Self::Worker)
    }
}

/// The test server, of which `tests/wasm/server/src/main.rs` says what there is.
#[derive(Debug, Clone)]
pub(crate) struct World {
    base: String,
    pub(crate) runtime: Runtime,
    addresses: Value,
}

impl World {
    pub(crate) async fn at(base: String) -> Result<Self, Failure> {
        let mut world = Self { base, runtime: Runtime::here(), addresses: Value::Null };
        world.addresses = world.control(Method::GET, "addresses", &Value::Null).await?;
        Ok(world)
    }

    /// One of the server's origins: `url`, `faults`, `pages` or `refused`.
    pub(crate) fn address(&self, which: &str) -> &str {
        match which {
            "url" => &self.base,
            which => self.addresses[which].as_str().unwrap_or_default(),
        }
    }

    /// A client that is allowed to be here, and sends each request once.
    pub(crate) fn builder(&self, project: Project) -> ClientBuilder {
        let builder = Client::builder(project).retries(RetryPolicy::none());
        if self.runtime.is_browser() { builder.allow_secret_in_browser() } else { builder }
    }

    /// What the server knows, or is to do.
    async fn control(&self, method: Method, path: &str, args: &Value) -> Result<Value, Failure> {
        let body = if method == Method::GET { Vec::new() } else { args.to_string().into_bytes() };
        let request = Request::builder().method(method).uri(format!("{}/control/{path}", self.base)).body(body);
        let request = request.map_err(Failure::new)?;
        let response = self.builder(project(PROJECT_ID, SECRET)?).build()?.execute(request).await?;
        let answer = serde_json::from_slice(response.body()).map_err(Failure::new)?;
        equal((response.status().as_u16(), path, &answer), (200, path, &answer))?;
        Ok(answer)
    }

    /// A place where calls meet this fault. `tests/wasm/server/src/fault.rs` knows which there are.
    pub(crate) fn fault(&self, kind: &str) -> Fault {
        self.fault_at("faults", kind)
    }

    /// The same at another of the server's origins.
    pub(crate) fn fault_at(&self, origin: &str, kind: &str) -> Fault {
        let path = format!("fault/{kind}/{}", new_id());
        Fault { world: self.clone(), url: format!("{}/{path}", self.address(origin)), path }
    }

    /// An emulated Stytch of the test's own. Its clock stands still, at the present or some time before.
    pub(crate) async fn emulator(&self) -> Result<Emulator, Failure> {
        Emulator::start(self, 0).await
    }

    pub(crate) async fn emulator_in_the_past(&self, seconds_ago: u64) -> Result<Emulator, Failure> {
        Emulator::start(self, seconds_ago).await
    }
}

pub(crate) fn project(project_id: &str, secret: &str) -> Result<Project, Error> {
    Project::new(project_id, secret)
}

/// A name that no other test has, here or in another runtime.
fn new_id() -> String {
    format!("typed-{:016x}", Math::random().to_bits())
}

pub(crate) struct Fault {
    world: World,
    pub(crate) url: String,
    path: String,
}

impl Fault {
    pub(crate) fn builder(&self) -> Result<ClientBuilder, Error> {
        let builder = self.world.builder(project(PROJECT_ID, SECRET)?);
        Ok(builder.base_url(&self.url).fraud_url(&self.url))
    }

    pub(crate) fn client(&self) -> Result<Client, Error> {
        self.builder()?.build()
    }

    fn id(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// How many requests there were.
    pub(crate) async fn tries(&self) -> Result<u64, Failure> {
        let calls = self.world.control(Method::GET, &format!("calls/{}", self.id()), &Value::Null).await?;
        calls["tries"].as_u64().ok_or_else(|| Failure::new(calls))
    }

    /// How many connections are open, and how many bytes of bodies were written, once the client has let go of all.
    pub(crate) async fn when_over(&self) -> Result<(u64, u64), Failure> {
        let calls = self.world.control(Method::GET, &format!("calls/{}/over", self.id()), &Value::Null).await?;
        let number = |name: &str| calls[name].as_u64().ok_or_else(|| Failure::new(&calls));
        Ok((number("open")?, number("body_bytes")?))
    }

    /// Waits until a request has arrived.
    pub(crate) async fn until_sent(&self) -> Result<(), Failure> {
        // Asking takes a while by itself.
        while self.tries().await? == 0 {}
        Ok(())
    }

    /// How many requests followed a redirect.
    pub(crate) async fn trapped(&self) -> Result<u64, Failure> {
        let caught = self.world.control(Method::GET, &format!("trap/{}", self.id()), &Value::Null).await?;
        caught["hits"].as_u64().ok_or_else(|| Failure::new(caught))
    }

    /// The requests, as they arrived.
    pub(crate) async fn log(&self) -> Result<Vec<Value>, Failure> {
        let log = self.world.control(Method::GET, &format!("log/{}/", self.path), &Value::Null).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }

    /// The headers of the one request.
    pub(crate) async fn headers(&self) -> Result<Value, Failure> {
        let log = self.log().await?;
        equal(log.len(), 1)?;
        Ok(log[0]["headers"].clone())
    }
}

pub(crate) struct Emulator {
    world: World,
    id: String,
    project_id: String,
    secret: String,
}

impl Emulator {
    async fn start(world: &World, seconds_ago: u64) -> Result<Self, Failure> {
        let mut emulator =
            Self { world: world.clone(), id: new_id(), project_id: String::new(), secret: String::new() };
        if seconds_ago > 0 {
            emulator.control("start_in_the_past", &json!({ "seconds": seconds_ago })).await?;
        }
        let project = emulator.control("project", &Value::Null).await?;
        emulator.project_id = text(&project["project_id"]);
        emulator.secret = text(&project["secret"]);
        keep_secret(&emulator.secret);
        Ok(emulator)
    }

    pub(crate) fn url(&self) -> String {
        format!("{}/emulator/{}", self.world.base, self.id)
    }

    pub(crate) fn builder(&self) -> Result<ClientBuilder, Error> {
        self.builder_for(&self.project_id)
    }

    pub(crate) fn builder_for(&self, project_id: &str) -> Result<ClientBuilder, Error> {
        let builder = self.world.builder(project(project_id, &self.secret)?);
        Ok(builder.base_url(self.url()).fraud_url(self.url()))
    }

    pub(crate) fn client(&self) -> Result<Client, Error> {
        self.builder()?.build()
    }

    pub(crate) async fn control(&self, action: &str, args: &Value) -> Result<Value, Failure> {
        self.world.control(Method::POST, &format!("emulator/{}/{action}", self.id), args).await
    }

    /// How often the operation was asked for.
    pub(crate) async fn requests_of(&self, operation: &str) -> Result<u64, Failure> {
        let count = self.control("requests_of", &json!({ "operation": operation })).await?;
        count.as_u64().ok_or_else(|| Failure::new(count))
    }

    pub(crate) async fn advance(&self, by: Duration) -> Result<(), Failure> {
        self.control("advance", &json!({ "seconds": by.as_secs() })).await.map(drop)
    }

    /// The next so many requests for the operation fail.
    pub(crate) async fn fail_next(&self, operation: &str, status: u16, times: u32) -> Result<(), Failure> {
        self.control("fail_next", &json!({ "operation": operation, "status": status, "times": times })).await.map(drop)
    }

    /// Users and editors may read documents.
    pub(crate) async fn set_policy(&self) -> Result<(), Failure> {
        let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
        let role = |id: &str| json!({ "role_id": id, "description": "", "permissions": permissions });
        let resources = json!([{ "resource_id": "documents", "description": "", "actions": ["read", "write"] }]);
        let policy = json!({ "roles": [role("stytch_user"), role("editor")], "resources": resources, "scopes": [] });
        self.control("set_policy", &policy).await.map(drop)
    }

    /// A user with a session of an hour.
    pub(crate) async fn log_in(&self, client: &Client) -> Result<passwords::CreateResponse, Failure> {
        let create = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60);
        let login = client.send(&create).await?;
        keep_secret(login.session_token.expose());
        keep_token_secret(login.session_jwt.expose());
        Ok(login)
    }

    /// A member with a session of an hour, in an organization with this slug.
    pub(crate) async fn member_log_in(
        &self,
        client: &Client,
        slug: &str,
        roles: &[&str],
    ) -> Result<MemberLogin, Failure> {
        let create = organizations::Create::new(slug).organization_slug(slug);
        let organization_id = client.send(&create).await?.organization.organization_id;
        let create = organizations::members::Create::new(&organization_id, "ada@acme.example");
        let member_id = client.send(&create.roles(roles.iter().copied())).await?.member.member_id;
        let args = json!({ "organization_id": organization_id, "member_id": member_id, "minutes": 60 });
        let session = self.control("start_member_session", &args).await?;
        let (session_token, session_jwt) = (text(&session["session_token"]), text(&session["session_jwt"]));
        keep_secret(&session_token);
        keep_token_secret(&session_jwt);
        let member_session_id = text(&session["member_session_id"]);
        Ok(MemberLogin { organization_id, member_id, member_session_id, session_token, session_jwt })
    }
}

pub(crate) struct MemberLogin {
    pub(crate) organization_id: String,
    pub(crate) member_id: String,
    pub(crate) member_session_id: String,
    pub(crate) session_token: String,
    pub(crate) session_jwt: String,
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A header of an answer.
pub(crate) fn header<'a>(response: &'a Response<Vec<u8>>, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub(crate) fn emails(emails: &[UserEmail]) -> Vec<&str> {
    emails.iter().map(|email| email.email.as_str()).collect()
}

/// The present, in milliseconds.
pub(crate) fn now() -> f64 {
    Date::now()
}
