//! A page: its heading, what must be mended, and its questions.

use hailong_core::questionnaire::{ChoiceOption, Kind, Question};
use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::draw::{Drawing, control_id};
use super::errors::error_id;
use super::state::Action;
use crate::i18n::{fill, typed};

impl Drawing<'_> {
    pub(super) fn page(&self, at: usize) -> Html {
        let page = &self.state.questionnaire.pages[at];
        let intro = self.state.questionnaire.intro.as_ref().filter(|_| at == 0);
        html! {
            <div key={at}>
                { self.error_summary() }
                if let Some(intro) = intro {
                    <p class="intro">{ self.text(intro) }</p>
                }
                <h3 class="step-heading" tabindex="-1">{ self.text(&page.title) }</h3>
                if let Some(hint) = &page.hint {
                    <p class="hint">{ self.text(hint) }</p>
                }
                { for self.state.asked_on(at).map(|question| self.question(question)) }
            </div>
        }
    }

    fn question(&self, at: usize) -> Html {
        let Some(question) = self.state.questionnaire.questions().nth(at) else {
            return html! {};
        };
        let control = match &question.kind {
            Kind::Item { scale, .. } => self.item(at, *scale),
            Kind::Choice { options, .. } => self.radios(at, options),
            Kind::Choices { options, .. } => self.checkboxes(at, options),
            Kind::Consent => self.consent(at, question),
            Kind::Number { .. } => self.number(at),
            Kind::Text { long, .. } => self.text_field(at, *long),
            Kind::Unit => self.unit(at),
            _ => html! {},
        };
        let is_group = matches!(
            question.kind,
            Kind::Item { .. } | Kind::Choice { .. } | Kind::Choices { .. } | Kind::Consent
        );
        let error = self.error_of(at);
        let is_wrong = error.is_some();
        let class = classes!("question", is_wrong.then_some("wrong"));
        let described_by = self.described_by(at, question);
        // One shape for groups of controls, the other for a single one: a legend that stands for one
        // text field would be read twice.
        if is_group {
            html! {
                <fieldset key={at} {class} part="question" aria-describedby={described_by}>
                    <legend>{ self.label(at, question) }</legend>
                    { self.hint(at, question) }
                    { error }
                    { control }
                </fieldset>
            }
        } else {
            html! {
                <div key={at} {class} part="question">
                    <label class="label" for={control_id(at)}>{ self.label(at, question) }</label>
                    { self.hint(at, question) }
                    { error }
                    { control }
                </div>
            }
        }
    }

    /// The question's number and words. Only items are numbered, as on paper.
    fn label(&self, at: usize, question: &Question) -> Html {
        let items = &mut self.state.questionnaire.items();
        let number = items.position(|(item, ..)| item == at).map(|number| number + 1);
        let optional = !question.required && !matches!(question.kind, Kind::Item { .. });
        html! {
            <>
                if let Some(number) = number {
                    <span class="no">{ number }{ ". " }</span>
                }
                { self.text(&question.label) }
                if optional {
                    <span class="optional">{ " " }{ self.words.optional }</span>
                }
            </>
        }
    }

    fn hint(&self, at: usize, question: &Question) -> Html {
        let own = question.hint.as_ref().map(|hint| self.text(hint).to_owned());
        let words = self.words;
        let usual = match question.kind {
            Kind::Choices { most: Some(most), .. } => {
                Some(fill(words.choose_up_to, &[("n", &most.to_string())]))
            }
            Kind::Choices { .. } => Some(words.choose_several.to_owned()),
            Kind::Text { most, long: true } => {
                Some(fill(words.most_characters, &[("n", &most.to_string())]))
            }
            _ => None,
        };
        match own.into_iter().chain(usual).reduce(|own, usual| own + " " + &usual) {
            Some(hint) => html! { <p class="hint" id={hint_id(at)}>{ hint }</p> },
            None => html! {},
        }
    }

    fn described_by(&self, at: usize, question: &Question) -> Option<String> {
        let hinted = question.hint.is_some()
            || matches!(question.kind, Kind::Choices { .. } | Kind::Text { long: true, .. });
        let wrong = self.state.invalid.iter().any(|invalid| invalid.question == at);
        match (hinted, wrong) {
            (true, true) => Some([hint_id(at), error_id(at)].join(" ")),
            (true, false) => Some(hint_id(at)),
            (false, true) => Some(error_id(at)),
            (false, false) => None,
        }
    }

    fn radios(&self, at: usize, options: &[ChoiceOption]) -> Html {
        let chosen = self.state.answers.get(at);
        let radio = |(index, option): (usize, &ChoiceOption)| {
            let value = option.value.clone();
            let checked = matches!(chosen, Some(Answer::Choice(chosen)) if *chosen == value);
            let onchange =
                self.act(move |_| Action::Answer(at, Some(Answer::Choice(value.clone()))));
            self.option(at, index, "radio", checked, onchange, self.text(&option.label))
        };
        html! { <div class="options">{ for options.iter().enumerate().map(radio) }</div> }
    }

    fn checkboxes(&self, at: usize, options: &[ChoiceOption]) -> Html {
        let chosen: &[String] = match self.state.answers.get(at) {
            Some(Answer::Choices(chosen)) => chosen,
            _ => &[],
        };
        let checkbox = |(index, option): (usize, &ChoiceOption)| {
            let checked = chosen.contains(&option.value);
            // In the questionnaire's order, whatever the order of the ticks.
            let after: Vec<String> = options
                .iter()
                .filter(|other| chosen.contains(&other.value) != (other.value == option.value))
                .map(|other| other.value.clone())
                .collect();
            let answer = (!after.is_empty()).then_some(Answer::Choices(after));
            let onchange = self.act(move |_| Action::Answer(at, answer.clone()));
            self.option(at, index, "checkbox", checked, onchange, self.text(&option.label))
        };
        html! { <div class="options">{ for options.iter().enumerate().map(checkbox) }</div> }
    }

    fn consent(&self, at: usize, question: &Question) -> Html {
        let given = self.state.answers.get(at).is_some();
        let answer = (!given).then_some(Answer::Given);
        let onchange = self.act(move |_| Action::Answer(at, answer.clone()));
        let label = question.short.as_ref().map_or(self.words.agreed, |short| self.text(short));
        html! {
            <div class="options">{ self.option(at, 0, "checkbox", given, onchange, label) }</div>
        }
    }

    fn option(
        &self,
        at: usize,
        index: usize,
        kind: &'static str,
        checked: bool,
        onchange: Callback<Event>,
        label: &str,
    ) -> Html {
        // The summary's link leads to the first option.
        let id = if index == 0 { control_id(at) } else { format!("q{at}-{index}") };
        html! {
            <label class="option" key={index}>
                <input type={kind} {id} name={control_id(at)} {checked} {onchange} />
                <span>{ label }</span>
            </label>
        }
    }

    fn number(&self, at: usize) -> Html {
        let value = match self.state.answers.get(at) {
            Some(Answer::Number(number)) => typed(*number),
            Some(Answer::Text(typed)) => typed.clone(),
            _ => String::new(),
        };
        // When it is left, not at each key: "1.0" would turn to "1" under the hand that types "1.009".
        let onchange = self.act(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let typed = typed.trim();
            let answer = match parse_number(typed) {
                Some(number) => Some(Answer::Number(number)),
                None => (!typed.is_empty()).then(|| Answer::Text(typed.to_owned())),
            };
            Action::Answer(at, answer)
        });
        let (described_by, invalid) = self.description(at);
        html! {
            // Not type="number": it drops what it can't read, spins under the wheel and speaks badly.
            <input class="short" type="text" inputmode="decimal" autocomplete="off"
                id={control_id(at)} {value} {onchange}
                aria-describedby={described_by} aria-invalid={invalid} />
        }
    }

    fn text_field(&self, at: usize, long: bool) -> Html {
        let value = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        // As it is typed: a Vietnamese keyboard composes letter by letter, and a text that was changed
        // under it would fall apart. It is normalised when it is sent.
        let answer = move |text: String| {
            Action::Answer(at, (!text.trim().is_empty()).then_some(Answer::Text(text)))
        };
        let (id, (described_by, invalid)) = (control_id(at), self.description(at));
        if long {
            let oninput = self.act(move |event: InputEvent| {
                answer(event.target_unchecked_into::<HtmlTextAreaElement>().value())
            });
            html! {
                <textarea rows="5" {id} {value} {oninput}
                    aria-describedby={described_by} aria-invalid={invalid} />
            }
        } else {
            let oninput = self.act(move |event: InputEvent| {
                answer(event.target_unchecked_into::<HtmlInputElement>().value())
            });
            html! {
                <input type="text" autocomplete="off" {id} {value} {oninput}
                    aria-describedby={described_by} aria-invalid={invalid} />
            }
        }
    }

    /// What a single control is described by, and whether its answer must be mended.
    fn description(&self, at: usize) -> (Option<String>, Option<&'static str>) {
        let question = self.state.questionnaire.questions().nth(at);
        let described_by = question.and_then(|question| self.described_by(at, question));
        let wrong = self.state.invalid.iter().any(|invalid| invalid.question == at);
        (described_by, wrong.then_some("true"))
    }

    fn unit(&self, at: usize) -> Html {
        let chosen = match self.state.answers.get(at) {
            Some(Answer::Choice(chosen)) => chosen.as_str(),
            _ => "",
        };
        let onchange = self.act(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            Action::Answer(at, (!value.is_empty()).then_some(Answer::Choice(value)))
        });
        let (described_by, invalid) = self.description(at);
        // A unit that has gone serves nobody; it stays in the file for what it once received.
        let serving = self.props.units.iter().filter(|unit| unit.valid_to.is_none());
        html! {
            <select id={control_id(at)} {onchange}
                aria-describedby={described_by} aria-invalid={invalid}>
                <option value="" selected={chosen.is_empty()}>{ self.words.choose }</option>
                { for serving.map(|unit| html! {
                    <option value={unit.id.clone()} selected={chosen == unit.id}>
                        { self.text(&unit.name) }
                    </option>
                }) }
            </select>
        }
    }
}

/// The id of the sentence under a question.
pub(super) fn hint_id(question: usize) -> String {
    format!("q{question}-hint")
}
