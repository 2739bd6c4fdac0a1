//! Writes the table of endpoints in `ENDPOINTS.md`.

use crate::description::Description;

pub(crate) const PATH: &str = "ENDPOINTS.md";

pub(crate) fn markdown(description: &Description) -> String {
    let mut text = "# Endpoints\n\nEvery operation, by the name that `call` takes. The typed request has the same path in Rust: \
                    `consumer.otps.sms.send` is\n`consumer::otps::sms::Send`. Member session: the operation can be called on behalf of a B2B member.\n\n\
                    | operation | request | member session | what it does |\n|---|---|---|---|\n"
        .to_owned();
    for operation in &description.operations {
        let session = if operation.member_session { "yes" } else { "" };
        text += &format!(
            "| [`{}`]({}) | `{}` | {session} | {} |\n",
            operation.name, operation.docs, operation.key, operation.summary
        );
    }
    text
}
