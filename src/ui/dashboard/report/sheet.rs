//! A report as elements. styles/report.css lays them out.

use std::rc::Rc;

use hailong_core::figures::Figures;
use yew::{Html, html};

use super::super::names::Names;
use super::super::panels::{PanelInput, panel_inputs};
use super::content::Content;
use super::pieces::pieces;
use crate::charts::render::{ChartLabel, table_to_html, to_html};
use crate::charts::table::TableTwin;
use crate::charts::{Scene, TextMeasure};
use crate::i18n::fill;

/// How wide the charts are drawn. The paper's 165 mm are 624 pixels, so their smallest type comes out at 8 points.
const WIDTH: f64 = 700.0;

/// How high a chart may be drawn: what a page has room for below a heading and above a caption, and a tenth more, by
/// which it may shrink.
const MOST: f64 = 1_000.0;

pub(super) fn sheet(
    content: &Content,
    figures: &Figures,
    names: &Names,
    measure: &Rc<dyn TextMeasure>,
) -> Html {
    let words = names.words();
    let fact = |(name, value): &(&'static str, String)| {
        html! { <tr><th scope="row">{ name }</th><td>{ value }</td></tr> }
    };
    let stamp = content.stamp.map(|stamp| html! { <p class="stamp">{ stamp }</p> });
    let panels = panel_inputs(figures, names);
    let panels = panels.iter().enumerate().map(|(at, input)| panel(at + 1, input, names, measure));
    html! {
        <main>
            <header>
                <div>
                    if let Some(above) = &content.above {
                        <p class="above">{ above }</p>
                    }
                    <p class="office">{ &content.office }</p>
                    <p>{ words.report_number }</p>
                </div>
                <div>
                    <p class="nation">{ words.report_nation }</p>
                    <p class="motto">{ words.report_motto }</p>
                    <p class="dated">{ &content.dated }</p>
                </div>
            </header>
            { stamp.clone() }
            <h1>{ words.report }</h1>
            <p class="subject">{ words.report_subject }</p>
            <h2>{ words.report_general }</h2>
            <table class="facts"><tbody>{ for content.facts.iter().map(fact) }</tbody></table>
            <h2>{ words.report_overall }</h2>
            <p>{ &content.overall }</p>
            if let Some(index) = &content.index {
                <p>{ words.report_index }</p>
                { table_to_html(&shorn(index)) }
            }
            <h2>{ words.report_detail }</h2>
            { for panels }
            <section class="notes">
                <h2>{ words.report_method }</h2>
                <ul>{ for content.notes.iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            </section>
            { stamp }
            <div class="signed">
                <div><p>{ words.report_author }</p><p>{ words.report_author_how }</p></div>
                <div><p>{ words.report_head }</p><p>{ words.report_head_how }</p></div>
            </div>
        </main>
    }
}

/// A finding with its chart and its table.
fn panel(number: usize, input: &PanelInput, names: &Names, measure: &Rc<dyn TextMeasure>) -> Html {
    let words = names.words();
    let number = number.to_string();
    let charts = pieces(input.picture.draw(&**measure, WIDTH), MOST);
    let of = charts.len().to_string();
    let chart = |(at, scene): (usize, Scene)| {
        let part = (at + 1).to_string();
        let text = if of == "1" { words.report_chart } else { words.report_chart_part };
        let caption =
            fill(text, &[("n", &number), ("text", &input.text), ("part", &part), ("of", &of)]);
        let label = ChartLabel { name: caption.clone().into(), active: None };
        html! { <figure>{ to_html(&scene, &label) }<figcaption>{ caption }</figcaption></figure> }
    };
    let mut table = shorn(&input.table);
    table.caption = fill(words.report_table, &[("n", &number), ("text", &input.title)]);
    html! {
        <section>
            <h3>{ [&number, ". ", &input.title].concat() }</h3>
            { for charts.into_iter().enumerate().map(chart) }
            { table_to_html(&table) }
        </section>
    }
}

/// A table for narrow paper: without the columns in which nothing stands, and "n = 12" on one line.
fn shorn(table: &TableTwin) -> TableTwin {
    let is_kept = |column: usize| {
        column == 0
            || table.rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let kept: Vec<usize> = (0..table.columns.len()).filter(|&column| is_kept(column)).collect();
    let cells = |row: &Vec<String>| {
        kept.iter().filter_map(|&at| Some(row.get(at)?.replace(" = ", "\u{a0}=\u{a0}"))).collect()
    };
    TableTwin {
        caption: table.caption.clone(),
        columns: cells(&table.columns),
        rows: table.rows.iter().map(cells).collect(),
    }
}
