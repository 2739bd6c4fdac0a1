//! Clients stand for processes.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;
use stytch_emulator::Server;
use stytch_ureq::consumer::sessions::{Authenticate, AuthenticateJwt};
use stytch_ureq::{Client, Settings};

use crate::cache::Cache;
use crate::{emulator, log_in};

struct Fleet {
    stytch: Server,
    folder: PathBuf,
    cache: Cache,
    session_jwt: String,
}

impl Fleet {
    /// `name` is that of the test.
    fn new(name: &str) -> Self {
        let stytch = emulator().unwrap();
        let session_jwt = log_in(&stytch).unwrap();
        let folder = std::env::temp_dir().join(format!("stytch-{name}-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        Self { stytch, cache: Cache::new(folder.join("cache.json")), folder, session_jwt }
    }

    fn process(&self) -> Client {
        let settings = Settings::new().keys_cool_down(Duration::ZERO);
        Client::builder(self.stytch.project()).settings(settings).build().unwrap()
    }

    fn check(&self, process: &Client) {
        process.run(AuthenticateJwt::new(&*self.session_jwt).require("documents", "read")).unwrap();
    }

    /// Requests for keys, and for policies.
    fn requests(&self) -> (usize, usize) {
        (self.stytch.requests_of("consumer.sessions.get_jwks"), self.stytch.requests_of("consumer.rbac.policy"))
    }

    /// For the keys in the file.
    fn let_a_minute_pass(&self) {
        let mut export: Value = serde_json::from_str(&self.file()).unwrap();
        export["fetched_at"] = (export["fetched_at"].as_u64().unwrap() - 60).into();
        fs::write(self.folder.join("cache.json"), export.to_string()).unwrap();
    }

    fn file(&self) -> String {
        fs::read_to_string(self.folder.join("cache.json")).unwrap()
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn what_one_process_fetched_the_others_need_not_fetch() {
    let fleet = Fleet::new("others-need-not-fetch");
    let first = fleet.process();
    assert!(!fleet.cache.sync(&first).unwrap(), "there is nothing to share yet");
    fleet.check(&first);
    assert!(fleet.cache.sync(&first).unwrap());
    for _ in 0..3 {
        let process = fleet.process();
        assert!(!fleet.cache.sync(&process).unwrap());
        fleet.check(&process);
        assert!(!fleet.cache.sync(&process).unwrap(), "nothing is new");
    }
    assert_eq!(fleet.requests(), (1, 1));
    assert_eq!(fs::read_dir(&fleet.folder).unwrap().count(), 1);
}

#[test]
fn a_new_key_that_one_process_found_reaches_the_others() {
    let mut fleet = Fleet::new("new-key-reaches-others");
    let (first, second) = (fleet.process(), fleet.process());
    fleet.check(&first);
    fleet.cache.sync(&first).unwrap();
    fleet.let_a_minute_pass();
    fleet.cache.sync(&second).unwrap();
    fleet.check(&second);
    assert_eq!(fleet.requests(), (1, 1));

    fleet.stytch.rotate_keys();
    let fresh = first.send(&Authenticate::new().session_jwt(&*fleet.session_jwt)).unwrap();
    fleet.session_jwt = fresh.session_jwt.expose().to_owned();
    fleet.check(&first);
    assert!(fleet.cache.sync(&first).unwrap());
    assert!(!fleet.cache.sync(&second).unwrap());
    fleet.check(&second);
    assert_eq!(fleet.requests(), (2, 1));
}

#[test]
fn a_file_that_cannot_be_imported_stays_as_it_is() {
    let fleet = Fleet::new("file-stays-as-it-is");
    let process = fleet.process();
    fleet.check(&process);
    for text in ["", "{", r#"{"project_id":"project-test-of-others","keys":[]}"#] {
        fs::write(fleet.folder.join("cache.json"), text).unwrap();
        fleet.cache.sync(&process).unwrap_err();
        assert_eq!(fleet.file(), text);
    }
}
