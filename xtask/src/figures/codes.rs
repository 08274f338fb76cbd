//! How the survey's file writes the levels of an item. In figures a level is a number, 1 for the first; a person who has
//! the file in front of them knows its codes, so the command line takes these and tells them beside the levels.

use hailong_core::figures::{
    CrossAssociation, CrossRow, CrossTab, GroupFigures, GroupedFigures, Margin, Status,
};
use hailong_core::questionnaire::{Questionnaire, Scale};
use serde::{Serialize, Serializer};

/// The value of responses to which an item didn't apply.
pub(super) const NOT_APPLICABLE: &str = "na";

/// The scale of an item; `None` for any other field.
pub(super) fn scale<'q>(questionnaire: &'q Questionnaire, field: &str) -> Option<&'q Scale> {
    questionnaire.items().find_map(|(_, item, scale, _)| (item.id == field).then_some(scale))
}

/// The value of a filter for what a file writes.
pub(super) fn value_of(scale: &Scale, code: &str) -> Option<String> {
    let level = scale.levels.iter().position(|level| level.code == code);
    let not_applicable = scale.not_applicable.is_some() && code == NOT_APPLICABLE;
    level
        .map(|at| (at + 1).to_string())
        .or_else(|| not_applicable.then(|| NOT_APPLICABLE.to_owned()))
}

/// What a file writes for a value of a field, where that isn't the value itself.
pub(super) fn code_of(questionnaire: &Questionnaire, field: &str, value: &str) -> Option<String> {
    let levels = &scale(questionnaire, field)?.levels;
    let at = value.parse::<usize>().ok()?.checked_sub(1)?;
    levels.get(at).map(|level| level.code.clone()).filter(|code| code != value)
}

/// The codes of fields whose levels a file writes in its own way: for each its levels with their codes.
#[derive(Default)]
pub(super) struct Codes(Vec<(String, Levels)>);

struct Levels(Vec<(String, String)>);

impl Codes {
    /// Of those among some fields that have codes of their own.
    pub(super) fn of<'f>(
        questionnaire: &Questionnaire,
        fields: impl Iterator<Item = &'f str>,
    ) -> Self {
        let mut found = Self::default();
        for field in fields {
            let Some(scale) = scale(questionnaire, field) else { continue };
            let levels: Vec<(String, String)> = (1..)
                .zip(&scale.levels)
                .map(|(at, level): (usize, _)| (at.to_string(), level.code.clone()))
                .collect();
            let own = levels.iter().any(|(level, code)| level != code);
            if own && !found.0.iter().any(|(known, _)| known == field) {
                found.0.push((field.to_owned(), Levels(levels)));
            }
        }
        found
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Codes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, levels)| (field, levels)))
    }
}

impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(level, code)| (level, code)))
    }
}

/// Something of one value, with the code where it isn't the value itself.
#[derive(Serialize)]
pub(super) struct Coded<Of> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(flatten)]
    of: Of,
}

/// [`GroupedFigures`] with codes.
#[derive(Serialize)]
pub(super) struct CodedGroups {
    field: String,
    groups: Vec<Coded<GroupFigures>>,
}

impl CodedGroups {
    pub(super) fn new(questionnaire: &Questionnaire, found: GroupedFigures) -> Self {
        let GroupedFigures { field, groups, .. } = found;
        let coded =
            |of: GroupFigures| Coded { code: code_of(questionnaire, &field, &of.value), of };
        Self { groups: groups.into_iter().map(coded).collect(), field }
    }
}

/// [`CrossTab`] with codes.
#[derive(Serialize)]
pub(super) struct CodedCrossTab {
    row_field: String,
    column_field: String,
    status: Status,
    n: Option<u64>,
    columns: Vec<Coded<Margin>>,
    rows: Vec<Coded<CrossRow>>,
    association: Option<CrossAssociation>,
}

impl CodedCrossTab {
    pub(super) fn new(questionnaire: &Questionnaire, found: CrossTab) -> Self {
        let CrossTab { row_field, column_field, status, n, columns, rows, association, .. } = found;
        let column =
            |of: Margin| Coded { code: code_of(questionnaire, &column_field, &of.value), of };
        let row =
            |of: CrossRow| Coded { code: code_of(questionnaire, &row_field, &of.margin.value), of };
        Self {
            columns: columns.into_iter().map(column).collect(),
            rows: rows.into_iter().map(row).collect(),
            row_field,
            column_field,
            status,
            n,
            association,
        }
    }
}
