//! Calls, typed and by name, and what they answer.

use std::time::Duration;

use http::{HeaderValue, Request};
use serde_json::json;
use stytch_wasm::b2b::organizations;
use stytch_wasm::consumer::otps::sms;
use stytch_wasm::consumer::sessions::AuthenticateJwt;
use stytch_wasm::consumer::users;
use stytch_wasm::error::{BuildErrorKind, TransportErrorKind};
use stytch_wasm::{Error, ErrorType, MemberCredential, RetryPolicy};
use wasm_bindgen::prelude::*;

use crate::check::{Outcome, api, build, decode, equal, ok, transport};
use crate::futures::{First, join, pause, race};
use crate::world::{Runtime, SECRET, World, emails, header, text};

#[wasm_bindgen]
pub async fn test_send_answers_what_the_operation_does(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let created = client.send(&users::Create::new().email("ada@example.com").roles(["editor"])).await?;
    equal(created.user.user_id.as_str(), created.user_id.as_str())?;
    equal(emails(&created.user.emails), ["ada@example.com"])?;
    equal(created.status_code, 200)?;
    ok(created.request_id.is_some_and(|id| id.starts_with("request-id-test-")), "there should be a request id")?;

    let found = client.send(&users::Get::new(&created.user_id)).await?;
    equal((found.user_id.as_str(), found.status_code), (created.user_id.as_str(), 200))?;
    equal(emails(&found.emails), ["ada@example.com"])?;
    equal(found.roles, ["stytch_user", "editor"])?;
    equal(found.created_at, created.user.created_at)?;
    equal(stytch.requests_of("consumer.users.get").await?, 1)
}

#[wasm_bindgen]
pub async fn test_an_error_of_stytch_has_all_its_fields(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let error = api(stytch.client()?.send(&users::Get::new("user-test-0")).await, 404, "user_not_found")?;
    equal(&error.error_type, &ErrorType::USER_NOT_FOUND)?;
    equal(error.operation, "consumer.users.get")?;
    ok(!error.error_message.is_empty(), "there should be a message")?;
    ok(
        error.error_url.as_deref().is_some_and(|url| url.starts_with("https://stytch.com/docs/")),
        "there should be a URL",
    )?;
    equal((error.retry_after, error.is_rate_limit()), (None, false))?;
    let request_id = error.request_id.clone().unwrap_or_default();
    ok(request_id.starts_with("request-id-test-"), "there should be a request id")?;
    let body: serde_json::Value = serde_json::from_slice(error.body()).unwrap_or_default();
    equal(&body["request_id"], &json!(request_id))?;

    let shown = format!("404 user_not_found: {} ({request_id})", error.error_message);
    let error = Error::Api(Box::new(error));
    equal(error.to_string(), shown)?;
    equal((error.status(), error.request_id()), (Some(404), Some(request_id.as_str())))
}

#[wasm_bindgen]
pub async fn test_a_wrong_secret_is_an_error_of_stytch(base: String) -> Outcome {
    let world = World::at(base).await?;
    let stytch = world.emulator().await?;
    let project = crate::world::project(stytch.client()?.project().project_id(), SECRET)?;
    let client = world.builder(project).base_url(stytch.url()).build()?;
    api(client.send(&stytch_wasm::debug::Whoami::new()).await, 401, "unauthorized_credentials").map(drop)
}

#[wasm_bindgen]
pub async fn test_an_answer_that_does_not_fit_names_the_place(base: String) -> Outcome {
    let world = World::at(base).await?;
    let client = world.fault("misfit").client()?;
    let error = decode(client.send(&users::Search::new()).await, "results[1].user_id")?;
    equal((error.operation, error.status), ("consumer.users.search", 200))?;
    equal(error.request_id.as_deref(), Some("request-id-test-1"))?;
    decode(client.send(&sms::LoginOrCreate::new("+12025550162")).await, "user_id")?;

    // An answer without the id that it should have.
    let client = world.fault("ok").client()?;
    decode(client.send(&organizations::Get::new("organization-test-1")).await, "organization")?;

    let client = world.fault("text").client()?;
    let error = decode(client.send(&users::Get::new("user-test-1")).await, "")?;
    ok(!Error::Decode(Box::new(error)).to_string().contains("It works!"), "it should not quote the body")
}

#[wasm_bindgen]
pub async fn test_a_request_that_cannot_be_built_is_not_sent(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("ok");
    let client = fault.client()?;
    let error = build(client.send(&users::Get::new("")).await, BuildErrorKind::InvalidValue, "user_id")?;
    equal(error.operation, Some("consumer.users.get"))?;
    let none = json!({});
    build(client.call("consumer.users.gett", &none).await, BuildErrorKind::UnknownOperation, "consumer.users.gett")?;
    build(client.call("consumer.users.get", &none).await, BuildErrorKind::MissingParam, "user_id")?;
    let args = json!({ "user_id": "user-test-1", "id": 1 });
    build(client.call("consumer.users.get", &args).await, BuildErrorKind::UnknownParam, "id")?;
    let args = json!({ "user_id": 1 });
    build(client.call("consumer.users.get", &args).await, BuildErrorKind::WrongType, "user_id")?;
    equal(fault.tries().await?, 0)
}

#[wasm_bindgen]
pub async fn test_a_call_by_name_answers_the_json_of_stytch(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let created = client.call("consumer.users.create", &json!({ "email": "ada@example.com" })).await?;
    let found = client.call("consumer.users.get", &json!({ "user_id": created["user_id"] })).await?;
    equal(&found["user_id"], &created["user_id"])?;
    equal(&found["emails"][0]["email"], &json!("ada@example.com"))?;
    let args = json!({ "user_id": "user-test-0" });
    equal(api(client.call("consumer.users.get", &args).await, 404, "user_not_found")?.operation, "consumer.users.get")
}

#[wasm_bindgen]
pub async fn test_calls_are_made_for_a_member(base: String) -> Outcome {
    let world = World::at(base).await?;
    let (header_of_token, header_of_jwt) = ("x-stytch-member-session", "x-stytch-member-sessionjwt");
    let args = json!({ "organization_id": "organization-test-1" });
    for (session, present, absent) in [
        (MemberCredential::token("member-session-1"), header_of_token, header_of_jwt),
        (MemberCredential::jwt("member-session-1"), header_of_jwt, header_of_token),
    ] {
        let fault = world.fault("ok");
        fault.client()?.call_as_member("b2b.organizations.delete", &args, &session).await?;
        let headers = fault.headers().await?;
        equal((&headers[present], &headers[absent]), (&json!("member-session-1"), &json!(null)))?;

        let fault = world.fault("empty=204");
        let delete = organizations::Delete::new("organization-test-1").authorized_by(session.clone());
        // A success without a body has no id either.
        decode(fault.client()?.send(&delete).await, "organization_id")?;
        let headers = fault.headers().await?;
        equal((&headers[present], &headers[absent]), (&json!("member-session-1"), &json!(null)))?;
    }
    let fault = world.fault("ok");
    let (args, session) = (json!({ "user_id": "user-test-1" }), MemberCredential::token("member-session-1"));
    let called = fault.client()?.call_as_member("consumer.users.get", &args, &session).await;
    build(called, BuildErrorKind::UnknownParam, "member_credential")?;
    equal(fault.tries().await?, 0)
}

#[wasm_bindgen]
pub async fn test_a_member_may_do_what_their_role_allows(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.member_log_in(&client, "acme", &["stytch_admin"]).await?;
    let update = organizations::Update::new(&login.organization_id).organization_name("Acme");
    let session = MemberCredential::token(&login.session_token);
    let updated = client.send(&update.clone().authorized_by(session)).await?;
    equal(updated.organization.organization_name.as_str(), "Acme")
}

#[wasm_bindgen]
pub async fn test_execute_shows_answers_as_they_are(base: String) -> Outcome {
    let world = World::at(base).await?;
    let fault = world.fault("rate-limit=7x1");
    let client = fault.client()?.with_retries(RetryPolicy::new());
    let request = client.project().request(&users::Get::new("user-test-1"))?;
    let limited = client.execute(request.clone()).await?;
    equal((limited.status().as_u16(), header(&limited, "retry-after")), (429, "7"))?;
    equal(header(&limited, "content-type"), "application/json")?;
    let error = api(client.project().response::<users::Get>(&limited), 429, "too_many_requests")?;
    equal((error.retry_after, error.is_rate_limit()), (Some(Duration::from_secs(7)), true))?;

    let answer = client.execute(request).await?;
    let expected = r#"{"request_id":"request-id-test-1","user_id":"user-test-1","status_code":200}"#;
    equal((answer.status().as_u16(), std::str::from_utf8(answer.body())), (200, Ok(expected)))?;
    equal(client.project().response::<users::Get>(&answer)?.user_id.as_str(), "user-test-1")?;
    equal(fault.tries().await?, 2)
}

#[wasm_bindgen]
pub async fn test_execute_sends_requests_as_they_are(base: String) -> Outcome {
    let world = World::at(base).await?;
    let fault = world.fault("ok");
    let request = Request::builder().method("PUT").uri(format!("{}/v1/anything?a=%20b", fault.url));
    // Whatever a header's value can be, beyond ASCII too.
    let request =
        request.header("x-extra", HeaderValue::from_bytes(b"gr\xfcn").unwrap_or(HeaderValue::from_static("")));
    fault.client()?.execute(request.body(vec![0, 255, 10, 13]).map_err(crate::check::Failure::new)?).await?;
    let log = fault.log().await?;
    equal(log.len(), 1)?;
    equal((text(&log[0]["method"]).as_str(), &log[0]["body_length"]), ("PUT", &json!(4)))?;
    ok(text(&log[0]["path"]).ends_with("/v1/anything?a=%20b"), &log[0]["path"])?;
    let headers = &log[0]["headers"];
    // Workerd writes letters beyond ASCII in UTF-8.
    let expected = if world.runtime == Runtime::Workerd { "gr\u{fc}n" } else { "gr\u{fffd}n" };
    equal((&headers["x-extra"], &headers["authorization"]), (&json!(expected), &json!(null)))
}

#[wasm_bindgen]
pub async fn test_what_a_client_is_changed_into_shares_its_keys(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.log_in(&client).await?;
    let changed = [
        client.clone(),
        client.with_timeout(Duration::from_secs(7)),
        client.with_retries(RetryPolicy::new().max_retries(7)),
    ];
    for client in &changed {
        client.run(AuthenticateJwt::new(login.session_jwt.expose())).await?;
    }
    equal(stytch.requests_of("consumer.sessions.get_jwks").await?, 1)?;
    equal(changed[2].context().settings().retries.max_retries, 7)?;
    equal(client.context().settings().retries.max_retries, 0)
}

#[wasm_bindgen]
pub async fn test_a_limit_of_time_is_for_that_client_only(base: String) -> Outcome {
    let client = World::at(base).await?.fault("hang").client()?;
    let get = users::Get::new("user-test-1");
    let hasty = client.with_timeout(Duration::from_millis(100));
    let (hastily, patiently) = (hasty.send(&get), race(client.send(&get), pause(Duration::from_secs(1))));
    transport(hastily.await, TransportErrorKind::Timeout)?;
    ok(matches!(patiently.await, First::B(())), "it should still be waiting")
}

#[wasm_bindgen]
pub async fn test_calls_at_once_do_not_mix(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let addresses: Vec<String> = (0..20).map(|number| format!("user-{number}@example.com")).collect();
    let create = |email: &String| users::Create::new().email(email);
    let requests: Vec<users::Create> = addresses.iter().map(create).collect();
    let answers = join(requests.iter().map(|request| client.send(request))).await;
    equal(answers.len(), 20)?;
    for (answer, email) in answers.into_iter().zip(&addresses) {
        equal(emails(&answer?.user.emails), [email.as_str()])?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_the_user_agent_says_what_calls(base: String) -> Outcome {
    let world = World::at(base).await?;
    let own = concat!("stytch-wasm/", env!("CARGO_PKG_VERSION"));
    for (name, expected) in [(None, own), (Some("acme/1.0"), "acme/1.0")] {
        let fault = world.fault("ok");
        let builder = fault.builder()?;
        let builder = if let Some(name) = name { builder.user_agent(name) } else { builder };
        builder.build()?.send(&users::Get::new("user-test-1")).await?;
        let found = text(&fault.headers().await?["user-agent"]);
        let is_right = if world.runtime.is_browser() { found.starts_with("Mozilla/5.0 ") } else { found == expected };
        ok(is_right, format_args!("the user agent is {found}"))?;
    }
    Ok(())
}
