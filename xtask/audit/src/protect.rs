//! Files of figures, their numbers resolved against the responses; and the search for numbers to hide.

use anyhow::{Result, bail};
use hailong_core::figures::Thresholds;
use hailong_core::questionnaire::Questionnaire;

use super::check::{Checked, Finding, check};
use super::groups::{Group, small};
use super::hide::Place;
use super::published::{File, Measure, Number, Restriction};
use super::survey::Survey;
use super::system::{System, Told};
use super::view::View;

/// So many findings are made before numbers are hidden for them.
const AT_ONCE: usize = 8;
/// With more hidden numbers than this it isn't tried which of them could be shown after all.
const MOST_TRIED_AGAIN: usize = 60;

/// The files with all their numbers.
pub struct Set<'a> {
    pub questionnaire: &'a Questionnaire,
    pub survey: &'a Survey,
    pub files: Vec<File>,
    pub numbers: Vec<Number>,
    /// Of each file the survey that its numbers are of.
    pub of: Vec<usize>,
    pub threshold: u64,
}

/// What hiding came to.
#[derive(Default)]
pub struct Protected {
    /// What was hidden.
    pub hidden: Vec<Place>,
    /// Files that can't be made safe: their result of all gives a group away.
    pub withheld: Vec<usize>,
    /// Findings that the files which are out already make by themselves.
    pub left: Vec<Finding>,
}

impl<'a> Set<'a> {
    /// The files' numbers, each held against the responses.
    pub fn new(
        questionnaire: &'a Questionnaire,
        survey: &'a Survey,
        files: Vec<File>,
        numbers: Vec<Number>,
    ) -> Result<Self> {
        let mut numbers = numbers;
        // An item's levels are told of responses only where something else tells them apart by it.
        numbers.retain(|number| {
            number.level_of.as_ref().is_none_or(|item| survey.field(item).is_some())
        });
        let values = |name: &str| Some(survey.fields[survey.field(name)?].values.as_slice());
        for (at, file) in files.iter().enumerate() {
            numbers.extend(file.unlisted(at, values));
        }
        // Files that were made with a lower threshold don't thereby protect fewer.
        let threshold = Thresholds::default().hide_below;
        let mut set = Self { questionnaire, survey, files, numbers, of: Vec::new(), threshold };
        for (at, file) in set.files.iter().enumerate() {
            set.threshold = set.threshold.max(file.threshold()?);
            let wrong: Vec<Vec<String>> =
                (0..survey.surveys()).map(|of| set.contradictions(at, of)).collect();
            match wrong.iter().rposition(Vec::is_empty) {
                Some(of) => set.of.push(of),
                None => {
                    let closest = wrong.into_iter().min_by_key(Vec::len).unwrap_or_default();
                    bail!(
                        "{}: its numbers aren't those of the responses as they were given; for figures of an earlier day \
                         give the responses as they stood then, with one more --survey\n{}",
                        file.name,
                        closest.into_iter().take(5).collect::<Vec<_>>().join("\n")
                    );
                }
            }
        }
        Ok(set)
    }

    /// Where a file says something else than a survey.
    fn contradictions(&self, file: usize, of: usize) -> Vec<String> {
        let own = self.numbers.iter().filter(|number| number.place.file == file);
        own.filter_map(|number| {
            let view = self.survey.within(view(self.survey, &number.of), of);
            let counted: u64 =
                number.measures.iter().map(|measure| self.survey.count(measure, &view)).sum();
            (counted != number.n)
                .then(|| format!("  {}: {} in the file, {counted} counted", number.place, number.n))
        })
        .collect()
    }

    /// The numbers that are left when some places are hidden and some files withheld.
    pub fn told(&self, hidden: &[Place], withheld: &[usize]) -> Vec<Told> {
        let numbers = self.numbers.iter().enumerate().filter(|(_, number)| {
            let place = &number.place;
            !withheld.contains(&place.file) && !hidden.iter().any(|of| of.takes_in(place))
        });
        numbers
            .map(|(at, number)| {
                let view = view(self.survey, &number.of);
                let view = self.survey.within(view, self.of[number.place.file]);
                let terms = number.measures.iter();
                let terms = terms.flat_map(|measure| self.terms(measure, view.clone()));
                Told { terms: terms.collect(), n: number.n, number: at }
            })
            .collect()
    }

    /// A measure by the fields that are told apart: those who answered an item, where responses are told apart by it, are
    /// those with one of its levels.
    fn terms(&self, measure: &Measure, view: View) -> Vec<(Measure, View)> {
        let by_field = |item: usize| {
            let (_, question, ..) = self.questionnaire.items().nth(item)?;
            let field = self.survey.field(&question.id)?;
            let values = &self.survey.fields[field].values;
            let valid: Vec<bool> =
                values.iter().map(|value| !matches!(value.as_str(), "" | "na")).collect();
            Some((field, valid))
        };
        match measure {
            Measure::Responses => vec![(Measure::Responses, view)],
            Measure::Item(item) => match by_field(*item) {
                Some((field, valid)) => vec![(Measure::Responses, view.and(field, valid))],
                None => vec![(measure.clone(), view)],
            },
            Measure::All(items) => {
                let mut left = Vec::new();
                let mut view = view;
                for &item in items {
                    match by_field(item) {
                        Some((field, valid)) => view = view.and(field, valid),
                        None => left.push(item),
                    }
                }
                let measure = match left[..] {
                    [] => Measure::Responses,
                    [one] => Measure::Item(one),
                    _ => Measure::All(left),
                };
                vec![(measure, view)]
            }
            Measure::Any(items) => {
                let found =
                    items.iter().enumerate().find_map(|(at, &item)| Some((at, by_field(item)?)));
                match found {
                    Some((at, (field, valid))) => {
                        let invalid = valid.iter().map(|valid| !valid).collect();
                        let mut others = items.clone();
                        others.remove(at);
                        let mut terms = vec![(Measure::Responses, view.clone().and(field, valid))];
                        if !others.is_empty() {
                            terms.extend(
                                self.terms(&Measure::Any(others), view.and(field, invalid)),
                            );
                        }
                        terms
                    }
                    None => match items[..] {
                        [] => Vec::new(),
                        [one] => vec![(Measure::Item(one), view)],
                        _ => vec![(measure.clone(), view)],
                    },
                }
            }
        }
    }

    /// What can be worked out, with some numbers hidden.
    pub fn check(
        &self,
        hidden: &[Place],
        withheld: &[usize],
        most: usize,
    ) -> Result<(System, Vec<Group>, Checked)> {
        let system = System::new(self.survey, &self.told(hidden, withheld))?;
        let groups = small(self.survey, &system, self.threshold);
        // A level of an item that is shown may be of few persons: it is a part of their answer (docs/figures.md).
        let is_a_level = |derivation: &[(usize, f64)]| match derivation {
            [(number, _)] => self.numbers[*number].level_of.is_some(),
            _ => false,
        };
        let checked = check(&system, &groups, self.threshold, most, is_a_level)?;
        Ok((system, groups, checked))
    }

    /// Hides numbers of the files that aren't out yet until no small group is given away: for each finding the number of
    /// the fewest persons that it rests on. Afterwards those that needn't be hidden are shown again.
    pub fn protect(&self) -> Result<Protected> {
        let mut done = Protected::default();
        loop {
            let known = done.left.len();
            let most = known + AT_ONCE;
            let (_, _, checked) = self.check(&done.hidden, &done.withheld, most)?;
            let is_cut = checked.findings.len() >= most;
            // What can't be helped is found each time.
            let mut changed = false;
            let mut left = Vec::new();
            for finding in checked.findings {
                let places: Vec<&Number> =
                    finding.derivation.iter().map(|&(number, _)| &self.numbers[number]).collect();
                let is_gone = |number: &&Number| {
                    done.withheld.contains(&number.place.file)
                        || done.hidden.iter().any(|of| of.takes_in(&number.place))
                };
                if places.iter().any(is_gone) {
                    continue;
                }
                let open =
                    || places.iter().filter(|number| !self.files[number.place.file].is_published);
                let part = open().filter(|number| number.can_be_hidden());
                match (
                    part.min_by_key(|number| (number.n, number.place.clone())),
                    open().next_back(),
                ) {
                    (Some(number), _) => done.hidden.push(number.place.clone()),
                    (None, Some(number)) => done.withheld.push(number.place.file),
                    (None, None) => {
                        left.push(finding);
                        continue;
                    }
                }
                changed = true;
            }
            done.left = left;
            if !changed && !is_cut {
                break;
            }
        }
        self.show_again(&mut done)?;
        Ok(done)
    }

    fn show_again(&self, done: &mut Protected) -> Result<()> {
        if done.hidden.len() > MOST_TRIED_AGAIN || !done.left.is_empty() {
            return Ok(());
        }
        for at in (0..done.hidden.len()).rev() {
            let mut fewer = done.hidden.clone();
            fewer.remove(at);
            if self.check(&fewer, &done.withheld, 1)?.2.findings.is_empty() {
                done.hidden = fewer;
            }
        }
        Ok(())
    }
}

/// The persons of a restriction.
fn view(survey: &Survey, of: &Restriction) -> View {
    let mut view = View::default();
    for (name, values) in of {
        match survey.field(name) {
            Some(field) => {
                let known = survey.fields[field].values.iter();
                view = view.and(field, known.map(|value| values.contains(value)).collect());
            }
            // A question of several choices: an option is a field.
            None => {
                for value in values {
                    if let Some(field) = survey.field(&format!("{name}={value}")) {
                        view = view.and(field, vec![false, true]);
                    }
                }
            }
        }
    }
    view
}
