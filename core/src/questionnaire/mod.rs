//! A questionnaire: what is asked, on which scales, and how the answers are counted.
//!
//! It is data, a JSON file that [`read`] turns into a [`Questionnaire`] or into the list of all that is
//! wrong with it. docs/questionnaire.md describes the format for people, schema/questionnaire-1.json for
//! machines. A version of a questionnaire is never edited once answers exist: a response names both.

mod asked;
mod condition;
mod counted;
mod events;
mod kind;
mod model;
mod order;
mod piping;
mod problem;
mod read;
mod read_condition;
mod read_question;
mod reader;
mod scale;
mod text;

pub use asked::Asked;
pub use condition::{Condition, Skip, Test};
pub use events::{Event, MOST_EVENTS, Stretch, stretch};
pub use kind::{ChoiceOption, InvalidKind, Kind};
pub use model::{
    CHANNEL, Factor, ImportColumns, MONTH, Method, Overall, Page, Question, Questionnaire, UNIT,
};
pub use problem::{Problem, ProblemKind};
pub use read::{read, read_asked, read_value};
pub(crate) use reader::{Node, Reader};
pub use scale::{Level, Look, MOST_LEVELS, Scale};
pub use text::Text;

#[cfg(test)]
mod tests;
