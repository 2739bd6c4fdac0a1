//! Flows that are driven step by step, without a transport.

mod own_driver;
mod rotation;

const PASSWORD: &str = "correct horse battery staple";
