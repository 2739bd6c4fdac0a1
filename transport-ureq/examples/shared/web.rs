//! A small web server for examples: tiny_http, with the requests and responses of the crate `http`.
//!
//! It speaks plain HTTP and waits for slow clients forever. On the internet, put a reverse proxy with TLS and timeouts in
//! front of it.

use std::io::Read;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use stytch_ureq::http::{Request, Response, StatusCode};
use tiny_http::{Header, Server};

/// A server whose threads answer requests until the program ends.
pub(crate) struct Web {
    pub(crate) address: SocketAddr,
    pub(crate) threads: Vec<JoinHandle<()>>,
}

/// Serves on several threads. Bodies of more than `body_limit` bytes are refused.
pub(crate) fn serve(
    address: impl ToSocketAddrs,
    threads: usize,
    body_limit: usize,
    answer: impl Fn(&Request<Vec<u8>>) -> Response<Vec<u8>> + Send + Sync + 'static,
) -> Result<Web, Box<dyn std::error::Error + Send + Sync>> {
    let server = Arc::new(Server::http(address)?);
    let address = server.server_addr().to_ip().ok_or("no IP address")?;
    let answer = Arc::new(answer);
    let work = || {
        let (server, answer) = (Arc::clone(&server), Arc::clone(&answer));
        thread::spawn(move || {
            for mut incoming in server.incoming_requests() {
                let response = match read(&mut incoming, body_limit) {
                    Ok(request) => answer(&request),
                    Err(status) => empty(status),
                };
                // If it fails, the client is gone.
                let _ = incoming.respond(outgoing(response));
            }
        })
    };
    Ok(Web { address, threads: (0..threads).map(|_| work()).collect() })
}

/// A response with only a status.
pub(crate) fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}

fn read(incoming: &mut tiny_http::Request, body_limit: usize) -> Result<Request<Vec<u8>>, StatusCode> {
    if incoming.body_length().is_some_and(|length| length > body_limit) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut body = Vec::new();
    // A chunked body does not announce its length; one byte more than the limit shows that it is too long.
    let limit = u64::try_from(body_limit).unwrap_or(u64::MAX).saturating_add(1);
    incoming.as_reader().take(limit).read_to_end(&mut body).map_err(|_| StatusCode::BAD_REQUEST)?;
    if body.len() > body_limit {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut request = Request::builder().method(incoming.method().as_str()).uri(incoming.url());
    for Header { field, value } in incoming.headers() {
        request = request.header(field.as_str().as_str(), value.as_str());
    }
    request.body(body).map_err(|_| StatusCode::BAD_REQUEST)
}

fn outgoing(response: Response<Vec<u8>>) -> tiny_http::Response<impl Read> {
    let (parts, body) = response.into_parts();
    let mut outgoing = tiny_http::Response::from_data(body).with_status_code(parts.status.as_u16());
    for (name, value) in &parts.headers {
        // Fails only for values that are not ASCII, which the examples do not set.
        if let Ok(header) = Header::from_bytes(name.as_str(), value.as_bytes()) {
            outgoing.add_header(header);
        }
    }
    outgoing
}
