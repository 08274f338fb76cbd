// The file of what few people use (rare.rs in src/ui/form/, lazy.rs in src/ui/dashboard/shell/), which the module asks for when it is first needed. It is a part
// of the module, cut off: it works in the same memory, and calls by the same table.
async function loadRare(callback, data) {
  let isHere = true;
  try {
    // Past the guard (guard.js): the two are one, and call each other all the time.
    await instantiate(RARE_WASM, RARE_INTEGRITY, () => ({ __wasm_split: ((wasm) => (SHARED))(plain) }));
  } catch (error) {
    console.error(`<TAG>: ${error.message}`, error.cause);
    isHere = false;
  }
  guard(wasm.__indirect_function_table.get(callback))(data, isHere);
}
