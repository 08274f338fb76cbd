// From a filter to the painted charts: each dashboard with so many responses, in turn.
import { STEPS } from '../data.mjs';
import { NotFinished, visit } from './page.mjs';

/** Nothing more comes after so many milliseconds without a change. */
const QUIET = 700;
/** Importing 10M rows takes its time, and so does what a peer does with 100,000. */
const LIMIT = 900_000;

/**
 * Adds to `runs[rows][name]`, which is `{ first: [ms], all: [ms], fresh: [{ first, all }], load: [{ time, … }], memory?,
 * notFinished? }`. `rounds` is how often all steps are gone through in a page; before them they are gone through once to warm
 * up, of which `fresh` is the very first: no earlier filter was on that field.
 */
export async function filter(browser, url, { name, page, kind }, rows, rounds, runs) {
  const run = ((runs[rows] ??= {})[name] ??= { first: [], all: [], fresh: [], load: [] });
  if (run.notFinished) return;
  try {
    await visit(browser, `${url}${page}/index.html`, async (call) => {
      run.load.push(await call('load', rows, QUIET, kind));
      for (let round = 0; round <= rounds; round += 1) {
        for (const step of STEPS) {
          const { first, all } = await call('filter', step, QUIET, kind);
          if (round === 0 && step === STEPS[0]) run.fresh.push({ first, all });
          if (round === 0) continue;
          run.first.push(first);
          run.all.push(all);
        }
      }
      if (page === 'ours') run.memory = await call('memory');
    }, LIMIT);
  } catch (error) {
    if (!(error instanceof NotFinished)) throw error;
    run.notFinished = error.message;
  }
}
