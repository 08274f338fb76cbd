//! A Likert block: items on one scale that follow each other, as a table where there is room.
//!
//! Each row is a group with the item as its name, as a fieldset is on a phone, and each radio has the
//! level's word. The rows of an HTML table can't be fieldsets, so each is a `tbody`, which may be a group and
//! leaves rows, cells and headers what they are.

use hailong_core::questionnaire::{Kind, Look, Questionnaire, Scale};
use hailong_core::response::Answer;

use super::controls::face;
use super::drawing::Drawing;
use super::question_props::{Layout, QuestionProps, hint_id};
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// The most levels that have room beside the items.
const MOST_COLUMNS: usize = 7;

/// The most of them whose columns are as wide as long words need.
const MOST_WIDE_COLUMNS: usize = 5;

/// Cuts the questions that a page shows into runs: items on the same scale that follow each other, and all
/// others for themselves.
fn runs<'a>(questionnaire: &Questionnaire, shown: &'a [usize]) -> Vec<&'a [usize]> {
    let mut runs = Vec::new();
    let mut rest = shown;
    while let [first, after @ ..] = rest {
        let scale = tabled(questionnaire, *first);
        let mut length = 1;
        for &next in after {
            if scale.is_none() || tabled(questionnaire, next) != scale {
                break;
            }
            length += 1;
        }
        let (run, others) = rest.split_at(length);
        runs.push(run);
        rest = others;
    }
    runs
}

/// The scale of an item that can be a row of a table.
fn tabled(questionnaire: &Questionnaire, question: usize) -> Option<usize> {
    let Kind::Item { scale, .. } = questionnaire.questions[question].kind else { return None };
    let Scale { look, levels, .. } = &questionnaire.scales[scale];
    let has_words = matches!(look, Look::Words | Look::Faces);
    (has_words && levels.len() <= MOST_COLUMNS).then_some(scale)
}

impl Drawing<'_> {
    /// The questions that a page shows; runs of items as tables.
    pub(super) fn tables(&self, mut body: El, shown: &[usize]) -> El {
        for run in runs(&self.state.questionnaire, shown) {
            body = match run {
                &[at] => body.node(self.question(at, Layout::Card)),
                run => body.with(self.table(run)),
            };
        }
        body
    }

    /// The table of a run.
    fn table(&self, run: &[usize]) -> El {
        let questionnaire = &self.state.questionnaire;
        // Not the key of a question: its fieldset is another thing.
        let table = el("table", "block").key(usize::MAX / 2 + run[0]);
        let Some(scale) = tabled(questionnaire, run[0]) else { return table };
        let scale = &questionnaire.scales[scale];
        let is_many = scale.levels.len() > MOST_WIDE_COLUMNS;
        let table = if is_many { table.attr(Attr::Class, "block many") } else { table };
        let mut table = table.with(el("thead", "").with(self.columns(scale)));
        for &at in run {
            table = table.node(self.question(at, Layout::Row));
        }
        table
    }

    fn columns(&self, scale: &Scale) -> El {
        let mut columns = el("tr", "").with(el("td", ""));
        for (index, level) in scale.levels.iter().enumerate() {
            let mut column = el("th", "").attr(Attr::Scope, "col");
            if scale.look == Look::Faces {
                column = column.node(face(index, scale.levels.len()));
            }
            columns = columns.with(column.text(self.text(&level.label)));
        }
        if let Some(label) = &scale.not_applicable {
            columns = columns.with(line("th", "apart", self.text(label)).attr(Attr::Scope, "col"));
        }
        columns
    }
}

impl QuestionProps {
    /// An item as a row of its table.
    pub(super) fn row(&self) -> El {
        let row = el("tbody", if self.error.is_some() { "row wrong" } else { "row" });
        let Kind::Item { scale, .. } = self.question().kind else { return row };
        let scale = &self.props.questionnaire.scales[scale];
        let label_id = self.part_id("label");
        let label = self.label(el("span", "label").attr(Attr::Id, &label_id));
        let mut header = el("th", "").attr(Attr::Scope, "row").with(label);
        if !self.hint.is_empty() {
            header = header.with(line("p", "hint", &self.hint).attr(Attr::Id, &hint_id(self.at)));
        }
        let mut cells = el("tr", "").with(header.node(self.error_line()));
        for (index, level) in scale.levels.iter().enumerate() {
            let answer = Answer::Level(index as u8 + 1);
            cells = cells.with(self.cell("", index, answer, self.text(&level.label)));
        }
        if let Some(label) = &scale.not_applicable {
            let (index, label) = (scale.levels.len(), self.text(label));
            cells = cells.with(self.cell("apart", index, Answer::NotApplicable, label));
        }
        row.attr(Attr::Part, "question")
            .attr(Attr::Role, "group")
            .attr(Attr::LabelledBy, &label_id)
            .maybe(Attr::DescribedBy, self.described_by().as_deref())
            .with(cells)
    }

    /// A radio that fills its cell; the column's word is its name, and is seen at the head of the table.
    fn cell(&self, class: &str, index: usize, answer: Answer, label: &str) -> El {
        el("td", class).with(self.radio("cell", index, answer, nothing(), label))
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::{Questionnaire, read};
    use proptest::prelude::{prop_assert_eq, proptest};
    use serde_json::{Value, json};

    use super::{runs, tabled};

    /// A questionnaire with a question for each character: items on the scales `a` and `b`, items with
    /// stars `s`, on eight levels `w`, and a text for anything else.
    fn questionnaire(kinds: &str) -> Questionnaire {
        let levels = |count: usize| -> Value {
            (1..=count).map(|level| json!({"label": level.to_string()})).collect()
        };
        let mut questions = Vec::new();
        for (at, kind) in kinds.chars().enumerate() {
            let id = format!("q{at}");
            questions.push(match kind {
                'a' | 'b' | 's' | 'w' => {
                    json!({"id": id, "kind": "item", "scale": kind.to_string(), "label": "Q"})
                }
                _ => json!({"id": id, "kind": "text", "label": "Q"}),
            });
        }
        let file = json!({"id": "q", "version": 1, "title": "Q",
            "scales": {"a": {"levels": levels(5)}, "b": {"levels": levels(7), "look": "faces"},
                       "s": {"levels": levels(5), "look": "stars"}, "w": {"levels": levels(8)}},
            "pages": [{"id": "p", "title": "P", "questions": questions}]});
        read(&file.to_string()).expect("it is sound")
    }

    fn check(kinds: &str, expected: &[&str]) {
        let shown: Vec<usize> = (0..kinds.len()).collect();
        let questionnaire = questionnaire(kinds);
        let runs = runs(&questionnaire, &shown);
        let cut: Vec<&str> = runs.iter().map(|run| &kinds[run[0]..run[0] + run.len()]).collect();
        assert_eq!(cut, expected, "{kinds}");
    }

    #[test]
    fn items_on_the_same_scale_that_follow_each_other_are_a_run() {
        check("a", &["a"]);
        check("aaa", &["aaa"]);
        check("aab", &["aa", "b"]);
        check("aatab", &["aa", "t", "a", "b"]);
        check("tt", &["t", "t"]);
        // Stars and many levels have no room in a table's cells.
        check("ssww", &["s", "s", "w", "w"]);
    }

    proptest! {
        /// The oracle asks of each two neighbours whether they belong together.
        #[test]
        fn runs_are_cut_where_neighbours_differ(kinds in "[abswt]{1,12}", hidden in 0..4096_usize) {
            let questionnaire = questionnaire(&kinds);
            let shown: Vec<usize> = (0..kinds.len()).filter(|at| hidden >> at & 1 == 0).collect();
            let mut expected: Vec<Vec<usize>> = Vec::new();
            for (place, &at) in shown.iter().enumerate() {
                let before = place.checked_sub(1).and_then(|before| tabled(&questionnaire, shown[before]));
                match expected.last_mut() {
                    Some(run) if before.is_some() && before == tabled(&questionnaire, at) => run.push(at),
                    _ => expected.push(vec![at]),
                }
            }
            prop_assert_eq!(runs(&questionnaire, &shown), expected);
        }
    }
}
