//! Moves the focus, and sees to it that what has it is in sight. Inside a shadow root `document.getElementById` is blind,
//! so all of it looks from the form's own root.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::question_props::control_id;
use super::state::Focus;

/// Scrolls an open list to the option that the keys have come to, with the one before it in sight; the page only where
/// the option would be out of the window.
pub(super) fn show_active(root: &NodeRef) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let find = |selector| root.query_selector(selector).ok().flatten();
    if let (Some(list), Some(active)) = (find(".list ul"), find(".list .active")) {
        let active: HtmlElement = active.unchecked_into();
        list.set_scroll_top(active.offset_top() - active.offset_height());
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        active.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Moves the focus to what the state wishes.
pub(super) fn focus(root: &NodeRef, focus: Focus) {
    let selector = match focus {
        Focus::Stay => return,
        Focus::Heading => ".step-heading".to_owned(),
        Focus::Errors => ".errors".to_owned(),
        Focus::Question(question) => ["#", &control_id(question)].concat(),
    };
    focus_on(root, &selector);
    if focus == Focus::Heading
        && let Some(root) = root.cast::<HtmlElement>()
    {
        // A new page is read from its top; the host's own header may be in between.
        root.scroll_into_view();
    }
}

/// Moves the focus to the first element of the form that matches, where it hasn't got it.
pub(super) fn focus_on(root: &NodeRef, selector: &str) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let found = root.query_selector(selector).ok().flatten();
    if let Some(target) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It can only fail for an element that has gone meanwhile.
        let _ = target.focus();
    }
}

/// The id of the control that has the focus.
pub(super) fn focused(root: &NodeRef) -> Option<String> {
    let found = root.cast::<HtmlElement>()?.query_selector(":focus").ok().flatten()?;
    Some(found.id()).filter(|id| !id.is_empty())
}
