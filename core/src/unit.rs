//! The units that serve: communes, wards, provinces and what came before them.
//!
//! Nothing about administrative levels is in code: a unit has an id, a name, a level that is a word, and
//! what it belongs to. Districts were abolished in July 2025, and the next reform will come too.

use crate::json::Value;
use crate::questionnaire::{Node, Problem, ProblemKind, Reader, Text};

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The id that responses carry.
    pub id: String,
    /// Its name, "Xã Sóc Sơn".
    pub name: Text,
    /// The office that people meet there, "Trung tâm Phục vụ hành chính công xã Sóc Sơn".
    pub office: Option<Text>,
    /// Its level, a word of the file's own: "commune", "province".
    pub level: String,
    /// The unit that it belongs to.
    pub parent: Option<String>,
    /// First day of its existence, `2025-07-01`.
    pub valid_from: Option<String>,
    /// Last day of its existence.
    pub valid_to: Option<String>,
    /// The units that took over from it.
    pub successors: Vec<String>,
}

/// Reads a file of units, `{"units": [{"id", "name", …}]}`, or says all that is wrong with it.
pub fn read_units(json: &str) -> Result<Vec<Unit>, Vec<Problem>> {
    let value: serde_json::Value =
        serde_json::from_str(json).map_err(|error| vec![Problem::syntax(&error)])?;
    read_units_value(&value.into())
}

/// [`read_units`] for JSON that was parsed already.
pub fn read_units_value(value: &Value) -> Result<Vec<Unit>, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    let entries = reader.list(&root, "units", 1);
    let mut units = served(&mut reader, &entries);
    for (unit, entry) in units.iter_mut().zip(&entries) {
        unit.level = reader.optional_string(entry, "level").unwrap_or_default();
        unit.valid_from = reader.optional_string(entry, "valid_from");
        unit.successors = reader.optional_strings(entry, "successors");
    }
    for (index, unit) in units.iter().enumerate() {
        for other in unit.parent.iter().chain(&unit.successors) {
            if !units.iter().any(|unit| unit.id == *other) {
                reader.problem_at(format!("/units/{index}"), ProblemKind::Unknown(other.clone()));
            }
        }
    }
    reader.finish(units)
}

/// Reads which units serve, their names, offices and parents, and leaves out the rest. A form needs no more, and
/// doesn't do without its units for a slip in it; a parent that isn't in the file is none.
pub fn read_units_served(value: &Value) -> Result<Vec<Unit>, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    let entries = reader.list(&root, "units", 1);
    let units = served(&mut reader, &entries);
    reader.finish(units)
}

/// The unit above all others that this one belongs to: the province of a commune. Itself, where it belongs to none
/// that the file has, or to itself in a circle.
pub fn top_of<'a>(units: &'a [Unit], unit: &'a Unit) -> &'a Unit {
    let mut top = unit;
    // More steps than there are units would be a circle.
    for _ in units {
        let above = top.parent.as_ref().and_then(|id| units.iter().find(|unit| unit.id == *id));
        let Some(above) = above else { return top };
        top = above;
    }
    unit
}

fn served(reader: &mut Reader, entries: &[Node<'_>]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for entry in entries {
        let unit = Unit {
            id: reader.id(entry, "id"),
            name: reader.text(entry, "name").unwrap_or_default(),
            office: reader.optional_text(entry, "office"),
            level: String::new(),
            parent: reader.optional_string(entry, "parent"),
            valid_from: None,
            valid_to: reader.optional_string(entry, "valid_to"),
            successors: Vec::new(),
        };
        if units.iter().any(|other| other.id == unit.id) {
            reader.problem(entry, "id", ProblemKind::Duplicate(unit.id.clone()));
        }
        units.push(unit);
    }
    units
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Unit, read_units, read_units_served, top_of};

    fn units(file: serde_json::Value) -> Vec<Unit> {
        read_units_served(&file.into()).expect("the units are sound")
    }

    #[test]
    fn the_form_reads_what_the_units_belong_to() {
        let file = include_str!("../../units/units.json");
        let served = units(serde_json::from_str(file).expect("JSON"));
        for (all, served) in read_units(file).expect("the units are sound").iter().zip(&served) {
            assert_eq!((&all.id, &all.parent), (&served.id, &served.parent));
        }
        assert!(served.iter().any(|unit| unit.parent.as_deref() == Some("ha-noi")));
    }

    #[test]
    fn the_top_of_a_unit() {
        let units = units(json!({"units": [
            {"id": "commune", "name": "C", "parent": "district"},
            {"id": "district", "name": "D", "parent": "province"},
            {"id": "province", "name": "P"},
            {"id": "stray", "name": "S", "parent": "nowhere"},
            {"id": "self", "name": "I", "parent": "self"},
            {"id": "egg", "name": "E", "parent": "hen"},
            {"id": "hen", "name": "H", "parent": "egg"},
        ]}));
        let check = |id: &str, expected: &str| {
            let unit = units.iter().find(|unit| unit.id == id).expect("it is there");
            assert_eq!(top_of(&units, unit).id, expected, "{id}");
        };
        for (id, expected) in [
            ("commune", "province"),
            ("district", "province"),
            ("province", "province"),
            ("stray", "stray"),
            ("self", "self"),
            ("egg", "egg"),
            ("hen", "hen"),
        ] {
            check(id, expected);
        }
    }
}
