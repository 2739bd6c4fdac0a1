//! Decoding the answer of `sessions/authenticate`.
//!
//! Ours and the official crate turn the same bytes into their own types; the floor is a scan that checks the JSON and
//! keeps nothing. Ours checks that the body is UTF-8 and then reads it with `serde_json::from_str`, as `Project::response`
//! does; the official crate ends up in `serde_json::from_slice`, through `reqwest::Response::json`.

use serde::de::{DeserializeOwned, IgnoredAny};
use stytch_core::{Endpoint, b2b, consumer};

use crate::bodies;
use crate::race::{Race, contender};
use crate::table::{COMPARED, Row, Table, microseconds};

pub(crate) fn table() -> Table {
    Table {
        title: "Decode `sessions/authenticate`, CPU time".into(),
        columns: COMPARED,
        rows: vec![
            row::<consumer::sessions::Authenticate, stytch::consumer::sessions::AuthenticateResponse>(
                "consumer",
                bodies::CONSUMER,
            ),
            row::<b2b::sessions::Authenticate, stytch::b2b::sessions::AuthenticateResponse>("B2B", bodies::B2B),
        ],
        note: "Floor: `serde_json` scanning into `IgnoredAny`.".into(),
    }
}

fn row<Ours: Endpoint, Official: DeserializeOwned>(what: &str, body: &[u8]) -> Row {
    let race = Race::run(
        201,
        300,
        [
            contender(|| bodies::decode::<Ours>(body).expect("checked at the start")),
            contender(|| serde_json::from_slice::<Official>(body).expect("checked at the start")),
            contender(|| serde_json::from_slice::<IgnoredAny>(body).expect("the body is JSON")),
        ],
    );
    Row::raced(format!("{what}, {} bytes, two factors", body.len()), &race, [0, 1, 2], microseconds)
}
