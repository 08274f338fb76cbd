//! The public view's component.

use std::collections::BTreeSet;
use std::rc::Rc;

use hailong_core::calendar::{Month, parse_instant};
use hailong_core::figures::{Figures, Published};
use hailong_core::filter::MONTH;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::unit::Unit;
use web_sys::Element;
use yew::AppHandle;
use yew::prelude::*;

use crate::charts::TextMeasure;
use crate::i18n::records::words;
use crate::i18n::{Language, day, fill};
use crate::ui::dashboard::model::analysis::{Analysis, Change, ChosenBy};
use crate::ui::dashboard::model::cross_tab::Crossed;
use crate::ui::dashboard::model::period::{NoPeriods, Periods};
use crate::ui::dashboard::output::saving;
use crate::ui::dashboard::panels::chart::{FileFormat, PanelProps, SavePanel};
use crate::ui::dashboard::panels::cross_tab::CrossTabPanels;
use crate::ui::dashboard::panels::results::Results;
use crate::ui::dashboard::panels::summary;
use crate::ui::dashboard::panels::text_measure::measure_of;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What the public view needs.
#[derive(Properties, Clone)]
pub struct PublicProps {
    /// What was asked.
    pub questionnaire: Rc<Questionnaire>,
    /// The units.
    pub units: Rc<Vec<Unit>>,
    /// The language.
    pub language: Language,
    /// What was published.
    pub published: Rc<Published>,
}

impl PartialEq for PublicProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.published, &other.published) && self.language == other.language
    }
}

/// A public view that is on the page.
pub trait Shown {
    /// Draws it anew.
    fn update(&mut self, props: PublicProps);
    /// Takes it down.
    fn destroy(self: Box<Self>);
}

impl Shown for AppHandle<PublicView> {
    fn update(&mut self, props: PublicProps) {
        AppHandle::update(self, props);
    }

    fn destroy(self: Box<Self>) {
        AppHandle::destroy(*self);
    }
}

/// Shows it in an element.
pub fn show(mount: Element, props: PublicProps) -> Box<dyn Shown> {
    Box::new(yew::Renderer::<PublicView>::with_root_and_props(mount, props).render())
}

/// The public view.
pub struct PublicView {
    figures: Rc<Figures>,
    analysis: Rc<Analysis>,
    crossed: Option<Rc<Crossed>>,
    measure: Rc<dyn TextMeasure>,
    root: NodeRef,
}

/// What happens to it.
pub enum PublicMessage {
    /// The type that the page gives is known.
    Typeset,
}

impl Component for PublicView {
    type Message = PublicMessage;
    type Properties = PublicProps;

    fn create(ctx: &Context<Self>) -> Self {
        let published = &*ctx.props().published;
        let figures = Rc::new(published.figures.clone());
        let units = published.group_by.clone();
        let crossed = Crossed::published(figures.clone(), units, published.cross_tab.clone());
        Self {
            analysis: Rc::new(analysis(published)),
            crossed: crossed.map(Rc::new),
            figures,
            measure: measure_of(None),
            root: NodeRef::default(),
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: PublicMessage) -> bool {
        let PublicMessage::Typeset = message;
        // Text is measured in the type that the page gives this element.
        self.measure = measure_of(self.root.cast());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PublicProps { questionnaire, units, language, published } = ctx.props().clone();
        let names = Names { questionnaire, units, language };
        let (figures, words) = (&*self.figures, names.words());
        html! {
            <div class="dashboard" lang={language.tag()} ref={self.root.clone()}>
                <div class="head">
                    <h2>{ names.text(&names.questionnaire.title) }</h2>
                    <p class="muted">{ summary::summary(Some(figures), &names) }</p>
                    if figures.illustrative {
                        <p class="illustrative">
                            <strong>{ words.illustrative }</strong>{ " " }{ words.illustrative_text }
                        </p>
                    }
                </div>
                if let Some(nothing) = summary::nothing(figures, &names, None) {
                    { nothing }
                } else {
                    <Results figures={self.figures.clone()} analysis={Some(self.analysis.clone())}
                        names={names.clone()} measure={self.measure.clone()} save={save as SavePanel} />
                    <CrossTabPanels found={self.crossed.clone()} names={names.clone()}
                        measure={self.measure.clone()} save={save as SavePanel} send={Callback::noop()} on_drill={Callback::noop()} />
                }
                { about(&published, &names) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            ctx.link().send_message(PublicMessage::Typeset);
        }
    }
}

/// Saves a panel; the public view is in the same chunk as what saves.
fn save(props: PanelProps, format: FileFormat, done: Callback<bool>) {
    saving::save(&props, format);
    done.emit(true);
}

/// What was looked into beyond the figures, as far as it was published.
fn analysis(published: &Published) -> Analysis {
    let months = |values: &[String]| -> Option<Vec<Month>> {
        values.iter().map(|value| Month::parse(value)).collect()
    };
    let compared = published.compare.as_ref().filter(|compare| compare.field == MONTH);
    let change = compared.and_then(|comparison| {
        let periods =
            Periods { before: months(&comparison.a.values)?, now: months(&comparison.b.values)? };
        Some(Change { periods, comparison: comparison.clone(), chosen_by: ChosenBy::Publisher })
    });
    Analysis {
        change: change.ok_or(NoPeriods::NotPublished),
        drivers: published.drivers.clone(),
        chosen: None,
        answered: BTreeSet::new(),
        running: None,
    }
}

/// Of what the figures are, and how they were made.
fn about(published: &Published, names: &Names) -> Html {
    let (figures, dashboard, own) = (&published.figures, names.words(), words(names.language));
    let hide = figures.thresholds.hide_below.to_string();
    let reference = (figures.thresholds.reference_below - 1).to_string();
    let mut notes = vec![own.public_aggregates.to_owned()];
    let made = published.made.as_deref().and_then(parse_instant);
    notes.extend(made.map(|_| {
        let day = day(published.made.as_deref().unwrap_or_default());
        fill(own.public_made, &[("day", &day)])
    }));
    notes.extend(
        figures
            .noise
            .map(|noise| fill(dashboard.report_note_noise, &[("max", &noise.max.to_string())])),
    );
    notes.push(fill(own.public_scope, &[("scope", &source::of(figures, names))]));
    notes.extend(
        [
            dashboard.report_note_share,
            dashboard.report_note_interval,
            dashboard.report_note_apart,
            dashboard.report_note_months,
            dashboard.report_note_voluntary,
        ]
        .map(str::to_owned),
    );
    let places = [("hide", &*hide), ("reference", &*reference)];
    notes.push(fill(dashboard.report_note_hidden, &places));
    html! {
        <section class="panel about" aria-label={own.public_about}>
            <h3>{ own.public_about }</h3>
            <ul>{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
        </section>
    }
}
