// Helpers that open, read and fill in the citizen's form.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { session, until, URL_OF_DIST } from './browser.mjs';

const questionnaire = await (await fetch(new URL('questionnaires/sipas-22.json', URL_OF_DIST))).json();

/** A new copy of the demo's questionnaire, so that a test may change it. */
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

/**
 * A new step ignores clicks for half a second, so that the second half of a double click answers nothing. This ends that
 * time at once. form-filling.test.mjs tests it.
 */
export const settle = (page) => page.evaluate(() => {
  const all = document.querySelector('hai-long-form')?.shadowRoot?.getAnimations() ?? [];
  all.filter(({ animationName }) => animationName?.startsWith('settle')).forEach((animation) => animation.finish());
});

/** Goes to the next step, or to the error summary. */
export async function forward(page) {
  await page.locator('.first').click();
  await settle(page);
}

export const heading = (page) => page.locator('.step-heading').innerText();

/** Answers the required questions and goes to the review page. */
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

/** Shows every state of the form, one after the other, and calls `look` with its name in each. */
export async function everyState(page, look) {
  await look('the first page');
  await forward(page);
  await page.locator('.errors').waitFor();
  await look('the first page with an error');
  await page.locator(control('respondent')).check();
  await forward(page);
  for (let number = 2; number <= 5; number += 1) {
    await page.locator('.levels').first().waitFor();
    await page.locator('.levels input').nth(3).check();
    if (number === 5) {
      await look('the last page before consent');
      await forward(page);
      await page.locator('.errors').waitFor();
      await look('the last page with an error');
      await page.locator(control('consent')).check();
    } else {
      await look(`page ${number}`);
    }
    await forward(page);
  }
  await page.locator('.answers').first().waitFor();
  await look('the review');
  await forward(page);
  await receipt(page);
  await look('the receipt');
}

/** A state of its own: a questionnaire that can't be shown. `look` is called as by `everyState`. */
export async function brokenState(page, look) {
  await page.route('**/questionnaires/sipas-22.json', (route) => route.fulfill({ json: { format: 1 } }));
  await page.reload();
  await page.locator('.form .body slot').waitFor({ state: 'attached' });
  await look('a broken questionnaire');
}

/**
 * Whether the form fits and can be read and pressed: how far the page is wider than the window, and what is too
 * small or cut. `scale` is how much larger than usual the reader's type is.
 */
export async function expectFits(page, where, scale = 1) {
  const { wider, wrong } = await page.evaluate((scale) => {
    const root = document.querySelector('hai-long-form').shadowRoot;
    const wrong = [];
    const all = (selector) => [...root.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
    const check = (selector, width, height) => {
      for (const element of all(selector)) {
        const box = element.getBoundingClientRect();
        if (box.width < width || box.height < height) {
          wrong.push(`${selector} “${element.textContent || element.id}”: ${box.width} × ${box.height}`);
        }
      }
    };
    // WCAG 2.5.8, and our own larger size for the main targets.
    check('input, button, a, select, textarea', 24, 24);
    check('.option, .first, .second, input[type=text], select, textarea', 48, 48);
    // Text to read, and secondary text about the form.
    const aside = '.top, .progress, .saved, dl.number, .counter, .doubt, .lesser, .list .more';
    for (const element of all('p, legend, label, h2, h3, h4, dt, dd, a, button, span, input, select, textarea')) {
      if (!element.textContent && !element.matches('input, select, textarea')) continue;
      const least = (element.closest(aside) ? 16 : 18) * scale;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < least - 0.1) wrong.push(`small type: ${size} px “${element.textContent || element.id}”`);
    }
    for (const element of all('.option span, .first, .second, legend, .step-heading, .title, dd, dt')) {
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') {
        wrong.push(`cut: ${element.textContent}`);
      }
    }
    return { wider: document.documentElement.scrollWidth - innerWidth, wrong };
  }, scale);
  assert.ok(wider <= 0, `${where}: ${wider} px too wide`);
  assert.deepEqual(wrong, [], where);
}

const AXE = await readFile(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** The rules that another theme can break. */
export const AXE_OF_COLOURS = { only: ['color-contrast', 'link-in-text-block'] };

/**
 * Runs axe on the whole page. It is injected through the browser's debugger, so the page's policy stays strict. `only` limits
 * the rules for a state that was checked by all rules before, `off` leaves out a rule that doesn't apply.
 */
export async function expectAccessible(page, where, { only, off = [] } = {}) {
  if (!await page.evaluate(() => 'axe' in window)) {
    const debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: AXE });
    await debug.detach();
  }
  const found = await page.evaluate(async ({ only, off }) => {
    // All of its rules but the experimental ones: those of WCAG and its best practices. The one of WCAG 2.2 has to
    // be asked for.
    const rules = Object.fromEntries([['target-size', { enabled: true }], ...off.map((id) => [id, { enabled: false }])]);
    const options = only ? { runOnly: only } : { rules };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
  }, { only, off });
  assert.deepEqual(found, [], where);
}
