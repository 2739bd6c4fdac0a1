//! The laws that fuzz targets search to break, for the inputs that were worth keeping: what they found (`fuzz/regressions`), what
//! leads them everywhere (`fuzz/corpus`), and where they begin.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use stytch_tests::laws::{LAWS, Law, seeds};

fn fuzz(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz").join(path)
}

/// The names of what is in a folder of `fuzz/`.
fn names(path: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(fuzz(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn hold_for_files(folder: &str, Law { name, holds }: &Law) {
    let files = names(&format!("{folder}/{name}"));
    assert!(!files.is_empty(), "no files in {folder}/{name}");
    for file in files {
        // The last line before a failure says what to look at.
        println!("fuzz/{folder}/{name}/{file}");
        holds(&fs::read(fuzz(&format!("{folder}/{name}/{file}"))).unwrap());
    }
}

#[test]
fn laws_hold_for_the_corpus() {
    LAWS.iter().for_each(|law| hold_for_files("corpus", law));
}

/// The files have the names of the bugs that they show.
#[test]
fn laws_hold_for_what_once_broke_them() {
    for name in names("regressions") {
        let law = LAWS.iter().find(|law| law.name == name);
        hold_for_files("regressions", law.unwrap_or_else(|| panic!("no law {name}")));
    }
}

#[test]
fn laws_hold_for_seeds() {
    for Law { name, holds } in &LAWS {
        let inputs = seeds::inputs(name);
        assert!(!inputs.is_empty(), "no seeds for {name}");
        for (number, input) in inputs.iter().enumerate() {
            println!("seed {number} of {name}");
            holds(input);
        }
    }
}

#[test]
fn every_law_has_a_target_and_a_corpus() {
    let laws: BTreeSet<String> = LAWS.iter().map(|law| law.name.to_owned()).collect();
    let targets = names("fuzz_targets").iter().map(|file| file.trim_end_matches(".rs").to_owned()).collect();
    assert_eq!(laws, targets);
    assert_eq!(laws, names("corpus"));
}

/// So that the seeds are what they are meant to be, and not all refused at the door.
#[test]
fn seeds_have_words() {
    for law in &LAWS {
        let words = seeds::words(law.name);
        assert_eq!(words.is_empty(), law.name == "flows", "{}", law.name);
        assert!(words.iter().all(|word| !word.is_empty() && word.is_ascii()), "{words:?}");
    }
}
