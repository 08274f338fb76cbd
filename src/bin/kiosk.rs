//! The module behind `<hai-long-form>` with the modes of a hall: what its shell in JavaScript calls.
#![cfg_attr(target_arch = "wasm32", no_main)]

use hailong::elements::form::Form;
use hailong::elements::kiosk::KioskAndAssisted;

hailong::small_allocator!();

hailong::bridge!(Form, "/kiosk.css", |host, mount, base| {
    Form::mount(host, mount, base, Some(Box::new(KioskAndAssisted::default())))
});
