//! Writers of generated files, one per kind of file. A writer uses nothing but the description.

mod endpoint_list;
mod endpoints_table;
mod golden;
mod prose;
mod python;
mod rust;
mod typescript;

use std::path::PathBuf;

use crate::description::Description;
use crate::failure::Failure;
use crate::output::{self, Files};

/// Returns every generated file, formatted.
pub(crate) fn files(description: &Description) -> Result<Files, Failure> {
    let mut files = rust::files(description);
    files.extend(golden::files(description)?);
    files.insert(PathBuf::from(endpoint_list::PATH), endpoint_list::source(description)?);
    files.insert(PathBuf::from(typescript::PATH), typescript::source(description));
    files.insert(PathBuf::from(python::TYPES), python::types(description));
    files.insert(PathBuf::from(python::OPERATIONS), python::operations(description));
    files.insert(PathBuf::from(endpoints_table::PATH), endpoints_table::markdown(description));
    output::format(&mut files)?;
    Ok(files)
}
