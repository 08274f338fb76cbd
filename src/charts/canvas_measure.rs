//! Widths of texts as the browser will draw them. Natively there is the table in `measure`.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

use super::measure::{TextMeasure, WidthTable, font};
use super::scene::Weight;

/// More texts than a dashboard shows; a cache of so many is emptied rather than grown.
const CACHED: usize = 8192;

/// Measures with a canvas that is never attached: no layout, no style in the page.
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
    // The same labels are measured at every redraw.
    known: RefCell<HashMap<(String, u32, Weight), f64>>,
}

impl CanvasMeasure {
    /// For the computed `font-family` of the element that the charts stand in. `None` where the browser
    /// gives no canvas; [`WidthTable`] stands in then.
    pub fn new(document: &Document, family: &str) -> Option<Self> {
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { context, family: family.to_owned(), known: RefCell::default() })
    }
}

impl TextMeasure for CanvasMeasure {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let key = (text.to_owned(), (size * 10.0) as u32, weight);
        if let Some(width) = self.known.borrow().get(&key) {
            return *width;
        }
        self.context.set_font(&font(weight, size, &self.family));
        let width = self
            .context
            .measure_text(text)
            .map_or_else(|_| WidthTable.width(text, size, weight), |metrics| metrics.width());
        let mut known = self.known.borrow_mut();
        if known.len() >= CACHED {
            known.clear();
        }
        known.insert(key, width);
        width
    }

    fn family(&self) -> &str {
        &self.family
    }
}
