//! An event of `tracing` for each request.

use stytch_native::observe::Event;

pub(crate) fn emit(event: Event<'_>) {
    stytch_native::emit!(event);
}
