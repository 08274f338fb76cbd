//! What lies over a chart, and its table, as Yew nodes.

use yew::virtual_dom::{VList, VNode, VTag};
use yew::{Html, html};

use super::element::{Element, number, visit};
use crate::charts::scene::Scene;
use crate::charts::table::TableTwin;

/// The frame of the visited cell of a table, as a picture of its own over the chart: what lies below stays as it is.
pub fn visited(scene: &Scene, active: Option<usize>) -> Html {
    let mut svg = VTag::new("svg");
    svg.add_attribute("class", "visited");
    svg.add_attribute("aria-hidden", "true");
    svg.add_attribute("width", number(scene.width));
    svg.add_attribute("height", number(scene.height));
    if let Some((at, region)) = active.and_then(|at| Some((at, scene.regions.get(at)?))) {
        svg.add_child(node(visit(region, at, true)));
    }
    svg.into()
}

/// The frames of the parts that are filtered by, as a picture of its own over the chart, likewise. A list has one part of a
/// key; of the cells of a table several may have the same.
pub fn marked(scene: &Scene, picked: &[String]) -> Html {
    let mut svg = VTag::new("svg");
    svg.add_attribute("class", "visited marked");
    svg.add_attribute("aria-hidden", "true");
    svg.add_attribute("width", number(scene.width));
    svg.add_attribute("height", number(scene.height));
    let mut children = VList::new();
    for (index, region) in scene.regions.iter().enumerate() {
        if !picked.contains(&region.key) {
            continue;
        }
        let mut tag = VTag::new("rect");
        tag.key = Some(index.to_string().into());
        // Within the part's edges, or half of the line would be cut off at the chart's own.
        let [x, y] = [region.x + 1.5, region.y + 1.5];
        let [width, height] = [region.width - 3.0, region.height - 3.0].map(|side| side.max(0.0));
        tag.add_attribute("class", "frame");
        tag.add_attribute("rx", "5");
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            tag.add_attribute(name, number(value));
        }
        tag.add_attribute("fill", "none");
        children.add_child(tag.into());
    }
    svg.add_child(children.into());
    svg.into()
}

/// A `<table>` with caption and headers of rows and columns.
pub fn table_to_html(twin: &TableTwin) -> Html {
    let columns = twin.columns.iter().map(|column| html! { <th scope="col">{ column }</th> });
    let rows = twin.rows.iter().enumerate().map(|(index, row)| {
        let head = row.first().map(|name| html! { <th scope="row">{ name }</th> });
        let cells = row.iter().skip(1).map(|cell| html! { <td>{ cell }</td> });
        html! { <tr key={index}>{ head }{ for cells }</tr> }
    });
    html! {
        <table class="chart-table">
            <caption>{ &twin.caption }</caption>
            <thead><tr>{ for columns }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn node(element: Element) -> VNode {
    let mut tag = VTag::new(element.tag);
    for (name, value) in element.attributes {
        tag.add_attribute(name, value.text().into_owned());
    }
    if let Some(words) = element.title {
        let mut title = VTag::new("title");
        title.add_child(words.into());
        tag.add_child(title.into());
    }
    tag.into()
}
