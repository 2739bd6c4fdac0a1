//! Requests that no identity provider sends on purpose.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::Provider;
use crate::b2b::acme;

/// How many requests are tried.
const REQUESTS: usize = 4_000;
/// A method and path, and a body. `{user}` and `{group}` become ids.
const SEEDS: [(&str, &str); 12] = [
    (
        "POST /Users",
        r#"{"userName":"eve@acme.example","emails":[{"value":"eve@acme.example","primary":true}],"active":true}"#,
    ),
    (
        "PUT /Users/{user}",
        r#"{"userName":"ada@acme.example","name":{"givenName":"Ada"},"externalId":"7","roles":["x"]}"#,
    ),
    (
        "PATCH /Users/{user}",
        r#"{"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"b@acme.example"}]}"#,
    ),
    (
        "PATCH /Users/{user}",
        r#"{"Operations":[{"op":"add","value":{"name.familyName":"L","active":"False","title":null}}]}"#,
    ),
    (
        "PATCH /Users/{user}",
        r#"{"Operations":[{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}]}"#,
    ),
    ("POST /Groups", r#"{"displayName":"Writers","externalId":"8","members":[{"value":"{user}"}]}"#),
    ("PATCH /Groups/{group}", r#"{"Operations":[{"op":"add","path":"members","value":[{"value":"{user}"}]}]}"#),
    ("PATCH /Groups/{group}", r#"{"Operations":[{"op":"remove","path":"members[value eq \"{user}\"]"}]}"#),
    ("GET /Users?filter=userName%20eq%20%22ada@acme.example%22%20or%20name.givenName%20pr&startIndex=1&count=2", ""),
    ("GET /Groups?filter=members[value%20eq%20%22{user}%22]&excludedAttributes=members", ""),
    ("DELETE /Users/{user}", ""),
    ("GET /Schemas/urn:ietf:params:scim:schemas:core:2.0:User", ""),
];
/// What mutations insert.
const WORDS: [&str; 28] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ".",
    "%",
    "%22",
    "%20",
    " and ",
    " or ",
    " pr",
    " eq ",
    "null",
    "true",
    "-1",
    "1e9",
    "members",
    "emails",
    "value",
    "active",
    "path",
    "\"op\":\"remove\"",
    "ä",
    "\\u0000",
    "urn:",
];

/// A repeatable source of numbers.
struct Dice(u64);

impl Dice {
    /// A number below `limit`.
    fn roll(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// The text with a part removed, doubled or replaced by a word.
    fn mutate(&mut self, text: &str) -> String {
        let mut parts: Vec<char> = text.chars().collect();
        for _ in 0..=self.roll(3) {
            let start = self.roll(parts.len() + 1);
            let end = (start + self.roll(8)).min(parts.len());
            let part = match self.roll(3) {
                0 => Vec::new(),
                1 => [&parts[start..end], &parts[start..end]].concat(),
                _ => WORDS[self.roll(WORDS.len())].chars().collect(),
            };
            parts.splice(start..end, part);
        }
        parts.into_iter().collect()
    }
}

/// The ids of a user and a group, which are made if an earlier request has removed them.
fn ids(provider: &Provider<'_>) -> [String; 2] {
    [("Users", json!({ "userName": "ada@acme.example" })), ("Groups", json!({ "displayName": "Writers" }))].map(
        |(kind, body)| {
            let found = provider.get(&format!("/{kind}?count=1"));
            let found = found["Resources"][0]["id"].as_str().map(str::to_owned);
            found.unwrap_or_else(|| provider.create(kind, body)["id"].as_str().unwrap().to_owned())
        },
    )
}

#[test]
fn every_request_gets_a_resource_or_an_error() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let provider = Provider::new(&emulator, &acme, "generic");
    let mut dice = Dice(7);
    let [mut user, mut group] = ids(&provider);
    let mut statuses = std::collections::BTreeMap::new();
    for number in 0..REQUESTS {
        let (line, body) = SEEDS[dice.roll(SEEDS.len())];
        let line = if number % 3 == 0 { dice.mutate(line) } else { line.to_owned() };
        let body = if number % 3 == 0 { body.to_owned() } else { dice.mutate(body) };
        if number % 20 == 0 {
            [user, group] = ids(&provider);
        }
        let fill = |text: &str| text.replace("{user}", &user).replace("{group}", &group);
        let (method, path) = line.split_once(' ').unwrap_or(("GET", &line));
        let request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap_or_default())
            .uri(format!("{}{}", provider.url, fill(path)))
            .header(AUTHORIZATION, format!("Bearer {}", provider.token));
        // What is no URL cannot be sent.
        let Ok(request) = request.body(fill(&body).into_bytes()) else { continue };
        let response = emulator.handle(request);
        let status = response.status().as_u16();
        *statuses.entry(status).or_insert(0) += 1;
        match response.headers().get(CONTENT_TYPE).map(|kind| kind.to_str().unwrap()) {
            None => assert_eq!((status, response.body().len()), (204, 0), "{line} {body}"),
            // The path is none of the endpoint.
            Some("application/json") => assert!((400..500).contains(&status), "{line} {body}"),
            Some(_) => {
                let shown: Value = serde_json::from_slice(response.body()).unwrap();
                let is_error = shown["schemas"][0] == "urn:ietf:params:scim:api:messages:2.0:Error";
                assert!((200..500).contains(&status) && (status >= 400) == is_error, "{line} {body}: {shown}");
            }
        }
    }
    // So that the requests are what they are meant to be, and not all refused at the door.
    assert!([200, 201, 204, 400, 404, 405, 409].iter().all(|status| statuses.contains_key(status)), "{statuses:?}");
    // What is kept can still be read.
    for kind in ["Users", "Groups"] {
        let all = provider.get(&format!("/{kind}?count=1000"));
        for resource in all["Resources"].as_array().unwrap() {
            assert_eq!(&provider.get(&format!("/{kind}/{}", resource["id"].as_str().unwrap())), resource);
        }
    }
}
