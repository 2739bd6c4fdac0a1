//! What JavaScript throws, as transport errors.

use std::error::Error;
use std::fmt;

use js_sys::Reflect;
use stytch_core::{TransportError, TransportErrorKind};
use wasm_bindgen::JsValue;

/// Something that JavaScript threw: an `Error`, a `DOMException`, a text, whatever it was.
#[derive(Debug)]
pub(crate) struct Thrown {
    name: Option<String>,
    message: Option<String>,
    /// The code of a system error, which Bun shows on the error itself.
    code: Option<String>,
    /// The `cause`, where Node tells what happened.
    cause: Option<Box<Thrown>>,
}

impl Thrown {
    pub(crate) fn new(value: &JsValue) -> Self {
        Self::with_causes(value, 3)
    }

    /// A chain of causes may go round in a circle.
    fn with_causes(value: &JsValue, depth: u32) -> Self {
        if let Some(text) = value.as_string() {
            return Self { name: None, message: Some(text), code: None, cause: None };
        }
        // Getters can throw, too.
        let member = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        let text = |name: &str| member(name)?.as_string().filter(|text| !text.is_empty());
        let cause = member("cause").filter(|cause| depth > 0 && (cause.is_object() || cause.is_string()));
        Self {
            name: text("name"),
            message: text("message"),
            code: text("code"),
            cause: cause.map(|cause| Box::new(Self::with_causes(&cause, depth - 1))),
        }
    }

    /// Whether this says, in the words of one of the runtimes, that there was no connection, so that nothing was sent. Where a
    /// runtime does not tell, as workerd and browsers, something may have been sent.
    fn is_no_connection(&self) -> bool {
        const CODES: [&str; 6] = [
            "ECONNREFUSED",
            "ENOTFOUND",
            "EAI_AGAIN",
            "UND_ERR_CONNECT_TIMEOUT",
            "ConnectionRefused",
            "DNSLookupFailed",
        ];
        let by_code = self.code.as_deref().is_some_and(|code| CODES.contains(&code));
        // Deno's, which has no codes.
        let by_message = self.message.as_deref().is_some_and(|message| message.contains("client error (Connect)"));
        by_code || by_message || self.cause.as_ref().is_some_and(|cause| cause.is_no_connection())
    }
}

impl fmt::Display for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.name, &self.message, &self.code];
        let mut parts = parts.into_iter().flatten();
        match parts.next() {
            None => f.write_str("something that is no error was thrown")?,
            Some(first) => f.write_str(first)?,
        }
        for part in parts {
            write!(f, ": {part}")?;
        }
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl Error for Thrown {}

/// A request that failed.
pub(crate) fn error(thrown: &JsValue) -> TransportError {
    let thrown = Thrown::new(thrown);
    let kind = if thrown.is_no_connection() { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
    TransportError::new(kind, thrown)
}
