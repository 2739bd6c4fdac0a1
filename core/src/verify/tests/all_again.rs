//! Every test of a check, once more with verified tokens kept.

use std::env;
use std::process::Command;

use crate::testing::VERIFIED_TOKENS;

#[test]
fn every_test_of_a_check_also_passes_with_verified_tokens() {
    if env::var_os(VERIFIED_TOKENS).is_some() {
        return;
    }
    let tests =
        ["verify::jwt::", "verify::session::", "verify::m2m::", "verify::idp::", "verify::by_name::", "verify::rbac::"];
    let run = Command::new(env::current_exe().unwrap()).args(tests).env(VERIFIED_TOKENS, "1000").output().unwrap();
    let report = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{report}");
    assert!(report.contains("test verify::session::tests::users::every_claim_has_its_place ... ok"), "{report}");
}
