//! A report's text around its charts and tables: the office, the questionnaire and its period, the day, and how to read the
//! numbers.

use hailong_core::figures::{Figures, Share};
use hailong_core::filter::UNIT;
use hailong_core::questionnaire::Method;
use hailong_core::unit::Unit;

use crate::charts::Cell;
use crate::charts::table::TableTwin;
use crate::i18n::{day, fill, whole};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{shares, source};

/// Where a hand writes.
pub(super) const DOTS: &str = "…………";

/// A report, but for its charts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// What the office belongs to.
    pub(super) above: Option<String>,
    /// The office; dots where the figures are of several that belong to nothing common.
    pub(super) office: String,
    /// The place, for a hand, and the day.
    pub(super) dated: String,
    /// That the responses are made up, where they are.
    pub(super) stamp: Option<&'static str>,
    /// Names and values: the questionnaire, the time, how many, what of.
    pub(super) facts: Vec<(&'static str, String)>,
    /// The result of all in a sentence.
    pub(super) overall: String,
    /// The index by each method; `None` for a questionnaire without factors.
    pub(super) index: Option<TableTwin>,
    /// How the numbers came about, and what they don't say.
    pub(super) notes: Vec<String>,
    /// The text at the foot of each page.
    pub(super) foot: String,
}

impl Content {
    /// Of these figures, on a day `2026-01-31`.
    pub(super) fn new(figures: &Figures, names: &Names, today: &str) -> Self {
        let words = names.words();
        let (above, office) = office(figures, names);
        let limits = &figures.thresholds;
        let (hide, reference) =
            (limits.hide_below.to_string(), (limits.reference_below - 1).to_string());
        let made = fill(words.file_made, &[("day", &day(today))]);
        let source = source::of(figures, names);
        let stamp = figures.illustrative.then_some(words.illustrative_file);
        let foot = stamp.into_iter().chain([&*source, &*made]).collect::<Vec<_>>();
        Self {
            above,
            office: office.unwrap_or_else(|| DOTS.to_owned()),
            dated: dated(names, today),
            stamp,
            facts: facts(figures, names),
            overall: overall(figures, names),
            index: (!figures.factors.is_empty()).then(|| index(figures, names)),
            notes: vec![
                words.report_note_share.to_owned(),
                words.report_note_interval.to_owned(),
                words.report_note_apart.to_owned(),
                words.report_note_voluntary.to_owned(),
                fill(words.report_note_hidden, &[("hide", &hide), ("reference", &reference)]),
                words.report_note_months.to_owned(),
            ],
            foot: foot.join(" · "),
        }
    }
}

/// What the office belongs to, and the office: the one unit that the figures are of, or what all of them belong to.
fn office(figures: &Figures, names: &Names) -> (Option<String>, Option<String>) {
    let filtered = figures.filter.values(UNIT);
    let counted = || figures.by_unit.iter().map(|group| group.value.as_str()).collect();
    let ids: Vec<&str> =
        filtered.map_or_else(counted, |ids| ids.iter().map(String::as_str).collect());
    let unit = |id: &str| names.units.iter().find(|unit| unit.id == id);
    let named = |unit: &Unit| names.text(&unit.name).to_owned();
    // One that isn't known, or that isn't said, may belong to anything.
    let Some(units) = ids.into_iter().map(unit).collect::<Option<Vec<&Unit>>>() else {
        return (None, None);
    };
    let parent = |of: &Unit| of.parent.as_deref().and_then(unit);
    match &*units {
        [] => (None, None),
        [only] => {
            let office = only.office.as_ref().map(|office| names.text(office).to_owned());
            (parent(only).map(named), Some(office.unwrap_or_else(|| named(only))))
        }
        [first, others @ ..] => {
            let common =
                parent(first).filter(|_| others.iter().all(|other| other.parent == first.parent));
            (common.and_then(parent).map(named), common.map(named))
        }
    }
}

/// The place and the day of a letter.
fn dated(names: &Names, today: &str) -> String {
    let mut parts = today.split('-');
    let [year, month, day] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let number: usize = month.parse().unwrap_or_default();
    let months = &mut names.words().report_months.split_whitespace();
    let month = number.checked_sub(1).and_then(|before| months.nth(before)).unwrap_or(month);
    let places = [("place", DOTS), ("day", day), ("month", month), ("year", year)];
    fill(names.words().report_dated, &places)
}

fn facts(figures: &Figures, names: &Names) -> Vec<(&'static str, String)> {
    let words = names.words();
    let questionnaire = &names.questionnaire;
    let version = questionnaire.version.to_string();
    let asked = [
        ("title", names.text(&questionnaire.title)),
        ("id", &*questionnaire.id),
        ("version", &*version),
    ];
    let n = figures.n.map_or(String::new(), |n| whole(names.language, n));
    let filtered = figures.filter.iter().map(|(dimension, values)| {
        // All of them, however many: paper has no list to open.
        let values: Vec<String> =
            values.iter().map(|value| names.value(dimension, value)).collect();
        let places = [("name", &*names.dimension(dimension)), ("values", &*values.join(", "))];
        fill(words.file_filter, &places)
    });
    let filtered: Vec<String> = filtered.collect();
    let scope = match &*filtered {
        [] => words.report_scope_all.to_owned(),
        some => some.join("; "),
    };
    let from =
        if figures.illustrative { words.report_source_made } else { words.report_source_text };
    vec![
        (words.report_form, fill(words.report_form_text, &asked)),
        (words.report_period, source::period(figures, names)),
        (words.count_title, n),
        (words.report_scope, scope),
        (words.report_source, from.to_owned()),
    ]
}

fn overall(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let input = shares::overall(figures, names);
    let name = ("name", &*input.name);
    let estimate = match &input.cell {
        Cell::Hidden(why) => return fill(words.report_overall_hidden, &[name, ("why", why)]),
        Cell::Shown(estimate) | Cell::Reference(estimate) => estimate,
    };
    let levels = names.overall_scale().map(|scale| names.top_levels(scale)).unwrap_or_default();
    let places = [
        name,
        ("share", &*estimate.text),
        ("levels", &*levels),
        ("range", &*estimate.range),
        ("n", &*input.n),
    ];
    let sentence = fill(words.report_overall_text, &places);
    if input.cell.is_reference() { [&sentence, " ", words.report_few].concat() } else { sentence }
}

fn index(figures: &Figures, names: &Names) -> TableTwin {
    let words = names.words();
    let index = &figures.index;
    let row = |(method, label, share): (Method, &'static str, &Share)| {
        let used = if method == index.shown { words.report_used } else { "" };
        let [share, range, note] = match shares::cell(share, figures, names) {
            Cell::Hidden(why) => [String::new(), String::new(), why],
            Cell::Reference(estimate) => {
                [estimate.text, estimate.range, words.reference.to_owned()]
            }
            Cell::Shown(estimate) => [estimate.text, estimate.range, String::new()],
        };
        let notes: Vec<&str> = [used, &note].into_iter().filter(|one| !one.is_empty()).collect();
        vec![label.to_owned(), share, range, notes.join("; ")]
    };
    let methods = [
        (Method::Pooled, words.pooled, &index.pooled),
        (Method::MeanOfItems, words.mean_of_items, &index.mean_of_items),
        (Method::Weighted, words.weighted, &index.weighted),
    ];
    let columns = [words.report_way, words.column_share, words.column_interval, words.column_note];
    TableTwin {
        caption: words.index_title.to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: methods.into_iter().map(row).collect(),
    }
}
