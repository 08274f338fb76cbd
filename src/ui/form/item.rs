//! A Likert item: a radio for each level, with its word and a face, and "not applicable" set apart.

use hailong_core::response::Answer;
use yew::prelude::*;

use super::draw::{Drawing, control_id};
use super::state::Action;

impl Drawing<'_> {
    pub(super) fn item(&self, at: usize, scale: usize) -> Html {
        let scale = &self.state.questionnaire.scales[scale];
        let chosen = self.state.answers.get(at);
        let count = scale.levels.len();
        let level = |(index, label): (usize, &str)| {
            let level = index as u8 + 1;
            let face = scale.faces.then(|| face(index, count));
            self.level(at, index, Answer::Level(level), chosen, face, label)
        };
        let labels = scale.levels.iter().map(|level| self.text(&level.label)).enumerate();
        // Five columns fit where there is room; other numbers of levels stay rows.
        html! {
            <div class={classes!("options", "levels", (count == 5).then_some("five"))}>
                { for labels.map(level) }
                if let Some(label) = &scale.not_applicable {
                    { self.level(at, count, Answer::NotApplicable, chosen, None, self.text(label)) }
                }
            </div>
        }
    }

    fn level(
        &self,
        at: usize,
        index: usize,
        answer: Answer,
        chosen: Option<&Answer>,
        face: Option<Html>,
        label: &str,
    ) -> Html {
        let checked = chosen == Some(&answer);
        let apart = answer == Answer::NotApplicable;
        let id = if index == 0 { control_id(at) } else { format!("q{at}-{index}") };
        let onchange = self.act(move |_: Event| Action::Answer(at, Some(answer.clone())));
        html! {
            <label key={index} class={classes!("option", apart.then_some("apart"))}>
                <input type="radio" {id} name={control_id(at)} {checked} {onchange} />
                { face }
                <span>{ label }</span>
            </label>
        }
    }
}

/// A face for a level: decoration beside the word, drawn so that no font of emoji is needed.
fn face(index: usize, count: usize) -> Html {
    const MOUTHS: [&str; 5] =
        ["M9 24q7-9 14 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];
    let mood = (index * 4 + (count - 1) / 2) / (count - 1).max(1);
    html! {
        <svg class={["face mood-", ["1", "2", "3", "4", "5"][mood.min(4)]].concat()}
            viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="14" />
            <path d={["M11 12v1.5M21 12v1.5", MOUTHS[mood.min(4)]].concat()} />
        </svg>
    }
}
