//! The commands. Each opens the database by itself, so that they can be used while the server runs.

mod account;
mod admin;
mod backup;
mod doctor;
mod export;
mod figures;
mod place;
mod publish;
mod serve;
mod transfer;

use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

/// Takes responses in, keeps them, and hands them to signed-in staff.
#[derive(Parser)]
#[command(name = "hai-long", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

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
    /// Copy everything into another, empty database, from SQLite to PostgreSQL or back; the server must not run
    Move(transfer::Move),
    /// Write all responses to a questionnaire into a file that the dashboard and `figures` read
    Export(export::Export),
    /// Write the figures that a public page shows
    Figures(figures::Figures),
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
                Command::Move(command) => command.run().await,
                Command::Export(command) => command.run().await,
                Command::Figures(command) => command.run().await,
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
