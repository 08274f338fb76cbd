//! What is asked for: the arguments, held against the questionnaire before the file is read. All that is wrong is
//! listed at once.

use hailong_core::calendar::Month;
use hailong_core::figures::{FiguresError, Thresholds};
use hailong_core::filter::{CHANNEL, Filter, MONTH, UNIT, fields, several};
use hailong_core::questionnaire::Questionnaire;

use super::arguments::Figures;
use super::codes::{Codes, NOT_APPLICABLE, code_of, scale, value_of};

/// A range of more months than this is a slip of the pen: a hundred years.
const MOST_MONTHS: usize = 1200;

/// Two sets of values of a field.
type Sides = (String, [Vec<String>; 2]);

pub(super) struct Asked {
    pub(super) filter: Filter,
    pub(super) thresholds: Thresholds,
    pub(super) group_by: Option<String>,
    pub(super) cross_tab: Option<[String; 2]>,
    pub(super) compare: Option<Sides>,
    /// All that is wrong, each with the argument in front.
    pub(super) problems: Vec<String>,
}

impl Asked {
    pub(super) fn new(questionnaire: &Questionnaire, arguments: &Figures) -> Self {
        let fields = Fields { questionnaire };
        let mut problems = Vec::new();
        let mut note = |option: &str, found: Vec<String>| {
            problems.extend(found.into_iter().map(|problem| format!("{option}: {problem}")));
        };
        let mut filter = Filter::all();
        for text in &arguments.filters {
            match fields.restriction(text) {
                Ok((field, values)) => {
                    values.into_iter().for_each(|value| filter.allow(field.as_str(), value));
                }
                Err(found) => note("--filter", found),
            }
        }
        if let Err(error) = filter.check(questionnaire) {
            note("--filter", vec![error.to_string()]);
        }
        let mut thresholds = Thresholds::default();
        if let Some(text) = &arguments.threshold {
            match text.parse() {
                Ok(hide_below @ 1_u64..) => {
                    let reference_below = thresholds.reference_below.max(hide_below);
                    thresholds = Thresholds { hide_below, reference_below };
                }
                _ => note("--threshold", vec![format!("\"{text}\" is no whole number from 1 on")]),
            }
        }
        let group_by = arguments.group_by.clone();
        if let Some(Err(problem)) = group_by.as_deref().map(|field| fields.one(field)) {
            note("--group-by", vec![problem]);
        }
        if let Some(field) = &group_by
            && fields.overlaps(field)
            && filter.values(field).is_some()
        {
            let why = FiguresError::FilteredOptions(field.clone());
            note("--group-by", vec![why.to_string()]);
        }
        if arguments.numbers && !filter.is_all() {
            let why = "not with --filter: numbers aren't protected along the filter's fields";
            note("--numbers", vec![why.to_owned()]);
        }
        if arguments.cell_keys.is_some() {
            let others = [
                ("--cross-tab", arguments.cross_tab.is_some()),
                ("--compare", arguments.compare.is_some()),
                ("--drivers", arguments.drivers),
                ("--numbers", arguments.numbers),
                ("--weight", arguments.weight.is_some()),
            ];
            for (option, _) in others.into_iter().filter(|(_, is_asked)| *is_asked) {
                note(option, vec!["not with --cell-keys: its numbers would be exact".to_owned()]);
            }
        }
        let cross_tab = arguments.cross_tab.as_deref().map(|text| fields.two(text));
        let cross_tab = cross_tab.and_then(|two| two.map_err(|p| note("--cross-tab", p)).ok());
        let compare = arguments.compare.as_deref().map(|text| fields.sides(text, &filter));
        let compare = compare.and_then(|sides| sides.map_err(|p| note("--compare", p)).ok());
        Self { filter, thresholds, group_by, cross_tab, compare, problems }
    }

    /// The codes of the items that are asked for, where the file writes levels in its own way.
    pub(super) fn codes(&self, questionnaire: &Questionnaire) -> Codes {
        let filtered = self.filter.iter().map(|(field, _)| field);
        let crossed = self.cross_tab.iter().flatten().map(String::as_str);
        let compared = self.compare.iter().map(|(field, _)| field.as_str());
        let grouped = self.group_by.as_deref();
        Codes::of(questionnaire, filtered.chain(grouped).chain(crossed).chain(compared))
    }

    /// Tells on standard error which values were asked for that no response has.
    pub(super) fn name_values_of_nobody<'a>(
        &self,
        questionnaire: &Questionnaire,
        values: impl Fn(&str) -> Vec<&'a str>,
    ) {
        let compared = self.compare.iter().flat_map(|(field, sides)| {
            sides.iter().flatten().map(|value| (field.as_str(), value.as_str()))
        });
        let filtered = self
            .filter
            .iter()
            .flat_map(|(field, values)| values.iter().map(move |value| (field, value.as_str())));
        for (field, value) in filtered.chain(compared) {
            if !values(field).contains(&value) {
                let code = code_of(questionnaire, field, value);
                eprintln!("note: no response has {field}=\"{}\"", code.as_deref().unwrap_or(value));
            }
        }
    }
}

/// The fields of a questionnaire and the values that they can have.
struct Fields<'q> {
    questionnaire: &'q Questionnaire,
}

impl Fields<'_> {
    fn check(&self, field: &str) -> Result<(), String> {
        let known = fields(self.questionnaire);
        match known.iter().any(|name| name == field) {
            true => Ok(()),
            false => Err(format!("no field \"{field}\"; there are {}", known.join(", "))),
        }
    }

    /// One field. Two are a likely mistake, which the message names.
    fn one(&self, text: &str) -> Result<(), String> {
        let first_of_two = text.split_once(',').filter(|(first, _)| self.check(first).is_ok());
        match first_of_two {
            None => self.check(text),
            Some((first, second)) => Err(format!(
                "\"{text}\" is two fields, and one is what it takes; persons by two are --cross-tab {text}, and the \
                 figures of one value of {first} by {second} are --filter {first}=VALUE --group-by {second}"
            )),
        }
    }

    /// Whether a person can have several values of a field.
    fn overlaps(&self, field: &str) -> bool {
        several(self.questionnaire).any(|(_, question, _)| question.id == field)
    }

    /// `FIELD=VALUE`; the values of a range of months are several.
    fn restriction(&self, text: &str) -> Result<(String, Vec<String>), Vec<String>> {
        let (field, value) = text.split_once('=').ok_or_else(|| {
            vec![format!("\"{text}\" is not FIELD=VALUE; FIELD= is for rows that don't say")]
        })?;
        self.check(field).map_err(|problem| vec![problem])?;
        let values = self.values(field, value).map_err(|problem| vec![problem])?;
        Ok((field.to_owned(), values))
    }

    /// `FIELD,FIELD`.
    fn two(&self, text: &str) -> Result<[String; 2], Vec<String>> {
        let (row, column) =
            text.split_once(',').ok_or_else(|| vec![format!("\"{text}\" is not FIELD,FIELD")])?;
        let mut problems: Vec<String> =
            [row, column].into_iter().filter_map(|field| self.check(field).err()).collect();
        if row == column {
            problems.push(format!("{row} can't be set against itself"));
        }
        let overlap = [row, column].into_iter().filter(|field| self.overlaps(field));
        problems.extend(overlap.map(|field| FiguresError::Overlaps(field.to_owned()).to_string()));
        if problems.is_empty() { Ok([row.to_owned(), column.to_owned()]) } else { Err(problems) }
    }

    /// `FIELD=A:B`.
    fn sides(&self, text: &str, filter: &Filter) -> Result<Sides, Vec<String>> {
        let sides = text.split_once('=').and_then(|(field, sides)| {
            let (a, b) = sides.split_once(':')?;
            Some((field, a, b))
        });
        let (field, a, b) = sides.ok_or_else(|| vec![format!("\"{text}\" is not FIELD=A:B")])?;
        self.check(field).map_err(|problem| vec![problem])?;
        if self.overlaps(field) {
            return Err(vec![FiguresError::Overlaps(field.to_owned()).to_string()]);
        }
        let mut problems = Vec::new();
        if filter.values(field).is_some() {
            problems.push(format!("{field} is compared, so it can't be filtered"));
        }
        let sides = [a, b].map(|side| {
            self.values(field, side).map_err(|problem| problems.push(problem)).unwrap_or_default()
        });
        if let Some(value) = sides[0].iter().find(|value| sides[1].contains(value)) {
            problems.push(format!("{field}=\"{value}\" is on both sides: they must not overlap"));
        }
        if problems.is_empty() { Ok((field.to_owned(), sides)) } else { Err(problems) }
    }

    /// The values that a text stands for. One that no response can have is a slip of the pen, not an empty result.
    fn values(&self, field: &str, text: &str) -> Result<Vec<String>, String> {
        match field {
            _ if text.is_empty() => Ok(vec![String::new()]),
            MONTH => months(text),
            UNIT | CHANNEL => Ok(vec![text.to_owned()]),
            _ => {
                let (value, known) = match scale(self.questionnaire, field) {
                    Some(scale) => {
                        let not_applicable = scale.not_applicable.as_ref();
                        let known = scale.levels.iter().map(|level| level.in_words(""));
                        let known = known.chain(not_applicable.map(|_| NOT_APPLICABLE.to_owned()));
                        (value_of(scale, text), known.collect::<Vec<_>>())
                    }
                    None => {
                        let known = self.options(field);
                        (known.iter().find(|value| *value == text).cloned(), known)
                    }
                };
                let known = known.join(", ");
                let wrong = || format!("{field} can't be \"{text}\"; its values are {known}");
                value.map(|value| vec![value]).ok_or_else(wrong)
            }
        }
    }

    /// The values of a choice or of a question of several choices.
    fn options(&self, field: &str) -> Vec<String> {
        let mut filters = self.questionnaire.filters().chain(several(self.questionnaire));
        let found = filters.find(|(_, question, _)| question.id == field);
        let values = found.map(|(.., options)| options.iter().map(|option| option.value.clone()));
        values.map(Iterator::collect).unwrap_or_default()
    }
}

/// A month or a range of months, `2026-01..2026-06`, both ends included.
fn months(text: &str) -> Result<Vec<String>, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let month = |text: &str| {
        Month::parse(text).ok_or_else(|| format!("\"{text}\" is no month; it is 2026-01"))
    };
    let (from, to) = (month(from)?, month(to)?);
    if from > to {
        return Err(format!("{from} is after {to}"));
    }
    let months = std::iter::successors(Some(from), |month| month.next());
    let months: Vec<String> = months
        .take_while(|month| *month <= to)
        .take(MOST_MONTHS + 1)
        .map(|m| m.to_string())
        .collect();
    if months.len() > MOST_MONTHS {
        return Err(format!("{from}..{to} is longer than a hundred years"));
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn ranges_of_months() {
        let check = |text: &str, expected: Result<&[&str], &str>| {
            let expected = expected
                .map(|months| months.iter().map(|&month| month.to_owned()).collect::<Vec<_>>())
                .map_err(str::to_owned);
            assert_eq!(months(text), expected);
        };
        check("2026-01", Ok(&["2026-01"]));
        check("2025-11..2026-02", Ok(&["2025-11", "2025-12", "2026-01", "2026-02"]));
        check("2026-02..2026-02", Ok(&["2026-02"]));
        check("9999-11..9999-12", Ok(&["9999-11", "9999-12"]));
        check("2026-02..2026-01", Err("2026-02 is after 2026-01"));
        check("2026-13", Err("\"2026-13\" is no month; it is 2026-01"));
        check("2026-00..2026-02", Err("\"2026-00\" is no month; it is 2026-01"));
        check("2026-1", Err("\"2026-1\" is no month; it is 2026-01"));
        check("..2026-01", Err("\"\" is no month; it is 2026-01"));
        check("0001-01..9999-12", Err("0001-01..9999-12 is longer than a hundred years"));
    }
}
