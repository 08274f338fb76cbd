// A page of the bench in a context of its own: its process, and so its memory, ends with it.
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const VIEWPORT = { width: 1280, height: 900 };

/** What an entrant may take for one step; what takes longer has not finished. */
const LIMIT = 150_000;

export class NotFinished extends Error {}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });

/**
 * Runs `act(call, page)` with the page at `url`; `call(name, …arguments)` is a call of its `window.bench`, and rejects with
 * `NotFinished` when it takes longer than `limit` milliseconds or the page dies.
 */
export async function visit(browser, url, act, limit = LIMIT) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    let died;
    const death = new Promise((_, reject) => { died = reject; });
    death.catch(() => {});
    page.on('crash', () => died(new NotFinished('the page ran out of memory')));
    await page.goto(url);
    await page.waitForFunction(() => window.bench?.isReady(), null, { timeout: 30_000 })
      .catch((cause) => { throw new Error(`${url} isn't ready: ${problems.join('; ')}`, { cause }); });
    const call = async (name, ...given) => {
      let timer;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new NotFinished(`more than ${limit / 1000} s`)), limit);
      });
      const done = page.evaluate(([one, all]) => window.bench[one](...all), [name, given]);
      // When it loses the race its page is closed, and that isn't news.
      done.catch(() => {});
      try {
        return await Promise.race([done, late, death]);
      } catch (error) {
        if (/target crashed|out of memory/i.test(String(error))) throw new NotFinished('the page ran out of memory');
        throw error;
      } finally {
        clearTimeout(timer);
      }
    };
    const found = await act(call, page);
    if (problems.length > 0) throw new Error(`${url}: ${problems.join('; ')}`);
    return found;
  } finally {
    await context.close();
  }
}
