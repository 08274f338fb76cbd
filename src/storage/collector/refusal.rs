//! Why a collector didn't do what it was asked.

/// Why a collector didn't do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The name and the password, the link or the token are not good.
    BadSignIn,
    /// Too much was asked; again after so many seconds, where it says so.
    TooMany(Option<u32>),
    /// The token is unknown by now: it was revoked, or is too old.
    SignedOut,
    /// The account may not.
    Forbidden,
    /// The cursor is of another epoch: a backup was restored.
    Epoch,
    /// It has no such thing.
    NotFound,
    /// It didn't answer in time.
    Slow,
    /// It can't be reached, or its answer can't be read; in words for the console.
    Away(String),
}

impl Refusal {
    /// In words for the console. Never an answer, a name or a token.
    pub fn detail(&self) -> String {
        match self {
            Self::Away(detail) => detail.clone(),
            other => ["collector: ", other.code()].concat(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BadSignIn => "bad_sign_in",
            Self::TooMany(_) => "too_many",
            Self::SignedOut => "signed_out",
            Self::Forbidden => "forbidden",
            Self::Epoch => "epoch",
            Self::NotFound => "not_found",
            Self::Slow => "time-out",
            Self::Away(_) => "away",
        }
    }
}
