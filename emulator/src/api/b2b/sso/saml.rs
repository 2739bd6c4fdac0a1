//! SAML connections: create, change and configure them.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::uri::Scheme;
use ring::rsa::KeyPair;
use serde_json::{Map, Value, json};

use super::{Profile, assignments, attribute_mapping, origin, url};
use crate::model::changes::set;
use crate::model::sso::Protocol;
use crate::model::sso::saml::{CERTIFICATE, Certificate, EncryptionKey, Saml};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How many certificates of the provider a connection may have, and how many encryption keys.
const CERTIFICATES: usize = 5;

/// The changes of a request to the settings of a connection.
struct Changes {
    idp_entity_id: Option<String>,
    idp_sso_url: Option<String>,
    attribute_mapping: Option<Map<String, Value>>,
    certificate: Option<String>,
    assignments: [Option<Vec<Value>>; 2],
    alternative_audience_uri: Option<String>,
    alternative_acs_url: Option<String>,
    nameid_format: Option<String>,
    idp_initiated_auth_disabled: Option<bool>,
    allow_gateway_callback: Option<bool>,
    signing_key: bool,
    encryption_key: Option<String>,
}

impl Changes {
    fn read(input: &Input) -> Result<Self, Failure> {
        let sso_url = url(input, "idp_sso_url", "saml_connection_idp_sso_url_invalid_format")?;
        if sso_url.is_some_and(|url| url.scheme() != Some(&Scheme::HTTPS)) {
            let message = "idp_sso_url must be an https URL.";
            return Err(Failure::invalid("saml_connection_idp_sso_url_not_https", message));
        }
        let mapping = attribute_mapping(input, "saml_connection_no_nested_keys_in_attribute_mapping")?;
        mapping.as_ref().map_or(Ok(()), check_mapping)?;
        Ok(Self {
            idp_entity_id: input.owned_text("idp_entity_id")?,
            idp_sso_url: input.owned_text("idp_sso_url")?,
            attribute_mapping: mapping,
            certificate: certificate(input)?,
            assignments: assignments(
                input,
                "saml_connection_implicit_role_assignments",
                "saml_group_implicit_role_assignments",
            )?,
            alternative_audience_uri: input.owned_text("alternative_audience_uri")?,
            alternative_acs_url: input.owned_text("alternative_acs_url")?,
            nameid_format: input.owned_text("nameid_format")?,
            idp_initiated_auth_disabled: input.optional_flag("idp_initiated_auth_disabled")?,
            allow_gateway_callback: input.optional_flag("allow_gateway_callback")?,
            signing_key: private_key(input, "signing_private_key")?.is_some(),
            encryption_key: private_key(input, "saml_encryption_private_key")?,
        })
    }

    /// The changes that an identity provider's metadata would make. Without a network, they are made up.
    fn of_metadata(input: &Input) -> Result<Self, Failure> {
        let error_type = "invalid_saml_metadata_url";
        let metadata_url = input.text("metadata_url")?;
        let url = url(input, "metadata_url", error_type)?.filter(|url| url.scheme() == Some(&Scheme::HTTPS));
        let url = url.ok_or_else(|| Failure::invalid(error_type, "metadata_url must be an https URL."))?;
        Ok(Self {
            idp_entity_id: Some(metadata_url.to_owned()),
            idp_sso_url: Some(format!("{}/sso/saml", origin(&url))),
            certificate: Some(CERTIFICATE.to_owned()),
            ..Self::read(&Input::of(Map::new()))?
        })
    }

    /// Fails if the changes do not fit the settings.
    fn check(&self, saml: &Saml) -> Result<(), Failure> {
        let mapping = self.attribute_mapping.as_ref().unwrap_or(&saml.attribute_mapping);
        let groups = self.assignments[1].as_ref().unwrap_or(&saml.assignments.groups);
        if !groups.is_empty() && !mapping.contains_key("groups") {
            let message = "The attribute_mapping needs a groups key before groups can have roles.";
            return Err(Failure::invalid("saml_connection_attribute_mapping_missing_groups_key", message));
        }
        let new = self.certificate.as_ref().filter(|pem| !saml.verification.iter().any(|known| known.pem == **pem));
        if new.is_some() && saml.verification.len() >= CERTIFICATES {
            let message = format!("A connection may have {CERTIFICATES} certificates. Delete one first.");
            return Err(Failure::invalid("too_many_sso_verification_certificates", message));
        }
        if self.encryption_key.is_some() && saml.encryption.len() >= CERTIFICATES {
            let message = format!("A connection may have {CERTIFICATES} encryption keys. Delete one first.");
            return Err(Failure::invalid("too_many_encryption_certificates", message));
        }
        Ok(())
    }

    /// Changes what the request mentions and keeps the rest.
    fn apply(self, saml: &mut Saml, ids: Ids) {
        set(&mut saml.idp_entity_id, self.idp_entity_id);
        set(&mut saml.idp_sso_url, self.idp_sso_url);
        set(&mut saml.attribute_mapping, self.attribute_mapping);
        set(&mut saml.alternative_audience_uri, self.alternative_audience_uri);
        set(&mut saml.alternative_acs_url, self.alternative_acs_url);
        set(&mut saml.nameid_format, self.nameid_format);
        set(&mut saml.idp_initiated_auth_disabled, self.idp_initiated_auth_disabled);
        set(&mut saml.allow_gateway_callback, self.allow_gateway_callback);
        saml.assignments.apply(self.assignments);
        let created_at = ids.now;
        if let Some(pem) = self.certificate.filter(|pem| !saml.verification.iter().any(|known| known.pem == *pem)) {
            saml.verification.push(Certificate { id: ids.verification, pem, issuer: "", created_at });
        }
        if self.signing_key {
            saml.signing = vec![own_certificate(ids.signing, created_at)];
        }
        if let Some(pem) = self.encryption_key {
            saml.encryption.push(EncryptionKey { id: ids.encryption, pem, created_at });
        }
    }
}

/// The ids and the time of what a request adds.
struct Ids {
    signing: String,
    verification: String,
    encryption: String,
    now: Duration,
}

impl Ids {
    fn new(state: &mut State) -> Self {
        Self {
            signing: state.mint.id("saml-signing-key"),
            verification: state.mint.id("saml-verification-key"),
            encryption: state.mint.id("saml-encryption-key"),
            now: state.now(),
        }
    }
}

pub(crate) fn create_connection(state: &mut State, input: &Input) -> Outcome {
    let profile = Profile::read(input)?;
    let ids = Ids::new(state);
    let saml = Saml::new(own_certificate(ids.signing, ids.now));
    super::add(state, input, "saml", profile, Protocol::Saml(Box::new(saml)))
}

pub(crate) fn update_connection(state: &mut State, input: &Input) -> Outcome {
    let (profile, changes) = (Profile::read(input)?, Changes::read(input)?);
    apply(state, input, profile, changes)
}

pub(crate) fn update_by_url(state: &mut State, input: &Input) -> Outcome {
    let (profile, changes) = (Profile::read(input)?, Changes::of_metadata(input)?);
    apply(state, input, profile, changes)
}

fn apply(state: &mut State, input: &Input, profile: Profile, changes: Changes) -> Outcome {
    let ids = Ids::new(state);
    super::change(state, input, profile, |protocol| {
        let saml = of(protocol)?;
        changes.check(saml)?;
        changes.apply(saml, ids);
        Ok(())
    })
}

pub(crate) fn delete_verification_certificate(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("certificate_id")?;
    change_keys(state, input, |saml| {
        let known = saml.verification.iter().position(|certificate| certificate.id == id);
        let index = known.ok_or_else(|| {
            let message = "The connection has no such certificate.";
            Failure::not_found("sso_verification_key_not_found", message)
        })?;
        if saml.verification.len() == 1 && saml.is_complete() {
            let message = "An active connection needs one certificate at least.";
            return Err(Failure::invalid("cannot_delete_last_sso_verification_key", message));
        }
        saml.verification.remove(index);
        Ok(())
    })?;
    Ok(json!({ "certificate_id": id }))
}

pub(crate) fn delete_encryption_private_key(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("private_key_id")?;
    change_keys(state, input, |saml| {
        let known = saml.encryption.iter().position(|key| key.id == id);
        let index = known.ok_or_else(|| {
            let message = "The connection has no such encryption key.";
            Failure::not_found("sso_encryption_private_key_not_found", message)
        })?;
        saml.encryption.remove(index);
        Ok(())
    })?;
    Ok(json!({ "private_key_id": id }))
}

fn change_keys(state: &mut State, input: &Input, change: impl FnOnce(&mut Saml) -> Result<(), Failure>) -> Outcome {
    super::change(state, input, Profile::default(), |protocol| change(of(protocol)?))
}

/// The settings; fails for a connection of another protocol.
fn of(protocol: &mut Protocol) -> Result<&mut Saml, Failure> {
    match protocol {
        Protocol::Saml(saml) => Ok(saml),
        _ => Err(Failure::not_found("saml_connection_not_found", "The connection is not one of SAML.")),
    }
}

/// Stytch's certificate of a connection.
fn own_certificate(id: String, created_at: Duration) -> Certificate {
    Certificate { id, pem: CERTIFICATE.to_owned(), issuer: "Stytch", created_at }
}

/// Fails unless the email address and name of people can be found.
fn check_mapping(mapping: &Map<String, Value>) -> Result<(), Failure> {
    let has = |key: &str| mapping.contains_key(key);
    let (error_type, message) = match (mapping.is_empty(), has("email")) {
        (true, _) => ("saml_connection_attribute_mapping_required", "attribute_mapping is empty."),
        (_, false) => ("saml_connection_email_mapping_required", "attribute_mapping needs email."),
        _ if has("full_name") || (has("first_name") && has("last_name")) => return Ok(()),
        _ => {
            let message = "attribute_mapping needs full_name, or first_name and last_name.";
            ("saml_connection_name_mapping_required", message)
        }
    };
    Err(Failure::invalid(error_type, message))
}

/// The certificate in the request, in PEM format.
fn certificate(input: &Input) -> Result<Option<String>, Failure> {
    let Some(pem) = input.optional_text("x509_certificate")? else {
        return Ok(None);
    };
    match read_pem(pem, "CERTIFICATE") {
        // A certificate is an ASN.1 sequence.
        Some(der) if der.first() == Some(&0x30) => Ok(Some(pem.to_owned())),
        _ => {
            let message = "x509_certificate must be a certificate in PEM format.";
            Err(Failure::invalid("invalid_x509_certificate", message))
        }
    }
}

/// An RSA key in PKCS#1 format.
fn private_key(input: &Input, name: &str) -> Result<Option<String>, Failure> {
    let Some(pem) = input.optional_text(name)? else {
        return Ok(None);
    };
    let der = read_pem(pem, "RSA PRIVATE KEY").ok_or_else(|| {
        let message = format!("{name} must start with -----BEGIN RSA PRIVATE KEY-----.");
        Failure::invalid("saml_signing_private_key_format_not_supported", message)
    })?;
    match KeyPair::from_der(&der) {
        Ok(_) => Ok(Some(pem.to_owned())),
        Err(_) => {
            let message = format!("{name} must be an RSA key of 2048 bits or more.");
            Err(Failure::invalid("saml_signing_private_key_invalid", message))
        }
    }
}

/// The bytes between the lines of PEM with this label.
fn read_pem(pem: &str, label: &str) -> Option<Vec<u8>> {
    let body = pem.trim().strip_prefix(&format!("-----BEGIN {label}-----"))?;
    let body = body.strip_suffix(&format!("-----END {label}-----"))?;
    let body: String = body.split_whitespace().collect();
    BASE64_STANDARD.decode(body).ok()
}
