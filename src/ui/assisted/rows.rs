//! A row for each question: its number and short words, and what it is answered with.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Question};
use hailong_core::response::Answer;
use hailong_core::validate::InvalidKind;
use yew::{Event, Html, InputEvent, classes, html};

use super::draw::Drawing;
use super::state::{Key, Place};
use super::ways::{Way, after_digit, way, written};
use crate::i18n::form::words as form_words;
use crate::i18n::kiosk::words;
use crate::i18n::{fill, typed};
use crate::ui::shared::markup::value;

impl Drawing<'_> {
    /// A question that a digit answers.
    pub(super) fn row(&self, at: usize) -> Html {
        let question = &self.state.form.questionnaire.questions[at];
        let onfocusin = self.on(move |_| Key::At(Place::Question(at)));
        let wrong = self.wrong(at);
        let error = wrong.as_ref().map(|_| format!("row{at}-error"));
        html! {
            <fieldset id={format!("row{at}")} class={self.classes(at)} key={at} {onfocusin} aria-describedby={error.clone()}>
                <legend>{self.number(at)}{self.short(question)}</legend>
                <div class="picks">{for self.picks(at, question)}</div>
                if let Some(wrong) = wrong {
                    <p class="error" id={error}>{wrong}</p>
                }
            </fieldset>
        }
    }

    /// A question that is picked from a list or typed.
    pub(super) fn field_row(&self, at: usize) -> Html {
        let question = &self.state.form.questionnaire.questions[at];
        let onfocusin = self.on(move |_| Key::At(Place::Question(at)));
        let wrong = self.wrong(at);
        let error = wrong.as_ref().map(|_| format!("row{at}-error"));
        let id = format!("field{at}");
        let control = match way(&self.state.form.questionnaire, at) {
            Way::Pick => self.list(at, question, &id, error.clone()),
            _ => self.field(at, question, &id, error.clone()),
        };
        html! {
            <div id={format!("row{at}")} class={self.classes(at)} key={at} {onfocusin}>
                <label for={id}>{self.number(at)}{self.short(question)}</label>
                {control}
                if let Some(wrong) = wrong {
                    <p class="error" id={error}>{wrong}</p>
                }
            </div>
        }
    }

    fn classes(&self, at: usize) -> yew::Classes {
        let current = self.state.at == Place::Question(at);
        classes!("row", current.then_some("current"), self.wrong(at).map(|_| "wrong"))
    }

    fn number(&self, at: usize) -> Html {
        match self.state.form.questionnaire.number_of(at) {
            Some(number) => html! { <span class="no">{[&decimal(number), ". "].concat()}</span> },
            None => Html::default(),
        }
    }

    fn short(&self, question: &Question) -> String {
        self.text(question.short.as_ref().unwrap_or(&question.label)).to_owned()
    }

    /// A pick for each digit that means something: the digit as the clerk presses it, and the word.
    fn picks(&self, at: usize, question: &Question) -> Vec<Html> {
        let words = words(self.props.language);
        let digits = |labels: Vec<&str>| -> Vec<(usize, String)> {
            labels.into_iter().enumerate().map(|(at, label)| (at + 1, label.to_owned())).collect()
        };
        let picks = match &question.kind {
            Kind::Item { scale, .. } => {
                let scale = &self.state.form.questionnaire.scales[*scale];
                let labels = scale.levels.iter().map(|level| self.text(&level.label)).collect();
                let mut picks = digits(labels);
                if let Some(label) = &scale.not_applicable {
                    picks.push((0, self.text(label).to_owned()));
                }
                picks
            }
            Kind::Consent => vec![(1, words.agrees.to_owned())],
            _ => digits(question.options().iter().map(|option| self.text(&option.label)).collect()),
        };
        picks.into_iter().map(|(digit, label)| self.pick(at, question, digit, &label)).collect()
    }

    fn pick(&self, at: usize, question: &Question, digit: usize, label: &str) -> Html {
        let questionnaire = &self.state.form.questionnaire;
        let before = self.state.form.answers.get(at);
        let value = digit.checked_sub(1).and_then(|at| question.options().get(at));
        let (checked, is_one) = match before {
            Some(Answer::Choices(chosen)) => {
                (value.is_some_and(|value| chosen.contains(&value.value)), false)
            }
            _ => {
                let after = after_digit(questionnaire, at, digit, None).flatten();
                let is_one = !matches!(question.kind, Kind::Choices { .. } | Kind::Ranking { .. });
                (before.is_some() && after.as_ref() == before, is_one)
            }
        };
        let is_consent = matches!(question.kind, Kind::Consent);
        let after = match checked && is_consent {
            true => None,
            false => after_digit(questionnaire, at, digit, before).flatten(),
        };
        // A ranking says the rank, which is what the paper has.
        let rank = match (&question.kind, before, value) {
            (Kind::Ranking { .. }, Some(Answer::Choices(chosen)), Some(value)) => {
                chosen.iter().position(|chosen| *chosen == value.value)
            }
            _ => None,
        };
        let onchange = self.on(move |_: Event| Key::Pick(at, after.clone()));
        let kind = if is_one && !is_consent { "radio" } else { "checkbox" };
        let key = if digit == 0 { "K".to_owned() } else { decimal(digit) };
        html! {
            <label class="pick" key={digit}>
                <input type={kind} name={format!("q{at}")} {checked} {onchange} />
                <kbd aria-hidden="true">{key}</kbd>
                <span>{label.to_owned()}</span>
                if let Some(rank) = rank {
                    <b>{["→ ", &decimal(rank + 1)].concat()}</b>
                }
            </label>
        }
    }

    fn list(&self, at: usize, question: &Question, id: &str, error: Option<String>) -> Html {
        let chosen = match self.state.form.answers.get(at) {
            Some(Answer::Choice(value)) => value.clone(),
            Some(Answer::Level(level)) => decimal(usize::from(*level)),
            Some(Answer::NotApplicable) => "na".to_owned(),
            _ => String::new(),
        };
        let is_item = matches!(question.kind, Kind::Item { .. });
        let options: Vec<(String, String)> = match &question.kind {
            Kind::Item { scale, .. } => {
                let scale = &self.state.form.questionnaire.scales[*scale];
                let level = |(at, level): (usize, &hailong_core::questionnaire::Level)| {
                    (decimal(at + 1), self.text(&level.label).to_owned())
                };
                let other = scale.not_applicable.iter();
                let other = other.map(|label| ("na".to_owned(), self.text(label).to_owned()));
                scale.levels.iter().enumerate().map(level).chain(other).collect()
            }
            Kind::Unit => {
                let units = self.props.units.iter().filter(|unit| unit.valid_to.is_none());
                units.map(|unit| (unit.id.clone(), self.text(&unit.name).to_owned())).collect()
            }
            _ => {
                let options = question.options().iter();
                options.map(|o| (o.value.clone(), self.text(&o.label).to_owned())).collect()
            }
        };
        let onchange = self.on(move |event: Event| {
            let picked = value(&event);
            let answer = match picked.as_str() {
                "" => None,
                "na" if is_item => Some(Answer::NotApplicable),
                level if is_item => level.parse().ok().map(Answer::Level),
                _ => Some(Answer::Choice(picked)),
            };
            Key::Pick(at, answer)
        });
        let option = |(value, label): (String, String)| {
            let selected = value == chosen;
            html! { <option {value} {selected}>{label}</option> }
        };
        html! {
            <select id={id.to_owned()} {onchange} aria-describedby={error}>
                <option value="" selected={chosen.is_empty()}>{words(self.props.language).choose}</option>
                {for options.into_iter().map(option)}
            </select>
        }
    }

    fn field(&self, at: usize, question: &Question, id: &str, error: Option<String>) -> Html {
        let held = self.state.typed.get(&at).cloned();
        let value_of = held.unwrap_or_else(|| written(self.state.form.answers.get(at)));
        let oninput = self.on(move |event: InputEvent| Key::Type(at, value(&event)));
        let id = id.to_owned();
        match question.kind {
            Kind::Text { long: true, .. } => html! {
                <textarea {id} rows="3" autocomplete="off" value={value_of} {oninput} aria-describedby={error} />
            },
            Kind::Date { .. } => html! {
                <input {id} class="short" type="text" autocomplete="off" value={value_of} {oninput}
                    placeholder={words(self.props.language).day_as} aria-describedby={error} />
            },
            _ => html! {
                <input {id} type="text" autocomplete="off" value={value_of} {oninput} aria-describedby={error} />
            },
        }
    }

    /// What is wrong with an answer, in the form's own words.
    fn wrong(&self, at: usize) -> Option<String> {
        let invalid = self.state.form.invalid.iter().find(|invalid| invalid.question == at)?;
        let words = form_words(self.props.language);
        let other = crate::i18n::kiosk::words(self.props.language).error_other;
        let (text, limit, excess) = match invalid.kind {
            InvalidKind::Missing => (words.error_missing, String::new(), 0),
            InvalidKind::NoConsent => (words.error_consent, String::new(), 0),
            InvalidKind::NotANumber => (words.error_not_a_number, String::new(), 0),
            InvalidKind::NotWhole => (words.error_not_whole, String::new(), 0),
            InvalidKind::NotADay => (words.error_not_a_day, String::new(), 0),
            InvalidKind::InFuture => (words.error_in_future, String::new(), 0),
            InvalidKind::TooFew(limit) => (words.error_too_few, decimal(limit), 0),
            InvalidKind::TooMany(limit) => (words.error_too_many, decimal(limit), 0),
            InvalidKind::Below(limit) => (words.error_below, typed(limit), 0),
            InvalidKind::Above(limit) => (words.error_above, typed(limit), 0),
            InvalidKind::TooLong(limit, excess) => (words.error_too_long, decimal(limit), excess),
            _ => (other, String::new(), 0),
        };
        let question = self.short(&self.state.form.questionnaire.questions[at]);
        let excess = decimal(excess);
        Some(fill(text, &[("question", &question), ("limit", &limit), ("excess", &excess)]))
    }
}
