//! What a table with keys can be asked for.

use super::counts::count;
use super::noise::NOISE;
use super::view::Asked;
use crate::field::Field;
use crate::figures::count::Columns;
use crate::figures::error::FiguresError;
use crate::figures::model::{FORMAT, Figures, Group, GroupedFigures, Share, TrendFigures};
use crate::figures::over_time::over_months;
use crate::figures::publish::sort_by_rank;
use crate::figures::thresholds::{Status, Thresholds};
use crate::filter::{Filter, MONTH, UNIT};
use crate::keyed_table::Keyed;
use crate::questionnaire::{Event, Questionnaire};
use crate::statistics::worth_of_interval;

/// The figures of what a filter lets through, all of their numbers made of counts with noise. They say so in
/// [`Figures::noise`].
pub fn noisy_figures(
    questionnaire: &Questionnaire,
    keyed: Keyed<'_>,
    filter: &Filter,
    thresholds: Thresholds,
    illustrative: bool,
) -> Result<Figures, FiguresError> {
    filter.check(questionnaire)?;
    let columns = Columns::new(questionnaire);
    let asked = Asked::all(&columns);
    let counts = count(keyed, filter, None, asked.measures())?;
    let view = asked.view(questionnaire, thresholds, &columns, &counts.groups[0], counts.cells);
    let status = view.status();
    let overall = view.publish_overall();
    let (mut by_unit, mut by_month) = (Vec::new(), Vec::new());
    if status.is_visible() && overall.share.status.is_visible() {
        by_unit = overall_by(questionnaire, keyed, filter, UNIT, thresholds, &columns)?;
        sort_by_rank(&mut by_unit);
        by_month = overall_by(questionnaire, keyed, filter, MONTH, thresholds, &columns)?;
    }
    let trend = noisy_limits(&mut by_month, columns.overall.is_none(), &questionnaire.events);
    Ok(Figures {
        format: FORMAT,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version,
        illustrative,
        filter: filter.clone(),
        thresholds,
        noise: Some(NOISE),
        status,
        n: (status != Status::Hidden).then_some(view.n),
        overall,
        index: view.index(),
        items: view.items(),
        factors: view.factors(),
        by_unit,
        by_month,
        trend,
    })
}

/// The result of all of what a filter lets through, as [`noisy_figures`] has it.
pub fn noisy_overall(
    questionnaire: &Questionnaire,
    keyed: Keyed<'_>,
    filter: &Filter,
    thresholds: Thresholds,
) -> Result<Share, FiguresError> {
    filter.check(questionnaire)?;
    let columns = Columns::new(questionnaire);
    let asked = Asked::overall(&columns);
    let counts = count(keyed, filter, None, asked.measures())?;
    let view = asked.view(questionnaire, thresholds, &columns, &counts.groups[0], counts.cells);
    Ok(view.overall().publish())
}

/// The figures of what a filter lets through, for each value of a field. A group shows what the filter on it shows. A value of
/// which the noise leaves no response isn't among them.
pub fn noisy_grouped(
    questionnaire: &Questionnaire,
    keyed: Keyed<'_>,
    filter: &Filter,
    field: &str,
    thresholds: Thresholds,
) -> Result<GroupedFigures, FiguresError> {
    filter.check(questionnaire)?;
    let field = keyed.counted.fields.find(field)?;
    if field.overlaps && filter.values(&field.name).is_some() {
        return Err(FiguresError::FilteredOptions(field.name.clone()));
    }
    let columns = Columns::new(questionnaire);
    let mut found =
        GroupedFigures { field: field.name.clone(), noise: Some(NOISE), groups: Vec::new() };
    let whole = Asked::overall(&columns);
    let counts = count(keyed, filter, None, whole.measures())?;
    let view = whole.view(questionnaire, thresholds, &columns, &counts.groups[0], counts.cells);
    if !view.status().is_visible() {
        return Ok(found);
    }
    let asked = Asked::all(&columns);
    let counts = count(keyed, filter, Some(field), asked.measures())?;
    for (value, numbers) in values(field, &counts.groups) {
        let view = asked.view(questionnaire, thresholds, &columns, numbers, counts.cells);
        if view.n > 0 {
            found.groups.push(view.group(value.to_owned()));
        }
    }
    Ok(found)
}

/// The result of all by the values of a dimension.
fn overall_by(
    questionnaire: &Questionnaire,
    keyed: Keyed<'_>,
    filter: &Filter,
    by: &str,
    thresholds: Thresholds,
    columns: &Columns,
) -> Result<Vec<Group>, FiguresError> {
    let field = keyed.counted.fields.find(by)?;
    let asked = Asked::overall(columns);
    let counts = count(keyed, filter, Some(field), asked.measures())?;
    let mut groups = Vec::new();
    for (value, numbers) in values(field, &counts.groups) {
        let view = asked.view(questionnaire, thresholds, columns, numbers, counts.cells);
        if view.n > 0 {
            let share = view.overall().publish();
            groups.push(Group { value: value.to_owned(), share, limits: None });
        }
    }
    Ok(groups)
}

/// The values of a field with what was counted of each; in order, an item's levels in their own.
fn values<'a>(field: &'a Field, groups: &'a [Vec<Vec<u64>>]) -> Vec<(&'a str, &'a [Vec<u64>])> {
    let values = field.values.iter().map(String::as_str).zip(groups.iter().map(Vec::as_slice));
    let mut values: Vec<_> = values.collect();
    if matches!(field.key, hailong_engine::Key::Dimension(_)) {
        values.sort_by_key(|(value, _)| *value);
    }
    values
}

/// Limits and trend of months whose counts have noise. A month is taken to have as many answers as its share is worth, so that
/// the limits are as much wider as the noise makes the share waver.
pub(in crate::figures) fn noisy_limits(
    by_month: &mut [Group],
    several_answers: bool,
    events: &[Event],
) -> Option<TrendFigures> {
    let given: Vec<Option<u64>> = by_month.iter().map(|month| month.share.answers).collect();
    for month in by_month.iter_mut() {
        let share = &mut month.share;
        let worth = share.top_share.zip(share.interval).and_then(|(p, i)| worth_of_interval(p, i));
        share.answers = worth.map(|worth| worth.round().max(1.0) as u64).or(share.answers);
    }
    let trend = over_months(by_month, several_answers, events);
    for (month, answers) in by_month.iter_mut().zip(given) {
        month.share.answers = answers;
    }
    trend
}
