//! Access tokens as JSON.

use serde_json::{Value, json};

use crate::m2m::{AccessToken, AuthenticatedClient};
use crate::{ConnectedAppToken, Timestamp, UnixTime};

pub(super) fn client(client: AuthenticatedClient) -> Value {
    json!({
        "client_id": client.client_id,
        "scopes": client.scopes,
        "expires_at": moment(client.expires_at),
        "custom_claims": client.custom_claims,
    })
}

pub(super) fn access_token(token: AccessToken) -> Value {
    json!({
        "access_token": token.access_token.expose(),
        "scopes": token.scopes,
        "expires_at": moment(token.expires_at),
    })
}

pub(super) fn connected_app(token: ConnectedAppToken) -> Value {
    let organization = token.organization.map(|organization| {
        json!({
            "organization_id": organization.organization_id,
            "organization_slug": organization.organization_slug,
        })
    });
    json!({
        "subject": token.subject,
        "client_id": token.client_id,
        "scopes": token.scopes,
        "issuer": token.issuer,
        "audience": token.audience,
        "expires_at": token.expires_at.map(moment),
        "issued_at": token.issued_at.map(moment),
        "organization": organization,
        "custom_claims": token.custom_claims,
    })
}

fn moment(time: UnixTime) -> String {
    Timestamp::from_unix_seconds(time.as_seconds()).as_str().to_owned()
}
