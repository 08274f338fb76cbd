//! The commands. Each opens the database by itself, so that they can be used while the server runs.

mod account;
mod admin;
mod backup;
mod doctor;
mod export;
mod publish;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};

use crate::store::{Database, Store};

/// Takes responses in, keeps them, and hands them to signed-in staff.
#[derive(Parser)]
#[command(name = "hai-long", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The folder of the data; it is made if it isn't there
    #[arg(long, value_name = "DIR", env = "HAI_LONG_DATA", default_value = "data")]
    data: PathBuf,
    /// A PostgreSQL in the place of the file in that folder: postgres://user:password@host/database
    #[arg(long, value_name = "URL", env = "HAI_LONG_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Place {
    /// The database that is meant. The folder is made for it.
    pub fn database(&self) -> Result<Database> {
        if let Some(url) = &self.database {
            return Ok(Database::Url(url.clone()));
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("making the folder {}", self.data.display()))?;
        Ok(Database::File(self.data.join(FILE)))
    }

    /// Opens it.
    pub async fn open(&self) -> Result<Store> {
        Ok(Store::open(&self.database()?).await?)
    }
}

/// The file in the folder of the data.
const FILE: &str = "hai-long.sqlite";

#[derive(Subcommand)]
enum Command {
    /// Serve: take responses in, hand them to staff, and serve the static files
    Serve(serve::Serve),
    /// A link with which an administrator signs in once
    Admin(admin::Admin),
    /// Who may sign in
    Account(account::Accounts),
    /// What is asked
    Questionnaire(publish::Questionnaires),
    /// The units that serve
    Unit(publish::Units),
    /// Copy the database into a new file, while the server runs
    Backup(backup::Backup),
    /// Put a backup in the place of the database; the server must not run
    Restore(backup::Restore),
    /// Write all responses to a questionnaire into a file that the dashboard and `figures` read
    Export(export::Export),
    /// Look whether all is well, and say what to do where it isn't
    Doctor(doctor::Doctor),
}

/// Runs the command of the command line.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let result = runtime.context("starting the runtime").and_then(|runtime| {
        runtime.block_on(async {
            match arguments.command {
                Command::Serve(command) => command.run().await,
                Command::Admin(command) => command.run().await,
                Command::Account(command) => command.run().await,
                Command::Questionnaire(command) => command.run().await,
                Command::Unit(command) => command.run().await,
                Command::Backup(command) => command.run().await,
                Command::Restore(command) => command.run().await,
                Command::Export(command) => command.run().await,
                Command::Doctor(command) => command.run().await,
            }
        })
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
