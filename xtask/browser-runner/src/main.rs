//! Runs a WebAssembly test binary in a browser: Cargo calls this as the target's runner. It is
//! wasm-bindgen's own runner as a library, so that nobody has to install a tool whose version must match.
#![forbid(unsafe_code)]

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
