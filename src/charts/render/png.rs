//! A scene as the bytes of a PNG. It is drawn onto a canvas mark by mark: an image of the SVG would need a blob in
//! `img-src`, which a strict policy doesn't let in.

/// Pixels of the picture for one of the scene's, where the browser has room for so many.
const DENSITY: f64 = 2.0;
/// The longest side and the most pixels of a canvas that every browser makes (those of Safari on a phone).
const LONGEST: f64 = 16_384.0;
const MOST: f64 = 16_777_216.0;

/// How many pixels one of the scene's becomes: two, fewer where the picture would be larger than a canvas can be.
pub(super) fn density(width: f64, height: f64) -> f64 {
    let side = width.max(height).max(1.0);
    let area = (width * height).max(1.0);
    DENSITY.min(LONGEST / side).min((MOST / area).sqrt())
}

#[cfg(target_arch = "wasm32")]
pub use browser::to_png;

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Array;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Blob, CanvasRenderingContext2d, Document, HtmlCanvasElement, Path2d};

    use super::density;
    use crate::charts::measure::font;
    use crate::charts::render::element::path_of;
    use crate::charts::scene::{Anchor, Cap, Mark, Scene, Shape};

    /// Hands over the picture when the browser has made it, in the light colours and in a page's type.
    ///
    /// # Errors
    ///
    /// Where the browser gives no canvas.
    pub fn to_png(
        scene: &Scene,
        family: &str,
        document: &Document,
        done: impl FnOnce(Blob) + 'static,
    ) -> Result<(), JsValue> {
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        let density = density(scene.width, scene.height);
        canvas.set_width((scene.width * density).round() as u32);
        canvas.set_height((scene.height * density).round() as u32);
        let context = canvas.get_context("2d")?.ok_or("no canvas")?;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context.scale(density, density)?;
        for mark in &scene.marks {
            paint(&context, mark, family)?;
        }
        // `null` where memory isn't enough: then there is no file.
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                done(blob);
            }
        });
        canvas.to_blob(done.unchecked_ref())
    }

    fn paint(context: &CanvasRenderingContext2d, mark: &Mark, family: &str) -> Result<(), JsValue> {
        let look = &mark.paint;
        let round = if look.cap == Cap::Round { "round" } else { "butt" };
        context.set_line_cap(round);
        context.set_line_join(if look.cap == Cap::Round { "round" } else { "miter" });
        context.set_line_width(look.stroke_width);
        let dashes = Array::new();
        if let Some((dash, gap)) = look.dash {
            dashes.push(&dash.into());
            dashes.push(&gap.into());
        }
        context.set_line_dash(&dashes)?;
        if let Some(fill) = look.fill {
            context.set_fill_style_str(&fill.light.to_string());
        }
        if let Some(stroke) = look.stroke {
            context.set_stroke_style_str(&stroke.light.to_string());
        }
        if let Shape::Text { x, y, content, anchor, size, weight } = &mark.shape {
            context.set_font(&font(*weight, *size, family));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            if look.stroke.is_some() {
                // The halo goes behind the letters.
                context.set_line_join("round");
                context.stroke_text(content, *x, *y)?;
            }
            return context.fill_text(content, *x, *y);
        }
        let path = Path2d::new_with_path_string(&path_of(&mark.shape))?;
        if look.fill.is_some() {
            context.fill_with_path_2d(&path);
        }
        if look.stroke.is_some() {
            context.stroke_with_path(&path);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, MOST, density};

    #[test]
    fn a_picture_has_two_pixels_for_one_as_long_as_a_canvas_has_room() {
        let check = |size: (f64, f64), expected: f64| {
            let found = density(size.0, size.1);
            assert!((found - expected).abs() < 1e-9, "{size:?}: {found}");
        };
        check((992.0, 600.0), 2.0);
        check((0.0, 0.0), 2.0);
        check((10.0, 32_768.0), 0.5);
        check((8_192.0, 8_192.0), 0.5);
    }

    #[test]
    fn no_picture_is_larger_than_a_canvas() {
        for width in [1.0, 300.0, 992.0, 5_000.0] {
            for height in [1.0, 900.0, 9_000.0, 31_000.0, 400_000.0] {
                let density = density(width, height);
                let (width, height) = (width * density, height * density);
                assert!(width <= LONGEST + 1e-6 && height <= LONGEST + 1e-6);
                assert!(width * height <= MOST + 1e-3, "{width} × {height}");
            }
        }
    }
}
