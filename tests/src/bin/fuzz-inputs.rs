//! Writes what a search for broken laws begins with: `fuzz-inputs FOLDER` makes `seeds/TARGET/*` and `TARGET.dict` there.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool of the tests")]

use std::fs;
use std::path::PathBuf;

use stytch_tests::laws::{LAWS, seeds};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("where to?"));
    for law in &LAWS {
        let inputs = folder.join("seeds").join(law.name);
        fs::create_dir_all(&inputs).unwrap();
        for (number, input) in seeds::inputs(law.name).into_iter().enumerate() {
            fs::write(inputs.join(number.to_string()), input).unwrap();
        }
        // libFuzzer takes no empty one.
        let words = seeds::words(law.name);
        if !words.is_empty() {
            let lines = words.iter().map(|word| format!("\"{}\"\n", escaped(word)));
            fs::write(folder.join(format!("{}.dict", law.name)), lines.collect::<String>()).unwrap();
        }
    }
}

/// A word as libFuzzer reads it.
fn escaped(word: &str) -> String {
    let escape = |character: char| match character {
        '\\' | '"' => format!("\\{character}"),
        character if character.is_ascii_control() => format!("\\x{:02X}", u32::from(character)),
        character => character.to_string(),
    };
    word.chars().map(escape).collect()
}
