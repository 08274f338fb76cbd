//! The module behind `<hai-long-dashboard>`: what its shell in JavaScript calls.
#![cfg_attr(target_arch = "wasm32", no_main)]

use hailong::elements::dashboard::Dashboard;

hailong::bridge!(Dashboard, "/dashboard.css", |host, mount, base| Dashboard::mount(
    host, mount, base
));
