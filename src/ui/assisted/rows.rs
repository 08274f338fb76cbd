//! A row for each question: its number and short words, and what it is answered with.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Question};
use hailong_core::response::Answer;
use hailong_core::validate::InvalidKind;

use super::control_event::ControlEvent;
use super::draw::Drawing;
use super::state::Cursor;
use super::ways::{Way, after_digit, written};
use crate::i18n::form::words as form_words;
use crate::i18n::{fill, typed};
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

impl Drawing<'_> {
    /// A question that a digit answers.
    pub(super) fn row(&self, at: usize) -> El {
        let question = &self.state.form.questionnaire.questions[at];
        let wrong = self.wrong(at);
        let row = self
            .outer("fieldset", at)
            .maybe(Attr::DescribedBy, wrong.as_ref().map(|_| error_id(at)).as_deref())
            .with(self.label(el("legend", ""), at, question))
            .with(self.picks(at, question));
        self.does(with_error(row, at, wrong), ControlEvent::At(Cursor::Question(at)))
    }

    /// A question that is picked from a list or typed.
    pub(super) fn field_row(&self, at: usize, way: Way) -> El {
        let question = &self.state.form.questionnaire.questions[at];
        let wrong = self.wrong(at);
        let id = ["field", &decimal(at)].concat();
        let has_list =
            matches!(question.kind, Kind::Procedure { .. } if !self.props.procedures.is_empty());
        let control = if has_list || way == Way::Pick {
            self.list(at, question)
        } else {
            self.field(at, question)
        };
        let control = control
            .attr(Attr::Id, &id)
            .maybe(Attr::DescribedBy, wrong.as_ref().map(|_| error_id(at)).as_deref())
            .maybe(Attr::Invalid, wrong.as_ref().map(|_| "true"));
        let mut label = self.label(el("label", "").attr(Attr::For, &id), at, question);
        if matches!(question.kind, Kind::Date { .. }) {
            label = label.text(" (").text(self.words().day_as).text(")");
        }
        let row = self.outer("div", at).with(label).with(control);
        self.does(with_error(row, at, wrong), ControlEvent::At(Cursor::Question(at)))
    }

    fn outer(&self, tag: &'static str, at: usize) -> El {
        let is_wrong = self.state.form.invalid.iter().any(|invalid| invalid.question == at);
        let class = match (self.state.at == Cursor::Question(at), is_wrong) {
            (false, false) => "row",
            (true, false) => "row current",
            (false, true) => "row wrong",
            (true, true) => "row current wrong",
        };
        el(tag, class).key(at).attr(Attr::Id, &["row", &decimal(at)].concat())
    }

    fn label(&self, label: El, at: usize, question: &Question) -> El {
        let short = self.short(question);
        match self.state.form.questionnaire.number_of(at) {
            Some(number) => {
                label.with(line("span", "no", &[&decimal(number), ". "].concat())).text(short)
            }
            None => label.text(short),
        }
    }

    fn short<'q>(&self, question: &'q Question) -> &'q str {
        self.text(question.short.as_ref().unwrap_or(&question.label))
    }

    /// A pick for each digit that means something: the digit as the clerk presses it, and the word.
    fn picks(&self, at: usize, question: &Question) -> El {
        let mut picks = el("div", "picks");
        match &question.kind {
            Kind::Item { scale, .. } => {
                let scale = &self.state.form.questionnaire.scales[*scale];
                for (index, level) in scale.levels.iter().enumerate() {
                    picks = picks.with(self.pick(at, question, index + 1, self.text(&level.label)));
                }
                if let Some(label) = &scale.not_applicable {
                    picks = picks.with(self.pick(at, question, 0, self.text(label)));
                }
            }
            Kind::Consent => picks = picks.with(self.pick(at, question, 1, self.words().agrees)),
            _ => {
                for (index, option) in question.options().iter().enumerate() {
                    picks =
                        picks.with(self.pick(at, question, index + 1, self.text(&option.label)));
                }
            }
        }
        picks
    }

    fn pick(&self, at: usize, question: &Question, digit: usize, label: &str) -> El {
        let questionnaire = &self.state.form.questionnaire;
        let before = self.state.form.answers.get(at);
        let option = digit.checked_sub(1).and_then(|at| question.options().get(at));
        // Where it is among several that are chosen: its rank in a ranking.
        let rank = match (before, option) {
            (Some(Answer::Choices(chosen)), Some(option)) => {
                chosen.iter().position(|chosen| *chosen == option.value)
            }
            _ => None,
        };
        let alone = after_digit(questionnaire, at, digit, None).flatten();
        let is_consent = matches!(question.kind, Kind::Consent);
        let checked = rank.is_some() || (before.is_some() && alone.as_ref() == before);
        let after = match checked && is_consent {
            true => None,
            false => after_digit(questionnaire, at, digit, before).flatten(),
        };
        let is_several = matches!(question.kind, Kind::Choices { .. } | Kind::Ranking { .. });
        let input = el("input", "")
            .attr(Attr::Type, if is_several || is_consent { "checkbox" } else { "radio" })
            .attr(Attr::Name, &["q", &decimal(at)].concat())
            .checked(checked);
        let digit_key = if digit == 0 { "K".to_owned() } else { decimal(digit) };
        let pick = el("label", "pick")
            .key(digit)
            .with(self.does(input, ControlEvent::Pick(at, after)))
            .with(line("kbd", "", &digit_key).attr(Attr::Hidden, "true"))
            .with(line("span", "", label));
        match rank {
            Some(rank) if matches!(question.kind, Kind::Ranking { .. }) => {
                pick.with(line("b", "", &["→ ", &decimal(rank + 1)].concat()))
            }
            _ => pick,
        }
    }

    fn list(&self, at: usize, question: &Question) -> El {
        let chosen = match self.state.form.answers.get(at) {
            Some(Answer::Choice(value)) => value.clone(),
            Some(Answer::Level(level)) => decimal(usize::from(*level)),
            Some(Answer::NotApplicable) => "na".to_owned(),
            _ => String::new(),
        };
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            line("option", "", label).attr(Attr::Value, value).maybe(Attr::Selected, selected)
        };
        let mut list = el("select", "").with(option("", self.words().choose));
        match &question.kind {
            Kind::Item { scale, .. } => {
                let scale = &self.state.form.questionnaire.scales[*scale];
                for (index, level) in scale.levels.iter().enumerate() {
                    list = list.with(option(&decimal(index + 1), self.text(&level.label)));
                }
                if let Some(label) = &scale.not_applicable {
                    list = list.with(option("na", self.text(label)));
                }
            }
            Kind::Unit => {
                // A paper can be of a unit that has gone since.
                for unit in self.props.units.iter() {
                    list = list.with(option(&unit.id, self.text(&unit.name)));
                }
            }
            Kind::Procedure { .. } => {
                for procedure in self.props.procedures.iter() {
                    list = list.with(option(&procedure.id, self.text(&procedure.name)));
                }
            }
            _ => {
                for choice in question.options() {
                    list = list.with(option(&choice.value, self.text(&choice.label)));
                }
            }
        }
        self.does(list, ControlEvent::List(at, matches!(question.kind, Kind::Item { .. })))
    }

    fn field(&self, at: usize, question: &Question) -> El {
        let held = self.state.typed.iter().find(|(other, _)| *other == at);
        let held = match held {
            Some((_, typed)) => typed.clone(),
            None => written(self.state.form.answers.get(at)),
        };
        let field = match question.kind {
            Kind::Text { long: true, .. } => el("textarea", "").attr(Attr::Rows, "3"),
            Kind::Text { .. } => el("input", "").attr(Attr::Type, "text"),
            _ => el("input", "short").attr(Attr::Type, "text"),
        };
        self.does(field.attr(Attr::AutoComplete, "off").value(held), ControlEvent::Type(at))
    }

    /// What is wrong with an answer, in the form's own words.
    fn wrong(&self, at: usize) -> Option<String> {
        let invalid = self.state.form.invalid.iter().find(|invalid| invalid.question == at)?;
        let words = form_words(self.props.language);
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
            InvalidKind::TooEarly | InvalidKind::TooLate => {
                (self.words().error_other, String::new(), 0)
            }
        };
        let question = self.short(&self.state.form.questionnaire.questions[at]);
        let excess = decimal(excess);
        Some(fill(text, &[("question", question), ("limit", &limit), ("excess", &excess)]))
    }
}

fn error_id(at: usize) -> String {
    ["row", &decimal(at), "-error"].concat()
}

fn with_error(row: El, at: usize, wrong: Option<String>) -> El {
    match wrong {
        Some(wrong) => row.with(line("p", "error", &wrong).attr(Attr::Id, &error_id(at))),
        // A place of its own, so that the control before it, and its focus, stay when a message goes.
        None => row.node(nothing()),
    }
}
