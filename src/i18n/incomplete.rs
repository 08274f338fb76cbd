//! French, of which there is next to nothing: the tests see by it that a language may lack words, tables and formats.

use super::{Locale, vi};

pub const LOCALE: Locale =
    Locale { tag: "fr", own_name: "Français", thousands: "\u{202f}", ..vi::LOCALE };

language! {
    form {
        section: "Partie {n} sur {of}",
        submit: "Envoyer",
    }
    kiosk {
        monday: "lundi",
    }
}
