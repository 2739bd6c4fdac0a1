//! The authentication factor: a struct with one detail, where the wire has many optional members.

use super::text;
use super::types::{self, Imports};
use crate::description::{Description, FACTOR_MODULE, Factor, Field, TypePath};

pub(super) fn source(description: &Description) -> String {
    let mut imports = Imports::default();
    imports.lines.extend([
        "use std::borrow::Cow;",
        "use std::fmt;",
        "use serde::de::{MapAccess, Visitor};",
        "use serde_json::Value;",
    ]);
    imports.serde.extend(["Deserialize", "Deserializer"]);
    for name in ["Detail", "Json", "JsonObject", "Key", "Members"] {
        imports.core(name);
    }
    let fields = description.models.get(&TypePath::factor()).map(|model| model.fields.as_slice()).unwrap_or_default();
    let fields: Vec<&Field> = fields.iter().filter(|field| !field.wire.ends_with("_factor")).collect();
    let factors = &description.factors;
    let items = [
        factor_struct(&fields, factors.len(), &mut imports),
        deserialize(&fields),
        SET.to_owned(),
        detail_enum(factors, &mut imports),
        serialize(&fields, factors),
    ];
    let mut source = text::module_doc(&["Authentication factors: how the owner of a session proved who they are."]);
    source.push('\n');
    source += &imports.lines(FACTOR_MODULE);
    source + &items.join("\n")
}

fn factor_struct(fields: &[&Field], details: usize, imports: &mut Imports) -> String {
    let form = format!(
        "Stytch describes a factor as an object with {details} optional `*_factor` members, of which one is set. Here \
         that member is the [`detail`](Self::detail). Nothing is dropped: members without a field are in \
         [`extra`](Self::extra)."
    );
    let mut source = text::doc("", &["One way in which the owner of a session proved who they are.", &form]);
    source += "#[derive(Debug, Clone, Default, PartialEq)]\n#[non_exhaustive]\npub struct AuthenticationFactor {\n";
    for field in fields {
        source += &text::doc("    ", &[&field.doc]);
        source += &format!("    pub {}: {},\n", field.rust, types::field_type(field, imports));
    }
    source += "    /// The details of the factor, such as the email address, account or device.\n";
    source += "    pub detail: Option<Box<FactorDetail>>,\n";
    source += &text::doc(
        "    ",
        &["Members without a field of their own, as JSON: kinds of factor newer than this crate, any second detail, \
           and a detail that does not have the form of its kind."],
    );
    source + "    pub extra: JsonObject,\n}\n"
}

fn deserialize(fields: &[&Field]) -> String {
    let mut arms = String::new();
    for field in fields {
        let (wire, rust) = (&field.wire, &field.rust);
        // Required members may be null.
        let value = if field.required { "next_value::<Option<_>>()?.unwrap_or_default()" } else { "next_value()?" };
        arms += &format!("                \"{wire}\" => factor.{rust} = map.{value},\n");
    }
    format!(
        r#"impl<'de> Deserialize<'de> for AuthenticationFactor {{
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{
        deserializer.deserialize_map(FactorVisitor)
    }}
}}

struct FactorVisitor;

impl<'de> Visitor<'de> for FactorVisitor {{
    type Value = AuthenticationFactor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{
        f.write_str("an authentication factor")
    }}

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AuthenticationFactor, A::Error> {{
        let mut factor = AuthenticationFactor::default();
        while let Some(Key(name)) = map.next_key()? {{
            match &*name {{
{arms}                _ => factor.set(name, map.next_value()?),
            }}
        }}
        Ok(factor)
    }}
}}
"#
    )
}

const SET: &str = "impl AuthenticationFactor {
    /// Takes a member without a field of its own.
    fn set(&mut self, name: Cow<'_, str>, json: Json<'_>) {
        let json = match json {
            Json::Object(members) if self.detail.is_none() => match FactorDetail::of(&name, members) {
                Ok(detail) => {
                    self.detail = Some(Box::new(detail));
                    return;
                }
                Err(members) => Json::Object(members),
            },
            Json::Other(Value::Null) => return,
            json => json,
        };
        self.extra.insert(name.into_owned(), json.into());
    }
}
";

fn detail_enum(factors: &[Factor], imports: &mut Imports) -> String {
    let (mut variants, mut names, mut details) = (String::new(), String::new(), String::new());
    for Factor { wire, variant, doc, detail } in factors {
        variants += &text::doc("    ", &[doc]);
        variants += &format!("    {variant}({}),\n", imports.name(detail));
        names += &format!("            Self::{variant}(_) => \"{wire}\",\n");
        details += &format!("            \"{wire}\" => Detail::of(members).map(Self::{variant}),\n");
    }
    format!(
        "/// What an [`AuthenticationFactor`] was.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FactorDetail {{
{variants}}}

impl FactorDetail {{
    /// The name on the wire, such as `email_factor`.
    pub fn name(&self) -> &'static str {{
        match self {{
{names}        }}
    }}

    /// Returns the members unchanged if the name is unknown, or if they do not have the form of its kind.
    fn of<'a>(name: &str, members: Members<'a>) -> Result<Self, Members<'a>> {{
        match name {{
{details}            _ => Err(members),
        }}
    }}
}}
"
    )
}

fn serialize(fields: &[&Field], factors: &[Factor]) -> String {
    let mut members = String::new();
    for field in fields {
        let (wire, rust) = (&field.wire, &field.rust);
        members += &if field.required {
            format!("        map.serialize_entry(\"{wire}\", &self.{rust})?;\n")
        } else {
            format!(
                "        if let Some({rust}) = &self.{rust} {{
            map.serialize_entry(\"{wire}\", {rust})?;
        }}
"
            )
        };
    }
    let details = factors.iter().map(|Factor { wire, variant, .. }| {
        format!("            Some(FactorDetail::{variant}(detail)) => map.serialize_entry(\"{wire}\", detail)?,\n")
    });
    format!(
        "#[cfg(feature = \"serde-all\")]
impl serde::Serialize for AuthenticationFactor {{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{
        use serde::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
{members}        match self.detail.as_deref() {{
            None => {{}}
{}        }}
        for (name, value) in &self.extra {{
            map.serialize_entry(name, value)?;
        }}
        map.end()
    }}
}}
",
        details.collect::<String>()
    )
}
