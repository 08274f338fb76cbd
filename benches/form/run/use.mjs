// Fills in the form: taps levels, goes from page to page, types. A time is how long the page is busy from receiving a tap or a
// key until the frame with the result is painted. Waiting for the display's next frame and turning a touch into a tap aren't
// included; both are the same for every page.
import { VIEWPORT } from './visit.mjs';

/** How many times slower than this machine the processor is: as it is, and a phone's. */
export const RATES = [1, 4];
/** What is done, and what it is called. */
export const DEEDS = { tap: 'a tap', key: 'a letter', page: 'another page' };
/** Who is used: how many pages on, and how often each item is answered, which makes about as many taps of each. */
export const USED = {
  ours: { pages: 4, rounds: 3 },
  'ours-100': { pages: 11, rounds: 1 },
  vanilla: { pages: 2, rounds: 3 },
};

/** Typed into the long text: what an input method would make words of. */
const COMMENT = 'Can bo huong dan tan tinh, nhung cho lau.';
/** Every item's. */
const LEVELS = 5;
/** A new step takes no pointer for half a second. */
const REST = 700;
const LIMIT = 30_000;

/**
 * Fills in the form at `url`, one of `USED`. Gives `{ tap, key, page }`, lists of milliseconds.
 */
export async function use(browser, url, rate, { pages, rounds }) {
  const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.addInitScript(watch);
    await page.goto(url, { timeout: LIMIT });
    await page.waitForFunction(() => window.bench.radio(), null, { timeout: LIMIT });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const found = await fill(page, pages, rounds);
    if (problems.length > 0) throw new Error(`${url}: ${problems.join('; ')}`);
    return found;
  } finally {
    await context.close();
  }
}

async function fill(page, pages, rounds) {
  const found = Object.fromEntries(Object.keys(DEEDS).map((deed) => [deed, []]));
  const tap = async (until, what, ...which) => {
    const [x, y] = await page.evaluate(([name, indices]) => window.use.place(name, ...indices), [what, which]);
    await page.evaluate((event) => window.use.expect('mousedown', event), until);
    await page.touchscreen.tap(x, y);
    return painted(page);
  };
  await page.waitForTimeout(REST);
  // Who answers: needed, and not measured, since the first answer of all does more than others.
  await tap('change', 'choice');
  for (let step = 0; step <= pages; step += 1) {
    const items = await page.evaluate(() => window.use.items());
    for (let round = 0; round < rounds; round += 1) {
      for (let item = 0; item < items; item += 1) {
        // The first of a page is rated low, then higher: what is asked because of it comes and goes.
        const level = (item * 2 + round * 3) % LEVELS;
        found.tap.push(await tap('change', 'level', item, level));
        const is = await page.evaluate(([one, chosen]) => window.use.checked(one, chosen), [item, level]);
        if (!is) throw new Error(`a tap on level ${level + 1} of item ${item + 1} chose nothing`);
      }
    }
    if (step === pages) break;
    found.page.push(await tap('submit', 'next'));
    await page.waitForTimeout(REST);
  }
  // The page by hand asks for no text.
  if (!await page.evaluate(() => window.use.text() !== undefined)) return found;
  await page.evaluate(() => window.use.text().focus());
  for (const letter of COMMENT) {
    await page.evaluate(() => window.use.expect('keydown', 'input'));
    await page.keyboard.press(letter);
    found.key.push(await painted(page));
  }
  const typed = await page.evaluate(() => window.use.text().value);
  if (typed !== COMMENT) throw new Error(`typed was "${typed}"`);
  return found;
}

async function painted(page) {
  const time = await page.evaluate(() => window.use.painted);
  if (time === null) throw new Error('a tap or a key reached nothing');
  return time;
}

/** Runs in the page. */
function watch() {
  const root = () => document.querySelector('hai-long-form')?.shadowRoot;
  const all = (selector, within = root() ?? document) => [...within.querySelectorAll(selector)];
  // Ours asks other things as well.
  const items = () => all(root() ? 'fieldset:has(.levels)' : 'fieldset');
  const radio = (item, level) => all('input[type=radio]', items()[item])[level];
  const targets = {
    choice: () => all('fieldset input[type=radio]')[1].labels[0],
    level: (item, level) => radio(item, level).labels[0],
    next: () => all('button').findLast(({ type }) => type === 'submit'),
  };
  window.use = {
    items: () => items().length,
    checked: (item, level) => radio(item, level).checked,
    text: () => all('textarea')[0],
    /** Where to tap; it is brought to the middle first. */
    place(name, ...which) {
      const target = targets[name](...which);
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = target.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    },
    /**
     * `painted` promises what the next event `from` (a tap is handed over with `mousedown` first), what comes of it until
     * the event `until`, and the frame after that take. Ours hears `until` within, and has drawn when it comes here.
     */
    expect(from, until) {
      window.use.painted = new Promise((resolve) => {
        let start;
        window.addEventListener(from, () => { start = performance.now(); }, { capture: true, once: true });
        (root() ?? document).addEventListener(until, () => {
          const done = performance.now();
          requestAnimationFrame(() => {
            const frame = performance.now();
            // A task of its own comes after the frame's painting.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(done - start + performance.now() - frame);
            port2.postMessage(null);
          });
        }, { once: true });
        setTimeout(() => resolve(null), 10_000);
      });
    },
  };
}
