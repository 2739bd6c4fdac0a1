//! What several operations share: reading parameters, sending links, and searching.

pub(super) mod binding;
pub(super) mod consents;
pub(super) mod external_id;
pub(super) mod filters;
pub(super) mod links;
pub(super) mod oauth;
pub(super) mod paging;
pub(super) mod passcodes;
pub(super) mod password_policy;
pub(super) mod recipient;
pub(super) mod session;
