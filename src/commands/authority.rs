//! `latchkey authority`: makes the certificate authority, shows its certificate, prints its revocation list.

use anyhow::Context;
use clap::Subcommand;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::journeys::renewal::{authority, revocation};

use super::say;

/// What is asked of the authority.
#[derive(Subcommand)]
pub enum AuthorityCommand {
    /// Makes the authority and its key, once; the key is sealed in the database.
    Init,
    /// Shows the authority's own certificate, for whoever shall trust it.
    Show,
    /// Publishes a new revocation list and prints it.
    Crl,
}

/// PEM (RFC 7468) of what the authority made.
fn say_pem(label: &str, der: Vec<u8>) {
    say(pem::encode(&pem::Pem::new(label, der)).trim_end());
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub fn run(
    settings: &Settings,
    outside: &Outside,
    command: &AuthorityCommand,
) -> anyhow::Result<()> {
    let ports = super::open(settings, outside)?;
    let missing = "there is no certificate authority yet: `latchkey authority init` makes one";
    match command {
        AuthorityCommand::Init => {
            let made = authority::init(&ports)?;
            anyhow::ensure!(
                made,
                "there is a certificate authority already; it stays as it is"
            );
            say(
                "The certificate authority is made. Show its certificate with `latchkey authority show`.",
            );
        }
        AuthorityCommand::Show => {
            let der = authority::certificate(&ports)?.context(missing)?;
            say_pem("CERTIFICATE", der);
        }
        AuthorityCommand::Crl => {
            authority::certificate(&ports)?.context(missing)?;
            say_pem("X509 CRL", revocation::publish(&ports)?.der);
        }
    }
    Ok(())
}
