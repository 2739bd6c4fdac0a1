//! Redirects are answers like any other: following one would carry credentials to another host.

use std::io::ErrorKind;
use std::net::TcpListener;

use stytch_core::{Error, consumer};

use super::client;
use super::server::{Server, answer};

#[test]
fn redirects_are_not_followed() {
    for (number, status) in [(301, "301 Moved"), (302, "302 Found"), (307, "307 Temporary"), (308, "308 Permanent")] {
        let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
        elsewhere.set_nonblocking(true).unwrap();
        let location = format!("location: http://{}/v1/users/user-test-1\r\n", elsewhere.local_addr().unwrap());
        let server = Server::following([vec![answer(status, &location, "moved"), answer(status, &location, "moved")]]);
        let client = client(&server);

        let get = super::get_user(&client).unwrap_err();
        let post = client.send(&consumer::otps::sms::Send::new("+12025550162")).unwrap_err();
        for (error, operation) in [(get, "consumer.users.get"), (post, "consumer.otps.sms.send")] {
            let Error::Api(error) = error else { panic!("{error:?}") };
            assert_eq!((error.operation, error.status, error.body()), (operation, number, b"moved".as_slice()));
        }
        // A connection would be in the queue by now, even if it had not been accepted.
        assert_eq!(elsewhere.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    }
}
