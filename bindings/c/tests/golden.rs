//! The golden requests of every operation, through the functions of `stytch.h`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "it is a test")]

use std::collections::BTreeMap;
use std::ffi::c_char;
use std::path::Path;
use std::{fs, ptr, slice};

use serde::Deserialize;
use serde_json::{Value, json};
use stytch::{
    StytchClient, StytchNext, StytchRun, StytchStatus, StytchStep, StytchText, stytch_client_free, stytch_client_new,
    stytch_run_free, stytch_run_new, stytch_run_start, stytch_step_free, stytch_text_free,
};

#[derive(Deserialize)]
struct Golden {
    operation: String,
    requests: Vec<GoldenRequest>,
}

#[derive(Deserialize)]
struct GoldenRequest {
    args: Value,
    member_session: Option<BTreeMap<String, String>>,
    method: String,
    uri: String,
    headers: BTreeMap<String, String>,
    body: Option<String>,
}

/// Text as C passes it.
fn text(text: &str) -> (*const c_char, usize) {
    (text.as_ptr().cast(), text.len())
}

fn read(text: &StytchText) -> String {
    // SAFETY: the text was returned and has not been freed.
    String::from_utf8(unsafe { slice::from_raw_parts(text.data.cast::<u8>(), text.length) }.to_vec()).unwrap()
}

#[track_caller]
fn must(status: StytchStatus, error: StytchText) {
    if status != StytchStatus::Ok {
        panic!("{status:?}: {}", read(&error));
    }
    stytch_text_free(error);
}

fn client() -> *mut StytchClient {
    let options =
        json!({ "project_id": "project-test-1", "secret": "secret-test-1", "user_agent": "golden" }).to_string();
    let (mut client, mut error) = (ptr::null_mut(), StytchText::default());
    let (data, length) = text(&options);
    // SAFETY: all pointers are to places of this function.
    must(unsafe { stytch_client_new(data, length, &raw mut client, &raw mut error) }, error);
    client
}

fn check(client: *const StytchClient, operation: &str, golden: &GoldenRequest) {
    let member =
        |(kind, secret): (&String, &String)| json!({ "member_session": { format!("session_{kind}"): secret } });
    let options = golden.member_session.as_ref().and_then(|session| session.iter().next().map(member));
    let options = options.map_or_else(String::new, |options| options.to_string());
    let args = golden.args.to_string();
    let (mut run, mut error): (*mut StytchRun, _) = (ptr::null_mut(), StytchText::default());
    let ((name, name_length), (args, args_length), (options, options_length)) =
        (text(operation), text(&args), text(&options));
    // SAFETY: the client is one, and all other pointers are to places of this function.
    let status = unsafe {
        stytch_run_new(
            client,
            name,
            name_length,
            args,
            args_length,
            options,
            options_length,
            &raw mut run,
            &raw mut error,
        )
    };
    must(status, error);
    let empty = || StytchText::default();
    let (mut step, mut error) =
        (StytchStep { next: StytchNext::Done, text: empty(), body: empty(), wait_milliseconds: 0 }, empty());
    // SAFETY: the run is one, and all other pointers are to places of this function.
    must(unsafe { stytch_run_start(run, &raw mut step, &raw mut error) }, error);
    assert_eq!(step.next, StytchNext::Send);
    let request: Value = serde_json::from_str(&read(&step.text)).unwrap();
    let expected = json!({ "method": golden.method, "url": golden.uri, "headers": golden.headers });
    assert_eq!(request, expected, "{operation}");
    assert_eq!(read(&step.body), golden.body.as_deref().unwrap_or_default(), "{operation}");
    // SAFETY: both came from the library and are freed once.
    unsafe {
        stytch_step_free(step);
        stytch_run_free(run);
    }
}

#[test]
fn all_golden_requests_are_the_same_from_c() {
    let (client, mut operations) = (client(), 0);
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden")).unwrap() {
        let golden: Golden = serde_json::from_str(&fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
        golden.requests.iter().for_each(|request| check(client, &golden.operation, request));
        operations += 1;
    }
    assert_eq!(operations, 188);
    // SAFETY: it came from the library and is freed once.
    unsafe { stytch_client_free(client) };
}
