// Times as they're reported: the median, the least and how many. The clock of a page that is isolated from other
// origins ticks every 5 µs, so what is short is repeated within one sample.

/** Both compilers of a browser, of JavaScript and of WebAssembly, come back for what has run for a while. */
const WARM = 100;

/** A sample isn't shorter than this, in milliseconds: 100 ticks of the clock. */
const LEAST_SAMPLE = 0.5;

/**
 * Times `act` so many times, fewer when that takes more than `most` milliseconds. `before` sets up a sample outside of
 * its time. It is warmed up for a tenth of a second at
 * least, but not what takes longer than a second.
 */
export async function time(act, { repeats = 9, most = 8_000, before } = {}) {
  await before?.();
  const first = await once(act);
  if (first > most / 2) return summary([first], 1);
  let last = first;
  const started = performance.now();
  for (let warm = 0; first < 1_000 && (warm < 2 || performance.now() - started < WARM); warm += 1) {
    await before?.();
    last = await once(act);
  }
  const inner = before ? 1 : Math.max(1, Math.ceil(LEAST_SAMPLE / Math.max(last, 1e-4)));
  const samples = [];
  const begun = performance.now();
  while (samples.length < repeats && (samples.length === 0 || performance.now() - begun < most)) {
    await before?.();
    samples.push(await once(act, inner));
  }
  return summary(samples, inner);
}

/** Milliseconds of one run. An engine without promises is timed without waiting for any. */
async function once(act, inner = 1) {
  const begun = performance.now();
  for (let run = 0; run < inner; run += 1) {
    const result = act();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - begun) / inner;
}

export function summary(samples, inner = 1) {
  return { median: median(samples), min: Math.min(...samples), repeats: samples.length, inner };
}

export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
