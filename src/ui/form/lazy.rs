//! The table of the lazy chunk: what comes in a file of its own, fetched when it is first needed, so that those who only
//! fill in don't wait for it.
//!
//! The rule: in it is what a respondent of an ordinary questionnaire (items in words, faces or smileys, choices, numbers,
//! texts, a short list of units) on a phone never comes to. Nothing that keeps an answer is in it.
//!
//! The file is cut off behind the table that `lazy_chunk.rs` fills: what is reached through it alone, code, styles and
//! words, is in the file and nowhere else. So the rest of the form calls it by [`lazy`] only; a call by name brings it back
//! into the first download. tests/it/walls.rs holds that.

use yew::{Callback, NodeRef};

use super::drawing::Drawing;
use super::print::Printing;
use super::question_props::QuestionProps;
use super::state::Action;
use super::voice::Voice;
use crate::i18n::Language;
use crate::ui::shared::lazy::lazy_table;
use crate::ui::shared::markup::El;

/// All of it.
pub(super) struct Lazy {
    /// What the control of a question leaves to it.
    pub(super) control: fn(&QuestionProps) -> El,
    /// An item as a row of a table.
    pub(super) row: fn(&QuestionProps) -> El,
    /// A page's questions with tables among them.
    pub(super) tables: fn(&Drawing<'_>, El, &[usize]) -> El,
    /// The panel for sizes and contrast.
    pub(super) panel: fn(&Drawing<'_>) -> El,
    /// What is said of a question.
    pub(super) said: fn(&Drawing<'_>, usize) -> Vec<String>,
    /// Says it.
    pub(super) say: fn(&mut Voice, usize, &[String], Language),
    /// Prints the receipt, or before it the paper form.
    pub(super) print: fn(&Drawing<'_>, &NodeRef, Callback<Action>) -> Option<Printing>,
    /// Gives the form's shadow root the styles of all this.
    pub(super) dress: fn(&NodeRef),
}

lazy_table!(pub(super) Lazy);
