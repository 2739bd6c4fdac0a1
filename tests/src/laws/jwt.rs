//! A token is accepted only if its signature is right, and only by claims that say what the flow answers; what is refused is
//! not quoted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Response;
use serde_json::Value;
use stytch_core::error::DeniedReason;
use stytch_core::flow::{Input, InvalidSignature, PublicKey, Step};
use stytch_core::{Context, Error, Flow, UnixTime, b2b, consumer, m2m};

use super::message::Message;
use super::tokens::{self, JWKS, KEY_ID, START};
use super::{PROJECT_ID, check_hidden, check_shown, context};

/// What a token was accepted as.
struct Accepted {
    subject: String,
    is_session: bool,
    is_of_organization: bool,
}

type Check = fn(&str, bool) -> Outcome;

const KINDS: [(&str, Check); 5] = [
    ("session", |token, right| {
        run(consumer::sessions::AuthenticateJwt::new(token), token, right, |login| Accepted {
            subject: login.session.user_id,
            is_session: true,
            is_of_organization: false,
        })
    }),
    ("member", |token, right| {
        run(b2b::sessions::AuthenticateJwt::new(token), token, right, |login| Accepted {
            subject: login.member_session.member_id,
            is_session: true,
            is_of_organization: true,
        })
    }),
    ("m2m", |token, right| {
        run(m2m::AuthenticateToken::new(token), token, right, |client| Accepted {
            subject: client.client_id,
            is_session: false,
            is_of_organization: false,
        })
    }),
    ("app", |token, right| {
        run(consumer::idp::IntrospectToken::new(token), token, right, |token| Accepted {
            subject: token.subject,
            is_session: false,
            is_of_organization: token.organization.is_some(),
        })
    }),
    ("member-app", |token, right| {
        run(b2b::idp::IntrospectToken::new(token), token, right, |token| Accepted {
            subject: token.subject,
            is_session: false,
            is_of_organization: token.organization.is_some(),
        })
    }),
];

/// `session` or another kind of token, an empty line, and a token; or a line for its header, and its claims.
pub fn holds(bytes: &[u8]) {
    let message = Message::parse(bytes);
    let token = match message.body {
        [b'{', ..] => {
            let (header, claims) = split_line(message.body);
            tokens::token_of(header, claims)
        }
        token => String::from_utf8_lossy(token).into_owned(),
    };
    let check = message.choice(0, &KINDS);
    let right = check(&token, true);
    let wrong = check(&token, false);
    match (right, wrong) {
        // Before the signature is looked at, it cannot matter.
        (
            Outcome::Refused { was_asked: false, reason: right },
            Outcome::Refused { was_asked: false, reason: wrong },
        ) => {
            assert_eq!(right, wrong);
        }
        (right, Outcome::Refused { was_asked: true, reason: DeniedReason::Signature }) => {
            assert_ne!(right.reason(), Some(DeniedReason::Signature));
            if let Outcome::Accepted(accepted) = right {
                check_accepted(&token, &accepted);
            }
        }
        (right, wrong) => panic!("{:?}, and with a wrong signature {:?}", right.reason(), wrong.reason()),
    }
}

fn split_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    (&bytes[..end], bytes.get(end + 1..).unwrap_or_default())
}

enum Outcome {
    Accepted(Accepted),
    /// And whether the signature was asked for.
    Refused {
        was_asked: bool,
        reason: DeniedReason,
    },
}

impl Outcome {
    fn reason(&self) -> Option<DeniedReason> {
        match self {
            Self::Accepted(_) => None,
            Self::Refused { reason, .. } => Some(*reason),
        }
    }
}

fn run<F: Flow>(mut flow: F, token: &str, is_right: bool, accepted: impl Fn(F::Output) -> Accepted) -> Outcome {
    let context: Context = context();
    let now = UnixTime::from_seconds(START);
    context.import(&JWKS, now).unwrap();
    let mut was_asked = false;
    let mut input = Input::Start;
    for _ in 0..4 {
        input = match flow.step(&context, now, input) {
            // Only for a key that is not there.
            Ok(Step::Send(_)) => Input::Response(Response::new(JWKS.clone().into_bytes())),
            Ok(Step::Verify(signed)) => {
                let (message, signature) = token.rsplit_once('.').unwrap();
                assert_eq!(signed.message(), message.as_bytes());
                assert_eq!(URL_SAFE_NO_PAD.encode(signed.bytes()), signature);
                let PublicKey::Rs256(key) = signed.key() else { panic!("{:?}", signed.key()) };
                assert_eq!(key.id(), KEY_ID);
                check_hidden(&format!("{signed:?}"), &secrets(token));
                was_asked = true;
                Input::Verified(if is_right { Ok(()) } else { Err(InvalidSignature) })
            }
            Ok(Step::Wait(delay)) => panic!("waits {delay:?}, although no other flow fetches"),
            Ok(Step::Done(output)) => {
                assert!(was_asked && is_right);
                return Outcome::Accepted(accepted(output));
            }
            Err(error) => {
                check_shown(&error, &secrets(token));
                let Error::Denied(denied) = error else { panic!("{error:?}") };
                assert_eq!(denied.api_error, None);
                return Outcome::Refused { was_asked, reason: denied.reason };
            }
        };
    }
    panic!("the flow does not end");
}

/// The parts of a token that are long enough not to be in a sentence by chance.
fn secrets(token: &str) -> Vec<&str> {
    token.split('.').filter(|part| part.len() >= 32).collect()
}

/// Read anew, by a reader that knows nothing of tokens.
fn check_accepted(token: &str, accepted: &Accepted) {
    let parts: Vec<&str> = token.split('.').collect();
    assert_eq!(parts.len(), 3);
    let [header, claims] = [0, 1].map(|part| {
        let json = URL_SAFE_NO_PAD.decode(parts[part]).unwrap();
        serde_json::from_slice::<Value>(&json).unwrap()
    });
    assert_eq!(header["alg"], "RS256");
    assert_eq!(header["kid"], KEY_ID);
    assert_eq!(header.get("crit"), None);
    let audience = &claims["aud"];
    let is_for_project = audience.as_array().map_or(audience == PROJECT_ID, |all| all.contains(&PROJECT_ID.into()));
    assert!(is_for_project, "{audience}");
    let issuer = claims["iss"].as_str().unwrap();
    assert!(
        [format!("stytch.com/{PROJECT_ID}").as_str(), "https://test.stytch.com"]
            .contains(&issuer.trim_end_matches('/'))
    );
    assert_eq!(claims["sub"], accepted.subject.as_str());
    assert!(!accepted.subject.is_empty());
    assert!(claims["exp"].as_f64().unwrap() > START as f64);
    assert!(claims["nbf"].as_f64().is_none_or(|not_before| not_before <= START as f64));
    assert_eq!(!claims["https://stytch.com/session"].is_null(), accepted.is_session);
    assert_eq!(!claims["https://stytch.com/organization"].is_null(), accepted.is_of_organization);
}
