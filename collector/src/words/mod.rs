//! What is said to people whose request is refused, in both languages. The words themselves are in [`vi`] and [`en`].

mod en;
mod trouble;
mod vi;

use hailong_core::validate::InvalidKind;
use hailong_wire::received::FaultKind;
use serde::Serialize;

pub use trouble::Trouble;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Trouble {
    /// It in a sentence.
    pub fn sentence(self) -> Sentence {
        Sentence { vi: vi::trouble(self).to_owned(), en: en::trouble(self).to_owned() }
    }
}

/// The code of a fault.
pub fn fault_code(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::Missing => "missing",
        FaultKind::WrongType => "wrong_type",
        FaultKind::NotAnId => "not_an_id",
        FaultKind::OtherFormat => "other_format",
        FaultKind::UnknownMember => "unknown_member",
        FaultKind::UnknownUnit => "unknown_unit",
        FaultKind::UnknownQuestion => "unknown_question",
        FaultKind::NotAsked => "not_asked",
        FaultKind::NotAnAnswer => "not_an_answer",
        FaultKind::ControlCharacter => "control_character",
        FaultKind::TooLong(_) => "too_long",
        FaultKind::Invalid(kind) => match kind {
            InvalidKind::Missing => "missing",
            InvalidKind::NoConsent => "no_consent",
            InvalidKind::NotANumber => "not_a_number",
            InvalidKind::NotWhole => "not_whole",
            InvalidKind::Below(_) => "below",
            InvalidKind::Above(_) => "above",
            InvalidKind::TooFew(_) => "too_few",
            InvalidKind::TooMany(_) => "too_many",
            InvalidKind::TooLong(..) => "too_long",
            InvalidKind::NotADay => "not_a_day",
            InvalidKind::TooEarly => "too_early",
            InvalidKind::TooLate => "too_late",
            InvalidKind::InFuture => "in_future",
        },
    }
}

/// A fault in a sentence.
pub fn fault(kind: &FaultKind) -> Sentence {
    Sentence { vi: vi::fault(kind), en: en::fault(kind) }
}

/// That a file has no questionnaire of this id, or not this version of it.
pub fn unknown_questionnaire(id: &str, version: Option<i64>) -> Sentence {
    Sentence {
        vi: vi::unknown_questionnaire(id, version),
        en: en::unknown_questionnaire(id, version),
    }
}

/// Where the JSON breaks off or is wrong.
pub fn not_json(line: usize, column: usize) -> Sentence {
    Sentence { vi: vi::not_json(line, column), en: en::not_json(line, column) }
}
