//! Intermediate sessions: what a person has proven before they have a session.

use serde_json::{Value, json};

use crate::api::b2b::{organizations, sms, totps};
use crate::api::common::session::{named_in, not_found, too_many};
use crate::format::rfc3339::to_rfc3339;
use crate::model::intermediate_session::{IntermediateSession, LIFETIME};
use crate::model::member::Member;
use crate::model::member_account::MemberAccount;
use crate::model::organization::Organization;
use crate::model::proof::{Lacking, Proof};
use crate::model::session::By;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

/// What a request adds a factor to.
#[derive(Debug)]
pub(super) enum Holder {
    /// The session with this id.
    Session(String),
    /// The intermediate session with this token.
    Intermediate(String),
}

impl Holder {
    /// The session or intermediate session that the request names, at most one.
    pub(super) fn read(state: &State, input: &Input) -> Result<Option<Self>, Failure> {
        let session = named_in(state, &state.member_sessions, input)?;
        match (session, input.optional_text("intermediate_session_token")?) {
            (None, None) => Ok(None),
            (Some(session), None) => Ok(Some(Self::Session(session.id.clone()))),
            (None, Some(token)) => Ok(Some(Self::Intermediate(find(state, token)?.token.clone()))),
            (Some(_), Some(_)) => Err(too_many()),
        }
    }

    /// What the member has proven; fails if the session is not theirs.
    pub(super) fn proof_of(&self, state: &State, member_id: &str) -> Result<Proof, Failure> {
        match self {
            Self::Session(id) if owns(state, member_id, id) => {
                let session = state.member_sessions.find(By::Id, id);
                let factors = session.map(|session| session.factors.clone()).unwrap_or_default();
                Ok(Proof { factors, accounts: Vec::new() })
            }
            Self::Session(_) => {
                let message = "The session belongs to another member.";
                Err(Failure::invalid("member_session_member_id_mismatch", message))
            }
            Self::Intermediate(token) => {
                let begun = find_of(state, token, member_id)?;
                Ok(begun.proof)
            }
        }
    }
}

/// Whether a session belongs to this member.
pub(super) fn owns(state: &State, member_id: &str, session_id: &str) -> bool {
    let session = state.member_sessions.find(By::Id, session_id);
    session.is_some_and(|session| session.owner_id == member_id)
}

pub(super) fn find<'a>(state: &'a State, token: &str) -> Result<&'a IntermediateSession, Failure> {
    state.intermediate_sessions.find(Id, token).ok_or_else(|| {
        let message = "There is no such intermediate session, or it has ended.";
        Failure::not_found("intermediate_session_not_found", message)
    })
}

/// The intermediate session with what counts for this member; fails if it is of someone else.
pub(super) fn find_of(state: &State, token: &str, member_id: &str) -> Result<IntermediateSession, Failure> {
    let (member, _) = state.membership(member_id)?;
    let begun = find(state, token)?;
    if !begun.is_of(member) {
        let message = "The intermediate session belongs to someone with another email address.";
        return Err(Failure::invalid("invalid_intermediate_session_token_for_organization", message));
    }
    Ok(IntermediateSession { proof: begun.proof_for(member), ..begun.clone() })
}

/// What a person with a session has proven, as if they had not chosen an organization.
pub(super) fn of_session(state: &State, id: &str) -> Result<IntermediateSession, Failure> {
    let session = state.member_sessions.find(By::Id, id).ok_or_else(not_found)?;
    let (member, organization) = state.membership(&session.owner_id)?;
    let factors = session.factors.clone();
    let used = |account: &&MemberAccount| factors.iter().any(|f| f.is_of_registration(&account.registration_id));
    let accounts = member.accounts.iter().filter(used).cloned().collect();
    Ok(IntermediateSession {
        token: String::new(),
        email: member.email.address.clone(),
        organization_id: Some(organization.id.clone()),
        proof: Proof { factors, accounts },
        expires_at: session.expires_at,
    })
}

pub(super) fn remove(state: &mut State, token: &str) {
    state.intermediate_sessions.remove(Id, token);
}

/// Starts an intermediate session of the person with this email address.
pub(super) fn start(
    state: &mut State,
    email: &str,
    organization_id: Option<&str>,
    proof: Proof,
) -> IntermediateSession {
    let begun = IntermediateSession {
        token: state.mint.token(),
        email: email.to_owned(),
        organization_id: organization_id.map(str::to_owned),
        proof,
        expires_at: state.now().saturating_add(LIFETIME),
    };
    state.intermediate_sessions.insert(begun.clone());
    begun
}

/// Keeps what a member has proven so far in the intermediate session with this token, or a new one; returns the
/// response, which says what is lacking.
pub(super) fn keep(state: &mut State, token: Option<&str>, member_id: &str, proof: Proof, lacking: Lacking) -> Outcome {
    let (member, organization) = state.membership(member_id)?;
    let (email, organization_id) = (member.email.address.clone(), organization.id.clone());
    let initiated = match lacking.primary {
        None => sms::send_automatically(state, &organization_id, member_id)?,
        Some(_) => None,
    };
    let begun = match token {
        Some(token) => find(state, token)?.clone(),
        None => start(state, &email, None, Proof::default()),
    };
    remove(state, &begun.token);
    let begun = IntermediateSession { organization_id: Some(organization_id.clone()), proof, ..begun };
    state.intermediate_sessions.insert(begun.clone());
    let mut answer = organizations::with_member(state, &organization_id, member_id)?;
    let (member, organization) = state.membership(member_id)?;
    let more = [
        ("member_session", Value::Null),
        ("session_token", json!("")),
        ("session_jwt", json!("")),
        ("member_authenticated", json!(false)),
        ("intermediate_session_token", json!(begun.token)),
        ("intermediate_session_token_expires_at", json!(to_rfc3339(begun.expires_at))),
        ("mfa_required", mfa_required(&lacking, Some(member), organization, initiated)),
        ("primary_required", primary_required(&lacking)),
        ("member_device", Value::Null),
    ];
    for (name, value) in more {
        answer[name] = value;
    }
    Ok(answer)
}

/// `primary_required` in responses.
pub(super) fn primary_required(lacking: &Lacking) -> Value {
    lacking.primary.as_ref().map_or(Value::Null, |methods| json!({ "allowed_auth_methods": methods }))
}

/// `mfa_required` in responses. `initiated` is the second factor that has begun.
pub(super) fn mfa_required(
    lacking: &Lacking,
    member: Option<&Member>,
    organization: &Organization,
    initiated: Option<&str>,
) -> Value {
    if !lacking.second {
        return Value::Null;
    }
    let with = |method| member.filter(|member| member.allows_mfa_by(organization, method));
    let phone = with(sms::METHOD).and_then(|member| member.mfa_phone.as_ref());
    let totp = with(totps::METHOD).and_then(Member::active_totp);
    let options = (phone.is_some() || totp.is_some()).then(|| {
        json!({
            "mfa_phone_number": phone.map_or("", |phone| &phone.address),
            "totp_registration_id": totp.map_or("", |totp| &totp.id),
        })
    });
    json!({ "member_options": options, "secondary_auth_initiated": initiated })
}
