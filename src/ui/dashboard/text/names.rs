//! The names, in one language, of the ids that figures have: items, factors, units, months, options.

use std::rc::Rc;

use hailong_core::figures::Figures;
use hailong_core::filter::{CHANNEL, MONTH, UNIT, several};
use hailong_core::questionnaire::{ChoiceOption, Question, Questionnaire, Scale, Text};
use hailong_core::unit::Unit;

use crate::i18n::dashboard::{Words, words};
use crate::i18n::{Language, drill, fill, whole};

/// Names in one language.
#[derive(Clone)]
pub struct Names {
    /// The questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// The units.
    pub units: Rc<Vec<Unit>>,
    /// The language.
    pub language: Language,
}

impl Names {
    /// The ids of the units that serve people today: what made-up responses are about.
    pub fn serving_units(&self) -> Vec<String> {
        let serving = self.units.iter().filter(|unit| unit.parent.is_some());
        serving.filter(|unit| unit.valid_to.is_none()).map(|unit| unit.id.clone()).collect()
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// A text in this language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.language.tag())
    }

    /// A dimension's name.
    pub fn dimension(&self, id: &str) -> String {
        match id {
            UNIT => self.words().unit.to_owned(),
            MONTH => self.words().month.to_owned(),
            CHANNEL => self.words().channel.to_owned(),
            _ => self.question(id).map_or(id.to_owned(), |question| self.short(question)),
        }
    }

    /// The name of a value of a dimension.
    pub fn value(&self, dimension: &str, value: &str) -> String {
        if let Some(level) = self.level(dimension, value) {
            return level;
        }
        if value.is_empty() {
            return self.words().not_stated.to_owned();
        }
        let name = match dimension {
            UNIT => match self.units.iter().find(|unit| unit.id == value) {
                Some(unit) => return self.unit(unit),
                None => None,
            },
            MONTH => return month(value),
            CHANNEL => {
                let channels = &self.questionnaire.channels;
                channels.iter().find(|channel| channel.value == value).map(|found| &found.label)
            }
            _ => self
                .asked(dimension)
                .and_then(|options| options.iter().find(|option| option.value == value))
                .map(|option| &option.label),
        };
        name.map_or(value.to_owned(), |name| self.text(name).to_owned())
    }

    /// The name of a level, where the field is an item.
    fn level(&self, item: &str, value: &str) -> Option<String> {
        let (_, _, scale, _) =
            self.questionnaire.items().find(|(_, question, ..)| question.id == item)?;
        if value.is_empty() {
            return Some(self.words().no_answer.to_owned());
        }
        let place = value.parse::<usize>().ok().and_then(|level| level.checked_sub(1));
        let level = place.and_then(|place| scale.levels.get(place)).map(|level| &level.label);
        Some(self.text(level.or(scale.not_applicable.as_ref())?).to_owned())
    }

    /// The values of a dimension in the order in which they are asked, where there is one.
    pub fn options(&self, dimension: &str) -> Option<Vec<&str>> {
        if dimension == CHANNEL {
            let channels = self.questionnaire.channels.iter();
            return Some(channels.map(|channel| channel.value.as_str()).collect());
        }
        let options = self.asked(dimension)?.iter();
        Some(options.map(|option| option.value.as_str()).collect())
    }

    /// Whether only one value of a dimension can be let through at a time: two options of a question of which several
    /// can be chosen overlap, and their union would tell how many chose both.
    pub fn is_one_at_a_time(&self, dimension: &str) -> bool {
        several(&self.questionnaire).any(|(_, question, _)| question.id == dimension)
    }

    /// The options of a question that can be filtered by, of which one or several can be chosen.
    fn asked(&self, id: &str) -> Option<&[ChoiceOption]> {
        let mut all = self.questionnaire.filters().chain(several(&self.questionnaire));
        all.find_map(|(_, question, options)| (question.id == id).then_some(options))
    }

    /// The values that a filter lets through: their names, or how many they are where there are more than `most`. A unit with
    /// all units under it has that unit's name, as it was chosen.
    pub fn chosen(&self, dimension: &str, values: &[String], most: usize) -> String {
        let n = |n: usize| whole(self.language, n as u64);
        let above = (dimension == UNIT).then(|| self.above(values)).flatten();
        if let Some(unit) = above {
            let name = self.unit(unit);
            let words = drill::words(self.language);
            return fill(words.units_under, &[("name", &name), ("n", &n(values.len() - 1))]);
        }
        if values.len() > most {
            return fill(self.words().chosen, &[("n", &n(values.len()))]);
        }
        let named: Vec<String> = values.iter().map(|value| self.value(dimension, value)).collect();
        named.join(", ")
    }

    /// The unit that these are, with all that are under it.
    fn above(&self, sorted: &[String]) -> Option<&Unit> {
        let has = |id: &String| sorted.binary_search(id).is_ok();
        let is_under = |unit: &&Unit| unit.parent.as_ref().is_some_and(has);
        // All but one are under another one of them, and nothing else in the file is.
        let under = self.units.iter().filter(is_under);
        let under = under.map(|unit| has(&unit.id).then_some(1)).sum::<Option<usize>>()?;
        let top = || self.units.iter().find(|unit| has(&unit.id) && !is_under(unit));
        (under > 0 && under + 1 == sorted.len()).then(top).flatten()
    }

    /// A unit's name; with its id where another unit has the same.
    fn unit(&self, unit: &Unit) -> String {
        let name = self.text(&unit.name);
        if self.units.iter().any(|other| other.id != unit.id && self.text(&other.name) == name) {
            return fill(self.words().namesake, &[("name", name), ("id", &unit.id)]);
        }
        name.to_owned()
    }

    /// An item's name, short.
    pub fn item(&self, id: &str) -> String {
        self.question(id).map_or(id.to_owned(), |question| self.short(question))
    }

    /// Whether an item is asked the other way round: more of it is worse.
    pub fn is_reversed(&self, id: &str) -> bool {
        self.questionnaire.items().any(|(_, item, _, reversed)| item.id == id && reversed)
    }

    /// An item's name, marked where it is asked the other way round.
    pub fn marked_item(&self, id: &str) -> String {
        let name = self.item(id);
        match self.is_reversed(id) {
            true => fill(self.words().reversed, &[("item", &name)]),
            false => name,
        }
    }

    /// A factor's name.
    pub fn factor(&self, id: &str) -> String {
        let factor = self.questionnaire.factors.iter().find(|factor| factor.id == id);
        factor.map_or(id.to_owned(), |factor| self.text(&factor.label).to_owned())
    }

    /// The upper levels that count as satisfied, "Hài lòng + Rất hài lòng".
    pub fn top_levels(&self, scale: &Scale) -> String {
        let upper = &scale.levels[scale.levels.len() - scale.top..];
        let labels: Vec<&str> = upper.iter().map(|level| self.text(&level.label)).collect();
        labels.join(" + ")
    }

    /// What the result of all is: the item that asks for it, or the index.
    pub fn overall(&self, figures: &Figures) -> String {
        match &figures.overall.item {
            Some(item) => self.item(item),
            None => self.words().overall_index.to_owned(),
        }
    }

    /// The scale of the result of all: that of its item, else that of the first item of a factor.
    pub fn overall_scale(&self) -> Option<&Scale> {
        let questionnaire = &self.questionnaire;
        let first = questionnaire.factors.first().and_then(|factor| factor.items.first());
        let id = questionnaire.overall.item.as_ref().or(first)?;
        questionnaire.items().find(|(_, item, ..)| item.id == *id).map(|(_, _, scale, _)| scale)
    }

    fn question(&self, id: &str) -> Option<&Question> {
        self.questionnaire.questions().find(|question| question.id == id)
    }

    /// A question in as few words as it has.
    pub fn short(&self, question: &Question) -> String {
        self.text(question.short.as_ref().unwrap_or(&question.label)).to_owned()
    }
}

/// `2026-01` as 01/2026.
fn month(value: &str) -> String {
    value.split_once('-').map_or(value.to_owned(), |(year, month)| [month, "/", year].concat())
}
