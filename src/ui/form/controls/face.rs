//! A face for each level of a scale.

use yew::Html;

use crate::ui::form::icon::icon;

/// A face for a level: decoration beside the word, drawn so that no font of emoji is needed.
pub(in crate::ui::form) fn face(index: usize, count: usize) -> Html {
    const MOUTHS: [&str; 5] =
        ["M9 24q7-9 14 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];
    const CLASSES: [&str; 5] =
        ["face mood-1", "face mood-2", "face mood-3", "face mood-4", "face mood-5"];
    let mood = ((index * 4 + (count - 1) / 2) / (count - 1).max(1)).min(4);
    icon(CLASSES[mood], &["M11 12v1.5M21 12v1.5", MOUTHS[mood]].concat()).html()
}
