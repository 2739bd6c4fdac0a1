//! Writes the generated part of `stytch-core` from the API description in `description/`.
//!
//! ```text
//! codegen import NAME=FILE..   replace the facts NAME with those of an OpenAPI file
//! codegen compare FILE..       say how OpenAPI files, or excerpts of them, differ from the description
//! codegen generate [--check]   write the generated files; or only fail if they are not up to date
//! codegen originality FILE..   fail if our words repeat a sentence of an OpenAPI file
//! ```

mod compare;
mod description;
mod endpoints_table;
mod facts;
mod golden;
mod openapi;
mod originality;
mod output;
mod rust;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Failure = Box<dyn Error>;

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
        return Err("what to do? import, compare, generate or originality".into());
    };
    match command.as_str() {
        "import" => import(&description, rest).map(|()| true),
        "compare" => {
            let all = description::all_facts(&description, &words::Words::read(&description)?.additions)?;
            for file in rest {
                let differences = compare::excerpt(&openapi::read(Path::new(file))?, &all);
                println!("{file}: {} differences", differences.len());
                differences.iter().for_each(|difference| println!("  {difference}"));
            }
            Ok(true)
        }
        "generate" => {
            let files = generated_files(&description::read(&description)?)?;
            match rest {
                [] => output::write(repository, files).map(|()| true),
                [flag] if flag == "--check" => output::is_up_to_date(repository, files),
                _ => Err("generate knows one option: --check".into()),
            }
        }
        "originality" => {
            let files: Vec<PathBuf> = rest.iter().map(PathBuf::from).collect();
            originality::check(&description, &files)
        }
        _ => Err(format!("unknown command {command}").into()),
    }
}

fn import(description: &Path, files: &[String]) -> Result<(), Failure> {
    for argument in files {
        let (name, file) = argument.split_once('=').ok_or("import takes NAME=FILE, such as consumer=openapi.yml")?;
        let target = description.join("facts").join(format!("{name}.json"));
        let imported = openapi::read(Path::new(file))?;
        let before = if target.exists() { facts::Facts::read(&target)? } else { facts::Facts::default() };
        let differences = compare::whole(&imported, &before);
        println!("{name}: version {} -> {}, {} differences", before.version, imported.version, differences.len());
        differences.iter().for_each(|difference| println!("  {difference}"));
        imported.write(&target)?;
    }
    Ok(())
}

/// Everything that is generated, by path below the repository.
fn generated_files(description: &description::Description) -> Result<output::Files, Failure> {
    let mut files = rust::files(description);
    files.extend(golden::files(description)?);
    files.insert(PathBuf::from("ENDPOINTS.md"), endpoints_table::markdown(description));
    output::format(&mut files)?;
    Ok(files)
}
