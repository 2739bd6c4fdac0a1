use proptest::prelude::*;
use serde_json::error::Category;
use serde_json::{Value, json};

use super::{float, plain, power_of_ten, read};
use crate::members::Json;

/// What `serde_json` makes of a text, with our words for what is wrong.
fn expected(text: &str) -> Result<Value, &'static str> {
    serde_json::from_str(text).map_err(|error: serde_json::Error| match error.classify() {
        Category::Eof => "ends too early",
        _ => "is not JSON",
    })
}

#[track_caller]
fn check(text: &str) {
    for found in [read(text), read::<Json>(text).map(Value::from)] {
        assert_eq!(found, expected(text), "{text}");
        // Values are the same where their texts are: -0.0 and 0.0 are equal.
        assert_eq!(found.map(|json| json.to_string()), expected(text).map(|json| json.to_string()), "{text}");
    }
}

/// A text, everything that it begins with, and everything that it is with one character left out or changed.
#[track_caller]
fn check_all_of(text: &str) {
    let characters: Vec<char> = text.chars().collect();
    for at in 0..characters.len() {
        let (before, after) = (&characters[..at], &characters[at + 1..]);
        check(&before.iter().collect::<String>());
        check(&before.iter().chain(after).collect::<String>());
        for other in "\"\\[]{}:,-+.eE019 \n\u{1}utfnx\u{e9}".chars() {
            check(&before.iter().chain([&other]).chain(after).collect::<String>());
        }
    }
    check(text);
}

#[test]
fn reads_what_serde_json_reads() {
    check_all_of(r#" {"a" : [ 1 , "b", true,false,null ] ,"":{}, "c":{"d":[],"a":-1}} "#);
    check_all_of(r#"[1.5e-3,-0,0.0,1E+2,-7,10,01,"\u00e9\n\/\b\f\r\t\\\"","caf\u00e9","é"]"#);
    check_all_of(r#"{"\ud83d\ude00":"\ud83d\ude00x","b":"\udc00","b":"😀"}"#);
    check_all_of(r#""\ud800\udc00\udbff\udfff\uD800""#);
    check_all_of("[18446744073709551615.5,184467440737095516160000.25e-400,1e308]");
    for text in
        ["", " ", "\u{feff}1", "1 2", "[1]]", "nul", "nulL", "truefalse", "\"\u{7f}\"", "\"\t\"", "[1e400]", "1e400"]
    {
        check(text);
    }
}

#[test]
fn borrows_texts_without_escapes() {
    let text = r#""plain""#;
    let Json::Text(std::borrow::Cow::Borrowed(plain)) = read(text).unwrap() else { panic!() };
    assert_eq!(plain.as_ptr(), text[1..].as_ptr());
}

#[test]
fn numbers_are_the_same_to_the_last_bit() {
    let digits = ["0", "1", "9", "12", "9007199254740993", "9223372036854775807", "9223372036854775808"];
    let long =
        ["9223372036854775809", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890"];
    let fractions = ["", ".0", ".5", ".1234567890123456789012345", ".000000000000000000000000000001"];
    let powers =
        ["", "e0", "E5", "e+22", "e23", "e-22", "e-23", "e-308", "e-309", "e-340", "e-700", "e290", "e308", "e309"];
    let far = [
        "e2147483647",
        "e2147483648",
        "e-2147483648",
        "e-2147483649",
        "e99999999999999999999",
        "e-99999999999999999999",
    ];
    for digits in digits.iter().chain(&long) {
        for fraction in fractions {
            for power in powers.iter().chain(&far) {
                check(&format!("{digits}{fraction}{power}"));
                check(&format!("-{digits}{fraction}{power}"));
            }
        }
    }
}

#[test]
fn powers_of_ten_are_the_nearest_floats() {
    for exponent in 0..=309 {
        assert_eq!(power_of_ten(exponent), format!("1e{exponent}").parse::<f64>().unwrap(), "{exponent}");
    }
    assert_eq!(float(u64::MAX, 308), None);
    assert_eq!(float(0, i32::MAX), Some(0.0));
}

#[test]
fn goes_as_deep_as_serde_json() {
    for depth in [1, 126, 127, 128, 129, 1_000, 100_000] {
        check(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        check(&format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth)));
        check(&"[".repeat(depth));
        check(&r#"[{"a":"#.repeat(depth));
    }
}

#[test]
fn the_last_of_members_with_one_name_counts() {
    check(r#"{"a":1,"b":2,"\u0061":3,"a":[4]}"#);
    let many: String = (0..100).map(|index| format!(r#""a{}":{index},"#, index % 40)).collect();
    check(&format!(r#"{{{many}"a0":null}}"#));
    assert_eq!(read(r#"{"a":1,"a":2}"#), Ok(json!({ "a": 2 })));
}

#[test]
fn plain_is_what_needs_no_closer_look() {
    for byte in 0..=u8::MAX {
        let is_plain = byte >= b' ' && byte != b'"' && byte != b'\\';
        for (before, after) in (0..20).flat_map(|before| (0..20).map(move |after| (before, after))) {
            for others in [b'a', 0x7f, 0x80, 0xff, b'!', b'#', b']'] {
                let bytes = [vec![others; before], vec![byte], vec![others; after]].concat();
                assert_eq!(plain(&bytes), if is_plain { bytes.len() } else { before }, "{bytes:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_it_is(text in r#"([\[\]{}:,"0-9eE.+\- \\utrfalsn]|\\u[0-9a-fA-F]{4}|"[a-z]"|\PC)*"#) {
        check(&text);
    }

    #[test]
    fn any_float(bits: u64) {
        let number = f64::from_bits(bits);
        if number.is_finite() {
            check(&format!("{number:e}"));
            check(&json!(number).to_string());
        }
    }
}
