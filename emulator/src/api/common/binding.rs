//! PKCE, and the `options` that tie a login to the device that asked for it.

use crate::format::pkce;
use crate::model::binding::{Attributes, Binding};
use crate::outcome::Failure;
use crate::request::input::Input;

/// Reads what the request says about who asks, with the challenge in parameter `name`.
pub(crate) fn read(input: &Input, name: &str) -> Result<Binding, Failure> {
    Ok(Binding { challenge: challenge(input, name)?, attributes: attributes(input)? })
}

/// The challenge in parameter `name`.
pub(crate) fn challenge(input: &Input, name: &str) -> Result<Option<String>, Failure> {
    let challenge = input.owned_text(name)?;
    if challenge.as_ref().is_some_and(|challenge| !pkce::is_challenge(challenge)) {
        let message = format!("{name} must be a SHA-256 hash in base64url.");
        return Err(Failure::invalid("invalid_pkce_code_challenge", message));
    }
    Ok(challenge)
}

/// The `attributes` of the request.
pub(crate) fn attributes(input: &Input) -> Result<Attributes, Failure> {
    let attributes = input.nested("attributes")?;
    Ok(Attributes {
        ip_address: attributes.owned_text("ip_address")?.unwrap_or_default(),
        user_agent: attributes.owned_text("user_agent")?.unwrap_or_default(),
    })
}

/// Fails unless the verifier in parameter `name` belongs to the challenge, if there is one.
pub(crate) fn check_verifier(challenge: Option<&str>, input: &Input, name: &str) -> Result<(), Failure> {
    let (error_type, message) = match (challenge, input.optional_text(name)?) {
        (None, None) => return Ok(()),
        (Some(challenge), Some(verifier)) if pkce::verifies(verifier, challenge) => return Ok(()),
        (Some(_), Some(_)) => ("pkce_mismatch", format!("{name} does not match the code challenge.")),
        (Some(_), None) => ("pkce_expected_code_verifier", format!("{name} is required.")),
        (None, Some(_)) => {
            ("pkce_did_not_expect_code_verifier", "The login began without a code challenge.".to_owned())
        }
    };
    Err(Failure::invalid(error_type, message))
}

/// Fails unless the `attributes` that the `options` of the request name are those of the request that sent the link or
/// passcode.
pub(crate) fn check_options(sent: &Binding, input: &Input) -> Result<(), Failure> {
    let options = input.nested("options")?;
    let given = attributes(input)?;
    let (asked, answered) = (&sent.attributes, &given);
    for (option, asked, answered) in [
        ("ip_match_required", &asked.ip_address, &answered.ip_address),
        ("user_agent_match_required", &asked.user_agent, &answered.user_agent),
    ] {
        if options.flag(option)? && (asked.is_empty() || asked != answered) {
            let message = format!("The attributes do not match those of the request before, as {option} demands.");
            return Err(Failure::unauthorized("attribute_mismatch", message));
        }
    }
    Ok(())
}
