//! Formats generated files with the rustfmt settings of the repository, then writes or compares them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;

/// The contents of generated files, by path relative to the repository.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// The folder of the generated Rust modules.
pub(crate) const API_FOLDER: &str = "core/src/api";

/// The folder of the golden files.
pub(crate) const GOLDEN_FOLDER: &str = "tests/golden";

/// Folders that hold nothing but generated files: any other file in them is deleted.
const OWNED: [&str; 2] = [API_FOLDER, GOLDEN_FOLDER];

/// Formats the Rust files with rustfmt.
pub(crate) fn format(files: &mut Files) -> Result<(), Failure> {
    for (path, text) in files.iter_mut().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "rs"))
    {
        *text = rustfmt(text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn rustfmt(text: &str) -> Result<String, Failure> {
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../rustfmt.toml");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", config])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("rustfmt has no input")?;
    let input = text.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "writing to rustfmt failed")??;
    if !output.status.success() {
        return Err("rustfmt does not accept the file".into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Writes the files that changed, and deletes generated files that are no longer generated.
pub(crate) fn write(repository: &Path, files: Files) -> Result<(), Failure> {
    for stale in stale_files(repository, &files)? {
        fs::remove_file(repository.join(stale))?;
    }
    let mut changed = 0;
    for (path, text) in &files {
        let path = repository.join(path);
        if fs::read_to_string(&path).ok().as_ref() != Some(text) {
            fs::create_dir_all(path.parent().unwrap_or(repository))?;
            fs::write(&path, text)?;
            changed += 1;
        }
    }
    println!("{} files, {changed} changed", files.len());
    Ok(())
}

/// Whether every file is as generated. Prints the paths of those that are not.
pub(crate) fn is_up_to_date(repository: &Path, files: Files) -> Result<bool, Failure> {
    let differs =
        |(path, text): &(&PathBuf, &String)| fs::read_to_string(repository.join(path)).ok().as_ref() != Some(text);
    let mut problems: Vec<_> = files.iter().filter(differs).map(|(path, _)| path.clone()).collect();
    problems.extend(stale_files(repository, &files)?);
    for path in &problems {
        println!("{} is not what the description says", path.display());
    }
    Ok(problems.is_empty())
}

/// The files in owned folders that are no longer generated.
fn stale_files(repository: &Path, files: &Files) -> Result<Vec<PathBuf>, Failure> {
    let mut stale = Vec::new();
    let mut folders: Vec<PathBuf> = OWNED.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(repository.join(&folder)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if !files.contains_key(&path) {
                stale.push(path);
            }
        }
    }
    Ok(stale)
}
