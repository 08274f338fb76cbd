//! The unit that served, of those that the portal lists: a short list, or one that is searched and narrowed to an area.

use hailong_core::response::Answer;
use hailong_core::unit::{Unit as ServingUnit, top_of};

use super::combobox::Entry;
use super::control::{Around, Control, LONG, from_lazy, plain};
use super::field_event::FieldEvent;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::lazy::lazy;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{Attr, El, el, line};

/// The unit that served.
pub(super) struct Unit;

impl Control for Unit {
    fn needs_lazy(&self, around: &Around<'_>) -> bool {
        around.unit.is_none() && is_many(around.units)
    }

    fn draw(&self, question: &QuestionProps) -> El {
        // A long list serves as well, should the page take back the unit that it had said.
        if lazy().is_some() && is_many(&question.props.units) {
            return from_lazy(question);
        }
        let mut list: Vec<Entry<'_>> = Vec::new();
        for unit in serving(&question.props.units) {
            list.push((&unit.id, question.text(&unit.name).to_owned()));
        }
        question.select(&list)
    }

    /// Those of one area, of many; of different areas, each with its area's name.
    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let units = &*question.props.units;
        let chosen = question.chosen();
        let area = &*question.field.area;
        let (mut entries, mut areas) = (Vec::new(), Vec::<Entry<'_>>::new());
        let mut of_chosen = "";
        for unit in serving(units) {
            let top = top_of(units, unit);
            if !areas.iter().any(|(id, _)| *id == top.id) {
                areas.push((&top.id, question.text(&top.name).to_owned()));
            }
            if unit.id == chosen {
                of_chosen = &top.id;
            }
            let name = question.text(&unit.name);
            if area.is_empty() && top.id != unit.id {
                entries.push((&*unit.id, name, question.text(&top.name)));
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
        let field = question.combobox(&list);
        if !cascades {
            return field;
        }
        let id = question.part_id("area");
        let label = line("label", "lesser", question.lazy_words().area).attr(Attr::For, &id);
        let select =
            question.options(area, question.lazy_words().every_area, &areas).attr(Attr::Id, &id);
        let event = FieldEvent::Area(question.at, of_chosen.to_owned());
        let select = question.listens(select, event);
        el("div", "cascade").with(label).with(select).with(field)
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        let Answer::Choice(id) = answer else { return plain(answer, form) };
        let unit = form.props.units.iter().find(|unit| unit.id == *id);
        unit.map_or(id.as_str(), |unit| form.text(&unit.name)).to_owned()
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Choice(text.to_owned()))
    }

    /// Hundreds of names would be no help.
    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        vec![aloud.choose.to_owned()]
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.with_line(at)
    }
}

/// The units that serve. One that was closed stays in the file for the responses that it once received.
fn serving(units: &[ServingUnit]) -> impl Iterator<Item = &ServingUnit> {
    units.iter().filter(|unit| unit.valid_to.is_none())
}

/// Whether so many serve that they are searched rather than shown.
fn is_many(units: &[ServingUnit]) -> bool {
    serving(units).count() >= LONG
}
