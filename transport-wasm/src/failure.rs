//! Converts what JavaScript throws to transport errors.

use std::error::Error;
use std::fmt;

use js_sys::Reflect;
use stytch_core::error::{TransportError, TransportErrorKind};
use wasm_bindgen::JsValue;

/// A value that JavaScript threw: an `Error`, a `DOMException`, a string, or anything else.
#[derive(Debug)]
pub(crate) struct Thrown {
    name: Option<String>,
    message: Option<String>,
    /// The code of a system error. Bun has it on the error itself.
    code: Option<String>,
    /// The `cause`, in which Node says what happened.
    cause: Option<Box<Thrown>>,
}

impl Thrown {
    pub(crate) fn new(value: &JsValue) -> Self {
        Self::with_causes(value, 3)
    }

    /// `depth` limits the chain of causes, which may be circular.
    fn with_causes(value: &JsValue, depth: u32) -> Self {
        if let Some(text) = value.as_string() {
            return Self { name: None, message: Some(text), code: None, cause: None };
        }
        // Getters can throw too.
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

    /// Whether the runtime says that it could not connect, so nothing was sent. workerd and browsers do not say; there, something
    /// may have been sent.
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
        // Deno has no codes.
        let by_message = self.message.as_deref().is_some_and(|message| message.contains("client error (Connect)"));
        by_code || by_message || self.cause.as_ref().is_some_and(|cause| cause.is_no_connection())
    }
}

impl fmt::Display for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.name, &self.message, &self.code];
        let mut parts = parts.into_iter().flatten();
        match parts.next() {
            None => f.write_str("something other than an error was thrown")?,
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

/// The error of a request that failed.
pub(crate) fn error(thrown: &JsValue) -> TransportError {
    let thrown = Thrown::new(thrown);
    let kind = if thrown.is_no_connection() { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
    TransportError::new(kind, thrown)
}
