//! How wide texts are in the type that the page gives an element, so that charts are laid out for it.

use std::rc::Rc;

use web_sys::Element;

use crate::charts::TextMeasure;

/// How wide texts are in the type of an element of the page; in that of no page where there is none.
#[cfg(target_arch = "wasm32")]
pub fn measure_of(element: Option<Element>) -> Rc<dyn TextMeasure> {
    let family = || {
        let window = web_sys::window()?;
        let style = window.get_computed_style(element.as_ref()?).ok()??;
        style.get_property_value("font-family").ok()
    };
    family().map_or_else(
        || Rc::new(crate::charts::WidthTable) as Rc<dyn TextMeasure>,
        |family| measure_in(&family),
    )
}

/// How wide texts are in a family of fonts.
#[cfg(target_arch = "wasm32")]
pub fn measure_in(family: &str) -> Rc<dyn TextMeasure> {
    match crate::charts::CanvasMeasure::new(&gloo::utils::document(), family) {
        Some(measure) => Rc::new(measure),
        None => Rc::new(crate::charts::WidthTable),
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub fn measure_of(_element: Option<Element>) -> Rc<dyn TextMeasure> {
    Rc::new(crate::charts::WidthTable)
}

#[cfg(not(target_arch = "wasm32"))]
pub fn measure_in(_family: &str) -> Rc<dyn TextMeasure> {
    Rc::new(crate::charts::WidthTable)
}
