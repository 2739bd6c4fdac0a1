//! Finds text copied from Stytch's OpenAPI descriptions, which is not ours to reuse.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A run of this many shared words counts as copied. Shorter runs are common phrases.
const RUN: usize = 8;

/// Whether our words are original. Prints the copied runs.
pub(crate) fn check(description: &Path, upstream: &[PathBuf]) -> Result<bool, Failure> {
    let mut runs = BTreeSet::new();
    for file in upstream {
        let document: yaml_serde::Value = yaml_serde::from_str(&fs::read_to_string(file)?)?;
        collect(&document, &mut runs);
    }
    if runs.is_empty() {
        return Err("the upstream files have no descriptions".into());
    }
    let mut is_original = true;
    for entry in fs::read_dir(description.join("words"))? {
        let path = entry?.path();
        // Documentation links are facts, not prose.
        let text = fs::read_to_string(&path)?;
        for line in text.lines().filter(|line| !line.starts_with("docs =")) {
            if let Some(run) = words(line).windows(RUN).find(|run| runs.contains(&run.join(" "))) {
                println!("{}: copied: {}", path.display(), run.join(" "));
                is_original = false;
            }
        }
    }
    Ok(is_original)
}

fn collect(value: &yaml_serde::Value, runs: &mut BTreeSet<String>) {
    if let Some(mapping) = value.as_mapping() {
        for (key, value) in mapping {
            match (key.as_str(), value.as_str()) {
                (Some("description" | "summary"), Some(text)) => {
                    runs.extend(words(text).windows(RUN).map(|run| run.join(" ")));
                }
                _ => collect(value, runs),
            }
        }
    }
    value.as_sequence().into_iter().flatten().for_each(|item| collect(item, runs));
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
