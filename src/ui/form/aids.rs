//! What helps a person to read the form: the size of its text, its contrast, one question at a time, reading aloud,
//! paper. Pure: `display_panel.rs` draws it, `display_settings.rs` keeps it for the visit.

/// What helps a person to read the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aids {
    /// The size of the text: 0 as usual, 1 large, 2 very large.
    pub size: u8,
    /// Black on white, with thick borders.
    pub contrast: bool,
    /// Whether the panel is open.
    pub is_open: bool,
    /// Whether the device has a voice for the form's language.
    pub has_voice: bool,
    /// The index of the question that is read aloud.
    pub speaking: Option<usize>,
    /// What was asked for and is being fetched.
    pub awaited: Option<Wish>,
    /// What was asked for and couldn't be fetched.
    pub missing: Option<Wish>,
}

/// What a person waits for while the lazy chunk is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The panel.
    Display,
    /// The question with this index, read aloud.
    Reading(usize),
    /// Something printed.
    Printing,
}

/// What can be asked of the aids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aid {
    /// The panel opens or closes.
    Open(bool),
    /// The text gets this size.
    Size(u8),
    /// High contrast comes or goes.
    Contrast(bool),
    /// The device's voices may have changed.
    Voices,
    /// Whether there is one for the form's language.
    HasVoice(bool),
    /// The button beside the question with this index: it is read, or no longer.
    Read(usize),
    /// This question was read to its end.
    WasRead(usize),
    /// An empty paper form is printed, or the receipt where the form is done.
    Print,
    /// That is done.
    Printed,
}

/// What is kept for the visit: the size, the contrast, one question at a time.
pub type Display = (u8, bool, bool);

/// How many sizes of the text there are.
pub(super) const SIZES: u8 = 3;

impl Aids {
    /// What follows from what was asked. What only the browser can do is an effect.
    pub(super) fn apply(&mut self, aid: Aid) {
        match aid {
            Aid::Open(open) => self.is_open = open,
            Aid::Size(size) => self.size = size.min(SIZES - 1),
            Aid::Contrast(contrast) => self.contrast = contrast,
            Aid::Read(question) => {
                self.speaking = (self.speaking != Some(question)).then_some(question);
            }
            // The end of one that was broken off already says nothing about the next.
            Aid::WasRead(question) if self.speaking == Some(question) => self.speaking = None,
            Aid::HasVoice(has) => self.has_voice = has,
            Aid::WasRead(_) | Aid::Voices | Aid::Print | Aid::Printed => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Aid, Aids};

    #[test]
    fn what_is_asked_of_the_aids_follows() {
        let check = |asked: &[Aid], expected: Aids| {
            let mut aids = Aids::default();
            asked.iter().for_each(|aid| aids.apply(*aid));
            assert_eq!(aids, expected, "{asked:?}");
        };
        let none = Aids::default();
        check(&[Aid::Open(true)], Aids { is_open: true, ..none });
        check(&[Aid::Open(true), Aid::Open(false), Aid::Voices, Aid::Print], none);
        check(&[Aid::Size(2)], Aids { size: 2, ..none });
        check(&[Aid::Size(9)], Aids { size: 2, ..none });
        check(&[Aid::Contrast(true)], Aids { contrast: true, ..none });
        check(&[Aid::Read(3)], Aids { speaking: Some(3), ..none });
        check(&[Aid::Read(3), Aid::Read(3)], none);
        check(&[Aid::Read(3), Aid::Read(4)], Aids { speaking: Some(4), ..none });
        check(&[Aid::Read(3), Aid::WasRead(3)], none);
        // The end of the one before comes late.
        check(&[Aid::Read(3), Aid::Read(4), Aid::WasRead(3)], Aids { speaking: Some(4), ..none });
    }
}
