//! SAML connections.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{
    ConnectionImplicitRoleAssignment, GroupImplicitRoleAssignment, SamlConnection, SsoIdentityProvider,
};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, MemberCredential, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Creates a SAML connection.
///
/// It becomes active once `update_connection` has filled in the provider's details.
///
/// `POST /v1/b2b/sso/saml/{organization_id}`, returns [`CreateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<SsoIdentityProvider>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl CreateConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            display_name: None,
            identity_provider: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    pub fn identity_provider(mut self, identity_provider: impl Into<SsoIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for CreateConnection {
    type Response = CreateConnectionResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.sso.saml.create_connection", "/v1/b2b/sso/saml/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`CreateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SAML connection that was created or updated.
    pub connection: Option<SamlConnection>,
}

/// Deletes a SAML encryption key.
///
/// `DELETE
/// /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`,
/// returns [`DeleteEncryptionPrivateKeyResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteEncryptionPrivateKey {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Unique ID of the SAML connection.
    pub connection_id: String,
    /// ID of the encryption private key to delete.
    pub private_key_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteEncryptionPrivateKey {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        connection_id: impl Into<String>,
        private_key_id: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            private_key_id: private_key_id.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteEncryptionPrivateKey {
    type Response = DeleteEncryptionPrivateKeyResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.sso.saml.delete_encryption_private_key",
        "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.path("private_key_id", &self.private_key_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteEncryptionPrivateKey`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteEncryptionPrivateKeyResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the deleted encryption private key.
    #[serde(default, deserialize_with = "or_default")]
    pub private_key_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a SAML verification certificate.
///
/// Needed when rotating, since a connection holds 5 at most. An active connection must keep one.
///
/// `DELETE
/// /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`,
/// returns [`DeleteVerificationCertificateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteVerificationCertificate {
    /// ID of the Organization that owns the SAML connection; its slug or external ID works too.
    pub organization_id: String,
    /// Unique ID of the SAML connection.
    pub connection_id: String,
    /// ID of the verification certificate to delete.
    pub certificate_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteVerificationCertificate {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        connection_id: impl Into<String>,
        certificate_id: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            certificate_id: certificate_id.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteVerificationCertificate {
    type Response = DeleteVerificationCertificateResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.sso.saml.delete_verification_certificate",
        "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.path("certificate_id", &self.certificate_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteVerificationCertificate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteVerificationCertificateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the deleted certificate.
    #[serde(default, deserialize_with = "or_default")]
    pub certificate_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates a SAML connection from the identity provider's metadata URL.
///
/// The metadata lacks `attribute_mapping`; the connection turns active after `update_connection` has set it.
///
/// `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`, returns [`UpdateByUrlResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UpdateByUrl {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SAML connection.
    #[serde(skip)]
    pub connection_id: String,
    /// URL of the IdP's SAML metadata document.
    pub metadata_url: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl UpdateByUrl {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        connection_id: impl Into<String>,
        metadata_url: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            metadata_url: metadata_url.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for UpdateByUrl {
    type Response = UpdateByUrlResponse;

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.sso.saml.update_by_url",
        "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`UpdateByUrl`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateByUrlResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SAML connection that was created or updated.
    pub connection: Option<SamlConnection>,
}

/// Updates a SAML connection.
///
/// A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and `attribute_mapping`
/// are set.
///
/// `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`, returns [`UpdateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UpdateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SAML connection.
    #[serde(skip)]
    pub connection_id: String,
    /// Globally unique name of the IdP, which the IdP supplies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_entity_id: Option<String>,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or both
    /// `first_name` and `last_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<JsonObject>,
    /// Certificate in PEM form that Stytch verifies the identity provider's assertions with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x509_certificate: Option<String>,
    /// IdP URL that login requests go to; the IdP supplies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_sso_url: Option<String>,
    /// Roles granted to every Member who logs in through this SAML connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_connection_implicit_role_assignments: Option<Vec<ConnectionImplicitRoleAssignment>>,
    /// Pairs of SAML group and Role that the group's Members get at login. First map a `groups` key in the
    /// connection's `attribute_mapping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_group_implicit_role_assignments: Option<Vec<GroupImplicitRoleAssignment>>,
    /// Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without downtime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative_audience_uri: Option<String>,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<SsoIdentityProvider>,
    /// RSA private key that signs SAML requests, PKCS1 PEM only (`-----BEGIN RSA PRIVATE KEY-----`). Stytch makes a
    /// certificate from it and adds it to `signing_certificates`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_private_key: Option<Secret>,
    /// SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in
    /// `emailAddress`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nameid_format: Option<String>,
    /// Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without downtime;
    /// you must proxy requests from it to Stytch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative_acs_url: Option<String>,
    /// Whether logins started at the IdP are refused; `false` by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_initiated_auth_disabled: Option<bool>,
    /// RSA private key that decrypts encrypted SAML assertions; PKCS1 PEM only, so it begins with `-----BEGIN RSA
    /// PRIVATE KEY-----`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_encryption_private_key: Option<Secret>,
    /// Whether this SAML connection allows gateway callbacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_gateway_callback: Option<bool>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl UpdateConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            idp_entity_id: None,
            display_name: None,
            attribute_mapping: None,
            x509_certificate: None,
            idp_sso_url: None,
            saml_connection_implicit_role_assignments: None,
            saml_group_implicit_role_assignments: None,
            alternative_audience_uri: None,
            identity_provider: None,
            signing_private_key: None,
            nameid_format: None,
            alternative_acs_url: None,
            idp_initiated_auth_disabled: None,
            saml_encryption_private_key: None,
            allow_gateway_callback: None,
            member_credential: None,
        }
    }

    /// Globally unique name of the IdP, which the IdP supplies.
    pub fn idp_entity_id(mut self, idp_entity_id: impl Into<String>) -> Self {
        self.idp_entity_id = Some(idp_entity_id.into());
        self
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or both
    /// `first_name` and `last_name`.
    pub fn attribute_mapping(
        mut self,
        attribute_mapping: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.attribute_mapping =
            Some(attribute_mapping.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Certificate in PEM form that Stytch verifies the identity provider's assertions with.
    pub fn x509_certificate(mut self, x509_certificate: impl Into<String>) -> Self {
        self.x509_certificate = Some(x509_certificate.into());
        self
    }

    /// IdP URL that login requests go to; the IdP supplies it.
    pub fn idp_sso_url(mut self, idp_sso_url: impl Into<String>) -> Self {
        self.idp_sso_url = Some(idp_sso_url.into());
        self
    }

    /// Roles granted to every Member who logs in through this SAML connection.
    pub fn saml_connection_implicit_role_assignments(
        mut self,
        saml_connection_implicit_role_assignments: impl IntoIterator<Item = ConnectionImplicitRoleAssignment>,
    ) -> Self {
        self.saml_connection_implicit_role_assignments =
            Some(saml_connection_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Pairs of SAML group and Role that the group's Members get at login. First map a `groups` key in the
    /// connection's `attribute_mapping`.
    pub fn saml_group_implicit_role_assignments(
        mut self,
        saml_group_implicit_role_assignments: impl IntoIterator<Item = GroupImplicitRoleAssignment>,
    ) -> Self {
        self.saml_group_implicit_role_assignments = Some(saml_group_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without downtime.
    pub fn alternative_audience_uri(mut self, alternative_audience_uri: impl Into<String>) -> Self {
        self.alternative_audience_uri = Some(alternative_audience_uri.into());
        self
    }

    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    pub fn identity_provider(mut self, identity_provider: impl Into<SsoIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// RSA private key that signs SAML requests, PKCS1 PEM only (`-----BEGIN RSA PRIVATE KEY-----`). Stytch makes a
    /// certificate from it and adds it to `signing_certificates`.
    pub fn signing_private_key(mut self, signing_private_key: impl Into<Secret>) -> Self {
        self.signing_private_key = Some(signing_private_key.into());
        self
    }

    /// SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in
    /// `emailAddress`.
    pub fn nameid_format(mut self, nameid_format: impl Into<String>) -> Self {
        self.nameid_format = Some(nameid_format.into());
        self
    }

    /// Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without downtime;
    /// you must proxy requests from it to Stytch.
    pub fn alternative_acs_url(mut self, alternative_acs_url: impl Into<String>) -> Self {
        self.alternative_acs_url = Some(alternative_acs_url.into());
        self
    }

    /// Whether logins started at the IdP are refused; `false` by default.
    pub fn idp_initiated_auth_disabled(mut self, idp_initiated_auth_disabled: bool) -> Self {
        self.idp_initiated_auth_disabled = Some(idp_initiated_auth_disabled);
        self
    }

    /// RSA private key that decrypts encrypted SAML assertions; PKCS1 PEM only, so it begins with `-----BEGIN RSA
    /// PRIVATE KEY-----`.
    pub fn saml_encryption_private_key(mut self, saml_encryption_private_key: impl Into<Secret>) -> Self {
        self.saml_encryption_private_key = Some(saml_encryption_private_key.into());
        self
    }

    /// Whether this SAML connection allows gateway callbacks.
    pub fn allow_gateway_callback(mut self, allow_gateway_callback: bool) -> Self {
        self.allow_gateway_callback = Some(allow_gateway_callback);
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for UpdateConnection {
    type Response = UpdateConnectionResponse;

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.sso.saml.update_connection",
        "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`UpdateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SAML connection that was created or updated.
    pub connection: Option<SamlConnection>,
}
