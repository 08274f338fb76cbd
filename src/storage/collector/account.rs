//! Who is signed in, and with what.

use hailong_core::json::Value;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// What it may.
    pub role: Role,
    /// The units whose responses it gets, with those below them; `None` for all.
    pub units: Option<Vec<String>>,
}

/// What an account may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Administrator,
    /// The responses of its units.
    Analyst,
    /// Figures only.
    Reader,
    /// Deletes responses of persons who ask for that.
    Officer,
}

impl Account {
    /// As the collector says it; `None` where it isn't an account that this version knows.
    pub(super) fn read(account: &Value) -> Option<Self> {
        let role = match account.get("role")?.as_str()? {
            "administrator" => Role::Administrator,
            "analyst" => Role::Analyst,
            "reader" => Role::Reader,
            "officer" => Role::Officer,
            _ => return None,
        };
        let units = match account.get("units") {
            Some(units) => Some(units.as_strings()?),
            None => None,
        };
        Some(Self { name: account.get("name")?.as_str()?.to_owned(), role, units })
    }
}

impl Role {
    /// Whether responses come to its browser.
    pub fn gets_responses(self) -> bool {
        matches!(self, Self::Administrator | Self::Analyst)
    }
}

/// What a person signs in with. It has no `Debug`, so that it never gets into a log.
#[derive(Clone, PartialEq, Eq)]
pub enum Means {
    /// A name and a password.
    Password(String, String),
    /// The token of a link that is good once.
    Link(String),
    /// A token that the page around has handed over: it is the page's to keep.
    Token(String),
    /// The token that this tab has kept over a reload.
    Kept(String),
}
