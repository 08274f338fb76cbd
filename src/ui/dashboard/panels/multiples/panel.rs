//! The panel of small trends: what it draws and says.

use std::rc::Rc;

use hailong_core::filter::UNIT;
use yew::prelude::*;

use crate::charts::{
    Multiple, MultiplesInput, Scene, TextMeasure, Theme, draw_multiples, multiples_twin,
};
use crate::i18n::small_multiples::words;
use crate::i18n::{fill, percent};
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::model::multiples::{Counted, MOST, Message, UnitMonths};
use crate::ui::dashboard::panels::chart::Panel;
use crate::ui::dashboard::panels::picture::Drawn;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{inputs, source};

/// What the panel needs.
#[derive(Properties, Clone)]
pub struct MultiplesProps {
    pub found: Rc<Counted>,
    /// Whether other figures are shown by now.
    pub pending: bool,
    /// The units that are filtered by.
    pub picked: Vec<String>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    pub send: Callback<Message>,
    /// Told what is picked.
    pub on_drill: Callback<drill::Message>,
}

impl PartialEq for MultiplesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.found, &other.found)
            && self.pending == other.pending
            && self.picked == other.picked
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

impl Drawn for MultiplesInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_multiples(self, &Theme::default(), measure, width)
    }
}

/// The panel.
#[component]
pub fn MultiplesPanel(props: &MultiplesProps) -> Html {
    let MultiplesProps { found, pending, picked, names, measure, send, on_drill } = props;
    let (words, input) = (words(names.language), input(found, names));
    let title = words.title.to_owned();
    let whole = words.whole.to_owned();
    let twin = multiples_twin(&input, title.clone(), names.words().unit.to_owned(), whole);
    let line = if input.apart.contains(&true) { words.breaks } else { words.mean };
    let text = fill(words.text, &[("what", &names.overall(&found.figures)), ("line", line)]);
    let (shown, all) = (found.units.len(), found.all());
    let is_all = shown >= all;
    let places = [("shown", &*shown.to_string()), ("all", &*all.to_string())];
    let status = fill(if is_all { words.shown_all } else { words.shown }, &places);
    let (label, n) = match is_all {
        true => (words.less, MOST),
        false => (words.more, (all - shown).min(MOST)),
    };
    let label = fill(label, &[("n", &n.to_string())]);
    let onclick =
        send.reform(move |_: MouseEvent| if is_all { Message::Less } else { Message::More });
    let controls = html! {
        if all > MOST {
            <div class="controls">
                <span role="status">{ status }</span>
                // One button for both, so that the focus stays on it.
                <button type="button" class="tool" {onclick} aria-disabled={pending.then_some("true")}>{ label }</button>
            </div>
        }
    };
    let units = found.clone();
    let on_pick = on_drill.reform(move |picked: Picked| {
        let own = units.units.iter().find(|own| own.unit.value == picked.key);
        let is_told = own.is_some_and(|own| own.unit.share.status.is_visible());
        drill::Message::OneUnit(picked, is_told)
    });
    let text = if *pending { words.counting.to_owned() } else { text };
    html! {
        <div class="panels crossings">
            <Panel id="multiples" {title} {text} picture={Rc::new(input) as Rc<dyn Drawn>} table={Rc::new(twin)}
                names={names.clone()} measure={measure.clone()} illustrative={found.figures.illustrative}
                source={source::of(&found.figures, names)} {controls} {on_pick} picked={picked.clone()} {pending} />
        </div>
    }
}

/// The units on the months of all.
pub fn input(found: &Counted, names: &Names) -> MultiplesInput {
    let figures = &*found.figures;
    let all = inputs::trend(figures, names, Step::Month);
    let months: Vec<&str> = all.points.iter().map(|point| &*point.key).collect();
    let unit = |UnitMonths { unit, months: own }: &UnitMonths| {
        let mut own = own.iter().peekable();
        // Of a unit that is hidden no month is known to be without answers.
        let none = match unit.share.status {
            status if status.is_visible() => names.words().no_answers.to_owned(),
            status => inputs::why_hidden(status, figures, names),
        };
        let cells = months.iter().map(|month| {
            // Both are in the order of time; who doesn't say a month comes before all others.
            while own.next_if(|group| *group.value < **month).is_some() {}
            match own.next_if(|group| group.value == *month) {
                Some(group) => inputs::cell(&group.share, figures, names),
                None => crate::charts::Cell::Hidden(none.clone()),
            }
        });
        let cells: Vec<_> = cells.collect();
        Multiple {
            key: unit.value.clone(),
            label: names.value(UNIT, &unit.value),
            n: inputs::n(unit.share.n, names),
            cell: inputs::cell(&unit.share, figures, names),
            says: says(&cells, &all.points, names),
            months: cells,
            none: words(names.language).none.to_owned(),
        }
    };
    MultiplesInput {
        units: found.units.iter().map(unit).collect(),
        months: all.points.iter().map(|point| point.label.clone()).collect(),
        apart: all.points.iter().map(|point| point.is_apart).collect(),
        all: all.points.iter().map(|point| point.cell.clone()).collect(),
        reference: names.words().reference.to_owned(),
        empty: names.words().no_units.to_owned(),
        percent: all.percent,
    }
}

/// The last month that is shown, and how many aren't.
fn says(
    cells: &[crate::charts::Cell],
    points: &[crate::charts::TrendPoint],
    names: &Names,
) -> String {
    let words = words(names.language);
    let mut shown =
        cells.iter().zip(points).filter_map(|(cell, point)| Some((cell.estimate()?, point)));
    let Some((last, point)) = shown.next_back() else { return words.none.to_owned() };
    let share = percent(names.language, last.share, 1);
    let mut said = fill(words.last, &[("month", &point.label), ("share", &share)]);
    let hidden = cells.iter().filter(|cell| cell.estimate().is_none()).count();
    if hidden > 0 {
        said = [&*said, " · ", &fill(words.hidden, &[("n", &hidden.to_string())])].concat();
    }
    said
}
