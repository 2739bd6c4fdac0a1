//! Members: create, read, change and delete them.

use serde_json::{Map, Value, json};

use crate::api::b2b::organizations::with_member;
use crate::api::b2b::sms;
use crate::api::common::external_id;
use crate::api::common::recipient::{address, optional_address};
use crate::model::changes::{merge, set};
use crate::model::contact::{self, Contact, Kind};
use crate::model::lock::Lock;
use crate::model::member::{By, Member, Profile, Status, within};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::organizations::member_not_found;
use crate::table::RowMut;

/// The names of second factors.
const MFA_METHODS: [&str; 2] = ["sms_otp", "totp"];

/// The changes of a request to a member's profile.
pub(super) struct Changes {
    name: Option<String>,
    is_breakglass: Option<bool>,
    mfa_enrolled: Option<bool>,
    mfa_phone_number: Option<String>,
    default_mfa_method: Option<String>,
    roles: Option<Vec<String>>,
    trusted_metadata: Map<String, Value>,
    untrusted_metadata: Map<String, Value>,
}

impl Changes {
    pub(super) fn read(input: &Input) -> Result<Self, Failure> {
        let phone = optional_address(input, Kind::Phone, "mfa_phone_number")?;
        let method = input.owned_text("default_mfa_method")?;
        if method.as_ref().is_some_and(|method| !MFA_METHODS.contains(&method.as_str())) {
            let message = format!("default_mfa_method must be {}.", MFA_METHODS.join(" or "));
            return Err(Failure::invalid("invalid_mfa_default_method", message));
        }
        Ok(Self {
            name: input.owned_text("name")?,
            is_breakglass: input.optional_flag("is_breakglass")?,
            mfa_enrolled: input.optional_flag("mfa_enrolled")?,
            mfa_phone_number: phone.map(str::to_owned),
            default_mfa_method: method,
            roles: input.texts("roles")?,
            trusted_metadata: input.free_form("trusted_metadata")?,
            untrusted_metadata: input.free_form("untrusted_metadata")?,
        })
    }

    /// Fails if the request has a phone number, and the member has one already.
    pub(super) fn check_phone(&self, member: &Member) -> Result<(), Failure> {
        match self.mfa_phone_number.is_some() && member.mfa_phone.is_some() {
            false => Ok(()),
            true => Err(has_phone()),
        }
    }

    /// The phone number of the request.
    pub(super) fn phone(&self, state: &mut State) -> Option<Contact> {
        let number = self.mfa_phone_number.clone()?;
        Some(Contact::new(Kind::Phone, state.mint.id(Kind::Phone.id_prefix()), number, None))
    }

    /// Changes what the request mentions and keeps the rest, except the phone number.
    pub(super) fn apply(self, profile: &mut Profile) {
        set(&mut profile.name, self.name);
        set(&mut profile.is_breakglass, self.is_breakglass);
        set(&mut profile.mfa_enrolled, self.mfa_enrolled);
        set(&mut profile.default_mfa_method, self.default_mfa_method);
        set(&mut profile.roles, self.roles);
        merge(&mut profile.trusted_metadata, self.trusted_metadata);
        merge(&mut profile.untrusted_metadata, self.untrusted_metadata);
    }
}

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    check_free(state, &organization_id, email, None)?;
    let changes = Changes::read(input)?;
    let external_id = external_id(state, input, &organization_id, None)?;
    let pending = input.flag("create_member_as_pending")?;

    let phone = changes.phone(state);
    let mut member = add(state, &organization_id, email, if pending { Status::Pending } else { Status::Active });
    member.external_id = external_id;
    member.mfa_phone = phone;
    changes.apply(&mut member.profile);
    let id = member.id.clone();
    drop(member);
    with_member(state, &organization_id, &id)
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let member_id = input.optional_text("member_id")?;
    let email = optional_address(input, Kind::Email, "email_address")?;
    let id = match (member_id, email) {
        (Some(id), None) => id,
        (None, Some(email)) => &state.member_at(&organization.id, email).ok_or_else(member_not_found)?.id,
        _ => {
            let message = "Exactly one of member_id and email_address is required.";
            return Err(Failure::invalid("invalid_member_get_fields", message));
        }
    };
    with_member(state, &organization.id, id)
}

pub(crate) fn dangerously_get(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("member_id")?;
    let deleted_too = input.query_flag("include_deleted")?;
    let member = state.members.find(By::Id, id).filter(|member| deleted_too || !member.is_deleted());
    let member = member.ok_or_else(member_not_found)?;
    let organization = state.organization(&member.organization_id)?;
    Ok(json!({
        "member_id": member.id,
        "member": member.to_json(organization),
        "organization": organization.to_json(),
    }))
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, id) = named(state, input)?;
    let email = optional_address(input, Kind::Email, "email_address")?;
    let unlink = input.flag("unlink_email")?;
    if let Some(email) = email {
        if input.acting_member() == Some(id.as_str()) {
            let message = "A member cannot change their own email address.";
            return Err(Failure::forbidden("member_cannot_update_their_email_address", message));
        }
        check_free(state, &organization_id, email, Some(&id))?;
    }
    let changes = Changes::read(input)?;
    let external_id = external_id(state, input, &organization_id, Some(&id))?;
    changes.check_phone(state.member(&organization_id, &id)?)?;

    let now = state.now();
    let phone = changes.phone(state);
    let email = email.map(|email| new_email(state, email));
    let mut member = state.member_mut(&organization_id, &id)?;
    if let Some(email) = email.filter(|email| !member.email.is_at(&email.address)) {
        member.replace_email(email, unlink);
    }
    if phone.is_some() {
        member.mfa_phone = phone;
    }
    changes.apply(&mut member.profile);
    if external_id.is_some() {
        member.external_id = external_id;
    }
    member.updated_at = now;
    drop(member);
    with_member(state, &organization_id, &id)
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, id) = named(state, input)?;
    let now = state.now();
    let mut member = state.member_mut(&organization_id, &id)?;
    member.status = Status::Deleted;
    member.updated_at = now;
    drop(member);
    state.revoke_access(&id);
    Ok(json!({ "member_id": id }))
}

pub(crate) fn reactivate(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let id = input.text("member_id")?;
    let deleted = state.members.find(By::Id, id);
    let deleted = deleted.filter(|member| member.is_deleted() && member.organization_id == organization_id);
    let deleted = deleted.ok_or_else(|| {
        let message = "The organization has no deleted member with this member_id.";
        Failure::not_found("no_deleted_member_found_for_reactivation", message)
    })?;
    if !deleted.email.is_verified() {
        let message = "The member's email address is not verified.";
        return Err(Failure::invalid("email_unverified_for_reactivation", message));
    }
    if check_free(state, &organization_id, &deleted.email.address, Some(id)).is_err() {
        let message = "The member's email address belongs to another member.";
        return Err(Failure::invalid("reactivation_email_belongs_to_another_member", message));
    }
    let taken = |external_id: &String| state.member(&organization_id, external_id).is_ok();
    let external_id = deleted.external_id.clone().filter(|external_id| !taken(external_id));
    let now = state.now();
    if let Some(mut member) = state.members.find_mut(By::Id, id) {
        member.status = Status::Active;
        member.external_id = external_id;
        member.updated_at = now;
    }
    with_member(state, &organization_id, id)
}

pub(crate) fn delete_external_id(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, id) = named(state, input)?;
    let now = state.now();
    let mut member = state.member_mut(&organization_id, &id)?;
    member.external_id = None;
    member.updated_at = now;
    drop(member);
    with_member(state, &organization_id, &id)
}

pub(crate) fn delete_mfa_phone_number(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, id) = named(state, input)?;
    let now = state.now();
    let mut member = state.member_mut(&organization_id, &id)?;
    if member.mfa_phone.take().is_none() {
        return Err(sms::no_phone());
    }
    if member.profile.default_mfa_method == sms::METHOD {
        member.profile.default_mfa_method.clear();
    }
    member.updated_at = now;
    drop(member);
    with_member(state, &organization_id, &id)
}

/// Fails if a member of the organization except `owner` has this email address, or had it.
pub(crate) fn check_free(
    state: &State,
    organization_id: &str,
    email: &str,
    owner: Option<&str>,
) -> Result<(), Failure> {
    let holder = state.member_at(organization_id, email).filter(|member| Some(member.id.as_str()) != owner);
    if holder.is_some() {
        return Err(duplicate(email));
    }
    let former = state.members.find(By::RetiredWithin, &within(organization_id, &contact::key(email)));
    match former.is_some_and(|member| Some(member.id.as_str()) != owner) {
        false => Ok(()),
        true => {
            let message = format!("Another member had {email} before.");
            Err(Failure::invalid("retired_member_email", message))
        }
    }
}

/// The error for an email address that a member has.
pub(super) fn duplicate(email: &str) -> Failure {
    Failure::invalid("duplicate_member_email", format!("A member with {email} exists already."))
}

/// The error for a second phone number.
pub(super) fn has_phone() -> Failure {
    let message = "The member has another phone number, which must be deleted first.";
    Failure::invalid("duplicate_member_phone_number_for_member", message)
}

fn new_email(state: &mut State, email: &str) -> Contact {
    Contact::new(Kind::Email, state.mint.id(Kind::Email.id_prefix()), email.to_owned(), None)
}

/// Adds a member with only an email address.
pub(crate) fn add<'a>(state: &'a mut State, organization_id: &str, email: &str, status: Status) -> RowMut<'a, Member> {
    let now = state.now();
    let password = state.shared_password(email).map(|shared| shared.password.clone());
    let email = new_email(state, email);
    let member = Member {
        id: state.mint.id("member"),
        organization_id: organization_id.to_owned(),
        external_id: None,
        email,
        pending_email: None,
        retired_emails: Vec::new(),
        mfa_phone: None,
        password,
        totp: None,
        accounts: Vec::new(),
        status,
        profile: Profile::default(),
        lock: Lock::default(),
        sso: Vec::new(),
        scim: None,
        created_at: now,
        updated_at: now,
    };
    state.members.insert(member)
}

/// The ids of the organization and the member that a request names.
pub(super) fn named(state: &State, input: &Input) -> Result<(String, String), Failure> {
    let organization = state.organization(input.text("organization_id")?)?;
    let member = state.member(&organization.id, input.text("member_id")?)?;
    Ok((organization.id.clone(), member.id.clone()))
}

/// The `external_id` of the request, which no member of the organization except `owner` may have.
pub(super) fn external_id(
    state: &State,
    input: &Input,
    organization_id: &str,
    owner: Option<&str>,
) -> Result<Option<String>, Failure> {
    let Some(id) = input.optional_text("external_id")? else {
        return Ok(None);
    };
    if !external_id::is_valid(id) {
        let message = "external_id must be at most 128 letters, digits and . _ - |";
        return Err(Failure::malformed(message));
    }
    match state.member(organization_id, id) {
        Ok(member) if Some(member.id.as_str()) != owner => {
            let message = "Another member has this external_id.";
            Err(Failure::invalid("duplicate_member_external_id", message))
        }
        _ => Ok(Some(id.to_owned())),
    }
}
