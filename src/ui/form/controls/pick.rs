//! What is picked from a list that the portal gives: units and procedures.

use hailong_core::questionnaire::{Kind, Question};
use hailong_core::response::Answer;
use hailong_core::unit::{Unit, top_of};

use super::combobox::{Entry, LONG, part_id};
use super::gesture::Gesture;
use crate::ui::form::app::FormProps;
use crate::ui::form::deed::Deed;
use crate::ui::form::draw::Drawing;
use crate::ui::form::state::FormState;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    /// The units that serve.
    pub(in crate::ui::form) fn unit(&self, at: usize, question: &Question) -> El {
        let mut list: Vec<Entry<'_>> = Vec::new();
        for unit in serving(&self.props.units) {
            list.push((&unit.id, self.text(&unit.name).to_owned()));
        }
        self.select(at, question, &list)
    }

    /// Those of one area, of many; of different areas, each with its area's name.
    pub(in crate::ui::form) fn unit_of_many(&self, at: usize, question: &Question) -> El {
        let units = &*self.props.units;
        let chosen = self.chosen(at);
        let area = &*self.state.passing.area;
        let (mut entries, mut areas) = (Vec::new(), Vec::<Entry<'_>>::new());
        let mut of_chosen = "";
        for unit in serving(units) {
            let top = top_of(units, unit);
            if !areas.iter().any(|(id, _)| *id == top.id) {
                areas.push((&top.id, self.text(&top.name).to_owned()));
            }
            if unit.id == chosen {
                of_chosen = &top.id;
            }
            let name = self.text(&unit.name);
            if area.is_empty() && top.id != unit.id {
                entries.push((&*unit.id, name, self.text(&top.name)));
            } else if area.is_empty() || area == top.id {
                entries.push((&*unit.id, name, ""));
            }
        }
        let cascades = areas.len() > 1;
        let mut list: Vec<Entry<'_>> = Vec::new();
        for (id, name, area) in entries {
            let is_told = cascades && !area.is_empty();
            list.push((id, if is_told { [name, ", ", area].concat() } else { name.to_owned() }));
        }
        let field = self.combobox(at, question, &list);
        if !cascades {
            return field;
        }
        let id = part_id(at, "area");
        let label = line("label", "lesser", self.rare_words().area).attr(Attr::For, &id);
        let select = self.options(area, self.rare_words().every_area, &areas).attr(Attr::Id, &id);
        let passing = self.state.passing.clone();
        let select = self.hand(select, Gesture::Area(at, passing, of_chosen.to_owned()));
        el("div", "cascade").with(label).with(select).with(field)
    }

    /// The procedures, those of the field that was named. Where there is no list it is typed.
    pub(in crate::ui::form) fn procedure(
        &self,
        at: usize,
        question: &Question,
        by: Option<usize>,
    ) -> El {
        let field = field_of(self.state, by);
        let mut list: Vec<Entry<'_>> = Vec::new();
        for procedure in self.props.procedures.iter() {
            if procedure.is_in(field) {
                list.push((&procedure.id, self.text(&procedure.name).to_owned()));
            }
        }
        if list.len() >= LONG {
            return self.combobox(at, question, &list);
        }
        if !list.is_empty() {
            return self.select(at, question, &list);
        }
        let typed = el("input", "")
            .attr(Attr::Type, "text")
            .attr(Attr::AutoComplete, "off")
            .attr(Attr::MaxLength, "200")
            .value(self.chosen(at).to_owned());
        self.named(self.hand(typed, Gesture::Name(at)), at, question, "")
    }

    /// A short list.
    fn select(&self, at: usize, question: &Question, list: &[Entry<'_>]) -> El {
        let select = self.options(self.chosen(at), self.words.choose, list);
        self.named(self.does(select, Deed::Unit(at)), at, question, "")
    }

    fn options(&self, chosen: &str, none: &str, list: &[Entry<'_>]) -> El {
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            line("option", "", label).attr(Attr::Value, value).maybe(Attr::Selected, selected)
        };
        let mut select = el("select", "").with(option("", none));
        for (value, label) in list {
            select = select.with(option(value, label));
        }
        if !chosen.is_empty() && !list.iter().any(|(value, _)| *value == chosen) {
            // A value that isn't in the list any more shows itself rather than nothing.
            select = select.with(option(chosen, chosen));
        }
        select
    }

    /// The words for a unit or a procedure that was answered.
    pub(in crate::ui::form) fn picked(&self, kind: &Kind, id: &str) -> String {
        let (units, procedures) = (&self.props.units, &self.props.procedures);
        let name = match kind {
            Kind::Unit => units.iter().find(|unit| unit.id == id).map(|unit| &unit.name),
            _ => procedures.iter().find(|one| one.id == id).map(|one| &one.name),
        };
        name.map_or(id, |name| self.text(name)).to_owned()
    }
}

/// The units that serve. One that has gone serves nobody; it stays in the file for what it once received.
fn serving(units: &[Unit]) -> impl Iterator<Item = &Unit> {
    units.iter().filter(|unit| unit.valid_to.is_none())
}

/// Whether so many serve that they are searched rather than shown.
pub(in crate::ui::form) fn is_many(units: &[Unit]) -> bool {
    serving(units).count() >= LONG
}

/// The field that was named.
fn field_of(state: &FormState, by: Option<usize>) -> Option<&str> {
    match state.answers.get(by?) {
        Some(Answer::Choice(field)) if state.asked[by?].counts() => Some(field),
        _ => None,
    }
}

/// The question whose procedure isn't in the field that another question names now.
pub(in crate::ui::form) fn outdated(props: &FormProps, state: &FormState) -> Option<usize> {
    state.questionnaire.questions().enumerate().find_map(|(at, question)| {
        let (Kind::Procedure { by }, Some(Answer::Choice(id))) =
            (&question.kind, state.answers.get(at))
        else {
            return None;
        };
        let field = field_of(state, *by);
        let known = props.procedures.iter().find(|procedure| procedure.id == *id);
        let fits = match known {
            Some(procedure) => procedure.is_in(field),
            // Typed, where there was no list.
            None => !props.procedures.iter().any(|procedure| procedure.is_in(field)),
        };
        (!fits).then_some(at)
    })
}
