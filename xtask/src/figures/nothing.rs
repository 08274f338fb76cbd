//! Why there is nothing to see, where there isn't: said on standard error, beside the figures.

use hailong_core::figures::{Figures, Status};
use hailong_core::questionnaire::{Kind, Questionnaire};

/// Says what the figures lack and why, a line each.
pub(super) fn notes(questionnaire: &Questionnaire, figures: &Figures) -> Vec<String> {
    if questionnaire.items().next().is_none() {
        return vec![no_item(questionnaire)];
    }
    match figures.status {
        Status::Empty => return vec!["no response is counted".to_owned()],
        Status::Hidden => {
            let least = figures.thresholds.hide_below;
            let why = match figures.filter.is_all() {
                true => format!("fewer than {least} persons answered"),
                false => format!(
                    "fewer than {least} persons are left, or they could be told from other filters"
                ),
            };
            return vec![format!("{why}, so everything is hidden")];
        }
        _ => {}
    }
    let no_overall = questionnaire.overall.item.is_none() && questionnaire.factors.is_empty();
    no_overall
        .then(|| {
            "there is no result of all, so none by unit and by month: the items have scales of different lengths; name an \
             overall.item or factors in the questionnaire"
                .to_owned()
        })
        .into_iter()
        .collect()
}

fn no_item(questionnaire: &Questionnaire) -> String {
    let kinds = questionnaire.questions().filter_map(|question| {
        let kind = match question.kind {
            Kind::Choice { .. } => "a choice",
            Kind::Choices { .. } => "a question of several options",
            Kind::Ranking { .. } => "a ranking",
            Kind::Date { .. } => "a date",
            Kind::Text { .. } => "a text",
            Kind::Number { .. } => "a number, whose figures --numbers gives",
            // The other kinds (units, notes, consent …) are no results.
            _ => return None,
        };
        Some(format!("{} is {kind}", question.id))
    });
    let kinds: Vec<String> = kinds.collect();
    match kinds.is_empty() {
        true => "the questionnaire has no item, and shares are of items".to_owned(),
        false => {
            format!("the questionnaire has no item, and shares are of items: {}", kinds.join(", "))
        }
    }
}
