//! A report as elements. styles/report.css lays them out.

use std::rc::Rc;

use yew::{Html, html};

use super::button::Printout;
use super::content::Content;
use super::pieces::pieces;
use crate::charts::render::Chart;
use crate::charts::table::TableTwin;
use crate::charts::{Scene, TextMeasure};
use crate::i18n::fill;
use crate::ui::dashboard::panels::panel::{Panel, Panels, View};
use crate::ui::dashboard::panels::{cross_tab, list};
use crate::ui::dashboard::text::names::Names;

/// How wide the charts are drawn. The paper's 165 mm are 624 pixels, so their smallest type comes out at 8 points.
const WIDTH: f64 = 700.0;

/// How high a chart may be drawn: what a page has room for below a heading and above a caption, and a tenth more, by
/// which it may shrink.
const MOST: f64 = 1_000.0;

pub(super) fn sheet(
    content: &Content,
    printout: &Printout,
    names: &Names,
    measure: &Rc<dyn TextMeasure>,
) -> Html {
    let words = names.words();
    let fact = |(name, value): &(&'static str, String)| {
        html! { <tr><th scope="row">{ name }</th><td>{ value }</td></tr> }
    };
    let stamp = content.stamp.map(|stamp| html! { <p class="stamp">{ stamp }</p> });
    let panels = printed(printout, names);
    let panels = panels.iter().enumerate();
    let panels = panels.map(|(at, panel)| section(at + 1, &**panel, names, &**measure));
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
                { table_on_paper(index, words.index_title) }
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

/// The panels of the page, and those of two fields.
fn printed<'a>(printout: &'a Printout, names: &'a Names) -> Panels<'a> {
    let Printout { figures, analysis, crossed, .. } = printout;
    let analysis = analysis.as_deref();
    let mut panels = list::printed(View { figures, analysis, names, controls: None });
    if let Some(crossed) = crossed {
        panels.extend(cross_tab::printed(crossed, names));
    }
    panels
}

/// A finding with its chart and its table.
fn section(number: usize, panel: &dyn Panel, names: &Names, measure: &dyn TextMeasure) -> Html {
    let words = names.words();
    let number = number.to_string();
    let (title, text) = (panel.title(), panel.text());
    let charts = pieces(panel.picture().draw(measure, WIDTH), MOST);
    let of = charts.len().to_string();
    let chart = |(at, scene): (usize, Scene)| {
        let part = (at + 1).to_string();
        let caption = if of == "1" { words.report_chart } else { words.report_chart_part };
        let places = [("n", &*number), ("text", &*text), ("part", &*part), ("of", &*of)];
        let caption = fill(caption, &places);
        let (scene, name) = (Rc::new(scene), caption.clone());
        html! { <figure><Chart {scene} {name} /><figcaption>{ caption }</figcaption></figure> }
    };
    let caption = fill(words.report_table, &[("n", &number), ("text", &title)]);
    let table = panel.table(title.clone());
    html! {
        <section>
            <h3>{ [&*number, ". ", &*title].concat() }</h3>
            { for charts.into_iter().enumerate().map(chart) }
            { table_on_paper(&table, &caption) }
        </section>
    }
}

/// With so many columns of values their cells have one line each, so that a row isn't as high as its narrowest cell; unless
/// they have more letters than a line of the paper has room for.
const WIDE: usize = 7;
const SHORT: usize = 14;
/// With so many columns of more letters than that they are written smaller.
const FULL: usize = 4;

/// A table for narrow paper: without empty columns, with "n = 12" on one line, and with the reason for missing numbers across
/// all of a row's columns.
fn table_on_paper(table: &TableTwin, caption: &str) -> Html {
    let last = table.columns.len().saturating_sub(1);
    let said = |row: &[String], at: usize| row.get(at).is_some_and(|cell| !cell.is_empty());
    // What stands alone in its row is why there are no numbers.
    let alone = |row: &[String]| {
        let mut all = (1..=last).filter(|&at| said(row, at));
        all.next().filter(|_| all.next().is_none())
    };
    let is_kept = |&at: &usize| table.rows.iter().any(|row| said(row, at) && alone(row).is_none());
    let mut kept: Vec<usize> = (1..=last).filter(is_kept).collect();
    if kept.is_empty() && last > 0 {
        kept.push(last);
    }
    let across = kept.len().to_string();
    let row = |row: &Vec<String>| {
        let cell = |at: usize| row.get(at).map(|cell| cell.replace(" = ", "\u{a0}=\u{a0}"));
        let cells = if let Some(at) = alone(row) {
            html! { <td colspan={across.clone()}>{ cell(at) }</td> }
        } else {
            html! { <>{ for kept.iter().map(|&at| html! { <td>{ cell(at) }</td> }) }</> }
        };
        html! { <tr><th scope="row">{ cell(0) }</th>{ cells }</tr> }
    };
    let is_short = |at: usize| {
        table.rows.iter().all(|row| row.get(at).is_none_or(|cell| cell.chars().count() <= SHORT))
    };
    // The last column is a remark or a number, which may have more lines.
    let (_, lines) = kept.split_last().unwrap_or((&0, &[]));
    let look = match lines.iter().all(|&at| is_short(at)) {
        true if kept.len() >= WIDE => Some("wide"),
        false if kept.len() >= FULL => Some("wide wrapped"),
        _ => None,
    };
    let columns = [0].iter().chain(&kept).filter_map(|&at| table.columns.get(at));
    html! {
        <table class={look}>
            <caption>{ caption.to_owned() }</caption>
            <thead><tr>{ for columns.map(|column| html! { <th scope="col">{ column }</th> }) }</tr></thead>
            <tbody>{ for table.rows.iter().map(row) }</tbody>
        </table>
    }
}
