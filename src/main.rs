//! The program: its subcommands, nothing else.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use clap::{Parser, Subcommand};
use latchkey::app::{self, Application, Outside};
use latchkey::clock::SystemClock;
use latchkey::config::log::LogFormat;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::domain::audit::Actor;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::photograph::PhotographError;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::audit_trail::verify;
use latchkey::journeys::photographs::{self, Imported};
use latchkey::journeys::staff::create::{self, Created, FirstManager};
use latchkey::language::Language;
use latchkey::london;
use latchkey::random::SystemRandom;
use latchkey::secrets::chain;
use tracing_subscriber::EnvFilter;

/// Self-service unlock of smartcards.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// A configuration file; the environment (`LATCHKEY__SECTION__KEY`) goes over it.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the portal and sends its mail (what happens without a subcommand).
    Serve,
    /// Brings the database up to date.
    Migrate,
    /// Loads the demonstration data (development profile only) and prints it.
    Demo {
        /// As one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Staff of the Registration Authority; all but the first RA Manager are invited in the console.
    Staff {
        #[command(subcommand)]
        command: StaffCommand,
    },
    /// Imports the photographs of cards from a folder: NUMBER.jpg or NUMBER.png, by smartcard number.
    Photographs {
        /// The folder.
        folder: PathBuf,
    },
    /// Says everything that is wrong with the configuration.
    Check,
    /// The audit trail.
    #[command(subcommand)]
    Audit(AuditCommand),
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Proves that no row of the audit trail was changed, moved or taken away, or names the first that was.
    Verify {
        /// A head that was noted before, which the trail must still have.
        #[arg(long, value_name = "POSITION:LINK")]
        noted: Option<String>,
    },
}

#[derive(Subcommand)]
enum StaffCommand {
    /// Makes an RA Manager and prints the link by which they choose their password.
    Create(NewManager),
}

#[derive(clap::Args)]
struct NewManager {
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
    smartcard_number: Option<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("latchkey: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let variable = std::env::var("LATCHKEY_PROFILE").ok();
    let profile = Profile::from_variable(variable.as_deref()).map_err(anyhow::Error::msg)?;
    let settings = Settings::load(profile, arguments.config.as_deref());
    let settings = settings
        .map_err(anyhow::Error::msg)
        .context("the configuration cannot be read")?;
    check(&settings)?;
    start_log(&settings)?;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    match arguments.command.as_ref().unwrap_or(&Command::Serve) {
        Command::Serve => serve(&settings, &outside),
        Command::Migrate => migrate(&settings, &outside),
        Command::Demo { json } => load_demo(&settings, &outside, *json),
        Command::Staff {
            command: StaffCommand::Create(new),
        } => create_manager(&settings, &outside, new),
        Command::Photographs { folder } => import_photographs(&settings, &outside, folder),
        Command::Check => {
            app::ports(&settings, &outside)?;
            say("The configuration is in order, and the database answers.");
            Ok(())
        }
        Command::Audit(AuditCommand::Verify { noted }) => {
            verify_trail(&settings, &outside, noted.as_deref())
        }
    }
}

/// Every problem at once, each with what would be right.
fn check(settings: &Settings) -> anyhow::Result<()> {
    let problems = settings.problems();
    if problems.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| format!("  {problem}"))
        .collect();
    let hint = match settings.profile {
        Profile::Production => "\n(LATCHKEY_PROFILE=development runs it with demonstration data.)",
        Profile::Development => "",
    };
    anyhow::bail!("the configuration will not do:\n{}{hint}", lines.join("\n"))
}

fn start_log(settings: &Settings) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&settings.log.filter)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match settings.log.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}

fn serve(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    actix_web::rt::System::new().block_on(async {
        let application = Application::build(settings, outside)?;
        let lines = prepare(settings, &application)?;
        application
            .run(|| say(&lines))
            .await
            .context("the server failed")
    })
}

/// Fills an empty database of the development profile; the lines that say where the portal is.
fn prepare(settings: &Settings, application: &Application) -> anyhow::Result<String> {
    let base_url = application.base_url();
    if settings.profile == Profile::Production {
        let port = application.port();
        return Ok(format!(
            "Latchkey is at {base_url}, listening on port {port}"
        ));
    }
    if !settings.server.bind.is_loopback() {
        tracing::warn!("the development profile shows every emailed code to whoever can reach it");
    }
    let ports = application.ports();
    if demo::is_wanted(&ports)? && demo::load(&ports)? {
        demo::history::load(&ports)?;
    }
    Ok(demo::report::what_to_try(base_url))
}

/// Says something to whoever listens. Nobody listening is no reason to fail.
fn say(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}

fn migrate(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    let applied = app::ports(settings, outside)?.db.migrate()?;
    match applied.len() {
        0 => say("The database is up to date."),
        _ => say(&format!("Applied: {}", applied.join(", "))),
    }
    Ok(())
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

fn verify_trail(settings: &Settings, outside: &Outside, noted: Option<&str>) -> anyhow::Result<()> {
    let noted = noted.map(Noted::read).transpose()?;
    let ports = app::ports(settings, outside)?;
    anyhow::ensure!(
        ports.db.pending_migrations()?.is_empty(),
        "the database is not up to date: run `latchkey migrate` first"
    );
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

fn load_demo(settings: &Settings, outside: &Outside, json: bool) -> anyhow::Result<()> {
    anyhow::ensure!(
        settings.profile == Profile::Development,
        "demonstration data is for the development profile (LATCHKEY_PROFILE=development)"
    );
    let ports = app::ports(settings, outside)?;
    ports.db.migrate()?;
    if demo::load(&ports)? {
        demo::history::load(&ports)?;
    }
    if json {
        let report = demo::report::report(Language::default())?;
        say(&serde_json::to_string_pretty(&report)?);
    } else {
        say(&demo::report::table());
    }
    Ok(())
}

fn create_manager(settings: &Settings, outside: &Outside, new: &NewManager) -> anyhow::Result<()> {
    let email = EmailAddress::parse(&new.email).context("--email")?;
    let card = new.smartcard_number.as_deref().map(SmartcardNumber::parse);
    let card = card.transpose().context("--smartcard-number")?;
    let (name, ods_code) = (new.name.trim(), new.organisation.trim().to_uppercase());
    anyhow::ensure!(!name.is_empty(), "--name is empty");
    anyhow::ensure!(!ods_code.is_empty(), "--organisation is empty");
    let ports = app::ports(settings, outside)?;
    ports.db.migrate()?;
    let manager = FirstManager {
        email: &email,
        name,
        own_card: card.as_ref(),
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
        Created::AddressTaken => anyhow::bail!("{} is somebody's already", email.as_str()),
        Created::UnknownOrganisation => {
            anyhow::bail!("there is no organisation {ods_code}; make it with --organisation-name")
        }
    }
}

/// Imports every file of a folder and says what became of those that were not kept.
fn import_photographs(settings: &Settings, outside: &Outside, folder: &Path) -> anyhow::Result<()> {
    let ports = app::ports(settings, outside)?;
    ports.db.migrate()?;
    let (mut kept, mut left) = (0_u64, 0_u64);
    for entry in std::fs::read_dir(folder).context("the folder cannot be read")? {
        let path = entry.context("the folder cannot be read")?.path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let why = match photographs::import(&ports, &name, bytes)? {
            Imported::Kept => {
                kept += 1;
                continue;
            }
            Imported::NotANumber => "its name is not a smartcard number",
            Imported::Nobody => "nobody has this number",
            Imported::Refused(PhotographError::Kind) => "it is neither a JPEG nor a PNG",
            Imported::Refused(PhotographError::Size) => "it is larger than 512 KiB",
        };
        left += 1;
        say(&format!("left out: {}: {why}", path.display()));
    }
    say(&format!("Photographs kept: {kept}; left out: {left}"));
    Ok(())
}
