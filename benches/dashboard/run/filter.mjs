// From a filter to the painted charts: each dashboard with so many responses, in turn.
import { STEPS } from '../data.mjs';
import { NotFinished, visit } from './page.mjs';

/**
 * Nothing more comes after so many milliseconds without a change. Of many responses ours compares the units for longer
 * without one, and of very many for so long that only the last filter is waited for.
 */
const QUIET = { few: 700, many: 6_000, veryMany: 30_000 };
const MANY = 1_000_000;
/** After the first frame of a filter whose last change isn't waited for. */
const SHORTLY = 300;
/** Importing 10M rows takes its time, and so does what a peer does with 100,000. */
const LIMIT = 900_000;

/**
 * Adds to `runs[rows][name]`, which is `{ first: [ms], all: [ms], load: [{ time, … }], memory?, notFinished? }`. `rounds` is how
 * often all steps are gone through in a page; before them they are gone through once to warm up.
 */
export async function filter(browser, url, { name, page, kind }, rows, rounds, runs) {
  const run = ((runs[rows] ??= {})[name] ??= { first: [], all: [], load: [] });
  if (run.notFinished) return;
  const isLong = rows > MANY;
  const quiet = isLong ? SHORTLY : QUIET[rows < MANY ? 'few' : 'many'];
  try {
    await visit(browser, `${url}${page}/index.html`, async (call) => {
      run.load.push(await call('load', rows, quiet, kind));
      for (let round = 0; round <= rounds; round += 1) {
        for (const step of STEPS) {
          const { first, all } = await call('filter', step, quiet, kind);
          if (round === 0) continue;
          run.first.push(first);
          if (!isLong) run.all.push(all);
        }
      }
      if (isLong) run.all.push((await call('filter', STEPS[0], QUIET.veryMany, kind)).all);
      // Ours alone: a page that is measured beside others wouldn't like the collection of garbage that it takes.
      if (page === 'ours') run.memory = await call('memory');
    }, LIMIT);
  } catch (error) {
    if (!(error instanceof NotFinished)) throw error;
    run.notFinished = error.message;
  }
}
