//! Whether the lazy chunk is on its way where a part of the page needs it, and that it couldn't be fetched.

use yew::prelude::*;

use crate::ui::dashboard::text::names::Names;

/// How it stands with the lazy chunk for one part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChunkStatus {
    /// It was asked for there, and is being fetched.
    pub is_fetching: bool,
    /// It couldn't be fetched when it was last wanted there.
    pub is_missing: bool,
}

impl ChunkStatus {
    /// The value of `aria-busy` of the button that asks for it.
    pub fn busy(self) -> Option<&'static str> {
        self.is_fetching.then_some("true")
    }

    /// Says that it couldn't be fetched.
    pub fn alert(self, names: &Names) -> Html {
        html! {
            <div role="alert">
                if self.is_missing {
                    <p class="warning">{ names.words().lazy_missing }</p>
                }
            </div>
        }
    }
}
