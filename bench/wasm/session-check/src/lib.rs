//! Says whose session JWT the body of a request is.

use std::sync::OnceLock;

use stytch_wasm::consumer::sessions::AuthenticateJwt;
use stytch_wasm::{Client, Error, Project};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

/// Keeps the project's keys.
static CLIENT: OnceLock<Client> = OnceLock::new();

#[wasm_bindgen]
extern "C" {
    /// What the worker was set up with.
    pub type Env;

    #[wasm_bindgen(method, getter, js_name = STYTCH_PROJECT_ID)]
    fn project_id(this: &Env) -> String;

    #[wasm_bindgen(method, getter, js_name = STYTCH_SECRET)]
    fn secret(this: &Env) -> String;

    #[wasm_bindgen(method, getter, js_name = STYTCH_BASE_URL)]
    fn base_url(this: &Env) -> String;
}

/// The worker.
#[wasm_bindgen]
pub async fn fetch(request: Request, env: Env) -> Result<Response, JsValue> {
    let session_jwt = JsFuture::from(request.text()?).await?.as_string().unwrap_or_default();
    let answer = match check(&env, session_jwt).await {
        Ok(user_id) => user_id,
        Err(error) => error.to_string(),
    };
    Response::new_with_opt_str(Some(&answer))
}

async fn check(env: &Env, session_jwt: String) -> Result<String, Error> {
    let client = match CLIENT.get() {
        Some(client) => client,
        None => {
            let project = Project::new(env.project_id(), env.secret())?;
            let client = Client::builder(project).base_url(env.base_url()).build()?;
            CLIENT.get_or_init(|| client)
        }
    };
    Ok(client.run(AuthenticateJwt::new(session_jwt)).await?.session.user_id)
}
