//! The program: its subcommands, nothing else.

mod commands;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use clap::{Parser, Subcommand};
use commands::audit::AuditCommand;
use commands::authority::AuthorityCommand;
use commands::backup::Restore;
use commands::data::DataCommand;
use commands::import::Import;
use commands::keys::KeysCommand;
use commands::staff::StaffCommand;
use commands::{
    audit, authority, backup, data, import, keys, photographs, reminders, say, staff, work,
};
use latchkey::app::{self, Application, Outside};
use latchkey::clock::SystemClock;
use latchkey::config::log::LogFormat;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::language::Language;
use latchkey::random::SystemRandom;
use tracing_subscriber::EnvFilter;

#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

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
    Serve {
        /// Serves pages alone: `latchkey work` sends the mail and does the chores.
        #[arg(long)]
        without_work: bool,
    },
    /// Sends mail and does the chores, without pages: any number of these may run beside any number that serve.
    Work,
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
    /// Plans today's reminders of expiry, as the server does once a day, and says how many are new.
    Reminders,
    /// Imports holders with their cards from a CSV file: all rows, or none where one is wrong.
    Import(Import),
    /// Says everything that is wrong with the configuration.
    Check,
    /// The audit trail.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// The certificate authority of the cards.
    #[command(subcommand)]
    Authority(AuthorityCommand),
    /// The keys that everything secret is sealed under: their versions, and what hangs on each.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// One person's data, on request; and what is kept for how long.
    #[command(subcommand)]
    Data(DataCommand),
    /// Copies a database of SQLite into a new file while it is in use.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Sees to a database that was restored from a backup, so that nothing lives again that was spent, ended or sent.
    Restored(Restore),
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
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    let usual = Command::Serve {
        without_work: false,
    };
    let command = arguments.command.as_ref().unwrap_or(&usual);
    if !matches!(command, Command::Keys(KeysCommand::Init)) {
        check(&settings, &outside, command)?;
    }
    start_log(&settings)?;
    match command {
        Command::Serve { without_work } => serve(&settings, &outside, *without_work),
        Command::Work => work::run(&settings, &outside),
        Command::Migrate => migrate(&settings, &outside),
        Command::Demo { json } => load_demo(&settings, &outside, *json),
        Command::Staff { command } => staff::run(&settings, &outside, command),
        Command::Photographs { folder } => photographs::run(&settings, &outside, folder),
        Command::Reminders => reminders::run(&settings, &outside),
        Command::Import(import) => import::run(&settings, &outside, import),
        Command::Check => {
            app::ports(&settings, &outside)?;
            say("The configuration is in order, and the database answers.");
            Ok(())
        }
        Command::Authority(command) => authority::run(&settings, &outside, command),
        Command::Audit(command) => audit::run(&settings, &outside, command),
        Command::Keys(command) => keys::run(&settings, &outside, command),
        Command::Data(command) => data::run(&settings, &outside, command),
        Command::Backup { file } => backup::backup(&settings, &outside, file),
        Command::Restored(how) => backup::restored(&settings, &outside, how),
    }
}

/// Every problem at once, each with what would be right.
fn check(settings: &Settings, outside: &Outside, command: &Command) -> anyhow::Result<()> {
    let mut problems = settings.problems();
    // Whoever runs the other commands need not be able to read the key.
    if matches!(command, Command::Serve { .. } | Command::Check) {
        problems.extend(app::tls::problems(settings, outside));
    }
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
        // Colours are for a terminal; in a file they are bytes that hide words.
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match settings.log.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().with_span_list(false).init(),
    }
    Ok(())
}

fn serve(settings: &Settings, outside: &Outside, without_work: bool) -> anyhow::Result<()> {
    let system = actix_web::rt::System::new();
    let served = system.block_on(async {
        let mut application = Application::build(settings, outside)?;
        if without_work {
            application = application.without_work();
        }
        let lines = prepare(settings, &application)?;
        application
            .run(|| say(&lines))
            .await
            .context("the server failed")
    });
    // Ending it would wait for threads that a database which hangs may hold for ever.
    std::mem::forget(system);
    served
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

fn migrate(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    let applied = app::ports(settings, outside)?.db.migrate()?;
    match applied.len() {
        0 => say("The database is up to date."),
        _ => say(&format!("Applied: {}", applied.join(", "))),
    }
    Ok(())
}

fn load_demo(settings: &Settings, outside: &Outside, json: bool) -> anyhow::Result<()> {
    anyhow::ensure!(
        settings.profile == Profile::Development,
        "demonstration data is for the development profile (LATCHKEY_PROFILE=development)"
    );
    let ports = commands::open(settings, outside)?;
    if demo::load(&ports)? {
        demo::history::load(&ports)?;
    }
    if json {
        let report = demo::report::report(Language::English)?;
        say(&serde_json::to_string_pretty(&report)?);
    } else {
        say(&demo::report::table());
    }
    Ok(())
}
