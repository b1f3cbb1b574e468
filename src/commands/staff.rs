//! `latchkey staff create`: the first RA Manager, who invites the others in the console.

use anyhow::Context;
use clap::Subcommand;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::staff::create::{self, Created, FirstManager};
use latchkey::london;

use super::say;

/// What is asked about staff.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Makes an RA Manager and prints the link by which they choose their password.
    Create(NewManager),
}

/// The first manager.
#[derive(clap::Args)]
pub struct NewManager {
    /// What they will sign in with.
    #[arg(long)]
    email: String,
    /// Their full name.
    #[arg(long)]
    name: String,
    /// The code of the organisation in which they hold the role, such as RXX00.
    #[arg(long, value_name = "ODS")]
    organisation: String,
    /// Its name, where it is not in the database yet.
    #[arg(long, value_name = "NAME")]
    organisation_name: Option<String>,
    /// The number of their own smartcard, on which they may not act.
    #[arg(long, value_name = "NUMBER")]
    smartcard_number: String,
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub fn run(
    settings: &Settings,
    outside: &Outside,
    StaffCommand::Create(new): &StaffCommand,
) -> anyhow::Result<()> {
    let email = EmailAddress::parse(&new.email).context("--email")?;
    let card = SmartcardNumber::parse(&new.smartcard_number).context("--smartcard-number")?;
    let (name, ods_code) = (new.name.trim(), new.organisation.trim().to_uppercase());
    anyhow::ensure!(!name.is_empty(), "--name is empty");
    anyhow::ensure!(!ods_code.is_empty(), "--organisation is empty");
    let ports = super::open(settings, outside)?;
    let manager = FirstManager {
        email: &email,
        name,
        own_card: &card,
        ods_code: &ods_code,
        organisation_name: new.organisation_name.as_deref(),
    };
    match create::first_manager(&ports, &manager)? {
        Created::Invited { path, until } => {
            let base_url = settings.server.base_url();
            say(&format!(
                "{name} is RA Manager at {ods_code}. They choose their password here, once:\n\
                 {}{path}\nThe link works until {}.",
                base_url.trim_end_matches('/'),
                london::moment(until)
            ));
            Ok(())
        }
        Created::AddressTaken => {
            anyhow::bail!("{} or {card} is somebody's already", email.as_str())
        }
        Created::UnknownOrganisation => {
            anyhow::bail!("there is no organisation {ods_code}; make it with --organisation-name")
        }
    }
}
