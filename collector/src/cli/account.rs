//! `hai-long account …`

use std::io::{IsTerminal, Read};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use super::place::Place;
use crate::now;
use crate::secret::hash_password;
use crate::store::{Account, Role};

/// The fewest characters of a password (NIST SP 800-63B, 5.1.1.2, asks for eight; fifteen where it is the only factor).
const SHORTEST: usize = 12;

/// Who may sign in.
#[derive(Args, Debug)]
pub struct Accounts {
    #[command(subcommand)]
    command: AccountCommand,
}

#[derive(Subcommand, Debug)]
enum AccountCommand {
    /// Add an account, or give one another role, units or password. The password is read from standard input
    Add {
        /// The name to sign in with
        name: String,
        /// What it may do: administrator, analyst (rows), reader (figures only), officer (deletes at a person's request)
        #[arg(long)]
        role: String,
        /// A unit whose rows it may see, with those below it; may be given several times. Without it: all units
        #[arg(long = "unit", value_name = "ID")]
        units: Vec<String>,
        /// No password: it signs in with a link (`hai-long admin link --account NAME`)
        #[arg(long)]
        no_password: bool,
        #[command(flatten)]
        place: Place,
    },
    /// List the accounts
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Take an account's rights away and sign it out everywhere
    Revoke {
        /// Its name
        name: String,
        #[command(flatten)]
        place: Place,
    },
}

impl Accounts {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        match self.command {
            AccountCommand::Add { name, role, units, no_password, place } => {
                let Some(role) = Role::of(&role) else {
                    let names = Role::ALL.map(Role::name).join(", ");
                    bail!("--role {role}: there is {names}");
                };
                if name.trim().is_empty() || name.chars().any(char::is_control) {
                    bail!("an account needs a name, without control characters");
                }
                let password = if no_password { None } else { Some(read_password()?) };
                let hashed = match password {
                    Some(password) => {
                        Some(hash_password(password).await.context("hashing the password")?)
                    }
                    None => None,
                };
                let store = place.open().await?;
                let units = (!units.is_empty()).then_some(units);
                let account = Account { name, role, units };
                store.set_account(&account, hashed.as_deref(), now()).await?;
                store.note(now(), "command line", "account_add", &account.name).await?;
                println!("{} may sign in as {}.", account.name, role.name());
            }
            AccountCommand::List { place } => {
                for (account, revoked) in place.open().await?.accounts().await? {
                    let units =
                        account.units.map_or("all units".to_owned(), |units| units.join(", "));
                    let state = if revoked.is_some() { "\trevoked" } else { "" };
                    println!("{}\t{}\t{units}{state}", account.name, account.role.name());
                }
            }
            AccountCommand::Revoke { name, place } => {
                let store = place.open().await?;
                if !store.revoke(&name, now()).await? {
                    bail!("there is no account \"{name}\", or it is revoked already");
                }
                store.note(now(), "command line", "account_revoke", &name).await?;
                println!("{name} is revoked and signed out.");
            }
        }
        Ok(())
    }
}

/// A password from standard input: on the command line others could read it.
fn read_password() -> Result<String> {
    if std::io::stdin().is_terminal() {
        eprintln!("Password ({SHORTEST} characters or more; it is shown), then Enter and Ctrl-D:");
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("reading the password")?;
    let password = text.trim_end_matches(['\r', '\n']);
    if password.chars().count() < SHORTEST {
        bail!("the password must have {SHORTEST} characters or more");
    }
    Ok(password.to_owned())
}
