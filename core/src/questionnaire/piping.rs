//! Answers that stand in later texts: `{answer:field}`.

use super::model::{Page, Question};
use super::problem::ProblemKind;
use super::reader::Reader;
use super::text::Text;

const OPEN: &str = "{answer:";

impl Text {
    /// The text in `language`, each `{answer:id}` in it replaced by what `words` gives for the id.
    ///
    /// ```
    /// use hailong_core::questionnaire::Text;
    /// let text = Text::plain("Why {answer:how}?");
    /// assert_eq!(text.with_answers("vi", |id| id.to_uppercase()), "Why HOW?");
    /// ```
    pub fn with_answers(&self, language: &str, words: impl Fn(&str) -> String) -> String {
        let mut rest = self.get(language);
        let mut filled = String::new();
        while let Some((before, id, after)) = next(rest) {
            filled += before;
            filled += &words(id);
            rest = after;
        }
        filled += rest;
        filled
    }
}

/// What stands before the first place, its id, and what stands after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    // By bytes: the general search for a text in a text is 3 kB of a citizen's download.
    let at = text.as_bytes().windows(OPEN.len()).position(|window| window == OPEN.as_bytes())?;
    let after = &text[at + OPEN.len()..];
    let end = after.bytes().position(|byte| byte == b'}')?;
    Some((&text[..at], &after[..end], &after[end + 1..]))
}

/// Says which places of a page's texts refer to nothing that was asked before them.
pub(super) fn check(
    reader: &mut Reader,
    path: &str,
    page: &Page,
    questions: &[Question],
    all: &[&str],
) {
    let mut places = |text: Option<&Text>, below: &str, before: usize| {
        for mut rest in text.into_iter().flat_map(Text::variants) {
            while let Some((_, id, after)) = next(rest) {
                if !questions[..before].iter().any(|question| question.id == id) {
                    let later = all.contains(&id);
                    let id = id.to_owned();
                    let kind =
                        if later { ProblemKind::Later(id) } else { ProblemKind::Unknown(id) };
                    reader.problem_at([path, below].concat(), kind);
                }
                rest = after;
            }
        }
    };
    places(Some(&page.title), "/title", page.questions.start);
    places(page.hint.as_ref(), "/hint", page.questions.start);
    for at in page.questions.clone() {
        let question = &questions[at];
        let below = crate::decimal::decimal(at - page.questions.start);
        for (text, member) in [
            (Some(&question.label), "/label"),
            (question.short.as_ref(), "/short"),
            (question.hint.as_ref(), "/hint"),
        ] {
            places(text, &["/questions/", &below, member].concat(), at);
        }
    }
}
