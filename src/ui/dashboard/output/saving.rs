//! Saves a panel's picture or table as a file. It is in the lazy chunk.

use hailong_core::import::write_row;

use crate::charts::render::{Caption, sheet, to_svg_string};
use crate::charts::{Scene, Theme};
use crate::ui::dashboard::panels::chart::{FileFormat, PanelProps};
use crate::ui::dashboard::text::source;
use crate::ui::shared::file::offer;

/// How wide a picture is in a file.
const WIDTH: f64 = 960.0;

/// Saves a panel.
pub fn save(props: &PanelProps, format: FileFormat) {
    match format {
        FileFormat::Svg => {
            let svg = to_svg_string(&file_scene(props));
            offer(&svg, "image/svg+xml", &file_name(props, "svg"));
        }
        FileFormat::Png => save_png(props),
        FileFormat::Csv => offer(&csv(props), "text/csv;charset=utf-8", &file_name(props, "csv")),
    }
}

/// The picture as it goes into a file: at one width, on a sheet with what the page says around it.
fn file_scene(props: &PanelProps) -> Scene {
    let (theme, measure) = (Theme::default(), &*props.measure);
    let scene = props.picture.draw(measure, WIDTH);
    let words = props.names.words();
    let stamp = if props.illustrative { words.illustrative_file } else { "" };
    let source = source::dated(&props.source, &props.names);
    let caption = Caption { title: &props.title, text: &props.text, stamp, source: &source };
    sheet(&scene, &theme, measure, &caption)
}

#[cfg(target_arch = "wasm32")]
fn save_png(props: &PanelProps) {
    use crate::charts::render::to_png;
    use crate::ui::shared::file::offer_blob;

    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let name = file_name(props, "png");
    let done = move |blob| offer_blob(&blob, &name);
    // Without a canvas there are still the table, the SVG and the CSV.
    let _ = to_png(&file_scene(props), props.measure.family(), &document, done);
}

#[cfg(not(target_arch = "wasm32"))]
fn save_png(_props: &PanelProps) {}

/// The table as CSV, with the byte order mark that tells Excel it is UTF-8.
fn csv(props: &PanelProps) -> String {
    let table = &props.table;
    let mut text = String::from('\u{feff}');
    text += &write_row([&*table.caption]);
    if props.illustrative {
        text += &write_row([props.names.words().illustrative_file]);
    }
    text += &write_row([&*source::dated(&props.source, &props.names)]);
    text += &write_row(table.columns.iter().map(String::as_str));
    for row in &table.rows {
        text += &write_row(row.iter().map(String::as_str));
    }
    text
}

fn file_name(props: &PanelProps, ending: &str) -> String {
    let illustrative = if props.illustrative { "-minh-hoa" } else { "" };
    [&props.names.questionnaire.id, "-", props.id.name(), illustrative, ".", ending].concat()
}
