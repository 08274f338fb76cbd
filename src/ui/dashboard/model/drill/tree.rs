//! The tree of the units: which stand on a level, what a row of it stands for, and how one came there. Pure.
//!
//! A place in the tree isn't kept: it follows from what is filtered by, so that a link, a chip and the breadcrumb agree.
//! All units of a province, filtered by, are that province; one commune alone stands among those of its province.

use std::collections::HashMap;

use hailong_core::unit::Unit;

/// The units of a file with what they belong to.
pub struct Tree<'a> {
    units: &'a [Unit],
    places: HashMap<String, usize>,
}

/// A row of a level: a unit and those under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit; what responses say their unit is, where the file has none such.
    pub id: String,
    /// What responses say that belong to it. More than itself for one that others are under.
    pub values: Vec<String>,
}

/// A level of the tree, and the way to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The units above, from the top; the last one is that whose units are the rows. Empty for all units.
    pub path: Vec<String>,
    /// How many of these are above all that there is: one can't go up to them.
    pub root: usize,
    /// What is filtered by where all of the level is: `None` where it is all that there is.
    pub values: Option<Vec<String>>,
    /// Its units, by id.
    pub rows: Vec<Row>,
}

impl<'a> Tree<'a> {
    pub fn new(units: &'a [Unit]) -> Self {
        let places = units.iter().enumerate().map(|(at, unit)| (unit.id.clone(), at)).collect();
        Self { units, places }
    }

    pub fn get(&self, id: &str) -> Option<&'a Unit> {
        self.places.get(id).map(|&at| &self.units[at])
    }

    /// The level that is looked at: `filtered` are the units that are filtered by, `occurring` those that responses say,
    /// sorted.
    pub fn level(&self, filtered: Option<&[String]>, occurring: &[String]) -> Level {
        // Responses that don't say their unit are no unit.
        let root = self.above_all(occurring.iter().filter(|id| !id.is_empty()));
        let mut path = root.clone();
        if let Some(filtered) = filtered {
            let above = self.above_all(filtered.iter());
            // A unit that is filtered by alone is a row, unless all that is under it is filtered by.
            let inner = above.iter().rposition(|id| self.is_level(id, filtered, occurring));
            let inner = &above[..inner.map_or(0, |at| at + 1)];
            if inner.len() > root.len() {
                path = inner.to_vec();
            }
        }
        let values = match path.last() {
            Some(last) if path.len() > root.len() => Some(self.under(last)),
            _ => None,
        };
        let rows = self.rows(path.last().map(String::as_str), occurring);
        Level { path, root: root.len(), values, rows }
    }

    /// The units above a unit, from the top, and the unit itself.
    fn way(&self, id: &str) -> Vec<String> {
        let mut way: Vec<&str> = Vec::new();
        let mut next = self.get(id);
        while let Some(unit) = next {
            // A circle has no top.
            if way.contains(&unit.id.as_str()) {
                break;
            }
            way.push(&unit.id);
            next = unit.parent.as_deref().and_then(|parent| self.get(parent));
        }
        way.into_iter().rev().map(str::to_owned).collect()
    }

    /// The way that all of some units share, each with itself.
    fn above_all<'v>(&self, mut ids: impl Iterator<Item = &'v String>) -> Vec<String> {
        let Some(first) = ids.next() else { return Vec::new() };
        let mut shared = self.way(first);
        for id in ids {
            let way = self.way(id);
            let same = shared.iter().zip(&way).take_while(|(one, other)| one == other).count();
            shared.truncate(same);
        }
        shared
    }

    /// Whether a unit's own level is looked at: others are under it, and either all of it is filtered by or only some of
    /// those.
    fn is_level(&self, id: &str, filtered: &[String], occurring: &[String]) -> bool {
        let has_rows = self.rows(Some(id), occurring).iter().any(|row| row.id != id);
        has_rows && *filtered != [id.to_owned()]
    }

    /// The unit and all that are under it, by id: what is filtered by to see it.
    pub fn under(&self, id: &str) -> Vec<String> {
        let is_under = |unit: &&Unit| self.way(&unit.id).iter().any(|above| above == id);
        let found = self.units.iter().filter(is_under).map(|unit| unit.id.as_str());
        sorted(found.chain([id]).collect())
    }

    /// The rows below a unit, or of the top, as far as responses say them or anything under them.
    fn rows(&self, below: Option<&str>, occurring: &[String]) -> Vec<Row> {
        // Each with whether it stands for more than itself.
        let mut rows: Vec<(String, bool)> = Vec::new();
        for id in occurring.iter().filter(|id| !id.is_empty()) {
            let way = match self.get(id) {
                Some(_) => self.way(id),
                None => vec![id.clone()],
            };
            let row = match below {
                None => way.first(),
                // Responses may name the unit itself: they are a row beside those below it.
                Some(below) => way
                    .iter()
                    .position(|above| above == below)
                    .map(|at| way.get(at + 1).unwrap_or(&way[at])),
            };
            let Some(row) = row else { continue };
            let has_more = row != id;
            match rows.iter_mut().rev().find(|(known, _)| known == row) {
                Some((_, more)) => *more |= has_more,
                None => rows.push((row.clone(), has_more)),
            }
        }
        let row = |(id, has_more): (String, bool)| {
            let values = if has_more { self.under(&id) } else { vec![id.clone()] };
            Row { id, values }
        };
        rows.into_iter().map(row).collect()
    }

    /// The units that became part of this one and of no other, by id: what a trend that follows it goes back to.
    pub fn merged_into(&self, id: &str) -> Vec<String> {
        let mut found: Vec<&str> = Vec::new();
        let mut wanted = vec![id];
        while let Some(unit) = wanted.pop() {
            for part in self.units.iter().filter(|part| part.successors == [unit]) {
                let part = part.id.as_str();
                if part != id && !found.contains(&part) {
                    found.push(part);
                    wanted.push(part);
                }
            }
        }
        sorted(found)
    }
}

/// Sorted and each once, as a filter has them.
fn sorted(mut ids: Vec<&str>) -> Vec<String> {
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use hailong_core::unit::read_units;

    use super::*;

    /// Two provinces with communes, one of them with a commune that two became one in, and a unit that stands alone.
    const UNITS: &str = r#"{"units": [
        {"id": "p", "name": "P", "level": "province"},
        {"id": "p1", "name": "P1", "level": "commune", "parent": "p"},
        {"id": "p2", "name": "P2", "level": "commune", "parent": "p"},
        {"id": "old", "name": "Old", "level": "commune", "parent": "p", "valid_to": "2025-06-30", "successors": ["p1"]},
        {"id": "older", "name": "Older", "level": "commune", "parent": "p", "successors": ["old"]},
        {"id": "split", "name": "Split", "level": "district", "parent": "p", "successors": ["p1", "p2"]},
        {"id": "q", "name": "Q", "level": "province"},
        {"id": "q1", "name": "Q1", "level": "commune", "parent": "q"},
        {"id": "q11", "name": "Q11", "level": "village", "parent": "q1"},
        {"id": "alone", "name": "A", "level": "commune"}
    ]}"#;

    fn said(units: &str) -> Vec<String> {
        sorted(units.split(' ').collect())
    }

    fn check(filtered: &str, occurring: &str, path: &str, rows: &str) {
        let units = read_units(UNITS).expect("the units are sound");
        let tree = Tree::new(&units);
        let filtered: Option<Vec<String>> =
            (!filtered.is_empty()).then(|| filtered.split(' ').map(str::to_owned).collect());
        let occurring = said(occurring);
        let level = tree.level(filtered.as_deref(), &occurring);
        assert_eq!(level.path.join(" "), path, "{filtered:?} of {occurring:?}");
        let found = sorted(level.rows.iter().map(|row| row.id.as_str()).collect());
        assert_eq!(found.join(" "), rows, "{filtered:?} of {occurring:?}");
    }

    #[test]
    fn the_level_follows_from_what_is_filtered_by() {
        let all = "alone p1 p2 q11";
        check("", all, "", "alone p q");
        check("old older p p1 p2 split", all, "p", "p1 p2");
        check("p1", all, "p", "p1 p2");
        check("p1 p2", all, "p", "p1 p2");
        check("q q1 q11", all, "q", "q1");
        check("q11", all, "q q1", "q11");
        check("alone", all, "", "alone p q");
        check("p1 q11", all, "", "alone p q");
        // What no file has.
        check("", "p1 x", "", "p x");
        check("x", "p1 x", "", "p x");
        // All responses are of one province: that is where one begins.
        check("", "p1 p2", "p", "p1 p2");
        check("p1", "p1 p2", "p", "p1 p2");
        check("", "p p1", "p", "p p1");
        check("p", "p p1 q11", "", "p q");
        // Those that don't say their unit are no row.
        check("", " p1 p2", "p", "p1 p2");
        // A single unit.
        check("", "p1", "p p1", "p1");
        check("", "x", "", "x");
    }

    #[test]
    fn a_row_stands_for_all_under_it() {
        let units = read_units(UNITS).expect("the units are sound");
        let tree = Tree::new(&units);
        let level = tree.level(None, &said("p1 q11"));
        let values: Vec<String> = level.rows.iter().map(|row| row.values.join(" ")).collect();
        assert_eq!(values, ["old older p p1 p2 split", "q q1 q11"]);
        assert_eq!(level.values, None);
        let level = tree.level(Some(&["p1".to_owned()]), &said("p1 q11"));
        assert_eq!(
            level.values.map(|values| values.join(" ")).as_deref(),
            Some("old older p p1 p2 split")
        );
        assert_eq!(level.rows, [Row { id: "p1".into(), values: vec!["p1".into()] }]);
    }

    #[test]
    fn a_unit_goes_back_to_those_that_became_part_of_it_alone() {
        let units = read_units(UNITS).expect("the units are sound");
        let tree = Tree::new(&units);
        assert_eq!(tree.merged_into("p1"), ["old", "older"]);
        assert!(tree.merged_into("p2").is_empty(), "a unit that was split is no part of either");
        assert!(tree.merged_into("nowhere").is_empty());
    }

    #[test]
    fn units_in_a_circle_have_a_level_all_the_same() {
        let file = r#"{"units": [
            {"id": "egg", "name": "E", "parent": "hen"}, {"id": "hen", "name": "H", "parent": "egg"},
            {"id": "self", "name": "S", "parent": "self", "successors": ["self"]}
        ]}"#;
        let units = read_units(file).expect("the units are sound");
        let tree = Tree::new(&units);
        let level = tree.level(None, &said("egg hen self"));
        assert!(!level.rows.is_empty());
        assert!(tree.merged_into("self").is_empty());
    }
}
