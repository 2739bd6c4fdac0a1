//! The Rust modules in `core/src/api`.

mod factor;
mod filters;
mod module;
mod operations;
mod pages;
mod request;
mod response;
mod start_url;
mod text;
mod types;

use std::path::PathBuf;

use crate::description::Description;
use crate::output::{API_FOLDER, Files};

pub(crate) fn files(description: &Description) -> Files {
    let mut files = module::files(description);
    files.extend(operations::files(description));
    files.insert(PathBuf::from(API_FOLDER).join("error_types.rs"), error_types(description));
    files
}

fn error_types(description: &Description) -> String {
    let mut text = "//! Names of errors that Stytch is known to use.\n\nuse crate::error::{ErrorType, error_types};\n\nerror_types! {\n".to_owned();
    for name in &description.error_types {
        text += &format!("    {} = \"{name}\",\n", name.to_uppercase());
    }
    text + "}\n"
}
