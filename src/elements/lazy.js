// Fetches the lazy chunk, the file of what few people use, when the module first asks for it. It is a part of the module that was
// cut off: it works in the same memory, and calls by the same table.
async function loadLazy(callback, data) {
  let isHere = true;
  try {
    // Past the guard (guard.js): the two are one, and call each other all the time.
    await instantiate(LAZY_WASM, LAZY_INTEGRITY, () => ({ __wasm_split: ((wasm) => (SHARED))(plain) }));
  } catch (error) {
    console.error(`<TAG>: ${error.message}`, error.cause);
    isHere = false;
  }
  guard(wasm.__indirect_function_table.get(callback))(data, isHere);
}
