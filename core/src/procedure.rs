//! The procedures that people come for: registering a birth, certifying a copy.
//!
//! A portal's own list, a file beside that of its units. docs/questionnaire.md describes the format for people,
//! schema/procedures-1.json for machines.

use crate::json::Value;
use crate::questionnaire::{Problem, ProblemKind, Reader, Text};

/// One procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// The id that responses carry: the code of the national database, or one of the portal's own.
    pub id: String,
    /// Its name, "Đăng ký khai sinh".
    pub name: Text,
    /// The field that it belongs to: the value of an option of the question that narrows the list down. A
    /// procedure without one is in every field.
    pub field: Option<String>,
    /// Who does it, a word of the file's own: "commune", "province".
    pub level: Option<String>,
}

impl Procedure {
    /// Whether a person who has named this field, or none, can have come for it.
    pub fn is_in(&self, field: Option<&str>) -> bool {
        match (&self.field, field) {
            (Some(own), Some(field)) => own == field,
            _ => true,
        }
    }
}

/// Reads a file of procedures, `{"procedures": [{"id", "name", …}]}`, or says all that is wrong with it.
pub fn read_procedures(json: &str) -> Result<Vec<Procedure>, Vec<Problem>> {
    let value: serde_json::Value =
        serde_json::from_str(json).map_err(|error| vec![Problem::syntax(&error)])?;
    read_procedures_value(&value.into())
}

/// [`read_procedures`] for JSON that was parsed already.
pub fn read_procedures_value(value: &Value) -> Result<Vec<Procedure>, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    reader.known(&root, &["procedures"]);
    let mut procedures: Vec<Procedure> = Vec::new();
    for entry in reader.list(&root, "procedures", 1) {
        reader.known(&entry, &["id", "name", "field", "level"]);
        let procedure = Procedure {
            id: reader.id(&entry, "id"),
            name: reader.text(&entry, "name").unwrap_or_default(),
            field: reader.optional_string(&entry, "field"),
            level: reader.optional_string(&entry, "level"),
        };
        if procedures.iter().any(|other| other.id == procedure.id) {
            reader.problem(&entry, "id", ProblemKind::Duplicate(procedure.id.clone()));
        }
        procedures.push(procedure);
    }
    reader.finish(procedures)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read_procedures;
    use crate::questionnaire::{Kind, Questionnaire, read};

    fn problems(file: Value) -> Vec<String> {
        let problems = read_procedures(&file.to_string()).err().unwrap_or_default();
        problems.iter().map(|problem| problem.words()).collect()
    }

    #[test]
    fn all_that_is_wrong_is_listed_by_its_path() {
        let check = |file: Value, expected: &[&str]| {
            assert_eq!(problems(file.clone()), expected, "{file}");
        };
        check(json!({"procedures": [{"id": "a", "name": "A"}]}), &[]);
        check(json!({"$schema": "x", "procedures": [{"id": "a", "name": {"vi": "A"}}]}), &[]);
        check(json!({}), &["/procedures: missing"]);
        check(json!([]), &["/: must be an object"]);
        check(json!({"procedures": []}), &["/procedures: at least 1 needed"]);
        check(
            json!({"procedures": [
                {"id": "a", "name": "A", "field": 7},
                {"id": "a", "feild": "land"},
            ]}),
            &[
                "/procedures/0/field: must be a string",
                "/procedures/1: unknown member \"feild\"",
                "/procedures/1/name: missing",
                "/procedures/1/id: \"a\" is used twice",
            ],
        );
        assert!(read_procedures("{").is_err());
    }

    #[test]
    fn a_field_narrows_down() {
        let file = json!({"procedures": [
            {"id": "birth", "name": "B", "field": "civil-status"}, {"id": "any", "name": "A"}]});
        let read = read_procedures(&file.to_string()).expect("sound");
        let check = |field: Option<&str>, expected: [bool; 2]| {
            assert_eq!([read[0].is_in(field), read[1].is_in(field)], expected, "{field:?}");
        };
        check(None, [true, true]);
        check(Some("civil-status"), [true, true]);
        check(Some("land"), [false, true]);
    }

    /// A field that no questionnaire has would leave its procedures out of every list.
    #[test]
    fn the_shipped_procedures_are_in_fields_of_the_shipped_questionnaires() {
        let file = include_str!("../../procedures/procedures.json");
        let procedures = read_procedures(file).expect("the shipped file is sound");
        let fields = |questionnaire: Questionnaire| -> Vec<String> {
            let at = questionnaire.index_of("field").expect("it asks for the field");
            let Kind::Choice { options, .. } = &questionnaire.questions[at].kind else {
                panic!("a choice")
            };
            options.iter().map(|option| option.value.clone()).collect()
        };
        let known: Vec<String> = [
            include_str!("../../questionnaires/sipas-22.json"),
            include_str!("../../questionnaires/examples/every-kind.json"),
        ]
        .into_iter()
        .flat_map(|file| fields(read(file).expect("sound")))
        .collect();
        for procedure in &procedures {
            let field = procedure.field.as_ref().expect("each has a field");
            assert!(known.contains(field), "{}: {field}", procedure.id);
        }
    }
}
