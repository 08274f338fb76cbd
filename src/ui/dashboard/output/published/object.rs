//! Figures as a plain object of JavaScript, with the members of docs/figures.md.

use hailong_core::figures::{Comparison, CrossTab, Drivers, Figures, GroupedFigures, Published};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What is published of one view.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) figures: &'a Figures,
    /// The day on which they were counted.
    pub(super) made: Option<&'a str>,
    pub(super) group_by: Option<&'a GroupedFigures>,
    pub(super) cross_tab: Option<&'a CrossTab>,
    pub(super) compare: Option<&'a Comparison>,
    pub(super) drivers: Option<&'a Drivers>,
}

impl Parts<'_> {
    pub(super) fn object(&self) -> JsValue {
        let object = plain(self.figures);
        let set = |member: &str, value: Option<JsValue>| {
            if let Some(value) = value {
                // A plain object takes any member.
                let _ = Reflect::set(&object, &member.into(), &value);
            }
        };
        set("made", self.made.map(JsValue::from));
        set("group_by", self.group_by.map(plain));
        set("cross_tab", self.cross_tab.map(plain));
        set("compare", self.compare.map(plain));
        set("drivers", self.drivers.map(plain));
        object
    }

    /// The same as the text of a file.
    pub(super) fn text(&self) -> String {
        let text = JSON::stringify_with_replacer_and_space(
            &self.object(),
            &JsValue::NULL,
            &JsValue::from(2),
        );
        text.map(|text| String::from(text) + "\n").unwrap_or_default()
    }
}

/// What was published, as the page gets it.
pub fn of_published(published: &Published) -> JsValue {
    let Published { figures, made, group_by, cross_tab, compare, drivers, .. } = published;
    let parts = Parts {
        figures,
        made: made.as_deref(),
        group_by: group_by.as_ref(),
        cross_tab: cross_tab.as_ref(),
        compare: compare.as_ref(),
        drivers: drivers.as_ref(),
    };
    parts.object()
}

fn plain<T: Serialize>(value: &T) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
