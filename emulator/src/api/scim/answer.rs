//! Responses of the SCIM endpoint.

use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderValue, Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::outcome::Failure;

pub(super) type ScimOutcome = Result<Answer, Refusal>;

const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/scim+json");

/// A response.
#[derive(Debug)]
pub(super) struct Answer {
    status: StatusCode,
    body: Option<Value>,
}

/// An error of RFC 7644.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    scim_type: Option<&'static str>,
    detail: String,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body: Some(body) }
    }

    /// A new resource, whose `meta.location` becomes a header.
    pub(super) fn created(body: Value) -> Self {
        Self { status: StatusCode::CREATED, body: Some(body) }
    }

    pub(super) fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, body: None }
    }

    pub(super) fn into_response(self) -> Response<Vec<u8>> {
        let mut response = Response::new(Vec::new());
        *response.status_mut() = self.status;
        let Some(body) = self.body else {
            return response;
        };
        response.headers_mut().insert(CONTENT_TYPE, MEDIA_TYPE);
        let location = body["meta"]["location"].as_str().filter(|_| self.status == StatusCode::CREATED);
        if let Some(location) = location.and_then(|location| HeaderValue::try_from(location).ok()) {
            response.headers_mut().insert(LOCATION, location);
        }
        *response.body_mut() = body.to_string().into_bytes();
        response
    }
}

impl Refusal {
    fn new(status: StatusCode, scim_type: Option<&'static str>, detail: impl Into<String>) -> Self {
        Self { status, scim_type, detail: detail.into() }
    }

    /// 400 with a `scimType`.
    pub(super) fn invalid(scim_type: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Some(scim_type), detail)
    }

    pub(super) fn unauthorized(detail: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, None, detail)
    }

    pub(super) fn not_found(kind: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, None, format!("There is nothing with the id {id} in {kind}."))
    }

    pub(super) fn method_not_allowed(method: &Method) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, None, format!("This path does not take {method}."))
    }

    /// 409: another resource has a value that must be unique.
    pub(super) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, Some("uniqueness"), detail)
    }

    pub(super) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, None, "The request is too large.")
    }

    pub(super) fn into_answer(self) -> Answer {
        let mut body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "status": self.status.as_u16().to_string(),
            "detail": self.detail,
        });
        if let Some(scim_type) = self.scim_type {
            body["scimType"] = json!(scim_type);
        }
        Answer { status: self.status, body: Some(body) }
    }
}

/// Something that is wrong outside of the standard, such as percent-encoding.
impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        let detail = failure.body()["error_message"].as_str().unwrap_or_default().to_owned();
        Self::new(failure.status(), None, detail)
    }
}
