//! What the interfaces share: [`markup`] makes Yew's elements by plain calls, [`file`] offers something to save, [`lazy`]
//! fetches a second WebAssembly file.

pub mod file;
pub mod lazy;
pub mod markup;
