//! The risk of email addresses, by what the address itself says.

use serde_json::json;

use crate::model::contact::Kind;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

/// Domains whose addresses anyone can read.
const DISPOSABLE: [&str; 6] =
    ["10minutemail.com", "guerrillamail.com", "mailinator.com", "sharklasers.com", "temp-mail.org", "yopmail.com"];
/// Local parts that several people share.
const ROLES: [&str; 10] =
    ["admin", "billing", "contact", "help", "hostmaster", "info", "noreply", "postmaster", "support", "webmaster"];
/// The local part of an address that is known to bounce.
const BOUNCES: &str = "bounce";
/// The number of dots and plus signs that is suspicious.
const TUMBLING: usize = 4;

pub(crate) fn risk(_: &mut State, input: &Input) -> Outcome {
    let address = input.text("email_address")?.to_lowercase();
    let (local, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
    let tumbling = local.matches(['.', '+']).count();
    let plain = local.split('+').next().unwrap_or_default().replace('.', "");

    let valid = Kind::Email.check(&address).is_ok();
    // The domain that is reserved for this (RFC 6761).
    let reachable = valid && !domain.ends_with(".invalid");
    let disposable = DISPOSABLE.contains(&domain);
    let role = ROLES.contains(&plain.as_str());
    let bounces = plain == BOUNCES;
    let (action, score) = match () {
        () if !reachable || bounces => ("BLOCK", 100),
        () if disposable => ("BLOCK", 90),
        () if role => ("CHALLENGE", 60),
        () if tumbling >= TUMBLING => ("CHALLENGE", 50),
        () => ("ALLOW", 0),
    };
    Ok(json!({
        "address_information": {
            "has_known_bounces": bounces,
            "has_valid_syntax": valid,
            "is_suspected_role_address": role,
            "normalized_email": format!("{plain}@{domain}"),
            "tumbling_character_count": tumbling,
        },
        "domain_information": { "has_mx_or_a_record": reachable, "is_disposable_domain": disposable },
        "action": action,
        "risk_score": score,
    }))
}
