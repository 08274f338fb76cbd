//! A chart that is drawn again, in a real page: it is the one that would have been drawn anew, and nodes that still say the
//! same are the same.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong::charts::render::Chart;
use hailong::charts::{Anchor, Mark, Paint, Region, Scene, Shape, Theme, Weight};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yew::prelude::*;

/// Shows what it is told to.
pub struct Shown {
    scene: Option<(Rc<Scene>, Option<usize>)>,
    told: u32,
}

#[derive(Properties, PartialEq)]
pub struct ShownProps {
    /// Told how often it had been told what to show when that was drawn.
    on_drawn: Callback<u32>,
}

impl Component for Shown {
    type Message = (Rc<Scene>, Option<usize>);
    type Properties = ShownProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { scene: None, told: 0 }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Self::Message) -> bool {
        self.scene = Some(message);
        self.told += 1;
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        html! {
            if let Some((scene, active)) = &self.scene {
                <Chart scene={scene.clone()} name="Kết quả" active={*active} />
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        ctx.props().on_drawn.emit(self.told);
    }
}

/// Lets the page have its turn.
async fn turn() {
    let passed = Promise::new(&mut |resolve, _| {
        let done = move || {
            resolve.call0(&JsValue::NULL).expect("a promise's resolve throws nothing");
        };
        Timeout::new(0, done).forget();
    });
    JsFuture::from(passed).await.expect("nothing rejects it");
}

/// A place on the page with a chart in it.
pub struct Stage {
    pub root: Element,
    pub app: yew::AppHandle<Shown>,
    /// How often it was told what to show, as far as that is drawn.
    drawn: Rc<Cell<u32>>,
}

impl Stage {
    pub fn new() -> Self {
        let root = gloo::utils::document().create_element("div").expect("a div can be made");
        gloo::utils::body().append_child(&root).expect("the page takes it");
        let drawn = Rc::new(Cell::new(0));
        let on_drawn = Callback::from({
            let drawn = drawn.clone();
            move |told| drawn.set(told)
        });
        let props = ShownProps { on_drawn };
        let app = yew::Renderer::<Shown>::with_root_and_props(root.clone(), props).render();
        Self { root, app, drawn }
    }

    /// Shows a scene: what is there then.
    pub async fn show(&self, scene: &Rc<Scene>, active: Option<usize>) -> String {
        let before = self.drawn.get();
        self.app.send_message((scene.clone(), active));
        // Yew lets the page have its turn where drawing takes long.
        while self.drawn.get() == before {
            turn().await;
        }
        self.root.inner_html()
    }
}

/// Numbers that are the same at each run (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn length(&mut self) -> f64 {
        self.below(4_000) as f64 / 10.0 - 20.0
    }
}

/// Any scene of a few marks and regions; many have neighbours that become one path.
fn any_scene(numbers: &mut Numbers) -> Scene {
    let theme = Theme::default();
    let marks = (0..numbers.below(12)).map(|_| {
        let [x, y] = [numbers.length(), numbers.length()];
        let shape = match numbers.below(5) {
            0 => Shape::Circle { x, y, radius: 3.0 },
            1 => Shape::Line(vec![(x, y), (numbers.length(), 0.0)]),
            2 => Shape::Text {
                x,
                y,
                content: ["82,1 %", "<b>&", ""][numbers.below(3) as usize].to_owned(),
                anchor: [Anchor::Start, Anchor::End][numbers.below(2) as usize],
                size: 13.0,
                weight: [Weight::Regular, Weight::Bold][numbers.below(2) as usize],
            },
            _ => Shape::Rect { x, y, width: 20.0, height: 4.0, radius: numbers.below(2) as f64 },
        };
        Mark {
            class: Cow::Borrowed(["value", "grid", "level-4 of-5"][numbers.below(3) as usize]),
            title: (numbers.below(4) == 0).then(|| "đã rút gọn".to_owned()),
            shape,
            paint: Paint {
                fill: Some(theme.text),
                stroke: (numbers.below(3) == 0).then_some(theme.text),
                stroke_width: 1.5,
                dash: (numbers.below(4) == 0).then_some((2.0, 3.0)),
                ..Paint::default()
            },
        }
    });
    let marks: Vec<Mark> = marks.collect();
    let regions = (0..numbers.below(6)).map(|at| Region {
        key: at.to_string(),
        label: ["Xã Sóc Sơn", "Xã Nội Bài"][numbers.below(2) as usize].to_owned(),
        x: 0.0,
        y: numbers.length(),
        width: 300.0,
        height: 20.0,
    });
    let regions: Vec<Region> = regions.collect();
    let across = if numbers.below(5) == 0 { regions.len() } else { 0 };
    Scene { width: 300.0 + numbers.below(3) as f64, height: 120.0, marks, regions, across }
}

#[wasm_bindgen_test]
async fn a_chart_that_is_drawn_again_is_the_one_that_is_drawn_anew() {
    let (mut numbers, kept) = (Numbers(81), Stage::new());
    for nth in 0..300 {
        let scene = Rc::new(any_scene(&mut numbers));
        let active = Some(numbers.below(8) as usize).filter(|&at| at < scene.regions.len());
        let fresh = Stage::new();
        let wanted = fresh.show(&scene, active).await;
        assert!(wanted.contains("viewBox=\"0 0 30"), "{wanted}");
        let found = kept.show(&scene, active).await;
        // The order of attributes says nothing.
        let is_equal = kept.root.is_equal_node(Some(&fresh.root));
        assert!(is_equal, "scene {nth}: {found} instead of {wanted}");
        fresh.app.destroy();
        fresh.root.remove();
    }
}

#[wasm_bindgen_test]
async fn what_still_says_the_same_is_the_same_node() {
    let mut numbers = Numbers(7);
    let mut scene = any_scene(&mut numbers);
    while scene.marks.len() < 5 || scene.regions.len() < 3 || scene.across > 0 {
        scene = any_scene(&mut numbers);
    }
    let stage = Stage::new();
    stage.show(&Rc::new(scene.clone()), None).await;
    let nodes = |stage: &Stage| {
        let svg = stage.root.first_element_child().expect("the chart is there");
        let all = svg.children();
        (0..all.length()).filter_map(|at| all.item(at)).collect::<Vec<_>>()
    };
    let before = nodes(&stage);
    scene.regions[1].label = "Xã Đa Phúc".to_owned();
    stage.show(&Rc::new(scene), Some(0)).await;
    assert_eq!(nodes(&stage), before);
    let said = before.iter().filter(|node| node.text_content().as_deref() == Some("Xã Đa Phúc"));
    assert_eq!(said.count(), 1);
    assert_eq!(stage.root.query_selector_all(".region.active").expect("it is CSS").length(), 1);
}
