//! How reqwest finds the addresses of host names.

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use stytch_native::Names;
use tokio::task::spawn_blocking;

/// reqwest brings the port of the URL.
pub(crate) const NO_PORT: u16 = 0;

/// Gives reqwest the addresses that are kept in `names`, when it makes a connection.
#[derive(Debug)]
pub(crate) struct Resolver {
    pub(crate) names: Names,
    pub(crate) connect_timeout: Duration,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, limit) = (self.names.clone(), self.connect_timeout);
        Box::pin(async move {
            let addresses = match names.fresh(name.as_str(), NO_PORT) {
                Some(addresses) => addresses,
                None => spawn_blocking(move || names.addresses(name.as_str(), NO_PORT, limit)).await??,
            };
            Ok(Box::new(repeated(addresses, limit).into_iter()) as Addrs)
        })
    }
}

/// The addresses in turn, as often as there are seconds: reqwest divides its limit among them, so that one that does not answer
/// costs about a second.
fn repeated(addresses: Vec<SocketAddr>, limit: Duration) -> Vec<SocketAddr> {
    let seconds = usize::try_from(limit.as_secs()).unwrap_or(usize::MAX).min(30);
    match addresses.len() {
        0 | 1 => addresses,
        count => addresses.repeat((seconds / count).max(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_does_not_answer_has_about_a_second() {
        let address = |last| SocketAddr::from(([192, 0, 2, last], 443));
        let (one, two) = (address(1), address(2));
        let repeated = |addresses: &[_], seconds| repeated(addresses.to_vec(), Duration::from_secs(seconds));
        assert_eq!(repeated(&[], 10), []);
        assert_eq!(repeated(&[one], 10), [one]);
        assert_eq!(repeated(&[one, two], 4), [one, two, one, two]);
        assert_eq!(repeated(&[one, two], 0), [one, two]);
        assert_eq!(repeated(&[one, two], u64::MAX).len(), 30);
    }
}
