//! Access tokens as JSON.

use serde_json::Value;

use crate::values::{Timestamp, UnixTime, object};
use crate::verify::idp::ConnectedAppToken;
use crate::verify::m2m::{AccessToken, AuthenticatedClient};

pub(super) fn client(client: AuthenticatedClient) -> Value {
    object(vec![
        ("client_id", client.client_id.into()),
        ("scopes", client.scopes.into()),
        ("expires_at", moment(client.expires_at)),
        ("custom_claims", client.custom_claims.into()),
    ])
}

pub(super) fn access_token(token: AccessToken) -> Value {
    object(vec![
        ("access_token", token.access_token.expose().into()),
        ("scopes", token.scopes.into()),
        ("expires_at", moment(token.expires_at)),
    ])
}

pub(super) fn connected_app(token: ConnectedAppToken) -> Value {
    let organization = token.organization.map(|organization| {
        object(vec![
            ("organization_id", organization.organization_id.into()),
            ("organization_slug", organization.organization_slug.into()),
        ])
    });
    object(vec![
        ("subject", token.subject.into()),
        ("client_id", token.client_id.into()),
        ("scopes", token.scopes.into()),
        ("issuer", token.issuer.into()),
        ("audience", token.audience.into()),
        ("expires_at", token.expires_at.map(moment).into()),
        ("issued_at", token.issued_at.map(moment).into()),
        ("organization", organization.into()),
        ("custom_claims", token.custom_claims.into()),
    ])
}

fn moment(time: UnixTime) -> Value {
    Timestamp::from_unix_seconds(time.as_seconds()).as_str().into()
}
