//! JSON values from and to the browser's own.
//!
//! What a page may have replaced isn't relied on: Prototype.js gives arrays a `toJSON` that writes them as strings, so texts
//! are written by the browser, lists and objects here.

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

/// How deep lists and objects may lie in one another: no format of ours comes near it, and the stack bears far more.
const DEEPEST: usize = 64;

/// A JavaScript value as JSON has it; what JSON hasn't, and what lies too deep, becomes `null`.
pub fn from_js(value: &JsValue) -> Value {
    read(value, &mut 0)
}

/// The value; `depth` becomes the greatest depth where that is more than it may be, and is else as it was.
fn read(value: &JsValue, depth: &mut usize) -> Value {
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    if !value.is_object() {
        return Value::Null;
    }
    *depth += 1;
    if *depth > DEEPEST {
        return Value::Null;
    }
    let read = if Array::is_array(value) {
        let list: &Array = value.unchecked_ref();
        Value::List(list.iter().map(|entry| read(&entry, depth)).collect())
    } else {
        let object: &Object = value.unchecked_ref();
        let mut member = |name: JsValue| {
            let value = Reflect::get(object, &name).unwrap_or(JsValue::NULL);
            Some((name.as_string()?, read(&value, depth)))
        };
        Value::Object(Object::keys(object).iter().filter_map(&mut member).collect())
    };
    if *depth <= DEEPEST {
        *depth -= 1;
    }
    read
}

/// Parses JSON; the browser's own words where it isn't.
pub fn parse(text: &str) -> Result<Value, String> {
    match JSON::parse(text) {
        Ok(value) => {
            let mut depth = 0;
            let read = read(&value, &mut depth);
            if depth > DEEPEST { Err("nested more than 64 deep".to_owned()) } else { Ok(read) }
        }
        Err(error) => {
            let error: js_sys::Error = error.unchecked_into();
            Err(error.message().into())
        }
    }
}

/// A value as text.
pub fn stringify(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::List(entries) => {
            text.push('[');
            for (at, entry) in entries.iter().enumerate() {
                comma(at, text);
                write(entry, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (at, (name, member)) in members.iter().enumerate() {
                comma(at, text);
                scalar(&name.into(), text);
                text.push(':');
                write(member, text);
            }
            text.push('}');
        }
        value => scalar(&to_js(value), text),
    }
}

fn comma(at: usize, text: &mut String) {
    if at > 0 {
        text.push(',');
    }
}

/// `toJSON` is looked for in objects alone, so here the browser can be relied on.
fn scalar(value: &JsValue, text: &mut String) {
    text.extend(JSON::stringify(value).map(String::from));
}
