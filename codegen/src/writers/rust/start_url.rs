//! Start URLs: a constructor for each way to begin the login, and a setter for each other param.

use super::text;
use super::types::Imports;
use crate::description::{StartParam, StartParamKind, StartUrl};

pub(super) fn source(start: &StartUrl, imports: &mut Imports) -> String {
    for item in ["Error", "Project", "start_url"] {
        imports.core(item);
    }
    imports.lines.insert("use std::fmt;");
    let words = &start.words;
    let secrets: Vec<(&String, &StartParam)> =
        words.params.iter().filter(|(_, param)| param.kind == StartParamKind::Secret).collect();
    let details = format!("{} [Documentation]({}).", words.details, words.docs);
    let mut source = text::doc("", &[&words.doc, &details]);
    source += &text::example("", &words.example);
    source += "#[derive(Debug, Clone, PartialEq)]\n#[must_use = \"it does nothing until a browser opens it\"]\n";
    source += &structure(&secrets, imports);
    source += "\nimpl StartUrl {\n";
    let constructors = constructors(start, &secrets, imports);
    let setters = words.params.iter().map(|(name, param)| setter(name, param, secrets.is_empty(), imports));
    source += &constructors.into_iter().chain(setters).collect::<Vec<_>>().join("\n");
    source + "}\n\n" + &display(&secrets)
}

/// The URL is in a field of its own only if there are secrets beside it.
fn structure(secrets: &[(&String, &StartParam)], imports: &mut Imports) -> String {
    if secrets.is_empty() {
        return "pub struct StartUrl(start_url::StartUrl);\n".to_owned();
    }
    let secret = imports.core("Secret");
    let fields: String = secrets.iter().map(|(name, _)| format!("    {name}: Option<{secret}>,\n")).collect();
    format!("pub struct StartUrl {{\n    url: start_url::StartUrl,\n{fields}}}\n")
}

fn constructors(start: &StartUrl, secrets: &[(&String, &StartParam)], imports: &mut Imports) -> Vec<String> {
    let path = &start.words.path;
    let provider = start.provider.as_ref().map(|path| imports.name(path));
    let result = match secrets {
        [] => "Self(url)".to_owned(),
        _ => {
            let fields: String = secrets.iter().map(|(name, _)| format!(", {name}: None")).collect();
            format!("Self {{ url{fields} }}")
        }
    };
    let mut sources = Vec::new();
    for (name, constructor) in &start.words.constructors {
        let param = constructor.param.as_deref();
        let texts: Vec<&str> = ["public_token"].into_iter().chain(param).collect();
        let mut arguments = vec!["project: &Project".to_owned()];
        arguments.extend(provider.iter().map(|provider| format!("provider: impl Into<{provider}>")));
        arguments.extend(texts.iter().map(|text| format!("{text}: impl Into<String>")));
        let (path_line, path) = match provider {
            Some(_) => {
                let line = format!("let path = start_url::provider_path(\"{path}\", provider.into().as_str())?;\n");
                (line, "&path".to_owned())
            }
            None => (String::new(), format!("\"{path}\"")),
        };
        let with_param = param.map(|param| format!("let url = url.set_required(\"{param}\", {param}.into())?;\n"));
        let public_token = "The public token is in the dashboard, and is not a secret.";
        let mut source = text::doc(
            "    ",
            &[&format!("{} {public_token}", constructor.doc), "# Errors", &errors(provider.is_some(), &texts)],
        );
        source += &format!(
            "    pub fn {name}({}) -> Result<Self, Error> {{
        {path_line}let url = start_url::StartUrl::new(project, {path}, public_token.into())?;
        {}Ok({result})
    }}
",
            arguments.join(", "),
            with_param.unwrap_or_default(),
        );
        sources.push(source);
    }
    sources
}

/// When a constructor fails, given whether it takes a provider, and the names of its other arguments.
fn errors(has_provider: bool, texts: &[&str]) -> String {
    let names = has_provider.then_some("provider").into_iter().chain(texts.iter().copied());
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let list = match names.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        names => names.concat(),
    };
    let dots = if has_provider { ", or if `provider` is named `.` or `..`" } else { "" };
    let other = "if the public token is certainly none, such as a secret or one of another environment";
    format!("Fails with [`Error::Build`], which names the argument, if {list} is empty{dots}, or {other}.")
}

fn setter(name: &str, param: &StartParam, is_tuple: bool, imports: &mut Imports) -> String {
    let query = param.query.as_deref().unwrap_or(name);
    let (arguments, set) = match param.kind {
        StartParamKind::Url => ("url: impl Into<String>".to_owned(), format!("set(\"{query}\", url)")),
        StartParamKind::Scopes => {
            let scopes = "scopes: impl IntoIterator<Item = impl Into<String>>".to_owned();
            (scopes, format!("set_scopes(\"{query}\", scopes)"))
        }
        StartParamKind::Pkce => {
            (format!("pkce: &{}", imports.core("Pkce")), format!("set(\"{query}\", pkce.challenge())"))
        }
        StartParamKind::ProviderParam => {
            let arguments = "name: &str, value: impl Into<String>".to_owned();
            (arguments, "set(format!(\"provider_{name}\"), value)".to_owned())
        }
        StartParamKind::Secret => (format!("{query}: impl Into<Secret>"), String::new()),
    };
    let (this, body) = match param.kind {
        StartParamKind::Secret => ("mut self", format!("self.{name} = Some({query}.into());\nself")),
        _ if is_tuple => ("self", format!("Self(self.0.{set})")),
        _ => ("mut self", format!("self.url = self.url.{set};\nself")),
    };
    let doc = text::doc("    ", &[&param.doc]);
    format!("{doc}    pub fn {name}({this}, {arguments}) -> Self {{\n        {body}\n    }}\n")
}

fn display(secrets: &[(&String, &StartParam)]) -> String {
    let mut body = "self.0.fmt(f)".to_owned();
    if !secrets.is_empty() {
        body = "let mut url = self.url.clone();\n".to_owned();
        for (name, param) in secrets {
            let query = param.query.as_ref().unwrap_or(name);
            body += &format!("if let Some({name}) = &self.{name} {{\n");
            body += &format!("url = url.set(\"{query}\", {name}.expose());\n}}\n");
        }
        body += "url.fmt(f)";
    }
    format!(
        "/// Writes the URL{}.
impl fmt::Display for StartUrl {{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{
        {body}
    }}
}}
",
        if secrets.is_empty() { "" } else { ", including its secrets" }
    )
}
