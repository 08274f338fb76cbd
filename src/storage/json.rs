//! JSON values from and to the browser's own.

use hailong_core::json::Value;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value as a JavaScript object, which IndexedDB can keep.
pub fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(truth) => (*truth).into(),
        Value::Number(number) => (*number).into(),
        Value::String(text) => text.into(),
        Value::List(entries) => {
            let list = Array::new();
            for entry in entries {
                list.push(&to_js(entry));
            }
            list.into()
        }
        Value::Object(members) => {
            let object = Object::new();
            for (name, member) in members {
                // A plain object takes any member.
                let _ = Reflect::set(&object, &name.into(), &to_js(member));
            }
            object.into()
        }
    }
}

/// A JavaScript value as JSON has it; what JSON hasn't becomes `null`.
pub fn from_js(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    if Array::is_array(value) {
        return Value::List(value.unchecked_ref::<Array>().iter().map(|e| from_js(&e)).collect());
    }
    if !value.is_object() {
        return Value::Null;
    }
    let object: &Object = value.unchecked_ref();
    let member = |name: JsValue| {
        let value = Reflect::get(object, &name).unwrap_or(JsValue::NULL);
        Some((name.as_string()?, from_js(&value)))
    };
    Value::Object(Object::keys(object).iter().filter_map(member).collect())
}

/// Parses JSON; the browser's own words where it isn't.
pub fn parse(text: &str) -> Result<Value, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(from_js(&value)),
        Err(error) => {
            let error: js_sys::Error = error.unchecked_into();
            Err(error.message().into())
        }
    }
}

/// A value as text.
pub fn stringify(value: &Value) -> String {
    JSON::stringify(&to_js(value)).map(String::from).unwrap_or_default()
}
