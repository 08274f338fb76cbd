//! The numbers of persons that a file of figures tells, each with the view that it is of.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, bail};
use hailong_core::filter::{MONTH, UNIT, several};
use hailong_core::questionnaire::Questionnaire;
use serde_json::Value;

use super::hide::Place;

/// Which persons of a view count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// All.
    Responses,
    /// Those with a valid answer to an item.
    Item(usize),
    /// Those with one to any of some items.
    Any(Vec<usize>),
    /// Those with one to each of some items.
    All(Vec<usize>),
}

/// For each field the values that are let through.
pub type Restriction = BTreeMap<String, Vec<String>>;

/// A number that is told: the sum of what is counted for some measures under one restriction.
#[derive(Clone, Debug)]
pub struct Number {
    /// One of persons; several of answers.
    pub measures: Vec<Measure>,
    /// Of whom.
    pub of: Restriction,
    /// The number.
    pub n: u64,
    /// The item whose level it is of, where it counts only if responses are told apart by that item.
    pub level_of: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Number {
    /// Whether hiding it in its file hides anything.
    pub fn can_be_hidden(&self) -> bool {
        self.place.is_a_part() && self.n > 0
    }
}

/// A file of figures.
#[derive(Clone)]
pub struct File {
    /// Its name, for people.
    pub name: String,
    /// What it holds.
    pub json: Value,
    /// Whether it is out already, so that nothing more can be hidden.
    pub is_published: bool,
}

/// Reads the numbers of a file.
struct Reader<'a> {
    file: usize,
    questionnaire: &'a Questionnaire,
    items: Vec<&'a str>,
    numbers: Vec<Number>,
    /// The first that is no number.
    wrong: Option<String>,
}

impl File {
    /// The threshold by which it was made.
    pub fn threshold(&self) -> Result<u64> {
        let threshold = self.json["thresholds"]["hide_below"].as_u64();
        threshold.ok_or_else(|| {
            anyhow!("{}: no thresholds.hide_below: it isn't a file of figures", self.name)
        })
    }

    /// All numbers that it tells; `file` is its place among the files.
    pub fn numbers(&self, questionnaire: &Questionnaire, file: usize) -> Result<Vec<Number>> {
        if self.json.get("questionnaire").is_none() {
            bail!("{}: no member \"questionnaire\": it isn't a file of figures", self.name);
        }
        if self.json["questionnaire"] != questionnaire.id.as_str() {
            bail!("{}: it isn't of the questionnaire \"{}\"", self.name, questionnaire.id);
        }
        if self.json["version"] != questionnaire.version {
            bail!(
                "{}: it is of version {} of the questionnaire, and {} was given",
                self.name,
                self.json["version"],
                questionnaire.version
            );
        }
        if self.json.get("noise").is_some() {
            bail!(
                "{}: its numbers are perturbed (noise), and differences of them mean nothing",
                self.name
            );
        }
        let items = questionnaire.items().map(|(_, item, ..)| item.id.as_str()).collect();
        let mut reader = Reader { file, questionnaire, items, numbers: Vec::new(), wrong: None };
        reader.figures(&self.json);
        match reader.wrong {
            Some(wrong) => bail!("{}: {wrong}", self.name),
            None => Ok(reader.numbers),
        }
    }

    /// What follows from a value that isn't listed in a breakdown which lists others: no response has it. `values` are those
    /// of a field.
    pub fn unlisted<'v>(
        &self,
        file: usize,
        values: impl Fn(&str) -> Option<&'v [String]>,
    ) -> Vec<Number> {
        let of = restriction(&self.json["filter"]);
        let by = &self.json["group_by"];
        let breakdowns = [
            ("by_unit", UNIT, list(&self.json["by_unit"])),
            ("by_month", MONTH, list(&self.json["by_month"])),
            ("group_by", text(&by["field"]), list(&by["groups"])),
        ];
        let mut found = Vec::new();
        for (member, field, groups) in breakdowns.into_iter().filter(|(.., of)| !of.is_empty()) {
            let is_listed = |value: &&String| groups.iter().any(|of| of["value"] == ***value);
            let others = values(field).unwrap_or_default().iter().filter(|of| !is_listed(of));
            found.extend(others.map(|value| Number {
                measures: vec![Measure::Responses],
                of: with(&of, field, std::slice::from_ref(value)),
                n: 0,
                level_of: None,
                place: Place::file(file).part(member, &format!("without {value}")),
            }));
        }
        found.retain(|number| number.of.values().all(|values| !values.is_empty()));
        found
    }
}

impl Reader<'_> {
    fn figures(&mut self, root: &Value) {
        let of = restriction(&root["filter"]);
        self.result(root, &of, &Place::file(self.file));
        for (member, field) in [("by_unit", UNIT), ("by_month", MONTH)] {
            for group in list(&root[member]) {
                let value = text(&group["value"]);
                let place = Place::file(self.file).group(member, value);
                let of = with(&of, field, &[value.to_owned()]);
                self.overall(group, &of, &place);
            }
        }
        let by = &root["group_by"];
        for group in list(&by["groups"]) {
            let value = text(&group["value"]);
            let of = with(&of, text(&by["field"]), &[value.to_owned()]);
            self.result(group, &of, &Place::file(self.file).group("group_by", value));
        }
        self.cross_tab(&root["cross_tab"], &of);
        self.compare(&root["compare"], &of);
        let drivers = &root["drivers"];
        if let Some(overall) = self.item(text(&drivers["overall"])) {
            for driver in list(&drivers["items"]) {
                let Some(item) = self.item(text(&driver["item"])) else { continue };
                let mut both = vec![item, overall];
                both.sort_unstable();
                let place = Place::file(self.file).part("drivers", text(&driver["item"]));
                self.add(&driver["n"], vec![Measure::All(both)], &of, place);
            }
        }
    }

    /// All that is told of a view or of a group of `group_by`.
    fn result(&mut self, root: &Value, of: &Restriction, place: &Place) {
        self.add(&root["n"], vec![Measure::Responses], of, place.clone());
        self.overall(&root["overall"], of, place);
        for (item, id) in self.items.clone().into_iter().enumerate() {
            // The overall item is told as the result of all, too.
            let place = match self.questionnaire.overall.item.as_deref() == Some(id) {
                true => place.clone(),
                false => place.clone().part("items", id),
            };
            let figures = &root["items"][id];
            self.levels(figures, id, of, &place);
            self.add(&figures["n"], vec![Measure::Item(item)], of, place);
        }
        for factor in &self.questionnaire.factors {
            let figures = &root["factors"][factor.id.as_str()];
            let items: Vec<usize> = factor.items.iter().filter_map(|id| self.item(id)).collect();
            let at = place.clone().part("factors", &factor.id);
            self.pooled(figures, &items, of, &at);
            let at = place.clone().part("alpha", &factor.id);
            self.add(&figures["alpha_n"], vec![Measure::All(items)], of, at);
        }
        let index = self.index();
        let at = match self.questionnaire.overall.item.is_none() {
            true => place.clone(),
            false => place.clone().part("index", ""),
        };
        self.pooled(&root["index"]["pooled"], &index, of, &at);
    }

    /// The result of all.
    fn overall(&mut self, share: &Value, of: &Restriction, place: &Place) {
        match self.questionnaire.overall.item.as_deref().and_then(|id| self.item(id)) {
            Some(item) => self.add(&share["n"], vec![Measure::Item(item)], of, place.clone()),
            None => {
                let index = self.index();
                self.pooled(share, &index, of, place);
            }
        }
    }

    fn pooled(&mut self, share: &Value, items: &[usize], of: &Restriction, place: &Place) {
        let mut sorted = items.to_vec();
        sorted.sort_unstable();
        self.add(&share["n"], vec![Measure::Any(sorted)], of, place.clone());
        let each = items.iter().map(|&item| Measure::Item(item)).collect();
        self.add(&share["answers"], each, of, place.clone());
    }

    fn cross_tab(&mut self, table: &Value, of: &Restriction) {
        let (by_row, by_column) = (text(&table["row_field"]), text(&table["column_field"]));
        let place = Place::file(self.file).part("cross_tab", "");
        let mut add = |n: &Value, of: Restriction| {
            self.add(n, vec![Measure::Responses], &of, place.clone());
        };
        let value = |margin: &Value| [text(&margin["value"]).to_owned()];
        for column in list(&table["columns"]) {
            add(&column["n"], with(of, by_column, &value(column)));
        }
        for row in list(&table["rows"]) {
            let of = with(of, by_row, &value(row));
            add(&row["n"], of.clone());
            for (column, cell) in list(&table["columns"]).iter().zip(list(&row["cells"])) {
                add(&cell["n"], with(&of, by_column, &value(column)));
            }
        }
    }

    fn compare(&mut self, compare: &Value, of: &Restriction) {
        let field = text(&compare["field"]);
        for (side, n_of) in [("a", "n_a"), ("b", "n_b")] {
            let values: Vec<String> =
                list(&compare[side]["values"]).iter().map(|value| text(value).to_owned()).collect();
            if values.is_empty() {
                continue;
            }
            let of = with(of, field, &values);
            let place = Place::file(self.file).part("compare", "");
            self.add(&compare[side]["n"], vec![Measure::Responses], &of, place.clone());
            for (item, id) in self.items.clone().into_iter().enumerate() {
                let n = &compare["items"][id][n_of];
                self.add(n, vec![Measure::Item(item)], &of, place.clone());
            }
            for factor in &self.questionnaire.factors {
                let items = factor.items.iter().filter_map(|id| self.item(id)).collect();
                let n = &compare["factors"][factor.id.as_str()][n_of];
                self.add(n, vec![Measure::Any(items)], &of, place.clone());
            }
        }
    }

    fn add(&mut self, n: &Value, measures: Vec<Measure>, of: &Restriction, place: Place) {
        if n.is_null() {
            return;
        }
        let Some(n) = n.as_u64() else {
            self.wrong.get_or_insert(format!("{place}: {n} is no number of persons"));
            return;
        };
        self.push(n, None, measures, of, place);
    }

    /// The levels of an item, in case responses are told apart by it.
    fn levels(&mut self, item: &Value, id: &str, of: &Restriction, place: &Place) {
        let levels = list(&item["counts"]).iter().enumerate();
        let levels = levels.map(|(at, n)| ((at + 1).to_string(), n));
        let others = [("", "missing"), ("na", "not_applicable")];
        let others = others.map(|(value, member)| (value.to_owned(), &item[member]));
        for (value, n) in levels.chain(others) {
            let of = with(of, id, &[value]);
            let Some(n) = n.as_u64().filter(|_| !of[id].is_empty()) else { continue };
            self.push(n, Some(id.to_owned()), vec![Measure::Responses], &of, place.clone());
        }
    }

    fn push(
        &mut self,
        n: u64,
        level_of: Option<String>,
        measures: Vec<Measure>,
        of: &Restriction,
        place: Place,
    ) {
        let sorted = measures.into_iter().map(|measure| match measure {
            Measure::Any(mut items) => {
                items.sort_unstable();
                Measure::Any(items)
            }
            Measure::All(mut items) => {
                items.sort_unstable();
                Measure::All(items)
            }
            other => other,
        });
        let (measures, of) = (sorted.collect(), of.clone());
        self.numbers.push(Number { measures, of, n, level_of, place });
    }

    fn item(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|item| *item == id)
    }

    /// The items of all factors.
    fn index(&self) -> Vec<usize> {
        let ids = self.questionnaire.factors.iter().flat_map(|factor| &factor.items);
        ids.filter_map(|id| self.item(id)).collect()
    }
}

/// The fields that some restrictions name, with the values; of a question of several choices each option that is named is
/// a field of its own, with the values "no" and "yes".
pub fn named<'n>(
    questionnaire: &Questionnaire,
    restrictions: impl Iterator<Item = &'n Restriction>,
) -> BTreeMap<String, Vec<String>> {
    let overlaps = |name: &str| several(questionnaire).any(|(_, question, _)| question.id == name);
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, values) in restrictions.flatten() {
        for value in values {
            match overlaps(name) {
                true => {
                    let option = format!("{name}={value}");
                    fields.insert(option, vec!["no".to_owned(), "yes".to_owned()]);
                }
                false => {
                    let known = fields.entry(name.clone()).or_default();
                    if !known.contains(value) {
                        known.push(value.clone());
                    }
                }
            }
        }
    }
    fields
}

fn with(of: &Restriction, field: &str, values: &[String]) -> Restriction {
    let mut of = of.clone();
    // Of a field that is filtered already, what both let through.
    let kept: Vec<String> = match of.get(field) {
        Some(before) => values.iter().filter(|value| before.contains(value)).cloned().collect(),
        None => values.to_vec(),
    };
    of.insert(field.to_owned(), kept);
    of
}

fn restriction(filter: &Value) -> Restriction {
    let fields = filter.as_object().into_iter().flatten();
    fields
        .map(|(name, values)| {
            let values = list(values).iter().map(|value| text(value).to_owned());
            (name.clone(), values.collect())
        })
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
