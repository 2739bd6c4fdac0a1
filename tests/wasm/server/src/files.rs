//! Files for the pages of a browser, from the folders that the command line names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use http::{Response, StatusCode};

use crate::answer::{bytes, mistake};

/// Folders by the name that their URLs begin with.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<String, PathBuf>);

impl Files {
    /// Reads `--files NAME=FOLDER`, as often as it comes.
    pub(crate) fn from_args(args: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut folders = BTreeMap::new();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let value = args.next().filter(|_| arg == "--files");
            let value = value.ok_or_else(|| format!("{arg}: the only option is --files NAME=FOLDER"))?;
            let (name, folder) = value.split_once('=').ok_or_else(|| format!("{value} is not NAME=FOLDER"))?;
            folders.insert(name.to_owned(), PathBuf::from(folder));
        }
        Ok(Self(folders))
    }

    /// The file at a path such as `/suite/run.mjs`.
    pub(crate) fn answer(&self, path: &str) -> Response<Vec<u8>> {
        let file = self.find(path).and_then(|file| Some((content_type(&file), fs::read(file).ok()?)));
        match file {
            Some((content_type, content)) => bytes(StatusCode::OK, content_type, content),
            None => mistake(StatusCode::NOT_FOUND, &format!("There is nothing at {path}.")),
        }
    }

    fn find(&self, path: &str) -> Option<PathBuf> {
        let (name, rest) = path.strip_prefix('/')?.split_once('/')?;
        let rest = Path::new(rest);
        let is_below = rest.components().all(|part| matches!(part, Component::Normal(_)));
        is_below.then(|| self.0.get(name).map(|folder| folder.join(rest)))?
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let args = ["--files".to_owned(), format!("source={}/src", env!("CARGO_MANIFEST_DIR"))];
        Files::from_args(args).unwrap()
    }

    #[test]
    fn serves_what_is_in_a_folder() {
        let response = files().answer("/source/files.rs");
        assert_eq!(response.status(), 200);
        assert_eq!(response.body().as_slice(), include_bytes!("files.rs"));
    }

    #[test]
    fn serves_nothing_else() {
        for path in ["/", "/source", "/source/", "/source/../Cargo.toml", "/source//etc/passwd", "/other/files.rs"] {
            assert_eq!(files().answer(path).status(), 404, "{path}");
        }
    }

    #[test]
    fn modules_have_the_types_that_browsers_insist_on() {
        assert_eq!(content_type(Path::new("a/index.mjs")), "text/javascript; charset=utf-8");
        assert_eq!(content_type(Path::new("stytch.wasm")), "application/wasm");
    }

    #[test]
    fn refuses_arguments_that_it_does_not_know() {
        for args in [["--file", "a=b"].as_slice(), &["--files"], &["--files", "a"]] {
            Files::from_args(args.iter().map(|&arg| arg.to_owned())).unwrap_err();
        }
    }
}
