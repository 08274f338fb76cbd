//! What an answer is given with.

use hailong_core::questionnaire::{ChoiceOption, Question, Scale};
use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use web_sys::Event;
use yew::{Callback, Html};

use super::draw::{Drawing, control_id};
use super::state::Action;
use crate::i18n::typed;
use crate::ui::shared::markup::{El, el, nothing, value};

impl Drawing<'_> {
    /// A Likert item: a radio for each level, with its word and a face, and "not applicable" set apart.
    pub(super) fn item(&self, at: usize, scale: &Scale) -> El {
        let chosen = self.state.answers.get(at);
        let count = scale.levels.len();
        // Five columns fit where there is room; other numbers of levels stay rows.
        let mut options = el("div", if count == 5 { "options levels five" } else { "options" });
        for (index, level) in scale.levels.iter().enumerate() {
            let answer = Answer::Level(index as u8 + 1);
            let checked = chosen == Some(&answer);
            let face = if scale.faces { face(index, count) } else { nothing() };
            let label = self.text(&level.label);
            options = options.with(self.option(
                "",
                at,
                index,
                "radio",
                checked,
                Some(answer),
                face,
                label,
            ));
        }
        if let Some(label) = &scale.not_applicable {
            let answer = Answer::NotApplicable;
            let checked = chosen == Some(&answer);
            let label = self.text(label);
            options = options.with(self.option(
                " apart",
                at,
                count,
                "radio",
                checked,
                Some(answer),
                nothing(),
                label,
            ));
        }
        options
    }

    pub(super) fn radios(&self, at: usize, choice: &[ChoiceOption]) -> El {
        let mut options = el("div", "options");
        for (index, option) in choice.iter().enumerate() {
            let answer = Answer::Choice(option.value.clone());
            let checked = self.state.answers.get(at) == Some(&answer);
            let label = self.text(&option.label);
            options = options.with(self.option(
                "",
                at,
                index,
                "radio",
                checked,
                Some(answer),
                nothing(),
                label,
            ));
        }
        options
    }

    pub(super) fn checkboxes(&self, at: usize, choice: &[ChoiceOption]) -> El {
        let chosen: &[String] = match self.state.answers.get(at) {
            Some(Answer::Choices(chosen)) => chosen,
            _ => &[],
        };
        let mut options = el("div", "options");
        for (index, option) in choice.iter().enumerate() {
            let checked = chosen.contains(&option.value);
            // In the questionnaire's order, whatever the order of the ticks.
            let mut after = Vec::new();
            for other in choice {
                if chosen.contains(&other.value) != (other.value == option.value) {
                    after.push(other.value.clone());
                }
            }
            let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
            let label = self.text(&option.label);
            options = options.with(self.option(
                "",
                at,
                index,
                "checkbox",
                checked,
                answer,
                nothing(),
                label,
            ));
        }
        options
    }

    pub(super) fn consent(&self, at: usize, question: &Question) -> El {
        let given = self.state.answers.get(at).is_some();
        let answer = if given { None } else { Some(Answer::Given) };
        // The whole sentence is beside the tick, so that what is agreed to is read with it.
        let label = self.text(&question.label);
        let option = self.option("", at, 0, "checkbox", given, answer, nothing(), label);
        el("div", "options").with(option)
    }

    /// A radio or checkbox with its label; `answer` is what the question's answer becomes with it.
    #[allow(clippy::too_many_arguments)] // one row of a form has this many columns
    fn option(
        &self,
        class: &str,
        at: usize,
        index: usize,
        kind: &str,
        checked: bool,
        answer: Option<Answer>,
        face: Html,
        label: &str,
    ) -> El {
        // The summary's link leads to the first option.
        let name = control_id(at);
        let id = if index == 0 { name.clone() } else { [&name, "-", &index.to_string()].concat() };
        let on_action = self.on_action.clone();
        let change =
            Callback::from(move |_: Event| on_action.emit(Action::Answer(at, answer.clone())));
        let input = el("input", "")
            .attr("type", kind)
            .attr("id", &id)
            .attr("name", &name)
            .checked(checked)
            .on_change(change);
        el("label", &["option", class].concat())
            .key(index)
            .with(input)
            .node(face)
            .with(el("span", "").text(label))
    }

    pub(super) fn number(&self, at: usize) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Number(number)) => typed(*number),
            Some(Answer::Text(typed)) => typed.clone(),
            _ => String::new(),
        };
        let on_action = self.on_action.clone();
        // When it is left, not at each key: "1.0" would turn to "1" under the hand that types "1.009".
        let change = Callback::from(move |event: Event| {
            let typed = value(&event);
            let typed = typed.trim();
            let answer = match parse_number(typed) {
                Some(number) => Some(Answer::Number(number)),
                None if typed.is_empty() => None,
                None => Some(Answer::Text(typed.to_owned())),
            };
            on_action.emit(Action::Answer(at, answer));
        });
        // Not type="number": it drops what it can't read, spins under the wheel and speaks badly.
        el("input", "short")
            .attr("type", "text")
            .attr("inputmode", "decimal")
            .attr("autocomplete", "off")
            .value(&held)
            .on_change(change)
    }

    pub(super) fn text_field(&self, at: usize, long: bool) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text.as_str(),
            _ => "",
        };
        let on_action = self.on_action.clone();
        // As it is typed: a Vietnamese keyboard composes letter by letter, and a text that was changed
        // under it would fall apart. It is normalised when it is sent.
        let input = Callback::from(move |text: String| {
            let answer = if text.trim().is_empty() { None } else { Some(Answer::Text(text)) };
            on_action.emit(Action::Answer(at, answer));
        });
        let field = if long {
            el("textarea", "").attr("rows", "5")
        } else {
            el("input", "").attr("type", "text").attr("autocomplete", "off")
        };
        field.value(held).on_text(input)
    }

    pub(super) fn unit(&self, at: usize) -> El {
        let chosen = match self.state.answers.get(at) {
            Some(Answer::Choice(chosen)) => chosen.as_str(),
            _ => "",
        };
        let on_action = self.on_action.clone();
        let change = Callback::from(move |event: Event| {
            let value = value(&event);
            let answer = if value.is_empty() { None } else { Some(Answer::Choice(value)) };
            on_action.emit(Action::Answer(at, answer));
        });
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            el("option", "").attr("value", value).maybe("selected", selected).text(label)
        };
        let mut select = el("select", "").on_change(change).with(option("", self.words.choose));
        for unit in self.props.units.iter() {
            // A unit that has gone serves nobody; it stays in the file for what it once received.
            if unit.valid_to.is_none() {
                select = select.with(option(&unit.id, self.text(&unit.name)));
            }
        }
        select
    }
}

/// A face for a level: decoration beside the word, drawn so that no font of emoji is needed.
fn face(index: usize, count: usize) -> Html {
    const MOUTHS: [&str; 5] =
        ["M9 24q7-9 14 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];
    const CLASSES: [&str; 5] =
        ["face mood-1", "face mood-2", "face mood-3", "face mood-4", "face mood-5"];
    let mood = ((index * 4 + (count - 1) / 2) / (count - 1).max(1)).min(4);
    el("svg", CLASSES[mood])
        .attr("viewBox", "0 0 32 32")
        .attr("aria-hidden", "true")
        .with(el("circle", "").attr("cx", "16").attr("cy", "16").attr("r", "14"))
        .with(el("path", "").attr("d", &["M11 12v1.5M21 12v1.5", MOUTHS[mood]].concat()))
        .html()
}
