//! Why a request isn't answered as was hoped, for programs.

/// Why a request isn't answered as was hoped: its code, which programs read, stays the same for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The body isn't JSON.
    NotJson,
    /// The body is too large.
    TooLarge,
    /// The body isn't said to be JSON.
    MediaType,
    /// The response has faults.
    Invalid,
    /// The filter names what there isn't.
    Filter,
    /// The id is another response's.
    Conflict,
    /// The questionnaire takes no responses any more.
    Closed,
    /// There is no such questionnaire.
    Questionnaire,
    /// There is nothing at this address.
    NotFound,
    /// The address doesn't do this.
    Method,
    /// A part of the address can't be read.
    BadRequest,
    /// Too many requests.
    TooMany,
    /// The database can't be used at the moment.
    Unavailable,
    /// The name or the password, or the link, is wrong.
    BadSignIn,
    /// Nobody is signed in with this token.
    SignedOut,
    /// The account may not do this.
    Forbidden,
    /// The cursor is of another epoch.
    Epoch,
    /// A fault in the program.
    Internal,
}

impl Trouble {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::TooLarge => "too_large",
            Self::MediaType => "media_type",
            Self::Invalid => "invalid",
            Self::Filter => "filter",
            Self::Conflict => "conflict",
            Self::Closed => "closed",
            Self::Questionnaire => "questionnaire",
            Self::NotFound => "not_found",
            Self::Method => "method",
            Self::BadRequest => "bad_request",
            Self::TooMany => "too_many",
            Self::Unavailable => "unavailable",
            Self::BadSignIn => "bad_sign_in",
            Self::SignedOut => "signed_out",
            Self::Forbidden => "forbidden",
            Self::Epoch => "epoch",
            Self::Internal => "internal",
        }
    }
}
