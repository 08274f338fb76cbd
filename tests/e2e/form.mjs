// The citizen's form, as the tests of it see and fill it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { session, until, URL_OF_DIST } from './browser.mjs';

const questionnaire = await (await fetch(new URL('questionnaires/sipas-22.json', URL_OF_DIST))).json();

/** The demo's questionnaire, fresh for each who changes it. */
export const sipas = () => structuredClone(questionnaire);

const ids = questionnaire.pages.flatMap((page) => page.questions.map((question) => question.id));

/** The id of a question's first control. */
export const control = (id) => {
  assert.ok(ids.includes(id), `the questionnaire asks ${id}`);
  return `#q${ids.indexOf(id)}`;
};

/** The id of the question that a control in the form belongs to. */
export const questionOf = (name) => ids[Number(name.match(/^q(\d+)/)?.[1])];

/** The widths of a phone and of an office's screen. */
export const SIZES = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];

/** A session on the demo portal, with the form drawn. */
export async function onPortal(options) {
  const all = await session(options);
  await all.page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(all.page);
  return all;
}

export const ready = (page) => page.locator('hai-long-form .step-heading').first().waitFor();

export const forward = (page) => page.locator('.first').click();

export const heading = (page) => page.locator('.step-heading').innerText();

/** Gives what is required and goes on to the review page. */
export async function toReview(page, { comment = '' } = {}) {
  await page.locator(control('respondent')).check();
  for (let pages = questionnaire.pages.length - 1; pages > 0; pages -= 1) {
    await forward(page);
    await page.locator(`fieldset >> nth=0`).waitFor();
  }
  await page.locator(`${control('overall')}-3`).check();
  if (comment) await page.locator(control('comment')).fill(comment);
  await page.locator(control('consent')).check();
  await forward(page);
  await page.locator('.answers').first().waitFor();
}

/** What the browser's store holds. */
export const stored = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('hai-long');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    if (!database.objectStoreNames.contains('responses')) {
      database.close();
      resolve([]);
      return;
    }
    const all = database.transaction('responses').objectStore('responses').getAll();
    all.onsuccess = () => {
      database.close();
      resolve(all.result);
    };
  };
}));

/** Waits for the receipt; its number. */
export async function receipt(page) {
  await page.locator('.receipt').waitFor();
  return page.locator('.number dd').first().innerText();
}

/** The draft in the tab's storage: its key and its text, or nothing. */
export const draft = (page) => page.evaluate(() => Object.entries(sessionStorage)
  .find(([key]) => key.startsWith('hai-long:draft:')) ?? null);

/** Where the focus is, through all shadow roots, and whether it can be seen there. */
export const focused = (page) => page.evaluate(() => {
  const deep = (root) => {
    const inner = root.activeElement;
    return inner?.shadowRoot?.activeElement ? deep(inner.shadowRoot) : inner;
  };
  const element = deep(document);
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + Math.min(height / 2, 20)];
  let seen = document.elementFromPoint(x, y);
  while (seen?.shadowRoot?.elementFromPoint(x, y)) {
    const inner = seen.shadowRoot.elementFromPoint(x, y);
    if (inner === seen) break;
    seen = inner;
  }
  return {
    tag: element.localName,
    type: element.type ?? '',
    id: element.id,
    class: element.className,
    text: element.textContent,
    inForm: element.getRootNode().host?.localName === 'hai-long-form',
    visible: y >= 0 && y <= innerHeight && seen !== null && (element.contains(seen) || seen.contains(element)),
  };
});

/** The heading has the focus, where it can be seen. */
export async function expectHeading(page, text) {
  await until(page, (text) => {
    const root = document.querySelector('hai-long-form').shadowRoot;
    return root.activeElement?.matches('.step-heading') && root.activeElement.textContent === text;
  }, text);
  assert.ok((await focused(page)).visible, `the heading “${text}” is covered or out of sight`);
}

const AXE = await readFile(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/**
 * Lets axe look at the whole page. It comes in through the browser's debugger, which no policy of the page
 * forbids: the page itself is as strict as ever.
 */
export async function expectAccessible(page, where) {
  if (!await page.evaluate(() => 'axe' in window)) {
    const debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: AXE });
    await debug.detach();
  }
  const found = await page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
  });
  assert.deepEqual(found, [], where);
}
