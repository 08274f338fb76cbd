// When something is painted. The page's own work until then is what counts: a time begins with a frame, so that waiting
// for the display isn't in it.

/** The longest wait for the first change. */
const LIMIT = 60_000;

const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });

/** Resolves with the time after the frame that is under way was painted: a task of its own comes after that. */
const painted = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  port2.postMessage(null);
});

/** Milliseconds from the call of `draw` until what it drew is painted; `draw` may give a promise. */
export async function drawn(draw) {
  await frame();
  const start = performance.now();
  const shown = painted();
  let done = false;
  const drawing = Promise.resolve(draw()).then(() => { done = true; });
  const end = await shown;
  if (done) return end - start;
  await drawing;
  await frame();
  return await painted() - start;
}

/**
 * What comes of `act`, which changes what is below `root`. `first`: milliseconds until the frame is painted that shows what
 * is waited for, the first change unless `told` says whether it is there; `all`: the last change, after which there is none
 * for `quiet` milliseconds while nothing is `busy`.
 */
export async function changed(root, act, { quiet, told, busy = () => false }) {
  let changes = 0;
  let touched = 0;
  const observer = new MutationObserver(() => {
    changes += 1;
    touched = performance.now();
  });
  const observe = () => observer.observe(root, { subtree: true, childList: true, characterData: true });
  if (!told) observe();
  const isThere = told ?? (() => changes > 0);
  await frame();
  const start = performance.now();
  const shown = painted();
  act();
  // What is put off to the end of the task is in this frame; what is put off to another task isn't.
  for (let turn = 0; turn < 8; turn += 1) await null;
  let is = isThere();
  // What changes behind this frame isn't in it, though that may well be before we hear that it was painted.
  if (is && told) observe();
  let last = await shown;
  while (!is && last - start < LIMIT) {
    await frame();
    is = isThere();
    if (is && told) observe();
    last = await painted();
  }
  if (!is) throw new Error(`nothing has changed within ${LIMIT / 1000} s`);
  const first = last - start;
  let seen = told ? 0 : changes;
  touched = performance.now();
  while (busy() || performance.now() - touched < quiet) {
    await frame();
    // What changes behind this frame is in the next one.
    const now = changes;
    const time = await painted();
    if (now > seen) [seen, last] = [now, time];
  }
  observer.disconnect();
  return { first, all: last - start };
}

/** Waits until nothing has changed below `root` for `quiet` milliseconds while nothing is `busy`. */
export async function still(root, { quiet, busy = () => false }) {
  let touched = performance.now();
  const observer = new MutationObserver(() => { touched = performance.now(); });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  while (busy() || performance.now() - touched < quiet) await frame();
  observer.disconnect();
}
