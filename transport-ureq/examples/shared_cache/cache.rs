//! The file.

use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use stytch_ureq::{Client, UnixTime};

/// A file through which the processes of a project share keys and policies.
///
/// Only they may be able to write it, and its folder: a process that can write it can forge sessions for all others.
pub(crate) struct Cache {
    file: PathBuf,
}

impl Cache {
    pub(crate) fn new(file: impl AsRef<Path>) -> Self {
        Self { file: file.as_ref().to_owned() }
    }

    /// Takes what is newer in the file, and writes the file if something is newer here. Returns whether it was written.
    ///
    /// A file that cannot be imported is an error, and stays as it is: it may be another project's. The program can go
    /// on without it.
    pub(crate) fn sync(&self, client: &Client) -> Result<bool, Box<dyn Error + Send + Sync>> {
        let context = client.context();
        let stored = match fs::read_to_string(&self.file) {
            Ok(stored) => Some(stored),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        if let Some(stored) = &stored {
            context.import(stored, UnixTime::from(SystemTime::now()))?;
        }
        let export = context.export();
        match &export {
            Some(export) if stored.as_ref() != Some(export) => {
                // Renaming replaces the file in one step: no process ever reads half of it.
                let unfinished = self.file.with_extension(format!("{}.new", std::process::id()));
                fs::write(&unfinished, export)?;
                fs::rename(&unfinished, &self.file)?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}
