//! A login that begins and ends in this process, with a browser in between.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use stytch_ureq::consumer::oauth::{Authenticate, StartUrl};
use stytch_ureq::login::{ConsumerRedirect, Pkce, Redirect};
use stytch_ureq::{Project, Secret, generate_pkce, generate_state};

/// The longest request line that is read.
const LINE_LIMIT: u64 = 8 * 1024;
/// How long to wait for a request on each connection: browsers also open connections that they never use.
const PATIENCE: Duration = Duration::from_secs(2);

/// A login that has begun.
pub(crate) struct Login {
    /// Where the browser has to go.
    pub(crate) url: StartUrl,
    listener: TcpListener,
    pkce: Pkce,
    state: Secret,
}

impl Login {
    /// Listens on a port of the loopback interface; the system chooses one if it is 0.
    pub(crate) fn begin(
        project: &Project,
        provider: &str,
        public_token: String,
        port: u16,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let pkce = generate_pkce()?;
        let state = generate_state()?;
        let redirect_url = format!("http://{}/callback?state={}", listener.local_addr()?, state.expose());
        let url = StartUrl::new(project, provider, public_token)?
            .login_redirect_url(&redirect_url)
            .signup_redirect_url(&redirect_url)
            .pkce(&pkce);
        Ok(Self { url, listener, pkce, state })
    }

    /// Waits for the browser to come back, and returns the request that completes the login.
    ///
    /// Any program on this machine, and any page in the browser, can send requests here. They are ignored unless they have
    /// the state, which only the browser learns, from the start URL.
    pub(crate) fn wait(&self) -> Result<Authenticate, Box<dyn Error + Send + Sync>> {
        loop {
            let (stream, _) = self.listener.accept()?;
            match self.answer(&stream) {
                Ok(Some(login)) => return Ok(login),
                Ok(None) => {}
                // The other end is gone. The right browser may still come.
                Err(error) => eprintln!("a connection failed: {error}"),
            }
        }
    }

    fn answer(&self, stream: &TcpStream) -> io::Result<Option<Authenticate>> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut line = String::new();
        let mut reader = BufReader::new(stream.take(LINE_LIMIT));
        reader.read_line(&mut line)?;
        // Reads the whole request; otherwise, closing the connection could discard the response before the browser reads it.
        while reader.read_until(b'\n', &mut Vec::new())? > 2 {}

        let path = line.split([' ', '?']).nth(1);
        let (status, text, login) = match self.read(&line) {
            _ if path != Some("/callback") => ("404 Not Found", "There is nothing here.", None),
            Some(login) => ("200 OK", "You are back in the terminal. This page can be closed.", Some(login)),
            None => ("400 Bad Request", "This is not the login that was begun here.", None),
        };
        let length = text.len();
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n");
        // No other page may learn this page's URL: it contains the token.
        let privacy = "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
        let mut writer = stream;
        let written = writer.write_all([&head, privacy, text].concat().as_bytes());
        match login {
            // The login counts even if the page did not arrive.
            Some(login) => Ok(Some(login)),
            None => written.map(|()| None),
        }
    }

    /// The request that completes the login, if this is the first line of the redirect.
    fn read(&self, line: &str) -> Option<Authenticate> {
        let redirect = Redirect::parse(line).ok()?;
        if redirect.param("state") != Some(self.state.expose()) {
            return None;
        }
        match redirect.consumer().ok()? {
            ConsumerRedirect::OAuth(login) => {
                Some(login.code_verifier(self.pkce.verifier()).session_duration_minutes(60))
            }
            _ => None,
        }
    }
}
