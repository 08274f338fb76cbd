//! Small pictures: decoration beside words, drawn so that no font of emoji is needed.

use crate::ui::shared::markup::{Attr, El, el};

/// A circle and a path in it: decoration.
#[inline(never)]
pub(super) fn icon(class: &str, path: &str) -> El {
    let circle = el("circle", "")
        .attr(Attr::CentreX, "16")
        .attr(Attr::CentreY, "16")
        .attr(Attr::Radius, "14");
    el("svg", class)
        .attr(Attr::ViewBox, "0 0 32 32")
        .attr(Attr::Hidden, "true")
        .with(circle)
        .with(el("path", "").attr(Attr::Data, path))
}
