//! Tells the other tabs of this origin that a response was stored or taken out. The store does it itself, under the id that the
//! response has for its questionnaire: a page may know that by an address. Only this id is said: what was answered stays in
//! the store.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "hai-long";

/// Says that something of this questionnaire has changed in the store.
pub fn announce(questionnaire: &str) {
    // Where there is no channel, the other tabs look when they are shown next.
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post_message(&questionnaire.into());
        channel.close();
    }
}

/// Listens for as long as it is kept.
pub struct Announcements {
    channel: BroadcastChannel,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Announcements {
    /// Calls `heard` with the questionnaire's id each time.
    pub fn listen(mut heard: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(questionnaire) = event.data().as_string() {
                heard(questionnaire);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { channel, _listener: listener })
    }
}

impl Drop for Announcements {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
