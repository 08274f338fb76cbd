// One visit to a page: an empty cache, a slow phone's processor, a network, and the time until the first answer can be given.
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** How many times slower than this machine the phone is. */
export const PROCESSOR = 4;
/** A phone's, since that is what most citizens come with. */
export const VIEWPORT = { width: 360, height: 740 };
const LIMIT = 60_000;

/** Bytes a second; `latency` is added to each request, in milliseconds. */
export const NETWORKS = {
  none: { title: 'no network limit' },
  slow: { title: '1.6 Mbit/s, 150 ms', latency: 150, down: 1.6e6 / 8, up: 750e3 / 8 },
  '3g': { title: '400 kbit/s, 400 ms', latency: 400, down: 400e3 / 8, up: 400e3 / 8 },
};

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });

/** Gives `{ shown, interactive }` in milliseconds since the navigation began. */
export async function visit(browser, url, network) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
    if (network.latency) {
      await session.send('Network.emulateNetworkConditions', {
        offline: false, latency: network.latency, downloadThroughput: network.down, uploadThroughput: network.up,
      });
    }
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'commit', timeout: LIMIT });
    try {
      await page.waitForFunction(() => window.times?.interactive, null, { timeout: LIMIT, polling: 100 });
    } catch (error) {
      throw new Error(`${url}: no answer could be given within ${LIMIT / 1000} s. ${problems.join('; ')}`, { cause: error });
    }
    if (problems.length > 0) throw new Error(`${url}: ${problems.join('; ')}`);
    return await page.evaluate(() => window.times);
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page, once a frame. The first radio is *shown* when it has a place; the page is *interactive* when a
 * finger on that radio's label would hit it, and a click on it has reached what keeps the answers. A frame is given
 * to paint that.
 */
function watch() {
  const times = {};
  window.times = times;
  const hit = (target) => {
    const { left, top, width, height } = target.getBoundingClientRect();
    const found = target.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
    return found !== null && (target.contains(found) || found === target);
  };
  const look = () => {
    const radio = window.bench?.radio();
    const target = radio && (radio.labels?.[0] ?? radio.closest('label') ?? radio);
    if (target?.getClientRects().length > 0) {
      times.shown ??= performance.now();
      target.scrollIntoView({ block: 'center' });
      if (hit(target)) {
        radio.click();
        if (window.bench.answered()) {
          setTimeout(() => { times.interactive = performance.now(); });
          return;
        }
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
