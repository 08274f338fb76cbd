//! The words in English.

use hailong_core::validate::InvalidKind;
use hailong_wire::received::FaultKind;

use super::trouble::Trouble;

pub(super) fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotJson => "The body isn't JSON.",
        Trouble::TooLarge => "The body is too large.",
        Trouble::MediaType => {
            "The body must be JSON, sent with the header Content-Type: application/json."
        }
        Trouble::Invalid => "The response doesn't fit the questionnaire; see the list of problems.",
        Trouble::Filter => {
            "The filter names a field that there isn't, no value, or several options of a question of several choices."
        }
        Trouble::Conflict => {
            "Another response with this id is stored already. It was left as it is."
        }
        Trouble::Closed => "This questionnaire takes no more responses.",
        Trouble::Questionnaire => "There is no such questionnaire here.",
        Trouble::NotFound => "There is nothing at this address.",
        Trouble::Method => "This address doesn't take such requests.",
        Trouble::BadRequest => "A part of the address, or of the body, can't be read.",
        Trouble::TooMany => {
            "Too many requests from this address. Please try again later; nothing is lost."
        }
        Trouble::Unavailable => {
            "The response can't be stored at the moment. Please try again later; nothing is lost."
        }
        Trouble::BadSignIn => {
            "The name or the password is wrong, or the link was used already or is too old."
        }
        Trouble::SignedOut => "You are signed out. Please sign in again.",
        Trouble::Forbidden => "This account may not do this.",
        Trouble::Epoch => "The data were restored from a backup. Please load everything again.",
        Trouble::Internal => {
            "A fault in the collector. Please try again, and report it if it stays."
        }
    }
}

pub(super) fn fault(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Missing => "is missing".into(),
        FaultKind::WrongType => "is another type of value than is wanted here".into(),
        FaultKind::NotAnId => {
            "must be a UUID in lower case, such as 0198c0de-0000-7000-8000-00000000000a".into()
        }
        FaultKind::OtherFormat => "is a format that this collector doesn't know; it knows 1".into(),
        FaultKind::UnknownMember => "is no member of a response".into(),
        FaultKind::UnknownUnit => "is not among the collector's units".into(),
        FaultKind::UnknownQuestion => "is no question of this questionnaire".into(),
        FaultKind::NotAsked => "isn't asked of a person with these answers".into(),
        FaultKind::NotAnAnswer => "is no answer that this question can have".into(),
        FaultKind::ControlCharacter => "has control characters".into(),
        FaultKind::TooLong(most) => format!("is longer than {most} characters"),
        FaultKind::Invalid(kind) => invalid(kind),
    }
}

fn invalid(kind: &InvalidKind) -> String {
    match kind {
        InvalidKind::Missing => "needs an answer".into(),
        InvalidKind::NoConsent => "needs consent".into(),
        InvalidKind::NotANumber => "is not a number".into(),
        InvalidKind::NotWhole => "must be a whole number".into(),
        InvalidKind::Below(least) => format!("must be {least} or more"),
        InvalidKind::Above(most) => format!("must be {most} or less"),
        InvalidKind::TooFew(least) => format!("must have {least} options or more"),
        InvalidKind::TooMany(most) => format!("must have {most} options or fewer"),
        InvalidKind::TooLong(most, excess) => {
            format!("is longer than {most} characters, by {excess}")
        }
        InvalidKind::NotADay => "is no day that there is".into(),
        InvalidKind::TooEarly => "is before the first day that makes sense".into(),
        InvalidKind::TooLate => "is after the last day that makes sense".into(),
        InvalidKind::InFuture => "is yet to come".into(),
    }
}

pub(super) fn unknown_questionnaire(id: &str, version: Option<i64>) -> String {
    match version {
        Some(version) => format!("Version {version} of \"{id}\" wasn't published here"),
        None => format!("\"{id}\" wasn't published here"),
    }
}

pub(super) fn not_json(line: usize, column: usize) -> String {
    format!("The body isn't JSON: line {line}, column {column}.")
}
