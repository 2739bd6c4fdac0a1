use std::path::Path;

use super::*;
use crate::description;
use types::Types;

fn description() -> Description {
    description::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("description")).unwrap()
}

/// The excerpt of the file from the first line that starts with `start` to the next line that equals `end`.
fn excerpt(start: &str, end: &str) -> String {
    let source = source(&description());
    let from = source.find(&format!("\n{start}")).unwrap() + 1;
    let length = source[from..].find(&format!("\n{end}\n")).unwrap();
    source[from..from + length].to_owned() + "\n" + end
}

#[test]
fn an_operation_is_a_row() {
    let expected =
        r#"  "consumer.otps.sms.send": { args: consumer.otps.sms.Send; result: consumer.otps.sms.SendResponse };"#;
    assert!(source(&description()).lines().any(|line| line == expected));
    let expected = r#"  "b2b.organizations.members.search": {
    args: b2b.organizations.members.Search;
    result: b2b.organizations.members.SearchResponse;
    item: b2b.Member;
    memberSession: true;
  };"#;
    assert_eq!(excerpt("  \"b2b.organizations.members.search\"", "  };"), expected);
}

#[test]
fn an_operation_is_a_method_with_its_words() {
    let debug = excerpt("export namespace debug {", "  }");
    let expected = r#"
  export interface Methods {
    /**
     * Returns the ID and name of the project that the credentials belong to.
"#;
    assert!(debug.contains(expected), "{debug}");
    assert!(debug.contains("    whoami(args?: debug.Whoami, options?: CallOptions): Promise<debug.WhoamiResponse>;\n"));
    let members = excerpt("export namespace b2b.organizations.members {", "  }");
    let expected = r#"
    /** Access of connected apps to members. */
    readonly connected_apps: b2b.organizations.members.connected_apps.Methods;
"#;
    assert!(members.contains(expected), "{members}");
    let expected = r#"
    search(
      args: b2b.organizations.members.Search,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.SearchResponse>;
"#;
    assert!(members.contains(expected), "{members}");
    let calls = excerpt("export interface Calls {", "}");
    let expected = r#"
  call(
    name: "consumer.otps.sms.send",
    args: consumer.otps.sms.Send,
    options?: CallOptions,
  ): Promise<consumer.otps.sms.SendResponse>;
"#;
    assert!(calls.contains(expected), "{calls}");
}

#[test]
fn what_has_operations_below_it_is_in_the_tree() {
    let roots = excerpt("export interface OperationTree {", "}");
    assert!(roots.contains("  readonly consumer: consumer.Methods;"), "{roots}");
    assert!(!roots.contains("models"), "{roots}");
    assert!(excerpt("export namespace consumer.idp {", "}").contains("  readonly oauth: consumer.idp.oauth.Methods;"));
}

#[test]
fn params_are_optional_and_nullable_where_a_call_by_name_takes_that() {
    let source = source(&description());
    let has = |line: &str| source.lines().any(|other| other.trim_start() == line);
    let revoke = excerpt("export namespace oauth2 {", "}");
    assert!(revoke.contains("project_id?: string;") && revoke.contains("client_secret?: string;"));
    assert!(has("trusted_metadata?: JsonObject | null;"));
    assert!(has("query?: models.SearchQuery | null;"));
    assert!(source.contains("export type Whoami = { [name: string]: never };"));
}

#[test]
fn what_rust_reads_by_hand_is_as_it_comes() {
    let query = excerpt("  export interface SearchQuery {", "  }");
    assert!(query.contains("operator: models.SearchOperator;"), "{query}");
    assert!(query.contains("operands: { filter_name: string; filter_value: unknown }[];"), "{query}");
    let factor = excerpt("  export interface AuthenticationFactor {", "  }");
    assert!(factor.contains("delivery_method: models.DeliveryMethod;"), "{factor}");
    assert!(factor.contains("google_oauth_factor?: models.OAuthFactor | null;"), "{factor}");
    let claims = excerpt("  export interface IntrospectResponse {", "  }");
    assert!(claims.contains("aud?: string | string[] | null;"), "{claims}");
    assert!(claims.contains("\"https://stytch.com/organization\"?: models.OrganizationClaim | null;"), "{claims}");
    assert!(claims.contains("[name: string]: unknown;"), "{claims}");
}

#[test]
fn enums_are_open() {
    let expected = r#"  export type SearchOperator =
    /** Every operand has to match. */
    | "AND"
    /** One matching operand is enough; deprecated except for M2M clients. */
    | "OR"
    | (string & {});"#;
    assert_eq!(excerpt("  export type SearchOperator =", "    | (string & {});"), expected);
}

#[test]
fn a_namespace_does_not_capture_the_name_of_a_root() {
    let description = description();
    let name = |namespace| Types { description: &description, namespace }.name("connected_apps", "ConnectedApp");
    assert_eq!(name("b2b.organizations"), "connected_apps.ConnectedApp");
    // It has a namespace `connected_apps` of its own.
    assert_eq!(name("b2b.organizations.members"), "import(\"./operations.js\").connected_apps.ConnectedApp");
    assert_eq!(name("b2b.organizations.members.oauth_providers"), name("b2b.organizations.members"));
    let models = Types { description: &description, namespace: "b2b.sso" }.name("models", "Locale");
    assert_eq!(models, "models.Locale");
}

#[test]
fn comments_are_wrapped_and_stay_comments() {
    assert_eq!(text::doc("  ", &["Short."]), "  /** Short. */\n");
    assert_eq!(text::doc("", &["One.", "", "Two: */ @x"]), "/**\n * One.\n *\n * Two: *\\/ @x\n */\n");
    let words = "word ".repeat(30);
    let source = text::doc("    ", &[words.trim()]);
    assert_eq!(source.lines().map(str::len).max(), Some(116));
    assert_eq!(source.lines().count(), 4);
}

#[test]
fn only_links_are_longer_than_a_line() {
    let is_link = |line: &str| line.trim_start().starts_with("* [Documentation](");
    let source = source(&description());
    let long: Vec<&str> = source.lines().filter(|line| line.chars().count() > text::WIDTH && !is_link(line)).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nothing_is_said_in_rust() {
    let source = source(&description());
    let hints = ["::", "[`", "Option<", "`None`", "`Some", "r#", "crate", "struct", "Vec<"];
    let lines: Vec<&str> = source.lines().filter(|line| hints.iter().any(|hint| line.contains(hint))).collect();
    assert!(lines.is_empty(), "{lines:#?}");
}

#[test]
fn names_that_are_no_identifiers_are_quoted() {
    assert_eq!(text::member_name("user_id"), "user_id");
    assert_eq!(text::member_name("default"), "default");
    assert_eq!(text::member_name("x5t#S256"), "\"x5t#S256\"");
    assert_eq!(text::member_name("2fa"), "\"2fa\"");
}
