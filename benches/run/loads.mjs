// Loading a file by several loaders, each in a page of its own with the same bytes.
import { NotFinished } from './browser.mjs';

/** Gives `[{ kind, rows, bytes, loader, median, …, proof } | { …, notFinished }]`. */
export async function loads(browser, kind, shape, loaders, { repeats }, tell) {
  const runs = [];
  for (const loader of loaders) {
    const run = { kind, rows: shape.rows, loader };
    try {
      await browser.page(async (call) => {
        run.bytes = await call('makeFile', kind, shape);
        call.afresh();
        Object.assign(run, await call('load', loader, { repeats }));
      });
    } catch (error) {
      // A loader that can't read the file is a finding, and no reason to lose the others'.
      run.notFinished = error instanceof NotFinished ? error.message : `failed: ${firstLine(error)}`;
    }
    tell(run);
    runs.push(run);
  }
  return runs;
}

const firstLine = (error) => error.message.split('\n')[0].replace(/^page\.evaluate: /, '');

/** Loaders that made something else of the file than the first one did; one that sums nothing up has no sum. */
export function disagreements(runs) {
  const first = runs.find((run) => run.proof);
  const differs = ({ rows, sum }) => rows !== first.proof.rows || (sum !== undefined && sum !== first.proof.sum);
  return runs.filter((run) => run.proof && differs(run.proof)).map((run) => (
    `${run.kind} of ${run.rows} rows: ${run.loader} read ${JSON.stringify(run.proof)}, `
      + `${first.loader} ${JSON.stringify(first.proof)}`
  ));
}
