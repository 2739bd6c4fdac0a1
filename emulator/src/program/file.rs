//! The file with the state of the project, which is written at the end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// A file to export to.
pub(crate) struct Export {
    file: PathBuf,
    /// Beside the file, which it replaces once it is complete.
    temporary: PathBuf,
}

impl Export {
    /// Fails if the file could not be written at the end.
    pub(crate) fn prepare(file: &Path) -> Result<Self, String> {
        let refused =
            |why: &dyn std::fmt::Display| format!("the state cannot be exported to {}: {why}", file.display());
        if file.is_dir() {
            return Err(refused(&"it is a folder"));
        }
        let mut name = file.file_name().ok_or_else(|| refused(&"it has no name"))?.to_owned();
        name.push(format!(".{}.tmp", process::id()));
        let export = Self { file: file.to_owned(), temporary: file.with_file_name(name) };
        let tried = create(&export.temporary).and_then(|_| fs::remove_file(&export.temporary));
        tried.map(|()| export).map_err(|error| refused(&error))
    }

    /// Writes the state.
    pub(crate) fn write(&self, state: &str) -> Result<(), String> {
        let written = create(&self.temporary).and_then(|mut temporary| {
            temporary.write_all(state.as_bytes())?;
            temporary.write_all(b"\n")?;
            temporary.sync_all()?;
            fs::rename(&self.temporary, &self.file)
        });
        written.map_err(|error| {
            // What is there of it has secrets, and is of no use.
            let _ = fs::remove_file(&self.temporary);
            format!("the state cannot be exported to {}: {error}", self.file.display())
        })
    }
}

/// A new file, which only its owner may read.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
