//! Four of the dashboard's charts, drawn anew whenever they are given other numbers: by its own drawing and its own nodes,
//! without what counts and what is written around them. So they can be set beside libraries that are given numbers.
#![forbid(unsafe_code)]

mod inputs;

use std::rc::Rc;

use hailong::charts::render::Chart;
use hailong::charts::{
    Scene, TextMeasure, Theme, draw_heat, draw_likert, draw_ranking, draw_trend,
};
use inputs::{Labels, Numbers};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// The charts below an element.
#[wasm_bindgen]
pub struct Charts(yew::AppHandle<App>);

#[wasm_bindgen]
impl Charts {
    /// Puts them below `mount`, so many pixels wide and empty; the words as [`Labels`] has them.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element, labels: Vec<String>, width: f64) -> Self {
        let measure = measure_of(&mount);
        let props = AppProps { labels: Rc::new(Labels::new(labels)), measure, width };
        Self(yew::Renderer::<App>::with_root_and_props(mount, props).render())
    }

    /// Draws other numbers, which are as [`Numbers`] has them.
    pub fn draw(&self, numbers: Vec<f64>) {
        self.0.send_message(numbers);
    }
}

/// What the charts need besides numbers.
#[derive(Properties, Clone)]
pub struct AppProps {
    labels: Rc<Labels>,
    measure: Rc<dyn TextMeasure>,
    width: f64,
}

impl PartialEq for AppProps {
    // They never change.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.labels, &other.labels)
    }
}

/// The charts.
pub struct App {
    scenes: Vec<Rc<Scene>>,
}

impl Component for App {
    type Message = Vec<f64>;
    type Properties = AppProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { scenes: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, numbers: Vec<f64>) -> bool {
        let AppProps { labels, measure, width } = ctx.props();
        let (theme, measure, width) = (Theme::default(), &**measure, *width);
        let numbers = Numbers(&numbers);
        self.scenes = [
            draw_likert(&numbers.items(labels), &theme, measure, width),
            draw_ranking(&numbers.units(labels), &theme, measure, width),
            draw_trend(&numbers.months(labels), &theme, measure, width),
            draw_heat(&numbers.heat(labels), &theme, measure, width),
        ]
        .map(Rc::new)
        .into();
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let picture = |scene: &Rc<Scene>| {
            html! {
                <div class="area"><div class="picture"><Chart scene={scene.clone()} /></div></div>
            }
        };
        html! { <div class="dashboard">{ for self.scenes.iter().map(picture) }</div> }
    }
}

#[cfg(target_arch = "wasm32")]
fn measure_of(mount: &Element) -> Rc<dyn TextMeasure> {
    let found = || {
        let window = web_sys::window()?;
        let style = window.get_computed_style(mount).ok()??;
        let family = style.get_property_value("font-family").ok()?;
        hailong::charts::CanvasMeasure::new(&window.document()?, &family)
    };
    match found() {
        Some(measure) => Rc::new(measure),
        None => Rc::new(hailong::charts::WidthTable),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn measure_of(_mount: &Element) -> Rc<dyn TextMeasure> {
    Rc::new(hailong::charts::WidthTable)
}
