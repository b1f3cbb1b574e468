//! Where the URL of a PostgreSQL leads: to this machine, or over a network on which others may listen.

use std::net::IpAddr;

/// Whether the program can speak TLS to PostgreSQL: built with the feature `pg-tls`.
pub const CAN_SPEAK_TLS: bool = cfg!(feature = "pg-tls");

/// Whether what is said to this PostgreSQL leaves the machine unprotected: over a network, and neither encrypted nor
/// held against a certificate (`sslmode=verify-ca` or `verify-full`).
#[must_use]
pub fn leaves_in_clear(url: &str) -> bool {
    let (authority, query) = parts(url);
    let said = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.rfind(|(key, _)| *key == name).map(|(_, value)| value)
    };
    // What the query says of the host is what libpq goes by.
    let hosts = said("hostaddr").or(said("host")).unwrap_or(authority);
    let elsewhere = said("service").is_some();
    let verified = matches!(said("sslmode"), Some("verify-ca" | "verify-full"));
    let protected = CAN_SPEAK_TLS && verified;
    let stays_here = !elsewhere && hosts.split(',').all(is_here);
    !protected && !stays_here
}

/// The hosts and the query of a URL.
fn parts(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = before.split('/').next().unwrap_or_default();
    let hosts = authority.rsplit('@').next().unwrap_or_default();
    (hosts, query)
}

/// Whether a host, with its port or without, is this machine: a socket, `localhost` or an address of its own loop. None
/// is not: libpq would look for one in the environment.
fn is_here(host: &str) -> bool {
    if host.starts_with('/') || host.to_lowercase().starts_with("%2f") {
        return true;
    }
    let bare = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None if host.matches(':').count() == 1 => host.split(':').next().unwrap_or_default(),
        None => host,
    };
    bare.eq_ignore_ascii_case("localhost")
        || bare
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_and_this_machine_are_here_and_all_else_is_a_network() {
        for here in [
            "postgres://latchkey@/latchkey?host=/run/postgresql",
            "postgres://latchkey@%2Frun%2Fpostgresql/latchkey",
            "postgres://u:p@localhost:5432/d",
            "postgresql://u:p@127.0.0.1:15432/d?connect_timeout=2",
            "postgres://u@[::1]:5432/d",
            "postgres://u@db.example.org/d?hostaddr=127.0.0.1",
        ] {
            assert!(!leaves_in_clear(here), "{here}");
        }
        for away in [
            "postgres:///latchkey",
            "postgres://u@localhost/d?service=far",
            "postgres://u@db.example.org/d",
            "postgres://u:p@10.0.0.5:5432/d",
            "postgres://u@localhost/d?host=db.example.org",
            "postgres://u@localhost,db.example.org/d",
            "postgres://u@localhost.example.org/d",
            "postgres://u@[2001:db8::1]/d",
            "postgres://u@127.0.0.1/d?hostaddr=192.0.2.7",
            "postgres://u@db.example.org/d?sslmode=prefer",
            // Encrypted, to whomever it is.
            "postgres://u@db.example.org/d?sslmode=require",
        ] {
            assert!(leaves_in_clear(away), "{away}");
        }
        let verified = "postgres://u@db.example.org/d?sslmode=verify-full";
        assert_eq!(leaves_in_clear(verified), !CAN_SPEAK_TLS);
    }
}
