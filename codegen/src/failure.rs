//! The error of every command: a message that names what to change.

use std::error::Error;

pub(crate) type Failure = Box<dyn Error>;
