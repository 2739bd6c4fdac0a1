//! Types about crypto wallet.

use serde::{Deserialize, Serialize};

use crate::values::{Timestamp, lenient_integer, or_default};

/// Fields of a Sign In With Ethereum message that a wallet is going to sign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct SiweParams {
    /// Domain asking for the wallet's signature, as an RFC 3986 authority such as `example.com`; required with
    /// `siwe_params`.
    pub domain: String,
    /// RFC 3986 URI of the resource that the signing is about; needed whenever `siwe_params` is given.
    pub uri: String,
    /// RFC 3986 URIs to list in the SIWE message for the wallet owner to have resolved.
    pub resources: Vec<String>,
    /// EIP-155 chain ID to tie the session to, as a decimal string from `1` to `9223372036854775771`; `1` when
    /// unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_id: Option<String>,
    /// Readable ASCII text for the User to sign; RFC 3986 reserved, unreserved and space characters only, so no
    /// newlines or tabs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`; now by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_at: Option<Timestamp>,
    /// When the signed message becomes valid, as an RFC 3339 UTC time such as `2026-01-31T09:00:00Z`; now when
    /// unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// Your own identifier for the sign-in request, placed in the SIWE message; an RFC 3986 `pchar` string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_request_id: Option<String>,
}

impl SiweParams {
    /// A value with the required fields.
    pub fn new(
        domain: impl Into<String>,
        uri: impl Into<String>,
        resources: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            domain: domain.into(),
            uri: uri.into(),
            resources: resources.into_iter().map(Into::into).collect(),
            chain_id: None,
            statement: None,
            issued_at: None,
            not_before: None,
            message_request_id: None,
        }
    }

    /// EIP-155 chain ID to tie the session to, as a decimal string from `1` to `9223372036854775771`; `1` when
    /// unset.
    pub fn chain_id(mut self, chain_id: impl Into<String>) -> Self {
        self.chain_id = Some(chain_id.into());
        self
    }

    /// Readable ASCII text for the User to sign; RFC 3986 reserved, unreserved and space characters only, so no
    /// newlines or tabs.
    pub fn statement(mut self, statement: impl Into<String>) -> Self {
        self.statement = Some(statement.into());
        self
    }

    /// When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`; now by default.
    pub fn issued_at(mut self, issued_at: impl Into<Timestamp>) -> Self {
        self.issued_at = Some(issued_at.into());
        self
    }

    /// When the signed message becomes valid, as an RFC 3339 UTC time such as `2026-01-31T09:00:00Z`; now when
    /// unset.
    pub fn not_before(mut self, not_before: impl Into<Timestamp>) -> Self {
        self.not_before = Some(not_before.into());
        self
    }

    /// Your own identifier for the sign-in request, placed in the SIWE message; an RFC 3986 `pchar` string.
    pub fn message_request_id(mut self, message_request_id: impl Into<String>) -> Self {
        self.message_request_id = Some(message_request_id.into());
        self
    }
}

/// Fields of the Sign In With Ethereum message that a wallet has signed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SiweParamsResponse {
    /// Domain that asked for the wallet's signature.
    #[serde(default, deserialize_with = "or_default")]
    pub domain: String,
    /// RFC 3986 URI of the resource that the signing is about.
    #[serde(default, deserialize_with = "or_default")]
    pub uri: String,
    /// EIP-155 chain ID that the session is tied to, as a decimal string such as `1`.
    #[serde(default, deserialize_with = "or_default")]
    pub chain_id: String,
    /// RFC 3986 URIs listed in the SIWE message for the wallet owner to have resolved.
    #[serde(default, deserialize_with = "or_default")]
    pub resources: Vec<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`.
    pub issued_at: Option<Timestamp>,
    /// Your own identifier for the sign-in request, as placed in the SIWE message.
    pub message_request_id: Option<String>,
}
