//! The page for people. What it does is tested in a browser, by `tests/page`.

use http::Request;
use stytch_emulator::Emulator;

fn page(method: &str, path: &str) -> http::Response<Vec<u8>> {
    Emulator::new().handle(Request::builder().method(method).uri(path).body(Vec::new()).unwrap())
}

#[test]
fn the_page_is_one_small_file_that_can_load_nothing_else() {
    let response = page("GET", "/emulator/");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
    let body = std::str::from_utf8(response.body()).unwrap();
    assert!(body.len() <= 60 * 1024, "{}", body.len());
    for element in ["<style>", "<script>", "</style>", "</script>"] {
        assert_eq!(body.matches(element).count(), 1, "{element}");
    }
    for outside in ["http://", "https://", "//cdn", "@import", "innerHTML", "insertAdjacentHTML", " style=", " onclick"]
    {
        assert!(!body.replace("http://www.w3.org/2000/svg", "").contains(outside), "{outside}");
    }
    let policy = response.headers()["content-security-policy"].to_str().unwrap();
    let directives: Vec<&str> = policy.split("; ").collect();
    assert!(directives.contains(&"default-src 'none'") && directives.contains(&"connect-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let hash = |element: &str| {
        let inside =
            body.split(&format!("<{element}>")).nth(1).unwrap().split(&format!("</{element}>")).next().unwrap();
        let digest = ring::digest::digest(&ring::digest::SHA256, inside.as_bytes());
        use base64::Engine;
        format!("{element}-src 'sha256-{}'", base64::prelude::BASE64_STANDARD.encode(digest))
    };
    assert!(directives.contains(&&*hash("script")) && directives.contains(&&*hash("style")), "{policy}");
}

#[test]
fn the_page_is_found_without_its_last_slash() {
    let response = page("GET", "/emulator");
    assert_eq!((response.status().as_u16(), &response.headers()["location"]), (308, &"/emulator/".parse().unwrap()));
    assert_eq!(page("HEAD", "/emulator/").status(), 200);
}
