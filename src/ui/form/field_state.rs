//! What fields show while they are used and what is no answer yet: a search in a list, a day as it was typed, the area
//! that units are looked for in. None of it is kept with the draft. Pure.

/// What the fields of a form show beside the answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldState {
    /// The search that goes on.
    pub search: Option<Search>,
    /// The question whose list was left, and what was typed there that names nothing in it.
    pub missed: Option<(usize, String)>,
    /// The day, month and year of a question as they were typed.
    pub typed: Option<(usize, [String; 3])>,
    /// The id of the unit below which others are looked for; empty for all.
    pub area: String,
}

/// A search in a question's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The index of the question.
    pub question: usize,
    /// What was typed; nothing while the list was only opened.
    pub text: Option<String>,
    /// The place of the option that the keys have come to, among those shown.
    pub active: Option<usize>,
}

impl Search {
    /// What was typed, unless the keys have come to an option: where it names none either, leaving the field drops it.
    pub fn missed(&self) -> Option<&str> {
        let typed = self.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        typed.filter(|_| self.active.is_none())
    }
}

/// A field is used without an answer coming of it yet.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldChange {
    /// A list is opened, or searched.
    Search(Search),
    /// The list closes, and its field is as it was.
    Close,
    /// The field of a list was left, with what was typed there where that names nothing in it.
    Leave(Option<(usize, String)>),
    /// A part of a question's day was typed: the three parts as they are now.
    Typed(usize, [String; 3]),
    /// Units are looked for in this area.
    Area(String),
}

impl FieldState {
    /// What follows from a change.
    pub fn apply(&mut self, change: FieldChange) {
        match change {
            FieldChange::Search(search) => (self.search, self.missed) = (Some(search), None),
            FieldChange::Close => self.search = None,
            FieldChange::Leave(missed) => (self.search, self.missed) = (None, missed),
            FieldChange::Typed(question, parts) => self.typed = Some((question, parts)),
            FieldChange::Area(area) => self.area = area,
        }
    }

    /// The part of this state that belongs to one question.
    pub fn of(&self, question: usize) -> OwnField {
        let own = |at: usize| at == question;
        OwnField {
            search: self.search.clone().filter(|search| own(search.question)),
            missed: self.missed.clone().filter(|(at, _)| own(*at)).map(|(_, typed)| typed),
            typed: self.typed.clone().filter(|(at, _)| own(*at)).map(|(_, parts)| parts),
            area: self.area.clone(),
        }
    }
}

/// What the field of one question shows beside its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnField {
    /// The search in its list.
    pub search: Option<Search>,
    /// What was typed there, when it was left, that names nothing in the list.
    pub missed: Option<String>,
    /// The day, month and year as they were typed.
    pub typed: Option<[String; 3]>,
    /// The id of the unit below which others are looked for; empty for all.
    pub area: String,
}
