//! A chart as a Yew component.

use std::rc::Rc;

use yew::prelude::*;

use super::deferred::DeferredDrawing;
use super::element::number;
use crate::charts::scene::Scene;

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

/// An `<svg role="img">` of the scene's size, which shrinks with its container. What is in it isn't Yew's. Out of sight its
/// marks are drawn a moment later; until then it is `aria-busy`.
pub struct Chart {
    drawing: DeferredDrawing,
}

impl Component for Chart {
    type Message = ();
    type Properties = ChartProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { drawing: DeferredDrawing::default() }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ChartProps { scene, name, .. } = ctx.props();
        // At once: the page's height mustn't jump when the marks come.
        let (width, height) = (number(scene.width), number(scene.height));
        let view_box = ["0 0 ", &width, " ", &height].concat();
        html! {
            <svg class="chart" role="img" aria-label={name} {width} {height} viewBox={view_box}
                ref={self.drawing.svg()} />
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let ChartProps { scene, active, .. } = ctx.props();
        self.drawing.draw(scene, *active);
        if first {
            self.drawing.watch();
        }
    }
}
