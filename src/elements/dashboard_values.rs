//! The values that the page and the dashboard hand each other, as plain objects of JavaScript.

use hailong_core::filter::Filter;
use hailong_core::json::Value;
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::i18n::Language;
use crate::ui::dashboard::{Imported, reason_of};

/// A plain object with the members of the JSON on docs/figures.md.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// `{"unit": ["soc-son"]}`; `null` lets everything through.
pub(super) fn filter_from_json(value: &Value) -> Option<Filter> {
    let mut filter = Filter::all();
    if *value == Value::Null {
        return Some(filter);
    }
    for (dimension, values) in value.as_object()? {
        for value in values.as_list()? {
            filter.allow(dimension.as_str(), value.as_str()?);
        }
    }
    Some(filter)
}

/// `{accepted, rejected: [{line, reason}]}`
pub(super) fn import_result(imported: &Imported, language: Language) -> JsValue {
    let rejected = Array::new();
    for refused in imported.refused.kept() {
        let row = Object::new();
        let reason = reason_of(language, refused);
        // A plain object takes any member.
        let _ = Reflect::set(&row, &"line".into(), &(refused.line as f64).into());
        let _ = Reflect::set(&row, &"reason".into(), &reason.into());
        rejected.push(&row);
    }
    let result = Object::new();
    let _ = Reflect::set(&result, &"accepted".into(), &(imported.accepted as f64).into());
    let _ = Reflect::set(&result, &"rejected".into(), &rejected);
    result.into()
}
