//! The other end of the tests that run in JavaScript: everything that they talk to, on loopback.
//!
//! It prints one line of JSON with its addresses, and serves until its standard input ends, so that it ends with the program
//! that started it. `--files NAME=FOLDER` serves a folder at `/NAME/`.
//!
//! | path | what answers |
//! |---|---|
//! | `/golden/{case}/{number}/{host}/..` | the golden response, if this is exactly that golden request |
//! | `/golden-in-browser/..` | the same for browsers, which send a user agent of their own |
//! | `/emulator/{id}/..` | an emulated Stytch for each id |
//! | `/fault/{kind}/{id}/..` | what goes wrong in this way, see [`fault`] |
//! | `/trap/{id}` | where redirects lead, and no request may go |
//! | `/control/..` | tests that change or count any of this, see [`control`] |

mod answer;
mod calls;
mod connection;
mod control;
mod emulators;
mod fault;
mod files;
mod golden;
mod gzip;
mod log;
mod refused;
mod request;
mod site;
mod trap;

use std::error::Error;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;

use connection::Connections;
use files::Files;
use refused::RefusedPort;
use site::{Addresses, Site};

fn main() -> Result<(), Box<dyn Error>> {
    let files = Files::from_args(std::env::args().skip(1))?;
    let api = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let faults = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let pages = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let refused = RefusedPort::find()?;

    let url = |listener: &TcpListener| listener.local_addr().map(|address| format!("http://{address}"));
    let addresses =
        Addresses { url: url(&api)?, faults: url(&faults)?, pages: url(&pages)?, refused: refused.url().to_owned() };
    let announcement = addresses.to_json().to_string();
    let site = Arc::new(Site::new(addresses, files)?);
    // A client that has a connection left from an earlier request tries again by itself when that one breaks, and no
    // test could count on anything. Where connections break, each is used once.
    for (listener, connections) in
        [(api, Connections::KeptAlive), (pages, Connections::KeptAlive), (faults, Connections::UsedOnce)]
    {
        let site = Arc::clone(&site);
        thread::spawn(move || connection::accept(&listener, connections, &site));
    }

    let mut out = io::stdout().lock();
    writeln!(out, "{announcement}")?;
    out.flush()?;
    io::stdin().lock().read_to_end(&mut Vec::new())?;
    Ok(())
}
