//! Sends a passcode to the phone number that is the body of a request.

use stytch_wasm::consumer::otps::sms::Send;
use stytch_wasm::{Client, Error, Project};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

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
    let phone_number = JsFuture::from(request.text()?).await?.as_string().unwrap_or_default();
    let answer = match send(&env, phone_number).await {
        Ok(phone_id) => phone_id,
        Err(error) => error.to_string(),
    };
    Response::new_with_opt_str(Some(&answer))
}

async fn send(env: &Env, phone_number: String) -> Result<String, Error> {
    let project = Project::new(env.project_id(), env.secret())?;
    let client = Client::builder(project).base_url(env.base_url()).build()?;
    Ok(client.send(&Send::new(phone_number)).await?.phone_id)
}
