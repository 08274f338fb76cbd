//! A chart outside of the window, in a real page: it is drawn a moment later, with the newest input.

use std::cell::RefCell;
use std::rc::Rc;

use hailong::charts::{Anchor, Mark, Paint, Region, Scene, Shape, Weight};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::charts::Stage;

/// A timer of so many milliseconds or more goes off when the test says so.
const LONG: i32 = 50;

/// How often a test looks whether the browser has said what is in sight: it does once a frame.
const FRAMES: usize = 200;

/// The page's timers, in the test's hand as long as this lives.
struct Timers {
    waiting: Rc<RefCell<Vec<Function>>>,
    real: Function,
    _ours: Closure<dyn FnMut(Function, i32) -> JsValue>,
}

impl Timers {
    fn new() -> Self {
        let waiting: Rc<RefCell<Vec<Function>>> = Rc::default();
        let real = Reflect::get(&js_sys::global(), &"setTimeout".into()).expect("there are timers");
        let real: Function = real.unchecked_into();
        let ours = Closure::<dyn FnMut(Function, i32) -> JsValue>::new({
            let (waiting, real) = (waiting.clone(), real.clone());
            move |then: Function, after: i32| {
                if after < LONG {
                    return real.call2(&JsValue::NULL, &then, &after.into()).expect("it can");
                }
                waiting.borrow_mut().push(then);
                JsValue::from(-1)
            }
        });
        set_timers(ours.as_ref());
        Self { waiting, real, _ours: ours }
    }

    /// Lets all go off. Those that were taken back throw: whoever had set them is gone.
    fn go_off(&self) {
        for then in self.waiting.take() {
            let _ = then.call0(&JsValue::NULL);
        }
    }
}

impl Drop for Timers {
    fn drop(&mut self) {
        set_timers(&self.real);
    }
}

fn set_timers(to: &JsValue) {
    Reflect::set(&js_sys::global(), &"setTimeout".into(), to).expect("it can be set");
}

async fn frame() {
    let window = gloo::utils::window();
    let passed = Promise::new(&mut |resolve, _| {
        window.request_animation_frame(&resolve).expect("it can");
    });
    JsFuture::from(passed).await.expect("nothing rejects it");
}

/// A chart with one word and one row.
fn worded(word: &str, width: f64) -> Rc<Scene> {
    let shape = Shape::Text {
        x: 1.0,
        y: 20.0,
        content: word.to_owned(),
        anchor: Anchor::Start,
        size: 13.0,
        weight: Weight::Regular,
    };
    let mark = Mark { class: "value".into(), title: None, shape, paint: Paint::default() };
    let (key, label) = (word.to_owned(), word.to_owned());
    let region = Region { key, label, x: 0.0, y: 0.0, width, height: 30.0 };
    Rc::new(Scene { width, height: 60.0, marks: vec![mark], regions: vec![region], across: 0 })
}

/// A chart far below the window.
struct Far {
    stage: Stage,
    timers: Timers,
    above: Element,
}

impl Far {
    /// Its chart says "không", and it is known that nobody sees it.
    async fn new() -> Self {
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        let above = gloo::utils::document().create_element("div").expect("a div can be made");
        above.set_attribute("style", "height: 9000px").expect("it can");
        gloo::utils::body().append_child(&above).expect("the page takes it");
        let far = Self { stage: Stage::new(), timers: Timers::new(), above };
        far.until_out_of_sight().await;
        far.stage.show(&worded("không", 300.0), None).await;
        far.timers.go_off();
        far.is("không", false);
        far
    }

    async fn until_out_of_sight(&self) {
        for _ in 0..FRAMES {
            self.stage.show(&worded("thử", 300.0), None).await;
            if self.is_busy() {
                return self.timers.go_off();
            }
            self.is("thử", false);
            frame().await;
        }
        panic!("it counts as in sight");
    }

    async fn until_drawn(&self) {
        for _ in 0..FRAMES {
            if !self.is_busy() {
                return;
            }
            frame().await;
        }
        panic!("it was not drawn");
    }

    fn svg(&self) -> Element {
        self.stage.root.first_element_child().expect("the chart is there")
    }

    fn is_busy(&self) -> bool {
        self.svg().get_attribute("aria-busy").as_deref() == Some("true")
    }

    /// What it says, and whether that isn't the newest.
    fn is(&self, word: &str, is_busy: bool) {
        let text = self.svg().query_selector("text").expect("it is CSS").expect("it is there");
        assert_eq!((text.text_content().as_deref(), self.is_busy()), (Some(word), is_busy));
        assert_eq!(self.svg().has_attribute("aria-busy"), is_busy);
    }

    fn print(&self) {
        let event = Event::new("beforeprint").expect("it can be made");
        gloo::utils::window().dispatch_event(&event).expect("it can");
    }
}

impl Drop for Far {
    fn drop(&mut self) {
        self.above.remove();
        self.stage.root.remove();
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

#[wasm_bindgen_test]
async fn out_of_sight_the_newest_is_drawn_a_moment_later_and_the_size_is_there_at_once() {
    let far = Far::new().await;
    for (word, width) in [("một", 301.0), ("hai", 302.0), ("ba", 303.0)] {
        far.stage.show(&worded(word, width), None).await;
        far.is("không", true);
        assert_eq!(far.svg().get_attribute("width"), Some(width.to_string()));
        assert_eq!(far.svg().get_attribute("viewBox"), Some(format!("0 0 {width} 60")));
    }
    far.timers.go_off();
    far.is("ba", false);
    let fresh = Stage::new();
    let wanted = fresh.show(&worded("ba", 303.0), None).await;
    assert!(wanted.contains("ba"), "the first one is drawn at once: {wanted}");
    assert!(far.stage.root.is_equal_node(Some(&fresh.root)), "not {wanted}");
    fresh.app.destroy();
    fresh.root.remove();
    // What is there already isn't waited for.
    let same = worded("bốn", 303.0);
    far.stage.show(&same, None).await;
    far.is("ba", true);
    far.timers.go_off();
    far.stage.show(&same, None).await;
    far.is("bốn", false);
}

#[wasm_bindgen_test]
async fn a_chart_that_comes_into_sight_is_drawn_then_and_in_sight_at_once() {
    let far = Far::new().await;
    far.stage.show(&worded("một", 300.0), None).await;
    far.is("không", true);
    // No timer goes off here.
    far.svg().scroll_into_view();
    far.until_drawn().await;
    far.is("một", false);
    far.stage.show(&worded("hai", 300.0), None).await;
    far.is("hai", false);
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    far.until_out_of_sight().await;
}

#[wasm_bindgen_test]
async fn a_chart_is_drawn_before_it_is_printed() {
    let far = Far::new().await;
    far.stage.show(&worded("một", 300.0), None).await;
    far.is("không", true);
    far.print();
    far.is("một", false);
}

#[wasm_bindgen_test]
async fn where_the_arrow_keys_come_to_is_shown_at_once() {
    let far = Far::new().await;
    let scene = worded("một", 300.0);
    far.stage.show(&scene, None).await;
    far.is("không", true);
    let html = far.stage.show(&scene, Some(0)).await;
    far.is("một", false);
    assert!(html.contains("region active"), "{html}");
    // What waited then is forgotten.
    far.timers.go_off();
    assert_eq!(far.stage.root.inner_html(), html);
}

#[wasm_bindgen_test]
async fn in_a_part_that_is_hidden_a_chart_is_drawn_too() {
    let far = Far::new().await;
    far.svg().scroll_into_view();
    far.stage.root.set_attribute("style", "display: none").expect("it can");
    far.until_out_of_sight().await;
    far.stage.show(&worded("một", 300.0), None).await;
    far.is("thử", true);
    far.timers.go_off();
    far.is("một", false);
    far.stage.show(&worded("hai", 300.0), None).await;
    far.is("một", true);
    far.stage.root.remove_attribute("style").expect("it can");
    far.svg().scroll_into_view();
    far.until_drawn().await;
    far.is("hai", false);
}

#[wasm_bindgen_test]
async fn a_chart_that_is_gone_draws_nothing() {
    let mut far = Far::new().await;
    far.stage.show(&worded("một", 300.0), None).await;
    far.is("không", true);
    let svg = far.svg();
    let Stage { app, root, .. } = std::mem::replace(&mut far.stage, Stage::new());
    app.destroy();
    // Yew does that when the page has had its turn.
    frame().await;
    far.timers.go_off();
    far.print();
    svg.scroll_into_view();
    for _ in 0..3 {
        frame().await;
    }
    let text = svg.query_selector("text").expect("it is CSS").expect("it is there");
    assert_eq!(text.text_content().as_deref(), Some("không"));
    root.remove();
}
