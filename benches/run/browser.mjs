// One Chromium for all runs; a context of its own for each, which is a process of its own: its memory goes with it, and
// a crash or a time-out doesn't affect the others.
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-precise-memory-info',
];

/** What a peer may take for one step. */
const LIMIT = 150_000;

export class NotFinished extends Error {}

/** Gives `{ version, page(act), close() }`. */
export async function launch(url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
  return {
    version: browser.version(),

    /**
     * Runs `act(call)` with a fresh page of the bench; `call(name, …arguments)` is a call of `window.bench` and rejects
     * with `NotFinished` when it takes too long or the page's process dies. The limit is for all calls since the page
     * was made, or since `call.afresh()`.
     */
    async page(act, { limit = LIMIT } = {}) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      let died;
      const death = new Promise((_, reject) => { died = reject; });
      death.catch(() => {});
      page.on('crash', () => died(new NotFinished('the page ran out of memory')));
      await page.goto(url);
      await page.waitForFunction(() => window.bench !== undefined);
      let ends = Date.now() + limit;
      const call = async (name, ...given) => {
        let timer;
        const late = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new NotFinished(`more than ${limit / 1000} s`)), ends - Date.now());
        });
        const done = page.evaluate(([one, all]) => window.bench[one](...all), [name, given]);
        // When it loses the race its page is closed, and that isn't news.
        done.catch(() => {});
        try {
          return await Promise.race([done, late, death]);
        } catch (error) {
          throw outOfMemory(error) ? new NotFinished('out of memory') : error;
        } finally {
          clearTimeout(timer);
        }
      };
      call.afresh = () => { ends = Date.now() + limit; };
      try {
        return await act(call);
      } finally {
        await context.close();
        for (const problem of problems) console.error(`  in the page: ${problem}`);
      }
    },

    close: () => browser.close(),
  };
}

function outOfMemory(error) {
  return /out of memory|allocation failed|invalid (array|typed array) length|bad_alloc|target crashed|cannot enlarge/i
    .test(String(error));
}
