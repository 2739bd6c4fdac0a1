//! Handles a request.

use std::sync::{Mutex, PoisonError};

use stytch_ureq::error::DeniedReason;
use stytch_ureq::http::{Method, Request, StatusCode};
use stytch_ureq::webhook::{Action, Event, Object};
use stytch_ureq::{Error, UnixTime, Webhook};

use crate::seen::Seen;

pub(crate) struct Receiver {
    webhook: Webhook,
    seen: Mutex<Seen>,
}

impl Receiver {
    pub(crate) fn new(webhook: Webhook, remembered: usize) -> Self {
        Self { webhook, seen: Mutex::new(Seen::new(remembered)) }
    }

    /// The status to respond with, and a line to print. Stytch delivers again what gets a status other than 2xx.
    pub(crate) fn receive(&self, now: UnixTime, request: &Request<Vec<u8>>) -> (StatusCode, String) {
        if request.uri().path() != "/webhooks" {
            return (StatusCode::NOT_FOUND, "there is no such page".to_owned());
        }
        if request.method() != Method::POST {
            return (StatusCode::METHOD_NOT_ALLOWED, "webhooks are sent by POST".to_owned());
        }
        // The signature covers the bytes as they arrived; it is checked before any JSON is read.
        let event = match self.webhook.verify(now, request.headers(), request.body().as_slice()) {
            Ok(event) => event,
            Err(error) => return (refusal(&error), error.to_string()),
        };
        if !self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(&event.message_id) {
            return (StatusCode::NO_CONTENT, format!("{} again", event.message_id));
        }
        // Here a program acts on the event. If that can fail, it must then forget the id, so that the next delivery is not
        // ignored. If it takes more than a few seconds, it belongs in a queue.
        (StatusCode::NO_CONTENT, what_happened(&event))
    }
}

fn refusal(error: &Error) -> StatusCode {
    match error {
        Error::Denied(denied) if denied.reason != DeniedReason::Malformed => StatusCode::UNAUTHORIZED,
        // Not a webhook, or a genuine one that is not an event this version can read.
        _ => StatusCode::BAD_REQUEST,
    }
}

/// A line with ids, but without names and addresses, which do not belong in logs.
fn what_happened(event: &Event) -> String {
    let action = match &event.action {
        Action::Create => "was created",
        Action::Update => "was changed",
        Action::Delete => "was deleted",
        // Stytch may have added more.
        action => action.as_str(),
    };
    match &event.object {
        Object::Member(member) => {
            format!("member {} of {} {action}: {}", member.member_id, member.organization_id, member.status)
        }
        Object::Organization(organization) => format!("organization {} {action}", organization.organization_id),
        // A deleted object is absent, and other objects have no type here.
        _ => format!("{} {} {action}", event.object_type, event.id),
    }
}
