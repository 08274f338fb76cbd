// The same four charts drawn again with other numbers, by each library in a page of its own, in turn.
import { visit } from './page.mjs';

const WARM = 16;

/** What each set of numbers looks like in ours, and how high the four charts are. */
export const looks = (browser, url) => visit(browser, `${url}charts/ours/index.html`, async (call) => {
  await call('first');
  return { markup: await call('markup'), heights: await call('heights') };
});

/** `looks` is what it gives. Adds to `runs[name]`, which is `{ first: [ms], redraw: [ms], nodes }`. */
export async function redraw(browser, url, { name, page, query = {} }, count, { markup, heights }, runs) {
  const run = (runs[name] ??= { first: [], redraw: [] });
  const more = new URLSearchParams({ ...query, heights });
  await visit(browser, `${url}charts/${page}/index.html?${more}`, async (call) => {
    if (page === 'svg') await call('take', markup);
    run.first.push(await call('first'));
    await call('redraw', WARM);
    run.redraw.push(...await call('redraw', count));
    run.nodes = await call('nodes');
  });
}
