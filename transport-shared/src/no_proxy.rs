//! The hosts that are reached without a proxy, by the rules of curl for `NO_PROXY`.

use std::net::IpAddr;

/// The hosts of a `NO_PROXY`: names, addresses and networks, separated by commas or blanks.
///
/// A name stands for itself and its subdomains, with or without `.` or `*.` before it; `*` alone stands for every host. Networks
/// are written as an address and a number of bits, such as `10.0.0.0/8`. Anything else stands for no host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoProxy(Vec<Hosts>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Hosts {
    All,
    /// Without a dot before it or after it, in lowercase.
    Domain(String),
    Network(IpAddr, u32),
}

impl NoProxy {
    /// Reads the text of a `NO_PROXY`.
    pub fn parse(text: &str) -> Self {
        Self(text.split([',', ' ', '\t']).filter_map(Hosts::parse).collect())
    }

    /// Whether a host, as in a URL, is reached without a proxy.
    pub fn contains(&self, host: &str) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        let address = address(&host);
        self.0.iter().any(|hosts| match (hosts, address) {
            (Hosts::All, _) => true,
            (Hosts::Network(network, bits), Some(address)) => is_in(address, *network, *bits),
            (Hosts::Domain(domain), None) => {
                host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            _ => false,
        })
    }
}

impl Hosts {
    fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::All);
        }
        let (before, bits) = text.split_once('/').map_or((text, None), |(before, bits)| (before, Some(bits)));
        match address(before) {
            Some(address) => {
                let most = if address.is_ipv4() { 32 } else { 128 };
                let bits = bits.map_or(Some(most), |bits| bits.parse().ok().filter(|bits| *bits <= most))?;
                Some(Self::Network(address, bits))
            }
            None => {
                let text = text.strip_prefix('*').filter(|rest| rest.starts_with('.')).unwrap_or(text);
                let domain = text.strip_prefix('.').unwrap_or(text);
                let domain = domain.strip_suffix('.').unwrap_or(domain);
                (!domain.is_empty()).then(|| Self::Domain(domain.to_ascii_lowercase()))
            }
        }
    }
}

/// An address as in a URL: that of IPv6 may be in brackets.
fn address(text: &str) -> Option<IpAddr> {
    text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).parse().ok()
}

fn is_in(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let other = address.to_bits() ^ network.to_bits();
            other.leading_zeros() >= bits
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let other = address.to_bits() ^ network.to_bits();
            other.leading_zeros() >= bits
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_those_of_curl() {
        for (list, host, expected) in [
            ("", "api.stytch.com", false),
            ("*", "api.stytch.com", true),
            ("*", "192.0.2.1", true),
            ("api.stytch.com", "api.stytch.com", true),
            ("API.stytch.COM", "api.Stytch.com", true),
            ("api.stytch.com.", "api.stytch.com", true),
            ("api.stytch.com", "api.stytch.com.", true),
            ("stytch.com", "api.stytch.com", true),
            (".stytch.com", "api.stytch.com", true),
            (".stytch.com", "stytch.com", true),
            ("*.stytch.com", "api.stytch.com", true),
            ("tytch.com", "api.stytch.com", false),
            ("api.stytch.com", "stytch.com", false),
            ("stytch.com.example", "stytch.com", false),
            ("*stytch.com", "api.stytch.com", false),
            ("a.example, stytch.com b.example", "api.stytch.com", true),
            (" , ,\tstytch.com", "api.stytch.com", true),
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.10", false),
            ("192.0.2.0/24", "192.0.2.255", true),
            ("192.0.2.0/24", "192.0.3.0", false),
            ("192.0.2.129/25", "192.0.2.130", true),
            ("192.0.2.129/25", "192.0.2.127", false),
            ("0.0.0.0/0", "8.8.8.8", true),
            ("192.0.2.0/33", "192.0.2.0", false),
            ("192.0.2.0/", "192.0.2.0", false),
            ("192.0.2.0/x", "192.0.2.0", false),
            ("2.1", "192.0.2.1", false),
            ("::1", "[::1]", true),
            ("[2001:db8::]/32", "[2001:db8:1::1]", true),
            ("2001:db8::/32", "[2001:db8:1::1]", true),
            ("2001:db8::/32", "[2001:db9::1]", false),
            ("::/0", "192.0.2.1", false),
            (".", "api.stytch.com", false),
            ("..", "api.stytch.com", false),
        ] {
            assert_eq!(NoProxy::parse(list).contains(host), expected, "{host} in {list:?}");
        }
    }
}
