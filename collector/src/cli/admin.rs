//! `hai-long admin link`

use anyhow::Result;
use clap::{Args, Subcommand};

use super::place::Place;
use crate::now;
use crate::secret::{hash, new_token};
use crate::store::{Account, Role, Store};

/// The account that a link signs in.
const NAME: &str = "admin";

/// How long a link can be used, in milliseconds.
const VALID: i64 = 30 * 60 * 1000;

/// What an administrator needs.
#[derive(Args, Debug)]
pub struct Admin {
    #[command(subcommand)]
    command: AdminCommand,
}

#[derive(Subcommand, Debug)]
enum AdminCommand {
    /// Print a link that signs an administrator in, once, within half an hour
    Link {
        /// The address of the page with the dashboard
        #[arg(long, default_value = "http://127.0.0.1:8080/staff.html")]
        page: String,
        /// The account that it signs in; it is made, as an administrator, if it isn't there
        #[arg(long, default_value = NAME)]
        account: String,
        #[command(flatten)]
        place: Place,
    },
}

impl Admin {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        let AdminCommand::Link { page, account, place } = self.command;
        let store = place.open().await?;
        let token = link(&store, &account).await?;
        // A part of the address that no server sees or logs.
        println!("{page}#hl-sign-in={token}");
        Ok(())
    }
}

/// A token that signs an account in once.
async fn link(store: &Store, name: &str) -> Result<String> {
    if store.account(name).await?.is_none() {
        let account = Account { name: name.to_owned(), role: Role::Administrator, units: None };
        store.set_account(&account, None, now()).await?;
    }
    let token = new_token();
    store.add_link(&hash(token.as_bytes()), name, now() + VALID).await?;
    store.note(now(), name, "link", "").await?;
    Ok(token)
}
