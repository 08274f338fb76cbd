// W by one engine at one size, in one page: plain JavaScript right before and right after it.
import { TIMED } from '../page/filters.mjs';
import { NotFinished } from './browser.mjs';

/**
 * Gives `{ engine, rows, shape, opened, filters, sums?, facts?, notFinished? }`; `filters` has for each filter the
 * engine's time, and plain JavaScript's as `plain` before and after. What came before a peer gave up stays. `opening` are the engine's own options.
 */
export async function workload(browser, engine, shape, { repeats, opening }) {
  const run = { engine, rows: shape.rows, shape, filters: {} };
  const options = { repeats };
  try {
    await browser.page(async (call) => {
      await call('prepare', shape);
      const before = await yardstick(call, options);
      call.afresh();
      if (engine !== 'plain') {
        run.opened = await call('open', engine, opening);
        const first = await call('sum', options);
        for (const name of TIMED) run.filters[name] = { ...await call('answer', name, options), plain: [before[name]] };
        // Before and after too, as plain JavaScript.
        if (first) run.sums = [first, await call('sum', options)];
        run.facts = await call('facts');
        call.afresh();
      }
      const after = await yardstick(call, options);
      for (const name of TIMED) {
        if (engine === 'plain') run.filters[name] = { ...before[name], plain: [before[name]] };
        run.filters[name].plain.push(after[name]);
      }
    });
  } catch (error) {
    if (!(error instanceof NotFinished)) throw error;
    run.notFinished = error.message;
  }
  return run;
}

/** Plain JavaScript's times; at 10M rows it would take minutes to have as many as the engine has. */
async function yardstick(call, options) {
  const times = {};
  for (const name of TIMED) times[name] = await call('plain', name, { ...options, most: 2_500 });
  return times;
}

/** Every checksum that isn't that of plain JavaScript in the same page, or of other pages with the same data. */
export function disagreements(runs) {
  const found = [];
  const expected = new Map();
  const hold = (run, filter, who, checksum) => {
    const key = JSON.stringify([run.shape, filter]);
    if (!expected.has(key)) expected.set(key, { who, checksum });
    const { who: first, checksum: wanted } = expected.get(key);
    if (checksum !== wanted) {
      found.push(`${filter} of ${run.rows} rows: ${who} has ${checksum}, ${first} has ${wanted}`);
    }
  };
  for (const run of runs) {
    for (const [filter, { checksum, plain }] of Object.entries(run.filters)) {
      plain.forEach((times) => hold(run, filter, `plain in the page of ${run.engine}`, times.checksum));
      hold(run, filter, run.engine, checksum);
    }
  }
  return found;
}
