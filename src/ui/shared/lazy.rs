//! Lazy chunks: what few people use comes in a second WebAssembly file, cut off behind a table of functions. The two
//! macros are for the two modules that have one: the table's type and the way to it, and what is in it.
//!
//! They are two because the code in the chunk uses the way to it: in one file that would be a cycle of imports.

/// The way to a table of this type: nothing until `put` was called with it.
macro_rules! lazy_table {
    ($visible:vis $table:ty) => {
        thread_local! {
            static HERE: std::cell::Cell<Option<&'static $table>> = const { std::cell::Cell::new(None) };
        }

        /// What is in the lazy chunk, once it is here.
        $visible fn lazy() -> Option<&'static $table> {
            HERE.get()
        }

        /// The chunk is here.
        $visible fn put(table: &'static $table) {
            HERE.set(Some(table));
        }
    };
}

/// How a table is fetched. Where its feature is missing nothing is cut off, and it is here at once: natively, and in
/// tests.
macro_rules! lazy_chunk {
    ($feature:literal, $table:ident, $chunk:ident, $put:path) => {
        #[cfg(feature = $feature)]
        mod chunk {
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            #[wasm_split(lazy, fallible)]
            pub(super) fn table() -> Result<&'static super::$table, SplitLoaderError> {
                Ok(&super::$chunk)
            }
        }

        /// Fetches the lazy chunk, or waits for another call that does; whether it is here now. The next call tries again.
        /// The console has been told what is wrong.
        #[cfg(feature = $feature)]
        pub async fn load() -> bool {
            let Ok(table) = chunk::table().await else { return false };
            $put(table);
            true
        }

        /// It is here.
        #[cfg(not(feature = $feature))]
        pub async fn load() -> bool {
            $put(&$chunk);
            true
        }

        /// Before anything is drawn: where nothing is cut off it is here without being fetched.
        pub(super) fn begin() {
            #[cfg(not(feature = $feature))]
            $put(&$chunk);
        }
    };
}

pub(crate) use {lazy_chunk, lazy_table};
