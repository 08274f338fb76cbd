//! A chart as a Yew component.

use std::rc::Rc;

use yew::prelude::*;

use super::drawing::Drawing;
use super::element::number;
use crate::charts::Scene;

/// What is drawn.
#[derive(Properties, Clone)]
pub struct ChartProps {
    /// The picture.
    pub scene: Rc<Scene>,
    /// What it is called, for those who don't see it: the finding in words.
    #[prop_or_default]
    pub name: AttrValue,
    /// The region that the arrow keys stand on, by its index; the caller says its label aloud.
    #[prop_or_default]
    pub active: Option<usize>,
}

impl PartialEq for ChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && self.name == other.name
            && self.active == other.active
    }
}

/// An `<svg role="img">` of the scene's size, which shrinks with its container. What is in it isn't Yew's.
pub struct Chart {
    svg: NodeRef,
    drawing: Drawing,
}

impl Component for Chart {
    type Message = ();
    type Properties = ChartProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { svg: NodeRef::default(), drawing: Drawing::default() }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ChartProps { scene, name, .. } = ctx.props();
        let (width, height) = (number(scene.width), number(scene.height));
        let view_box = ["0 0 ", &width, " ", &height].concat();
        html! {
            <svg class="chart" role="img" aria-label={name} {width} {height} viewBox={view_box}
                ref={self.svg.clone()} />
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let ChartProps { scene, active, .. } = ctx.props();
        if let Some(svg) = self.svg.cast::<web_sys::Element>() {
            self.drawing.draw(&svg, scene, *active);
        }
    }
}
