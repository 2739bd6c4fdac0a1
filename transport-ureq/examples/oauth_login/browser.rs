//! A browser whose user agrees to everything, which is enough for the emulator.

use std::error::Error;

use stytch_ureq::Client;
use stytch_ureq::http::header::LOCATION;
use stytch_ureq::http::{Request, Response};

/// Opens a page and follows its redirect. `execute` adds no credentials to a request.
pub(crate) fn open(client: &Client, url: &str) -> Result<Response<Vec<u8>>, Box<dyn Error + Send + Sync>> {
    let response = get(client, url)?;
    match response.headers().get(LOCATION) {
        Some(location) => get(client, location.to_str()?),
        None => Ok(response),
    }
}

pub(crate) fn get(client: &Client, url: &str) -> Result<Response<Vec<u8>>, Box<dyn Error + Send + Sync>> {
    Ok(client.execute(Request::get(url).body(Vec::new())?)?)
}
