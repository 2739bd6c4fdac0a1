//! Writes the generated part of `stytch-core` from the API description in `description/`.
//!
//! ```text
//! codegen import [--dry-run] FILE..   import the facts of OpenAPI files, and print how they differ from the old facts
//! codegen generate [--check]          write the generated files, or only check that they are up to date
//! codegen originality FILE..          check that our words do not repeat text from OpenAPI files
//! ```

mod description;
mod failure;
mod output;
mod upstream;
mod words;
mod writers;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use failure::Failure;
use upstream::facts::Facts;
use upstream::{compare, openapi, originality};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<bool, Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let description = root.join("description");
    let repository = root.parent().ok_or("the generator is not in its repository")?;
    let Some((command, rest)) = args.split_first() else {
        return Err("missing command: import, generate or originality".into());
    };
    match command.as_str() {
        "import" => {
            let (flags, files): (Vec<_>, Vec<_>) = rest.iter().partition(|argument| argument.starts_with("--"));
            match (files.is_empty(), flags.as_slice()) {
                (true, _) => Err("import needs at least one file".into()),
                (false, []) => import(&description, &files, false).map(|()| true),
                (false, [flag]) if *flag == "--dry-run" => import(&description, &files, true).map(|()| true),
                _ => Err("the only option of import is --dry-run".into()),
            }
        }
        "generate" => {
            let files = writers::files(&description::read(&description)?)?;
            match rest {
                [] => output::write(repository, files).map(|()| true),
                [flag] if flag == "--check" => output::is_up_to_date(repository, files),
                _ => Err("the only option of generate is --check".into()),
            }
        }
        "originality" => {
            let files: Vec<PathBuf> = rest.iter().map(PathBuf::from).collect();
            originality::check(&description, &files)
        }
        _ => Err(format!("unknown command {command}").into()),
    }
}

/// Imports the facts of whole OpenAPI files, or the items of excerpts. Changes nothing if a file cannot be read.
fn import(description: &Path, files: &[&String], dry_run: bool) -> Result<(), Failure> {
    let additions = words::additions(description)?;
    let sources = files.iter().map(|file| openapi::read(Path::new(file))).collect::<Result<Vec<_>, _>>()?;
    for (file, openapi::Source { facts: imported, is_excerpt }) in files.iter().zip(sources) {
        let target = Facts::path(description, imported.source());
        let mut facts = Facts::read(&target)?;
        let differences = compare::differences(&imported, &facts, is_excerpt, &additions);
        let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
        println!("{name} (version {}): {} differences", imported.version, differences.len());
        differences.iter().for_each(|difference| println!("  {difference}"));
        if is_excerpt {
            facts.update(imported);
        } else {
            facts = imported;
        }
        if !dry_run {
            facts.write(&target)?;
        }
    }
    Ok(())
}
