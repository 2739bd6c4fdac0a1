//! Text that crosses the border.

use std::ffi::c_char;
use std::ptr;

use serde_json::Value;
use stytch_bindings::{CallOptions, read};

use crate::Failure;

/// Text or bytes that the caller frees with `stytch_text_free`. A NUL follows, which the length does not count: text without
/// a NUL in it, as all JSON is, can be used as a C string.
#[repr(C)]
#[derive(Debug)]
pub struct StytchText {
    /// The bytes; `NULL` if there is no text.
    pub data: *mut c_char,
    /// How many there are.
    pub length: usize,
}

impl Default for StytchText {
    fn default() -> Self {
        Self { data: ptr::null_mut(), length: 0 }
    }
}

impl From<Vec<u8>> for StytchText {
    fn from(mut bytes: Vec<u8>) -> Self {
        let length = bytes.len();
        bytes.push(0);
        let data = Box::into_raw(bytes.into_boxed_slice()).cast::<c_char>();
        Self { data, length }
    }
}

impl From<String> for StytchText {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&Value> for StytchText {
    fn from(json: &Value) -> Self {
        json.to_string().into()
    }
}

#[cfg(test)]
impl StytchText {
    pub(crate) fn as_str(&self) -> &str {
        // SAFETY: tests look at what they were given and have not freed.
        std::str::from_utf8(unsafe { std::slice::from_raw_parts(self.data.cast::<u8>(), self.length) }).unwrap()
    }
}

/// Frees a text. A text without data is freed too.
#[unsafe(no_mangle)]
pub extern "C" fn stytch_text_free(text: StytchText) {
    if !text.data.is_null() {
        let bytes = ptr::slice_from_raw_parts_mut(text.data.cast::<u8>(), text.length + 1);
        // SAFETY: texts come from `StytchText::from`, and the caller frees one once.
        drop(unsafe { Box::from_raw(bytes) });
    }
}

/// Bytes of the caller.
pub(crate) fn bytes<'a>(data: *const c_char, length: usize) -> Result<&'a [u8], Failure> {
    if length == 0 {
        return Ok(&[]);
    }
    if data.is_null() || isize::try_from(length).is_err() {
        return Err(Failure::Argument("a text is NULL, or longer than memory"));
    }
    // SAFETY: the caller passes as many bytes as it says, and does not change them during the call.
    Ok(unsafe { std::slice::from_raw_parts(data.cast::<u8>(), length) })
}

pub(crate) fn text<'a>(data: *const c_char, length: usize) -> Result<&'a str, Failure> {
    std::str::from_utf8(bytes(data, length)?).map_err(|_| Failure::Argument("a text is not UTF-8"))
}

/// What a call is made of, as all functions that begin one take it.
pub(crate) struct Asked<'a> {
    pub(crate) name: &'a str,
    pub(crate) args: Value,
    pub(crate) options: CallOptions,
}

impl<'a> Asked<'a> {
    pub(crate) fn read(
        (name, name_length): (*const c_char, usize),
        (args, args_length): (*const c_char, usize),
        (options, options_length): (*const c_char, usize),
    ) -> Result<Self, Failure> {
        let options = CallOptions::read(&json("options", options, options_length)?)?;
        Ok(Self { name: text(name, name_length)?, args: json("args", args, args_length)?, options })
    }
}

/// The JSON object in a text; an empty one if there is no text.
pub(crate) fn json(name: &str, data: *const c_char, length: usize) -> Result<Value, Failure> {
    match text(data, length)? {
        "" => Ok(Value::Object(serde_json::Map::new())),
        text => Ok(read(name, text)?),
    }
}
