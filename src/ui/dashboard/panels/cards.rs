//! The cards above the panels: the overall result, the index by each method, and the number of responses.

use std::rc::Rc;

use hailong_core::figures::{Figures, Share};
use hailong_core::questionnaire::Method;
use yew::prelude::*;

use crate::charts::render::Chart;
use crate::charts::{Cell, TextMeasure, Theme, draw_interval};
use crate::i18n::{fill, percent, whole};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{change, shares, source};

/// The interval bar is drawn once at this width and shrinks or grows with its card.
const BAR: f64 = 280.0;

pub fn cards(
    figures: &Figures,
    analysis: Option<&Analysis>,
    names: &Names,
    measure: &Rc<dyn TextMeasure>,
) -> Html {
    html! {
        <div class="cards">
            { overall(figures, analysis, names, measure) }
            if !figures.factors.is_empty() {
                { index(figures, names) }
            }
            { count(figures, names) }
        </div>
    }
}

fn overall(
    figures: &Figures,
    analysis: Option<&Analysis>,
    names: &Names,
    measure: &Rc<dyn TextMeasure>,
) -> Html {
    let words = names.words();
    let input = shares::overall(figures, names);
    let scale = names.overall_scale();
    let levels = scale.map(|scale| names.top_levels(scale)).unwrap_or_default();
    let below = match &input.cell {
        Cell::Hidden(why) => html! { <p class="muted">{ why }</p> },
        Cell::Shown(estimate) | Cell::Reference(estimate) => {
            let bar = Rc::new(draw_interval(&input, &Theme::default(), &**measure, BAR));
            let name = [&input.name, ": ", &estimate.text, " (", &estimate.range, "), ", &input.n];
            html! {
                <>
                    <p class="big">{ &estimate.text }</p>
                    <Chart scene={bar} name={name.concat()} />
                    <p class="muted">{ interval(&figures.overall.share, names) }</p>
                    <p class="muted">
                        { &input.n }
                        if input.cell.is_reference() {
                            { " · " }<strong>{ words.reference }</strong>
                        }
                    </p>
                </>
            }
        }
    };
    html! {
        <section class="card" aria-label={input.name.clone()}>
            <h3>{ &input.name }</h3>
            <p class="panel-text">{ fill(words.top_levels, &[("levels", &levels)]) }</p>
            { below }
            if let Some(changed) = analysis.and_then(|analysis| change::card(analysis, names)) {
                <p class="changed">{ changed }</p>
            }
        </section>
    }
}

fn index(figures: &Figures, names: &Names) -> Html {
    let words = names.words();
    let index = &figures.index;
    let methods = [
        (Method::Pooled, words.pooled, &index.pooled),
        (Method::MeanOfItems, words.mean_of_items, &index.mean_of_items),
        (Method::Weighted, words.weighted, &index.weighted),
    ];
    let row = |(method, label, share): (Method, &'static str, &Share)| {
        let class = (method == index.shown).then_some("used");
        let value = match shares::cell(share, figures, names) {
            Cell::Hidden(why) => html! { <dd>{ why }</dd> },
            Cell::Shown(estimate) | Cell::Reference(estimate) => html! {
                <dd><b>{ estimate.text }</b>{ " " }<span class="muted">{ "(" }{ estimate.range }{ ")" }</span></dd>
            },
        };
        html! { <div {class}><dt>{ label }</dt>{ value }</div> }
    };
    html! {
        <section class="card" aria-label={words.index_title}>
            <h3>{ words.index_title }</h3>
            <p class="panel-text">{ words.index_text }</p>
            <dl class="methods">{ for methods.into_iter().map(row) }</dl>
        </section>
    }
}

fn count(figures: &Figures, names: &Names) -> Html {
    let words = names.words();
    let n = figures.n.map_or(String::new(), |n| whole(names.language, n));
    html! {
        <section class="card" aria-label={words.count_title}>
            <h3>{ words.count_title }</h3>
            <p class="panel-text">{ source::period(figures, names) }</p>
            <p class="big">{ n }</p>
        </section>
    }
}

fn interval(share: &Share, names: &Names) -> String {
    let Some([low, high]) = share.interval else {
        return String::new();
    };
    let low = crate::i18n::decimal(names.language, low * 100.0, 1);
    let high = percent(names.language, high, 1);
    fill(names.words().interval, &[("low", &low), ("high", &high)])
}
