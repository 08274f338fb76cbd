//! The device's voice. Only one that speaks on the device itself: a question can have an answer in it, and
//! an answer must not go to another server.

use gloo::events::EventListener;
use js_sys::Reflect;
use web_sys::{Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};
use yew::Callback;

use super::aids::Aid;
use super::state::Action;
use crate::i18n::Language;

/// The voices of the device, and what is being said.
pub(super) struct Voice {
    synthesis: Option<SpeechSynthesis>,
    send: Callback<Action>,
    /// They come some time after the page.
    _voices: Option<EventListener>,
    /// A voice goes on after its page has gone.
    _leaving: Option<EventListener>,
    /// The end of what is being said, or that it failed.
    ends: [Option<EventListener>; 2],
}

impl Voice {
    /// The voices of the device, if it has any; `send` is told when they change and when a question was read.
    pub(super) fn new(send: Callback<Action>) -> Self {
        let synthesis = synthesis();
        let listen = |synthesis: &SpeechSynthesis| {
            let send = send.clone();
            EventListener::new(synthesis, "voiceschanged", move |_| {
                send.emit(Action::Aid(Aid::Voices));
            })
        };
        let leave = |synthesis: &SpeechSynthesis| {
            let synthesis = synthesis.clone();
            EventListener::new(&gloo::utils::window(), "pagehide", move |_| synthesis.cancel())
        };
        let (voices, leaving) = (synthesis.as_ref().map(listen), synthesis.as_ref().map(leave));
        Self { synthesis, send, _voices: voices, _leaving: leaving, ends: [None, None] }
    }

    /// Whether there is one for a language.
    pub(super) fn speaks(&self, language: Language) -> bool {
        self.find(language).is_some()
    }

    fn find(&self, language: Language) -> Option<SpeechSynthesisVoice> {
        for voice in self.synthesis.as_ref()?.get_voices() {
            let voice: SpeechSynthesisVoice = wasm_bindgen::JsCast::unchecked_into(voice);
            if voice.local_service() && is_for(&voice.lang(), language) {
                return Some(voice);
            }
        }
        None
    }

    /// Says the pieces of a question.
    pub(super) fn say(&mut self, question: usize, pieces: &[String], language: Language) {
        self.stop();
        let (Some(synthesis), Some(voice)) = (&self.synthesis, self.find(language)) else { return };
        let mut last = None;
        for piece in pieces {
            let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(piece) else { return };
            // Phones go by the language, others by the voice.
            utterance.set_lang(&voice.lang());
            utterance.set_voice(Some(&voice));
            synthesis.speak(&utterance);
            last = Some(utterance);
        }
        let Some(last) = last else { return };
        self.ends = ["end", "error"].map(|event| {
            let send = self.send.clone();
            let ended = move |_: &Event| send.emit(Action::Aid(Aid::WasRead(question)));
            Some(EventListener::new(&last, event, ended))
        });
    }

    /// Says no more.
    pub(super) fn stop(&mut self) {
        // Without these the end of what is broken off isn't told.
        let ends = std::mem::take(&mut self.ends);
        if let (Some(_), Some(synthesis)) = (&ends[0], &self.synthesis) {
            synthesis.cancel();
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The browser's voices; nothing where it has no such thing.
fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Its own getter would give an object where there is none.
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    found.is_object().then(|| wasm_bindgen::JsCast::unchecked_into(found))
}

/// Whether a voice of this tag, `vi-VN` or `vi_VN`, is one for a language.
fn is_for(tag: &str, language: Language) -> bool {
    let (tag, wanted) = (tag.as_bytes(), language.tag().as_bytes());
    tag.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
        && matches!(tag.get(wanted.len()), None | Some(b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::is_for;
    use crate::i18n::Language::{English, Vietnamese};

    #[test]
    fn a_voice_is_for_its_language_only() {
        let check = |tag, language, expected| assert_eq!(is_for(tag, language), expected, "{tag}");
        for tag in ["vi", "vi-VN", "vi_VN", "VI-vn", "vi-VN-x-gft"] {
            check(tag, Vietnamese, true);
            check(tag, English, false);
        }
        for tag in ["en", "en-GB", "en_US"] {
            check(tag, English, true);
            check(tag, Vietnamese, false);
        }
        for tag in ["", "v", "vie", "vij-XX", "e", "enm", "de-DE", "zh-VI"] {
            check(tag, Vietnamese, false);
            check(tag, English, false);
        }
    }
}
