//! What an answer is given with.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{ChoiceOption, Question, Scale};
use hailong_core::response::Answer;
use yew::Html;

use super::deed::Deed;
use super::draw::{Drawing, control_id, drawing};
use crate::i18n::typed;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// What a radio or checkbox is for.
struct Choice<'a> {
    /// The index of the question.
    at: usize,
    /// Its own index among the question's.
    index: usize,
    kind: &'static str,
    checked: bool,
    /// What the question's answer becomes with it.
    answer: Option<Answer>,
    label: &'a str,
}

impl Drawing<'_> {
    /// A Likert item: a radio for each level, with its word and a face, and "not applicable" set apart.
    pub(super) fn item(&self, at: usize, scale: &Scale) -> El {
        let count = scale.levels.len();
        // Five columns fit where there is room; other numbers of levels stay rows.
        let mut options = el("div", if count == 5 { "options levels five" } else { "options" });
        for (index, level) in scale.levels.iter().enumerate() {
            let answer = Answer::Level(index as u8 + 1);
            let face = if scale.faces { face(index, count) } else { nothing() };
            options = options.with(self.radio(
                "option",
                at,
                index,
                answer,
                face,
                self.text(&level.label),
            ));
        }
        if let Some(label) = &scale.not_applicable {
            let (answer, label) = (Answer::NotApplicable, self.text(label));
            options = options.with(self.radio("option apart", at, count, answer, nothing(), label));
        }
        options
    }

    pub(super) fn radios(&self, at: usize, choice: &[ChoiceOption]) -> El {
        let mut options = el("div", "options");
        for (index, option) in choice.iter().enumerate() {
            let (answer, label) = (Answer::Choice(option.value.clone()), self.text(&option.label));
            options = options.with(self.radio("option", at, index, answer, nothing(), label));
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
            let choice = Choice { at, index, kind: "checkbox", checked, answer, label };
            options = options.with(self.option("option", nothing(), choice));
        }
        options
    }

    pub(super) fn consent(&self, at: usize, question: &Question) -> El {
        let checked = self.state.answers.get(at).is_some();
        let answer = if checked { None } else { Some(Answer::Given) };
        // The whole sentence is beside the tick, so that what is agreed to is read with it.
        let label = self.text(&question.label);
        let choice = Choice { at, index: 0, kind: "checkbox", checked, answer, label };
        el("div", "options").with(self.option("option", nothing(), choice))
    }

    #[inline(never)]
    fn radio(
        &self,
        class: &str,
        at: usize,
        index: usize,
        answer: Answer,
        face: Html,
        label: &str,
    ) -> El {
        let checked = self.state.answers.get(at) == Some(&answer);
        let choice = Choice { at, index, kind: "radio", checked, answer: Some(answer), label };
        self.option(class, face, choice)
    }

    /// A radio or checkbox with its label.
    #[inline(never)]
    fn option(&self, class: &str, face: Html, choice: Choice<'_>) -> El {
        let Choice { at, index, .. } = choice;
        // The summary's link leads to the first option.
        let name = control_id(at);
        let id = if index == 0 { name.clone() } else { [&name, "-", &decimal(index)].concat() };
        let input = el("input", "")
            .attr(Attr::Type, choice.kind)
            .attr(Attr::Id, &id)
            .attr(Attr::Name, &name)
            .checked(choice.checked);
        el("label", class)
            .key(index)
            .with(self.does(input, Deed::Answer(at, choice.answer)))
            .node(face)
            .with(line("span", "", choice.label))
    }

    pub(super) fn number(&self, at: usize) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Number(number)) => typed(*number),
            Some(Answer::Text(typed)) => typed.clone(),
            _ => String::new(),
        };
        // Not type="number": it drops what it can't read, spins under the wheel and speaks badly.
        let field = el("input", "short")
            .attr(Attr::Type, "text")
            .attr(Attr::InputMode, "decimal")
            .attr(Attr::AutoComplete, "off")
            .value(held);
        self.does(field, Deed::Number(at))
    }

    pub(super) fn text_field(&self, at: usize, long: bool) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let field = if long {
            el("textarea", "").attr(Attr::Rows, "5")
        } else {
            el("input", "").attr(Attr::Type, "text").attr(Attr::AutoComplete, "off")
        };
        self.does(field.value(held), Deed::Text(at))
    }

    pub(super) fn unit(&self, at: usize) -> El {
        let chosen = match self.state.answers.get(at) {
            Some(Answer::Choice(chosen)) => chosen.as_str(),
            _ => "",
        };
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            line("option", "", label).attr(Attr::Value, value).maybe(Attr::Selected, selected)
        };
        let mut select = el("select", "").with(option("", self.words.choose));
        for unit in self.props.units.iter() {
            // A unit that has gone serves nobody; it stays in the file for what it once received.
            if unit.valid_to.is_none() {
                select = select.with(option(&unit.id, self.text(&unit.name)));
            }
        }
        self.does(select, Deed::Unit(at))
    }
}

/// A face for a level: decoration beside the word, drawn so that no font of emoji is needed.
fn face(index: usize, count: usize) -> Html {
    const MOUTHS: [&str; 5] =
        ["M9 24q7-9 14 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];
    const CLASSES: [&str; 5] =
        ["face mood-1", "face mood-2", "face mood-3", "face mood-4", "face mood-5"];
    let mood = ((index * 4 + (count - 1) / 2) / (count - 1).max(1)).min(4);
    drawing(CLASSES[mood], &["M11 12v1.5M21 12v1.5", MOUTHS[mood]].concat()).html()
}
