// Charts outside of the window are drawn a moment later. An outdated one is never seen, not even in print, and nothing moves
// when they are drawn.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { chartsDrawn, dashboardSession } from './dashboard.mjs';

after(closeBrowser);

/** Milliseconds that a chart out of sight waits. */
const MOMENT = 50;

/** Made-up data, with all charts drawn; the timers of a moment and longer go off when `window.goOff()` is called. */
async function held(lang = 'vi', options) {
  const started = await dashboardSession('sipas-22', `lang="${lang}"`, options);
  const { page } = started;
  await page.locator('.data button.second').last().click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  await page.locator('.panel.trend .chart').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await chartsDrawn(page);
  await page.evaluate((moment) => {
    const real = window.setTimeout;
    let waiting = [];
    window.setTimeout = (then, after, ...given) => {
      if (!(after >= moment)) return real(then, after, ...given);
      waiting.push(then);
      return -1;
    };
    window.goOff = () => {
      const all = waiting;
      waiting = [];
      // Of one that was taken back nothing is left to call.
      for (const then of all) try { then(); } catch { /* as it should be */ }
    };
  }, MOMENT);
  return started;
}

/** Sets a filter, by which every panel changes, and waits until something waits. */
async function filter(page, values) {
  await page.evaluate((values) => { document.querySelector('hai-long-dashboard').filter = { channel: values }; }, values);
  await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('svg.chart[aria-busy]') !== null);
}

/** Position and content of the chart of each panel above those that are counted when they come near the window. */
const charts = (page) => page.evaluate(() => {
  const { shadowRoot } = document.querySelector('hai-long-dashboard');
  const panels = [...shadowRoot.querySelectorAll('.further > section.panel, .panels:not(.crossings) > section.panel')];
  return panels.map((panel) => {
    const chart = panel.querySelector('svg.chart');
    const { top, bottom } = chart.getBoundingClientRect();
    return {
      panel: panel.classList[1],
      seen: bottom > 0 && top < innerHeight,
      far: top > 1.5 * innerHeight,
      busy: chart.getAttribute('aria-busy'),
      opacity: getComputedStyle(chart).opacity,
      words: chart.textContent,
    };
  });
});

const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);

describe('charts out of sight', () => {
  test('wait, hidden and said to, until those in sight were painted; nothing moves when they are drawn', async () => {
    const { page, finish } = await held();
    const before = await charts(page);
    await filter(page, ['qr']);
    const now = await charts(page);
    const far = now.filter(({ far }) => far);
    assert.ok(far.length >= 2, 'there is something below the window');
    for (const { panel, seen, far, busy, opacity, words } of now) {
      const old = before.find((one) => one.panel === panel).words;
      if (seen) assert.deepEqual([busy, opacity], [null, '1'], panel);
      if (far) assert.deepEqual([busy, opacity, words], ['true', '0', old], panel);
    }
    const high = await height(page);
    await page.evaluate(() => window.goOff());
    assert.equal(await height(page), high);
    for (const { panel, busy, opacity, words } of await charts(page)) {
      assert.deepEqual([busy, opacity], [null, '1'], panel);
      assert.notEqual(words, before.find((one) => one.panel === panel).words, panel);
    }
    await finish();
  });

  test('are drawn when somebody comes to them, and with the keyboard alone', async () => {
    const { page, finish } = await held();
    const [old] = (await charts(page)).filter(({ panel }) => panel === 'trend');
    await filter(page, ['qr']);
    assert.deepEqual((await charts(page)).find(({ panel }) => panel === 'trend').words, old.words);
    // No timer goes off here.
    await page.locator('.panel.trend .picture').focus();
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.panel.trend svg.chart[aria-busy]') === null);
    assert.notEqual((await charts(page)).find(({ panel }) => panel === 'trend').words, old.words);
    await page.keyboard.press('ArrowRight');
    await page.locator('.panel.trend .region.active').waitFor();
    await finish();
  });

  test('are drawn before they are printed', async () => {
    const { page, finish } = await held();
    const old = await charts(page);
    await filter(page, ['qr']);
    await page.pdf();
    for (const { panel, busy, words } of await charts(page)) {
      assert.equal(busy, null, panel);
      assert.notEqual(words, old.find((one) => one.panel === panel).words, panel);
    }
    await finish();
  });

  for (const [lang, width] of [['vi', 320], ['en', 1280]]) {
    test(`are no fault while they wait (${lang}, ${width} px)`, async () => {
      const { page, finish } = await held(lang, { width });
      await filter(page, ['qr']);
      assert.deepEqual(await faults(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await finish();
    });
  }
});
