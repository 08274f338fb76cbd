//! A scene as Yew nodes. The one file here that knows Yew.

use std::collections::HashMap;

use yew::virtual_dom::{VList, VNode, VTag};
use yew::{AttrValue, Html, html};

use super::element::{Element, Place, elements, number};
use crate::charts::scene::{Region, Scene};
use crate::charts::table::TableTwin;

/// What a chart is called, for those who don't see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartLabel {
    /// The finding in words: the panel's title and what the picture adds.
    pub name: AttrValue,
    /// The region that the arrow keys stand on, by its index; the caller says its label aloud.
    pub active: Option<usize>,
}

/// An `<svg role="img">` of the scene's size, which shrinks with its container. Regions come last, as
/// transparent rectangles of class `region` with `data-index`, so that one listener serves all. The cells of a table
/// have none: [`visited`] lies over them.
pub fn to_html(scene: &Scene, label: &ChartLabel) -> Html {
    let mut svg = VTag::new("svg");
    svg.add_attribute("class", "chart");
    svg.add_attribute("role", "img");
    svg.add_attribute("aria-label", label.name.clone());
    svg.add_attribute("width", number(scene.width));
    svg.add_attribute("height", number(scene.height));
    let (width, height) = (number(scene.width), number(scene.height));
    svg.add_attribute("viewBox", format!("0 0 {width} {height}"));
    let mut children = VList::new();
    let mut keys = Keys::default();
    for element in elements(scene, Place::Page) {
        // The tag too: a path can't be patched into a rectangle.
        let key = keys.unique(format!("{} {}", element.tag, element.attributes[0].1));
        children.add_child(node(element, key));
    }
    let listed = if scene.across == 0 { scene.regions.as_slice() } else { &[] };
    for (index, region) in listed.iter().enumerate() {
        let key = keys.unique(format!("region {}", region.key));
        children.add_child(visit(region, index, label.active == Some(index), key));
    }
    svg.add_child(children.into());
    svg.into()
}

/// The frame of the visited cell of a table, as a picture of its own over the chart: what lies below stays as it is.
pub fn visited(scene: &Scene, active: Option<usize>) -> Html {
    let mut svg = VTag::new("svg");
    svg.add_attribute("class", "visited");
    svg.add_attribute("aria-hidden", "true");
    svg.add_attribute("width", number(scene.width));
    svg.add_attribute("height", number(scene.height));
    if let Some((at, region)) = active.and_then(|at| Some((at, scene.regions.get(at)?))) {
        svg.add_child(visit(region, at, true, "visited".to_owned()));
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

/// Keys with a number each: Yew panics at two that are equal, and a caller's data may repeat itself.
#[derive(Default)]
struct Keys(HashMap<String, usize>);

impl Keys {
    fn unique(&mut self, key: String) -> String {
        let nth = self.0.entry(key.clone()).or_default();
        *nth += 1;
        format!("{key} {nth}")
    }
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

fn node(element: Element, key: String) -> VNode {
    let mut tag = VTag::new(element.tag);
    tag.key = Some(key.into());
    for (name, value) in element.attributes {
        tag.add_attribute(name, value);
    }
    if let Some(title) = element.title {
        tag.add_child(tooltip(title));
    }
    if let Some(text) = element.text {
        tag.add_child(text.into());
    }
    tag.into()
}

fn visit(region: &Region, index: usize, active: bool, key: String) -> VNode {
    let mut tag = VTag::new("rect");
    tag.key = Some(key.into());
    tag.add_attribute("class", if active { "region active" } else { "region" });
    tag.add_attribute("data-index", index.to_string());
    for (name, value) in
        [("x", region.x), ("y", region.y), ("width", region.width), ("height", region.height)]
    {
        tag.add_attribute(name, number(value));
    }
    tag.add_attribute("fill", "none");
    tag.add_attribute("pointer-events", "all");
    tag.add_child(tooltip(region.label.clone()));
    tag.into()
}

fn tooltip(words: String) -> VNode {
    let mut title = VTag::new("title");
    title.add_child(words.into());
    title.into()
}
