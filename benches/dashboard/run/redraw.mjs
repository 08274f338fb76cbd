// The same four charts drawn again with other numbers, by each library in a page of its own, in turn.
import { visit } from './page.mjs';

const WARM = 16;

/** What each set of numbers looks like in ours, and the sizes of the four charts. */
export const looks = (browser, url) => visit(browser, `${url}charts/ours/index.html`, async (call) => {
  await call('first');
  return { markup: await call('markup'), sizes: await call('sizes') };
});

/** Adds to `runs[name]`, which is `{ first: [ms], redraw: [ms], nodes }`. */
export async function redraw(browser, url, { name, page, query = '' }, count, markup, runs) {
  const run = (runs[name] ??= { first: [], redraw: [] });
  await visit(browser, `${url}charts/${page}/index.html${query}`, async (call) => {
    if (page === 'svg') await call('take', markup);
    run.first.push(await call('first'));
    await call('redraw', WARM);
    run.redraw.push(...await call('redraw', count));
    run.nodes = await call('nodes');
  });
}
