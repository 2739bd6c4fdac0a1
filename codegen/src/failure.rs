//! The error type of every command.

use std::error::Error;

pub(crate) type Failure = Box<dyn Error>;
