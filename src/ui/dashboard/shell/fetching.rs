//! Fetches the lazy chunk when a message needs it, and keeps the message until it is here.

use yew::Context;

use super::app::DashboardApp;
use super::lazy::{lazy, load};
use super::message::Message;
use super::waiting::LazyPart;

impl DashboardApp {
    /// The message, where the chunk is here or it doesn't need it; otherwise it waits until that was fetched.
    pub fn await_lazy_chunk(&mut self, ctx: &Context<Self>, message: Message) -> Option<Message> {
        let Some(part) = LazyPart::of(&message).filter(|_| lazy().is_none()) else {
            return Some(message);
        };
        // The button by which it is asked for again stays where it is meanwhile.
        self.waiting.missing.retain(|&missing| missing != part || part == LazyPart::CrossTabs);
        let is_fetching = !self.waiting.messages.is_empty();
        self.waiting.messages.push((part, message));
        if !is_fetching {
            let link = ctx.link().clone();
            wasm_bindgen_futures::spawn_local(async move {
                link.send_message(Message::Fetched(load().await));
            });
        }
        None
    }

    /// The chunk is here, or can't be fetched: then what waited for it is given up, and that is said.
    pub fn fetched(&mut self, ctx: &Context<Self>, is_here: bool) {
        let (parts, messages): (Vec<LazyPart>, Vec<Message>) =
            self.waiting.messages.drain(..).unzip();
        self.waiting.missing.retain(|missing| !parts.contains(missing));
        if is_here {
            ctx.link().send_message_batch(messages);
        } else {
            self.waiting.missing.extend(parts);
        }
    }
}
