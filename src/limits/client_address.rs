//! Whose request it is: the address that limits are counted by.
//!
//! Headers are written by whoever sends them, so nothing is believed that a
//! configured proxy did not vouch for (DESIGN section 3, "Client address"; R36,
//! R37). Only `X-Forwarded-For` is ever consulted. This module may not know
//! HTTP: it is handed addresses and header values.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use ipnet::IpNet;
use serde::{Serialize, Serializer};

/// The client's address.
///
/// `peer` is the other end of the connection; `forwarded_for` holds the values
/// of `X-Forwarded-For` in order of arrival, each perhaps a list with commas;
/// `trusted` are the proxies of the configuration. Unless the peer is trusted,
/// it is the client. Otherwise the hops are walked from the right, where the
/// nearest proxy wrote, to the first that is not trusted. A hop that cannot be
/// read ends the walk at the proxy that passed it on.
///
/// IPv4 addresses wrapped in IPv6 come out as IPv4.
#[must_use]
pub fn client_address(peer: IpAddr, forwarded_for: &[&str], trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    let hops = forwarded_for
        .iter()
        .rev()
        .flat_map(|value| value.rsplit(','));
    for hop in hops.map(read_hop) {
        if !is_trusted(client, trusted) {
            break;
        }
        let Some(address) = hop else { break };
        client = address;
    }
    client
}

/// Whether an address lies in one of `networks`.
#[must_use]
pub fn is_in(address: IpAddr, networks: &[IpNet]) -> bool {
    is_trusted(address.to_canonical(), networks)
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| holds(network, address))
}

/// Whether a network holds an address, also when the configuration wrote an
/// IPv4 network in its IPv6 form. A wider IPv6 network does not hold all IPv4.
fn holds(network: &IpNet, address: IpAddr) -> bool {
    let wrapped = match (network, address) {
        (IpNet::V6(v6), IpAddr::V4(v4)) => {
            v6.prefix_len() >= 96 && v6.contains(&v4.to_ipv6_mapped())
        }
        _ => false,
    };
    wrapped || network.contains(&address)
}

/// An address as proxies write it: plain, with a port, or in brackets.
fn read_hop(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim_matches([' ', '\t']);
    let plain = hop.parse::<IpAddr>().ok();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    plain
        .or_else(with_port)
        .or_else(|| bracketed(hop))
        .map(|address| address.to_canonical())
}

fn bracketed(hop: &str) -> Option<IpAddr> {
    let inner = hop.strip_prefix('[')?.strip_suffix(']')?;
    inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
}

/// The network a client sits in, for counting: one IPv4 address, or the /64 that
/// is the least any IPv6 customer is given, so that nobody gets a new budget by
/// taking the next address (R37).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(Prefix);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Prefix {
    V4(Ipv4Addr),
    /// With the lower 64 bits cleared.
    V6(Ipv6Addr),
}

impl Network {
    /// The network of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(Prefix::V4(v4)),
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Self(Prefix::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
            }
        }
    }
}

/// `203.0.113.7` or `2001:db8:1:2::/64`.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Prefix::V4(address) => write!(f, "{address}"),
            Prefix::V6(address) => write!(f, "{address}/64"),
        }
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    /// The client seen through proxies at 10.0.0.0/8 and `2001:db8:f::/48`.
    fn client(peer: &str, forwarded_for: &[&str]) -> String {
        let trusted = ["10.0.0.0/8", "2001:db8:f::/48"].map(|net| net.parse().unwrap());
        client_address(ip(peer), forwarded_for, &trusted).to_string()
    }

    #[test]
    fn a_stranger_who_connects_is_the_client_whatever_the_header_says() {
        for header in [
            &["198.51.100.9"][..],
            &["10.0.0.1"],
            &["10.0.0.1, 198.51.100.9"],
            &[""],
            &[],
        ] {
            assert_eq!(client("203.0.113.7", header), "203.0.113.7");
            assert_eq!(client("2001:db8::7", header), "2001:db8::7");
        }
    }

    #[test]
    fn without_configured_proxies_no_header_is_believed() {
        assert_eq!(
            client_address(ip("10.0.0.1"), &["203.0.113.7"], &[]),
            ip("10.0.0.1")
        );
    }

    #[test]
    fn behind_proxies_the_client_is_the_rightmost_hop_that_is_none() {
        for (header, expected) in [
            (&["203.0.113.7"][..], "203.0.113.7"),
            (&["198.51.100.9, 203.0.113.7"], "203.0.113.7"),
            (
                &["198.51.100.9,203.0.113.7,10.0.0.2,10.0.0.3"],
                "203.0.113.7",
            ),
            (&["198.51.100.9", "203.0.113.7"], "203.0.113.7"),
            (&["198.51.100.9, 203.0.113.7", "10.0.0.2"], "203.0.113.7"),
            (&["203.0.113.7", "10.0.0.2, 2001:db8:f::3"], "203.0.113.7"),
            (&["\t203.0.113.7  ,\t10.0.0.2 "], "203.0.113.7"),
            (&["2001:db8::7"], "2001:db8::7"),
        ] {
            assert_eq!(client("10.0.0.1", header), expected, "{header:?}");
        }
    }

    #[test]
    fn when_every_hop_is_a_proxy_the_farthest_one_is_the_client() {
        assert_eq!(client("10.0.0.1", &["10.0.0.3, 10.0.0.2"]), "10.0.0.3");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn a_hop_that_cannot_be_read_ends_the_walk_at_the_proxy_that_passed_it_on() {
        for broken in [
            "",
            "unknown",
            "_hidden",
            "203.0.113.7.",
            "203.0.113.999",
            "203.0.113.7:",
            "203.0.113.7:99999",
            "203.0.113.07",
            "[2001:db8::7",
            "2001:db8::7]",
            "[203.0.113.7]",
            "[2001:db8::7]443",
            "\"203.0.113.7\"",
            "for=203.0.113.7",
            "fe80::1%eth0",
            "0x7f000001",
            "203.0.113.7\u{a0}",
            "203.0.113.7 198.51.100.9",
            "203.0.113.0/24",
        ] {
            assert_eq!(client("10.0.0.1", &[broken]), "10.0.0.1", "{broken:?}");
            let chain = format!("198.51.100.9, {broken}, 10.0.0.2");
            assert_eq!(client("10.0.0.1", &[&chain]), "10.0.0.2", "{broken:?}");
        }
    }

    #[test]
    fn a_port_and_brackets_do_not_matter() {
        for (hop, expected) in [
            ("203.0.113.7:8080", "203.0.113.7"),
            ("[2001:db8::7]:443", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[::ffff:203.0.113.7]:443", "203.0.113.7"),
        ] {
            assert_eq!(client("10.0.0.1", &[hop]), expected);
        }
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_the_ipv4_address_everywhere() {
        assert_eq!(
            client("::ffff:203.0.113.7", &["198.51.100.9"]),
            "203.0.113.7"
        );
        assert_eq!(
            client("::ffff:10.0.0.1", &["::ffff:203.0.113.7, ::ffff:10.0.0.2"]),
            "203.0.113.7"
        );
        let wrapped = ["::ffff:10.0.0.0/104".parse().unwrap()];
        assert_eq!(
            client_address(ip("10.0.0.1"), &["203.0.113.7"], &wrapped),
            ip("203.0.113.7")
        );
    }

    #[test]
    fn trusting_all_of_ipv6_does_not_trust_ipv4() {
        let all = ["::/0".parse().unwrap()];
        assert_eq!(
            client_address(ip("203.0.113.7"), &["198.51.100.9"], &all),
            ip("203.0.113.7")
        );
    }

    #[test]
    fn a_network_prints_as_an_address_or_a_prefix() {
        for (address, printed) in [
            ("203.0.113.7", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8::1", "2001:db8::/64"),
            ("::1", "::/64"),
        ] {
            assert_eq!(Network::of(ip(address)).to_string(), printed);
        }
        let json = serde_json::to_string(&Network::of(ip("2001:db8:1:2::9"))).unwrap();
        assert_eq!(json, "\"2001:db8:1:2::/64\"");
    }

    #[test]
    fn a_thousand_addresses_of_one_prefix_are_one_network() {
        let base = u128::from("2001:db8:1:2::".parse::<Ipv6Addr>().unwrap());
        let spread =
            |n: u128| Ipv6Addr::from(base | ((n * 0x0041_c64e_6d12_3457) & u128::from(u64::MAX)));
        let addresses: BTreeSet<_> = (0..1_000).map(spread).collect();
        let networks: BTreeSet<_> = addresses
            .iter()
            .map(|a| Network::of(IpAddr::V6(*a)))
            .collect();
        assert_eq!((addresses.len(), networks.len()), (1_000, 1));
    }

    #[test]
    fn neighbouring_networks_are_two() {
        assert_ne!(
            Network::of(ip("203.0.113.7")),
            Network::of(ip("203.0.113.8"))
        );
        assert_ne!(
            Network::of(ip("2001:db8:1:2::1")),
            Network::of(ip("2001:db8:1:3::1"))
        );
        assert_ne!(Network::of(ip("0.0.0.0")), Network::of(ip("::")));
    }

    proptest! {
        #[test]
        fn any_two_addresses_of_one_prefix_share_a_network(upper in any::<u64>(), one in any::<u64>(), other in any::<u64>()) {
            let at = |lower: u64| IpAddr::V6(Ipv6Addr::from((u128::from(upper) << 64) | u128::from(lower)));
            let mapped = |address: IpAddr| address.to_canonical().is_ipv4();
            prop_assume!(!mapped(at(one)) && !mapped(at(other)));
            prop_assert_eq!(Network::of(at(one)), Network::of(at(other)));
        }

        #[test]
        fn a_wrapped_ipv4_address_shares_the_network_of_the_plain_one(address in any::<Ipv4Addr>()) {
            let wrapped = IpAddr::V6(address.to_ipv6_mapped());
            prop_assert_eq!(Network::of(wrapped), Network::of(IpAddr::V4(address)));
        }

        #[test]
        fn nothing_a_client_writes_before_the_proxys_own_hop_matters(forged in "[ -~]{0,40}") {
            let header = format!("{forged}, 203.0.113.7");
            prop_assert_eq!(client("10.0.0.1", &[&header]), "203.0.113.7");
        }
    }
}
