//! Conditions over earlier answers: what a question or a page is shown for, and what makes an answer needed.

/// A condition over the answers to earlier questions. Looking back only is what keeps conditions free of
/// cycles, and lets one walk from the first question to the last decide all of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Each of these holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This one doesn't hold.
    Not(Box<Condition>),
    /// The answer to the question with this index passes the test. A question that isn't asked has none.
    Answer(usize, Test),
}

/// What an answer is tested for.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// That there is one.
    Given,
    /// That it is one of these values, or that one of these is among the several chosen. Levels are their
    /// number, "not applicable" is `na`.
    Is(Vec<String>),
    /// That its level or number is this or more.
    AtLeast(f64),
    /// That its level or number is this or less.
    AtMost(f64),
}

/// From here on the page of another id, or the review page, follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Skip {
    /// Where it holds once the page was filled in.
    pub when: Condition,
    /// The index of the page to go to; the number of pages for the review page.
    pub to: usize,
}
