//! Where a request comes from. Addresses are counted in memory, for the limits; none is stored or logged.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;

/// How many reverse proxies stand before the collector. Each adds the address that it saw to the end of `X-Forwarded-For`;
/// what stands before that the client has written itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proxies(pub usize);

impl Proxies {
    /// The client's address. Of IPv6 the network: a house has 2⁶⁴ addresses.
    pub fn client(self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        network(self.forwarded(headers).unwrap_or_else(|| peer.ip()))
    }

    fn forwarded(self, headers: &HeaderMap) -> Option<IpAddr> {
        let from_end = self.0.checked_sub(1)?;
        let values = headers.get_all("x-forwarded-for");
        let texts: Vec<&str> = values.iter().filter_map(|value| value.to_str().ok()).collect();
        texts.join(",").rsplit(',').nth(from_end)?.trim().parse().ok()
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::Proxies;

    #[test]
    fn only_what_a_proxy_of_ours_says_is_believed() {
        let peer = "10.0.0.1:1".parse().expect("an address");
        let check = |proxies, header: &'static str, expected: &str| {
            let mut headers = HeaderMap::new();
            if !header.is_empty() {
                headers.insert("x-forwarded-for", header.parse().expect("a header"));
            }
            assert_eq!(
                Proxies(proxies).client(peer, &headers).to_string(),
                expected,
                "{proxies} {header}"
            );
        };
        check(0, "1.2.3.4", "10.0.0.1");
        check(1, "6.6.6.6, 1.2.3.4", "1.2.3.4");
        check(2, "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4");
        check(1, "", "10.0.0.1");
        check(1, "nonsense", "10.0.0.1");
        check(1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::");
        check(1, "::ffff:1.2.3.4", "1.2.3.4");
    }
}
