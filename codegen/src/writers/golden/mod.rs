//! Golden files: example requests on the wire and example responses, derived from the description alone, so that
//! tests compare core with something independent of it.

mod examples;
mod json;

use std::fmt::Write;
use std::path::PathBuf;

use crate::description::Description;
use crate::failure::Failure;
use crate::output::{Files, GOLDEN_FOLDER};
use examples::Examples;
use json::Json;

/// The start of the file of typed requests, up to the body of a function that [`files`] completes.
const TYPED: &str = "//! The typed requests of the golden files.

use serde_json::{Value, json};
use stytch_core::MemberCredential;

use crate::golden::Check;

/// Hands the requests of every operation to a check.
pub(crate) fn every_operation(check: &mut impl Check) {
";

pub(crate) fn files(description: &Description) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut typed = TYPED.to_owned();
    let mut functions = String::new();
    let examples = Examples { description };
    for operation in &description.operations {
        let cases = examples.cases(operation)?;
        let requests = cases.iter().map(|case| examples.request(operation, case)).collect();
        let golden = Json::Object(vec![
            ("operation".to_owned(), Json::text(&operation.name)),
            ("requests".to_owned(), Json::List(requests)),
            ("response".to_owned(), Json::Object(examples.object(&operation.response_fields)?)),
        ]);
        files.insert(PathBuf::from(format!("{GOLDEN_FOLDER}/{}.json", operation.name)), golden.pretty("") + "\n");
        let expressions = cases.iter().map(|case| examples.endpoint(operation, case)).collect::<Result<Vec<_>, _>>()?;
        let function = operation.name.replace('.', "_");
        writeln!(typed, "{function}(check);")?;
        let (name, requests) = (&operation.name, expressions.join(", "));
        write!(
            functions,
            "\nfn {function}(check: &mut impl Check) {{ check.operation(\"{name}\", [{requests}]); }}\n"
        )?;
    }
    typed += "}\n";
    typed += &functions;
    files.insert(PathBuf::from("tests/it/typed.rs"), typed);
    Ok(files)
}
