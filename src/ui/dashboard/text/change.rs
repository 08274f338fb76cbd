//! How a change between two periods is told in a sentence: the panel of changes has it as its title, the card of the result
//! of all below its number, and the alerts where it is more than chance. Whether it is more than chance is the core's
//! verdict, which is adjusted for all comparisons made at once.

use hailong_core::figures::{Compared, Figures, Verdict};

use super::events;
use super::names::Names;
use super::partial_period;
use super::period_name::{first_upper, period};
use crate::i18n::{Language, decimal, fill, rounded};
use crate::ui::dashboard::model::analysis::Analysis;

/// The panel's title.
pub fn title(figures: &Figures, analysis: &Analysis, names: &Names) -> String {
    let words = names.words();
    let Ok(change) = &analysis.change else { return words.change_plain.to_owned() };
    let texts = Sentences {
        up: words.change_up,
        down: words.change_down,
        up_unsure: words.change_up_unsure,
        down_unsure: words.change_down_unsure,
        level: words.change_level,
    };
    let found = sentence(&change.comparison.overall, &texts, names);
    let Some((text, points, _)) = found else { return words.change_plain.to_owned() };
    let what = names.overall(figures);
    let before = period(&change.periods.before, names);
    let text = fill(text, &[("what", &what), ("points", &points), ("before", &before)]);
    text + &events::short_caution(names, &change.periods)
        + partial_period::short_caution(analysis, names)
}

/// The sentence below the result of all; `None` where there is nothing to say.
pub fn card(analysis: &Analysis, names: &Names) -> Option<String> {
    let words = names.words();
    let change = analysis.change.as_ref().ok()?;
    let texts = Sentences {
        up: words.card_up,
        down: words.card_down,
        up_unsure: words.card_up_unsure,
        down_unsure: words.card_down_unsure,
        level: words.card_level,
    };
    let (text, points, range) = sentence(&change.comparison.overall, &texts, names)?;
    let now = first_upper(&period(&change.periods.now, names));
    let before = period(&change.periods.before, names);
    let places = [("now", &*now), ("points", &points), ("before", &before), ("range", &range)];
    let mut text = fill(text, &places);
    if is_unsure_together(&change.comparison.overall) {
        text += &fill(words.card_together, &[("tests", &change.comparison.tests.to_string())]);
    }
    let caution = events::short_caution(names, &change.periods);
    Some(text + &caution + partial_period::short_caution(analysis, names))
}

/// Whether a difference that its own interval keeps apart from 0 may be chance among all that is compared at once: then that
/// is said beside the interval, or the two would seem to contradict each other.
pub fn is_unsure_together(compared: &Compared) -> bool {
    compared.verdict == Some(Verdict::NotDistinguishable)
        && compared.interval.is_some_and(|[low, high]| low > 0.0 || high < 0.0)
        && !is_level(compared.difference.unwrap_or_default())
}

/// Whether it is written as 0,0, and so goes neither up nor down.
fn is_level(difference: f64) -> bool {
    rounded(difference * 100.0, 1) == 0.0
}

/// A difference with its sign, in hundredths: "+2,1", "−0,5", "0,0".
pub fn signed(language: Language, difference: f64, decimals: usize) -> String {
    let number = decimal(language, (difference * 100.0).abs(), decimals);
    let is_zero = !number.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let sign = match difference {
        _ if is_zero => "",
        below if below < 0.0 => "−",
        _ => "+",
    };
    [sign, &number].concat()
}

/// How a difference is told, by what may be said of it.
struct Sentences {
    up: &'static str,
    down: &'static str,
    up_unsure: &'static str,
    down_unsure: &'static str,
    level: &'static str,
}

/// The sentence for a difference, with its size in points, without a sign, and its interval.
fn sentence(
    compared: &Compared,
    texts: &Sentences,
    names: &Names,
) -> Option<(&'static str, String, String)> {
    let difference = compared.difference?;
    let text = match compared.verdict {
        Some(Verdict::Higher) => texts.up,
        Some(Verdict::Lower) => texts.down,
        _ if is_level(difference) => texts.level,
        _ if difference > 0.0 => texts.up_unsure,
        _ => texts.down_unsure,
    };
    let size = decimal(names.language, difference.abs() * 100.0, 1);
    let points = fill(names.words().points, &[("n", &size)]);
    Some((text, points, range(compared.interval?, names)))
}

/// The interval of a difference, with signs.
pub fn range([low, high]: [f64; 2], names: &Names) -> String {
    let [low, high] = [low, high].map(|end| signed(names.language, end, 1));
    fill(names.words().points_range, &[("low", &low), ("high", &high)])
}
