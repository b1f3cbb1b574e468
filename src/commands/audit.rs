//! `latchkey audit`: proves the trail.

use anyhow::Context;
use clap::Subcommand;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::domain::audit::Actor;
use latchkey::journeys::audit_trail::verify;
use latchkey::secrets::chain;

use super::say;

/// What is asked of the trail.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Proves that no row of the audit trail was changed, moved or taken away, or names the first that was.
    Verify {
        /// A head that was noted before, which the trail must still have.
        #[arg(long, value_name = "POSITION:LINK")]
        noted: Option<String>,
    },
}

/// A head that was noted elsewhere.
struct Noted<'a> {
    position: i64,
    link: &'a str,
}

impl<'a> Noted<'a> {
    fn read(text: &'a str) -> anyhow::Result<Self> {
        let noted = text.split_once(':').and_then(|(position, link)| {
            let position = position.parse().ok()?;
            Some(Self { position, link })
        });
        noted.context("--noted is POSITION:LINK, as an earlier run printed it")
    }
}

/// Does it.
///
/// # Errors
/// A sentence for the operator; that the trail is not whole is one.
pub fn run(
    settings: &Settings,
    outside: &Outside,
    AuditCommand::Verify { noted }: &AuditCommand,
) -> anyhow::Result<()> {
    let noted = noted.as_deref().map(Noted::read).transpose()?;
    let ports = super::open_as_it_is(settings, outside)?;
    let proof = verify::verify(&ports, chain::FIRST, None)?;
    say(&match &proof.head {
        Some(head) => format!(
            "{} rows proved; the head is {}:{}",
            proof.proved,
            head.position,
            chain::hex(&head.link)
        ),
        None => "0 rows proved".to_owned(),
    });
    let fault = match noted {
        Some(noted) if !verify::still_has(&ports, noted.position, noted.link)? => {
            Some("the head that was noted is not in it".to_owned())
        }
        _ => None,
    };
    let fault = verify::fault(&proof, Some(verify::outside(&ports)?)).or(fault);
    // A database that can only be read can be proved all the same.
    if let Err(error) = verify::record(&ports, &Actor::System, &proof, fault.as_deref()) {
        tracing::warn!(%error, "that the trail was proved could not be written to it");
    }
    if let Some(fault) = fault {
        anyhow::bail!("the audit trail is not whole: {fault}");
    }
    say("The audit trail is whole.");
    Ok(())
}
