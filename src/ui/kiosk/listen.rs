//! Listens to all that a person does on the page, wherever it is: the kiosk has it to itself.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};
use yew::{Callback, NodeRef};

use super::gesture::PressPoint;
use super::message::Message;
use super::state::Happened;

/// How large the corner is of the clerk's gesture, in CSS pixels each way.
const CORNER: i32 = 72;

/// Touches, keys and the page's being seen again.
pub(super) fn everywhere(send: &Callback<Message>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |name: &'static str, heard: fn(&Event) -> Option<Message>| {
        let send = send.clone();
        // Keys on the way down: what is typed in the element doesn't come up to the window (elements/guard.js). Presses on the
        // way up: they close the countdown, and the button that was pressed hears them first.
        let options = match name {
            "keydown" => EventListenerOptions::run_in_capture_phase(),
            _ => EventListenerOptions::default(),
        };
        EventListener::new_with_options(&window, name, options, move |event| {
            if let Some(message) = heard(event) {
                send.emit(message);
            }
        })
    };
    let touched = |_: &Event| Some(Message::Happened(Happened::Touch));
    let mut listeners = vec![
        on("pointerdown", |event| Some(Message::Pressed(place_of(event), !is_end(event)))),
        on("pointerup", |_| Some(Message::Released)),
        on("pointercancel", |_| Some(Message::Released)),
        on("keydown", key),
        on("input", touched),
        on("wheel", touched),
        on("touchmove", touched),
    ];
    // A long press is a gesture here, not the way to a menu of the browser's.
    let options = EventListenerOptions::enable_prevent_default();
    let no_menu = |event: &Event| event.prevent_default();
    listeners.push(EventListener::new_with_options(&window, "contextmenu", options, no_menu));
    if let Some(document) = window.document() {
        let send = send.clone();
        listeners.push(EventListener::new(&document, "visibilitychange", move |_| {
            send.emit(Message::Seen);
        }));
    }
    listeners
}

/// Tells when the browser itself has closed a dialog.
pub(super) fn closing(
    dialog: &NodeRef,
    send: &Callback<Message>,
    message: fn() -> Message,
) -> Option<EventListener> {
    let (dialog, send) = (dialog.cast::<Element>()?, send.clone());
    Some(EventListener::new(&dialog, "close", move |_| send.emit(message())))
}

fn key(event: &Event) -> Option<Message> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if key.ctrl_key() && key.alt_key() && key.code() == "KeyK" {
        return Some(Message::OpenClerk);
    }
    // The Tab key goes through the buttons of the countdown, which any other key takes away.
    let passes_by = matches!(key.key().as_str(), "Tab" | "Shift") || is_end(event);
    (!passes_by).then_some(Message::Happened(Happened::Touch))
}

fn place_of(event: &Event) -> PressPoint {
    let press: Option<&MouseEvent> = event.dyn_ref();
    let corner = |press: &MouseEvent| press.client_x() < CORNER && press.client_y() < CORNER;
    PressPoint { name: is_in(event, ".office"), corner: press.is_some_and(corner) }
}

/// Whether it is the button that ends the form: its press must not take it away before it is pressed.
fn is_end(event: &Event) -> bool {
    is_in(event, ".end")
}

/// Whether what the event was meant for lies in such an element. From outside of a shadow root the target is the
/// element that has it.
fn is_in(event: &Event, selector: &str) -> bool {
    let target: Result<Element, _> = event.composed_path().get(0).dyn_into();
    target.is_ok_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}
