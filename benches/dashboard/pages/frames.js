// When something is painted. The page's own work until then is what counts: a time begins with a frame, so that waiting
// for the display isn't in it.

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
 * What comes of `act`, which changes what is below `root`. `first`: milliseconds until the frame is painted that shows
 * what `act` changed at once; `null` if that was nothing. `all`: until the frame is painted that shows the last change,
 * after which there is none for `quiet` milliseconds. `isTold` says whether the first frame's changes are known without
 * looking, so that looking costs nothing there.
 */
export async function changed(root, act, { quiet, isTold }) {
  let changes = 0;
  let touched = 0;
  const observer = new MutationObserver(() => {
    changes += 1;
    touched = performance.now();
  });
  const observe = () => observer.observe(root, { subtree: true, childList: true, characterData: true });
  if (!isTold) observe();
  await frame();
  const start = performance.now();
  const shown = painted();
  act();
  let last = await shown;
  const first = isTold || changes > 0 ? last - start : null;
  if (isTold) observe();
  let seen = changes;
  touched = performance.now();
  while (performance.now() - touched < quiet) {
    await frame();
    // What changes behind this frame is in the next one.
    const before = changes;
    const time = await painted();
    if (before > seen) [seen, last] = [before, time];
  }
  observer.disconnect();
  return { first, all: last - start };
}
