//! Control limits: between which shares a month, or a longer period, varies by chance, and which lie outside. The core
//! computes them; here it is decided whether there are enough periods for them to be shown.

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group, Status};
use hailong_core::questionnaire::Stretch;

use super::events;
use super::names::Names;
use crate::ui::dashboard::model::drill::periods::Step;

/// With fewer months that are shown, their own limits say too little of what is usual. Montgomery takes 20 to 25
/// points; a commune hasn't as many months for two years.
const LEAST: usize = 6;

/// On which side of its limits a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Lower than chance explains.
    Below,
    /// Higher.
    Above,
}

/// The limits of a month, or longer period, where there are enough of them to be drawn: between two changes of method.
pub fn limits(group: &Group, figures: &Figures, names: &Names, step: Step) -> Option<[f64; 2]> {
    let own = stretch_of(group, names, step);
    let shown = figures.by_month.iter().filter(|group| group.share.status == Status::Shown);
    let alike = shown.filter(|other| other.limits.is_some());
    let enough = alike.filter(|other| stretch_of(other, names, step) == own).count() >= LEAST;
    group.limits.filter(|_| enough)
}

fn stretch_of(group: &Group, names: &Names, step: Step) -> Stretch {
    // Most questionnaires have no event at all: then every period is of the same stretch.
    match Month::parse(&group.value).filter(|_| !names.questionnaire.events.is_empty()) {
        Some(first) => events::stretch_of(names, step, first),
        None => Stretch::default(),
    }
}

/// On which side of its limits a period is; `None` for one within them and for one that is for reference only.
pub fn beyond(group: &Group, figures: &Figures, names: &Names, step: Step) -> Option<Beyond> {
    if group.share.status != Status::Shown {
        return None;
    }
    let (share, [low, high]) = group.share.top_share.zip(limits(group, figures, names, step))?;
    match share {
        share if share < low => Some(Beyond::Below),
        share if share > high => Some(Beyond::Above),
        _ => None,
    }
}
