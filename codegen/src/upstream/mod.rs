//! What Stytch publishes: OpenAPI files, and the facts that the description keeps of them.

pub(crate) mod compare;
pub(crate) mod facts;
pub(crate) mod openapi;
pub(crate) mod originality;
