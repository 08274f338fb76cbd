//! What the form draws with, in a real page: Yew's elements made by plain calls (`ui/shared/markup.rs`). A tree that was
//! patched is one that was made anew, whatever has a key and what hasn't, and what a person is at stays where it is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hailong::ui::shared::markup::{Attr, El, el, line, nothing, show_selected};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};
use yew::virtual_dom::{Listener, ListenerKind};
use yew::{AppHandle, Component, Context, Html, NodeRef, Properties, Renderer};

/// Draws what it is told to.
struct Canvas;

type Draw = Rc<dyn Fn() -> Html>;

#[derive(Clone, Properties)]
struct Picture {
    draw: Draw,
    root: NodeRef,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draw, &other.draw)
    }
}

impl Component for Canvas {
    type Message = ();
    type Properties = Picture;

    fn create(_ctx: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let frame = el("main", "").known_as(&ctx.props().root);
        frame.node((ctx.props().draw)()).html()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        show_selected(&ctx.props().root);
    }
}

/// A place on the page with a picture in it.
struct Stage {
    host: Element,
    frame: NodeRef,
    canvas: Option<AppHandle<Canvas>>,
}

/// Yew draws in a microtask, or in a task of its own where there is much to draw.
async fn drawn() {
    for _ in 0..2 {
        let later = Promise::new(&mut |done, _| {
            let timer = gloo::utils::window().set_timeout_with_callback(&done);
            timer.expect("a page has timers");
        });
        JsFuture::from(later).await.expect("it is never refused");
    }
}

impl Stage {
    async fn new(draw: impl Fn() -> Html + 'static) -> Self {
        let document = gloo::utils::document();
        let host = document.create_element("div").expect("a div can be made");
        gloo::utils::body().append_child(&host).expect("the page takes it");
        let frame = NodeRef::default();
        let picture = Picture { draw: Rc::new(draw), root: frame.clone() };
        let canvas = Renderer::with_root_and_props(host.clone(), picture).render();
        drawn().await;
        Self { host, frame, canvas: Some(canvas) }
    }

    async fn draw(&mut self, draw: impl Fn() -> Html + 'static) {
        let picture = Picture { draw: Rc::new(draw), root: self.frame.clone() };
        self.canvas.as_mut().expect("it stands until it is dropped").update(picture);
        drawn().await;
    }

    fn root(&self) -> Element {
        self.frame.cast().expect("it was drawn")
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root().query_selector(selector).expect("the selector is sound");
        found.expect("it is there").dyn_into().expect("it is of this kind")
    }

    fn read(&self) -> String {
        written(&self.root())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.canvas.take().expect("it is dropped once").destroy();
        self.host.remove();
    }
}

/// A node with all that is in it, the attributes in the order of their names: a patch may set them in another.
fn written(node: &Node) -> String {
    let mut text = node.node_name() + &node.node_value().unwrap_or_default();
    if let Some(element) = node.dyn_ref::<Element>() {
        text += &element.namespace_uri().unwrap_or_default();
        let mut names: Vec<String> =
            element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
        names.sort();
        for name in names {
            let value = element.get_attribute(&name).unwrap_or_default();
            text += &format!(" {name}={value}");
        }
    }
    let mut inside = node.first_child();
    text += "(";
    while let Some(child) = inside {
        text += &written(&child);
        text += ",";
        inside = child.next_sibling();
    }
    text + ")"
}

/// Numbers that follow from a seed, by Marsaglia's xorshift.
struct Dice(Cell<u32>);

impl Dice {
    fn roll(&self, below: u32) -> u32 {
        let mut x = self.0.get();
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        self.0.set(x);
        x % below
    }
}

const TAGS: [&str; 5] = ["div", "p", "span", "svg", "fieldset"];
const ATTRIBUTES: [Attr; 4] = [Attr::Class, Attr::Id, Attr::Role, Attr::Hidden];

/// Any tree: texts, nothing, elements with and without keys in any order, attributes that come and go.
fn tree(dice: &Dice, depth: u32) -> El {
    let mut made = el(TAGS[dice.roll(5) as usize], "");
    for name in ATTRIBUTES {
        if dice.roll(2) == 0 {
            made = made.attr(name, ["a", "b"][dice.roll(2) as usize]);
        }
    }
    let mut keys: Vec<usize> = (0..6).collect();
    for _ in 0..if depth == 0 { 0 } else { dice.roll(6) } {
        made = match dice.roll(6) {
            0 => made.node(nothing()),
            1 => made.text(["one", "two"][dice.roll(2) as usize]),
            2 | 3 => {
                let key = keys.swap_remove(dice.roll(keys.len() as u32) as usize);
                made.with(tree(dice, depth - 1).key(key))
            }
            _ => made.with(tree(dice, depth - 1)),
        };
    }
    made
}

fn picture(seed: u32) -> impl Fn() -> Html + 'static {
    move || tree(&Dice(Cell::new(seed)), 4).html()
}

#[wasm_bindgen_test]
async fn a_patched_tree_is_one_made_anew() {
    let mut patched = Stage::new(picture(1)).await;
    for seed in 2..400 {
        patched.draw(picture(seed)).await;
        assert_eq!(patched.read(), Stage::new(picture(seed)).await.read(), "after {}", seed - 1);
    }
    patched.draw(nothing).await;
    assert_eq!(patched.root().child_nodes().length(), 0);
}

fn fields(keys: &'static [usize]) -> impl Fn() -> Html + 'static {
    move || {
        let mut all = el("div", "").node(nothing());
        for &key in keys {
            let name = ["f0", "f1", "f2", "f3"][key];
            all = all.with(el("input", "").attr(Attr::Id, name).key(key));
        }
        all.with(line("button", "", "Go")).html()
    }
}

#[wasm_bindgen_test]
async fn the_field_that_a_person_is_at_stays_when_others_come_and_go() {
    let mut stage = Stage::new(fields(&[1, 2])).await;
    let field: HtmlInputElement = stage.find("#f2");
    field.focus().expect("it can");
    field.set_value("typed");
    field.set_selection_range(2, 2).expect("it can");
    for keys in [&[0, 1, 2][..], &[0, 1, 2, 3], &[2, 3], &[2], &[0, 2, 3]] {
        stage.draw(fields(keys)).await;
        let now: HtmlInputElement = stage.find("#f2");
        assert!(now.is_same_node(Some(&field)), "{keys:?}");
        assert_eq!(now.value(), "typed", "{keys:?}");
        assert_eq!(now.selection_start(), Ok(Some(2)), "{keys:?}");
        let active = gloo::utils::document().active_element().expect("something has it");
        assert!(active.is_same_node(Some(&field)), "{keys:?}");
    }
}

#[wasm_bindgen_test]
async fn controls_hold_what_they_are_drawn_with_whatever_was_made_of_them() {
    let draw = |value: &'static str, chosen: usize| {
        move || {
            let mut select = el("select", "");
            for at in 0..3 {
                let option = line("option", "", "x").attr(Attr::Value, ["a", "b", "c"][at]);
                select = select.with(option.maybe(Attr::Selected, (at == chosen).then_some("")));
            }
            el("div", "")
                .with(el("input", "text").value(value.to_owned()))
                .with(el("textarea", "").value(value.to_owned()))
                .with(el("input", "tick").attr(Attr::Type, "checkbox").checked(value == "one"))
                .with(select)
                .html()
        }
    };
    let mut stage = Stage::new(draw("one", 1)).await;
    let check = |stage: &Stage, value: &str, chosen: &str| {
        assert_eq!(stage.find::<HtmlInputElement>(".text").value(), value);
        assert_eq!(stage.find::<web_sys::HtmlTextAreaElement>("textarea").value(), value);
        assert_eq!(stage.find::<HtmlInputElement>(".tick").checked(), value == "one");
        assert_eq!(stage.find::<HtmlSelectElement>("select").value(), chosen);
    };
    check(&stage, "one", "b");
    stage.find::<HtmlInputElement>(".text").set_value("rubbish");
    stage.find::<HtmlInputElement>(".tick").set_checked(false);
    stage.find::<HtmlSelectElement>("select").set_value("c");
    stage.draw(draw("one", 1)).await;
    check(&stage, "one", "b");
    stage.draw(draw("", 2)).await;
    check(&stage, "", "c");
    // None is chosen: the first, which says so.
    stage.draw(draw("two", 9)).await;
    check(&stage, "two", "a");
}

/// Writes down what it hears.
struct Heard {
    kind: &'static str,
    name: &'static str,
    log: Rc<RefCell<Vec<String>>>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            "focusin" => ListenerKind::onfocusin,
            _ => ListenerKind::onclick,
        }
    }

    fn passive(&self) -> bool {
        false
    }

    fn handle(&self, event: Event) {
        self.log.borrow_mut().push([self.name, " ", &event.type_()].concat());
    }
}

#[wasm_bindgen_test]
async fn each_event_is_heard_once_by_whom_it_is_drawn_with() {
    let log: Rc<RefCell<Vec<String>>> = Rc::default();
    let draw = |inner: &'static [(&'static str, &'static str)]| {
        let log = log.clone();
        move || {
            let hears =
                |el: El, kind, name| el.listen(Rc::new(Heard { kind, name, log: log.clone() }));
            let mut button = line("button", "", "Go");
            for (kind, name) in inner {
                button = hears(button, kind, name);
            }
            hears(el("div", ""), "click", "outer").with(button).html()
        }
    };
    let mut stage = Stage::new(draw(&[("click", "first")])).await;
    let button: HtmlElement = stage.find("button");
    let check = |expected: &[&str]| {
        button.click();
        assert_eq!(log.take(), expected);
    };
    check(&["first click", "outer click"]);
    stage.draw(draw(&[("focusin", "late"), ("click", "second")])).await;
    check(&["second click", "outer click"]);
    button.focus().expect("it can");
    assert_eq!(log.take(), ["late focusin"]);
    stage.draw(draw(&[])).await;
    check(&["outer click"]);
    stage.draw(draw(&[("click", "again")])).await;
    check(&["again click", "outer click"]);
    // What has gone is deaf, also when its number belongs to another element by now.
    stage.draw(nothing).await;
    stage.draw(draw(&[("click", "other")])).await;
    check(&[]);
    stage.find::<HtmlElement>("button").click();
    assert_eq!(log.take(), ["other click", "outer click"]);
}

#[wasm_bindgen_test]
async fn a_reference_knows_its_element_until_it_goes() {
    let (one, two) = (NodeRef::default(), NodeRef::default());
    let draw = |reference: Option<NodeRef>| {
        move || match &reference {
            Some(reference) => el("p", "").known_as(reference).html(),
            None => nothing(),
        }
    };
    let mut stage = Stage::new(draw(Some(one.clone()))).await;
    assert!(one.cast::<HtmlElement>().is_some());
    stage.draw(draw(Some(two.clone()))).await;
    assert!(one.cast::<HtmlElement>().is_none());
    assert!(two.cast::<HtmlElement>().is_some());
    stage.draw(draw(None)).await;
    assert!(two.cast::<HtmlElement>().is_none());
}
