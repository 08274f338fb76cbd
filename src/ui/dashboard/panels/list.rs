//! The panels, and their grid.

use std::collections::BTreeSet;
use std::rc::Rc;

use hailong_core::figures::Figures;
use hailong_core::questionnaire::Scale;
use yew::prelude::*;

use super::chart::Panel;
use super::drill::{Picks, picks};
use super::periods;
use super::picture::{Drawn, Picture};
use crate::charts::TextMeasure;
use crate::charts::table;
use crate::charts::table::{LikertColumns, ShareColumns, TableTwin};
use crate::i18n::{decimal, drill, fill, whole};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message as CompareMessage;
use crate::ui::dashboard::model::drill::Message as DrillMessage;
use crate::ui::dashboard::model::drill::around::Around;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::period::NoPeriods;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{change, drivers, events, findings, inputs, source};

/// What a panel says and draws; the printed report says and draws the same.
pub struct PanelInput {
    pub id: &'static str,
    /// The finding.
    pub title: String,
    /// What is shown, in a sentence.
    pub text: String,
    pub picture: Picture,
    pub table: TableTwin,
}

/// What a person sets panels by.
pub struct Controls<'a> {
    /// The selects of two periods, once the lazy chunk is here.
    pub selects: Option<periods::Selects>,
    /// Whether the lazy chunk couldn't be fetched when these were last wanted.
    pub is_missing: bool,
    /// Told what is picked.
    pub on_drill: &'a Callback<DrillMessage>,
    /// Told what is compared.
    pub on_compare: &'a Callback<CompareMessage>,
}

/// All panels.
pub fn panels(
    figures: &Figures,
    analysis: Option<&Analysis>,
    around: Option<&Around>,
    names: &Names,
    measure: &Rc<dyn TextMeasure>,
    Controls { selects, is_missing, on_drill, on_compare }: Controls<'_>,
) -> Html {
    let own_source: AttrValue = source::of(figures, names).into();
    let panel = |PanelInput { id, title, text, picture, table }: PanelInput| {
        let picks = around.map(|around| picks(id, around, &figures.filter, names, on_drill));
        let Picks { on_pick, picked, text: more, source, mut controls } = picks.unwrap_or_default();
        let mut blank = false;
        if let (Some(analysis), "change") = (analysis, id) {
            if around.is_some() {
                controls = periods::choice(analysis, names, selects, is_missing, on_compare);
            }
            blank = analysis.change.is_err();
        }
        let text = [&*text, more].concat();
        let source = source.map_or_else(|| own_source.clone(), AttrValue::from);
        html! {
            <Panel key={id} {id} {title} {text} picture={Rc::new(picture) as Rc<dyn Drawn>} table={Rc::new(table)}
                names={names.clone()} measure={measure.clone()} illustrative={figures.illustrative}
                {source} {on_pick} {picked} {controls} {blank} />
        }
    };
    let beside = around.map_or(Beside::nothing(figures), |around| Beside {
        units: &around.units,
        months: &around.months,
        step: around.step,
    });
    let above: Vec<Html> = above_inputs(figures, analysis, names).into_iter().map(panel).collect();
    html! {
        <>
            if !above.is_empty() {
                <div class="further">{ for above }</div>
            }
            <div class="panels">{ for panel_inputs(figures, beside, names).into_iter().map(panel) }</div>
        </>
    }
}

/// What changed and what matters, which stand above the rest in a grid of their own.
pub fn above_inputs(
    figures: &Figures,
    analysis: Option<&Analysis>,
    names: &Names,
) -> Vec<PanelInput> {
    let panel = |id, title, text, picture, table| PanelInput { id, title, text, picture, table };
    let mut above = Vec::new();
    let has_months = figures.by_month.iter().any(|group| !group.value.is_empty());
    let is_there = |analysis: &&Analysis| !matches!(analysis.change, Err(NoPeriods::NotPublished));
    if let Some(analysis) = analysis.filter(|_| has_months).filter(is_there) {
        let title = change::title(figures, analysis, names);
        let input = change::input(figures, analysis, names);
        let table = change::table(figures, analysis, names, title.clone());
        let text = change::text(figures, analysis, names);
        above.push(panel("change", title, text, Picture::Difference(input), table));
    }
    if let Some(found) = analysis.and_then(|analysis| analysis.drivers.as_ref()) {
        let title = drivers::title(figures, found, names);
        let input = drivers::input(figures, found, names);
        let table = drivers::table(figures, found, names, title.clone());
        let text = drivers::text(figures, found, names);
        above.push(panel("drivers", title, text, Picture::Quadrants(input), table));
    }
    above
}

/// The same where nothing can be chosen, on paper and on the wall: without two periods that can't be compared, of which the
/// panel only says how to choose others.
pub fn above_as_chosen(
    figures: &Figures,
    analysis: Option<&Analysis>,
    names: &Names,
) -> Vec<PanelInput> {
    let mut above = above_inputs(figures, analysis, names);
    let change = analysis.map(|analysis| &analysis.change);
    let cant_be_compared = |why: &NoPeriods| {
        matches!(why, NoPeriods::Overlapping | NoPeriods::HalfChosen | NoPeriods::NotAnswered)
    };
    if change.is_some_and(|change| change.as_ref().is_err_and(cant_be_compared)) {
        above.retain(|panel| panel.id != "change");
    }
    above
}

/// The figures of the units' panel and of the months', which may show more than what is filtered by.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    units: &'a Figures,
    months: &'a Figures,
    /// How long the months' periods are.
    step: Step,
}

impl<'a> Beside<'a> {
    /// No more than what is filtered by.
    pub fn nothing(figures: &'a Figures) -> Self {
        Self { units: figures, months: figures, step: Step::Month }
    }
}

/// What is in all other panels, in their order.
pub fn panel_inputs(figures: &Figures, beside: Beside, names: &Names) -> Vec<PanelInput> {
    let Beside { units, months, step } = beside;
    let words = names.words();
    let panel = |id, title, text, picture, table| PanelInput { id, title, text, picture, table };
    let what = names.overall(figures);
    let mut all: Vec<PanelInput> = Vec::new();
    let mut titles = BTreeSet::new();
    for (index, scale) in scales(names).into_iter().enumerate() {
        // A scale each: levels of different scales can't share their colours.
        let id = ["items", "items-2", "items-3", "items-4", "items-5"][index.min(4)];
        let input = inputs::items(figures, names, scale);
        let mut title = findings::items(figures, names, scale);
        if !titles.insert(title.clone()) {
            // Two scales of which there is nothing to say: each panel has a name of its own all the same.
            title += &[" (", &(index + 1).to_string(), ")"].concat();
        }
        let levels = names.top_levels(scale);
        let count = input.groups.iter().map(|group| group.rows.len()).sum::<usize>();
        let text = if count > 1 { words.items_text } else { words.items_text_one };
        let text = fill(text, &[("n", &count.to_string()), ("levels", &levels)]);
        let columns = LikertColumns {
            item: words.column_item.to_owned(),
            top: fill(words.column_top, &[("levels", &levels)]),
            n: words.column_n.to_owned(),
            note: words.column_note.to_owned(),
        };
        let table = table::likert(&input, title.clone(), columns);
        all.push(panel(id, title, text, Picture::Likert(input), table));
    }
    if units.by_unit.iter().any(|group| !group.value.is_empty()) {
        let (title, input) = (findings::units(units, names), inputs::units(units, names));
        let table = table::ranking(&input, title.clone(), columns(names, words.unit));
        let text = fill(words.units_text, &[("what", &what)]);
        all.push(panel("units", title, text, Picture::Ranking(input), table));
    }
    if !figures.factors.is_empty() {
        let (title, input) = (findings::factors(figures, names), inputs::factors(figures, names));
        let table = table::factors(&input, title.clone(), columns(names, words.column_factor));
        let table = with_alpha(table, figures, names);
        let text = words.factors_text.to_owned();
        all.push(panel("factors", title, text, Picture::Factors(input), table));
    }
    if months.by_month.iter().any(|group| !group.value.is_empty()) {
        let title = findings::trend(months, names, step);
        let input = inputs::trend(months, names, step);
        let own = drill::words(names.language);
        let (column, text, gaps, limits) = match step {
            Step::Month => (words.month, words.trend_text, words.trend_gaps, words.trend_limits),
            Step::Quarter => {
                (own.quarters, own.quarters_text, own.periods_gaps, own.periods_limits)
            }
            Step::Year => (own.years, own.years_text, own.periods_gaps, own.periods_limits),
        };
        let table = table::trend(&input, title.clone(), columns(names, column));
        let mut text = fill(text, &[("what", &what)]);
        if input.points.iter().any(|point| point.cell.estimate().is_none()) {
            text += gaps;
        }
        if input.points.iter().any(|point| point.limits.is_some()) {
            text += limits;
        }
        text += &events::text(&input, names);
        all.push(panel("trend", title, text, Picture::Trend(input), table));
    }
    all
}

/// The scales that items are on, in the order of their first item.
fn scales(names: &Names) -> Vec<&Scale> {
    let mut found: Vec<&Scale> = Vec::new();
    for (_, _, scale, _) in names.questionnaire.items() {
        if !found.iter().any(|known| known.id == scale.id) {
            found.push(scale);
        }
    }
    found
}

fn columns(names: &Names, of: &str) -> ShareColumns {
    let words = names.words();
    ShareColumns {
        name: of.to_owned(),
        share: words.column_share.to_owned(),
        interval: words.column_interval.to_owned(),
        n: words.column_n.to_owned(),
        note: words.column_note.to_owned(),
    }
}

/// Reliability is for whoever asks for it: in the table, not in the picture.
fn with_alpha(mut table: TableTwin, figures: &Figures, names: &Names) -> TableTwin {
    let words = names.words();
    table.columns.push(words.alpha.to_owned());
    for (row, factor) in table.rows.iter_mut().zip(&figures.factors) {
        let cell = factor.alpha.zip(factor.alpha_n).map(|(alpha, n)| {
            let alpha = decimal(names.language, alpha, 2);
            let n = whole(names.language, n);
            fill(words.alpha_text, &[("alpha", &alpha), ("n", &n)])
        });
        row.push(cell.unwrap_or_default());
    }
    table
}
