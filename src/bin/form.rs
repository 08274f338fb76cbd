//! The module behind `<hai-long-form>`: what its shell in JavaScript calls.
#![cfg_attr(target_arch = "wasm32", no_main)]

use hailong::elements::form::Form;

hailong::small_allocator!();

hailong::bridge!(Form, "/form.css", |host, mount, base| Form::mount(host, mount, base, None));
