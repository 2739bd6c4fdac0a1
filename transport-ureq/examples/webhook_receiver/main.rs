//! A web server that receives the webhooks of a Stytch project.
//!
//! It needs no account: you can sign with your own secret.
//!
//! ```sh
//! export STYTCH_WEBHOOK_SECRET=whsec_$(openssl rand -base64 24)
//! cargo run -p stytch-ureq --example webhook_receiver
//! ```
//!
//! And in another terminal, with the same secret:
//!
//! ```sh
//! body='{"project_id": "p", "event_id": "e", "action": "DELETE", "object_type": "member", "source": "DIRECT", "id": "m"}'
//! key=$(printf %s "${STYTCH_WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
//! now=$(date +%s)
//! signature=$(printf %s "msg_1.$now.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
//! curl -i localhost:8080/webhooks -d "$body" \
//!     -H "svix-id: msg_1" -H "svix-timestamp: $now" -H "svix-signature: v1,$signature"
//! ```
//!
//! For Stytch's webhooks, set `STYTCH_WEBHOOK_SECRET` to the signing secret that the dashboard shows for the endpoint, and put
//! a reverse proxy with TLS in front of `/webhooks`.

#[path = "../shared/web.rs"]
mod web;

mod receiver;
mod seen;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::time::SystemTime;

use receiver::Receiver;
use stytch_ureq::{UnixTime, Webhook};

const THREADS: usize = 4;
/// Far larger than any event.
const BODY_LIMIT: usize = 1024 * 1024;
/// How many messages are remembered: more than arrive within a day, for about as long as a message may be delivered again.
const REMEMBERED: usize = 100_000;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let secret = std::env::var("STYTCH_WEBHOOK_SECRET").map_err(|_| "STYTCH_WEBHOOK_SECRET is not set")?;
    let receiver = Receiver::new(Webhook::new(secret)?, REMEMBERED);
    let web = web::serve("127.0.0.1:8080", THREADS, BODY_LIMIT, move |request| {
        let (status, what) = receiver.receive(UnixTime::from(SystemTime::now()), request);
        println!("{status}: {what}");
        web::empty(status)
    })?;
    println!("listening on http://{}/webhooks", web.address);
    for thread in web.threads {
        thread.join().map_err(|_| "a thread panicked")?;
    }
    Ok(())
}
