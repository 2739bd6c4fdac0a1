#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stytch_tests::laws::server::holds(bytes));
