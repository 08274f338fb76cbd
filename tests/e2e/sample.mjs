// Walks through every state of the sample with every kind of question, for axe and for screenshots.
import { open, session, until, URL_OF_DIST } from './browser.mjs';
import { forward, ready, receipt } from './form.mjs';

const sample = await (await fetch(new URL('questionnaires/examples/every-kind.json', URL_OF_DIST))).json();
const questions = sample.pages.flatMap((page) => page.questions);

/** The selector of a question's first control, or of its option at this place. */
export const part = (id, at = 0) => {
  const number = questions.findIndex((question) => question.id === id);
  if (number < 0) throw new Error(`the sample doesn't ask ${id}`);
  return `#q${number}${at === 0 ? '' : `-${at}`}`;
};

const NATION = {
  units: [
    ...['Hà Nội', 'Đà Nẵng'].map((name, at) => ({ id: `p${at}`, name: `Thành phố ${name}`, level: 'province' })),
    ...Array.from({ length: 60 }, (_, at) => ({ id: `u${at}`, name: `Xã Phong Điền ${at + 1}`, parent: `p${at % 2}` })),
  ],
};

/** A replacement for the device's voices, controlled by the walk; headless Chromium has none. */
const voices = () => {
  let there = [];
  const speech = new EventTarget();
  Object.assign(speech, { getVoices: () => there, speak() {}, cancel() {} });
  window.voices = (...tags) => {
    there = tags.map((lang) => ({ lang, localService: true }));
    speech.dispatchEvent(new Event('voiceschanged'));
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  // The browser's own SpeechSynthesisUtterance refuses our voices.
  window.SpeechSynthesisUtterance = class extends EventTarget {};
};

/** What is printed, kept to be looked at. */
const printer = () => {
  window.print = () => {
    const sheets = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    top.printed = { html: document.body.innerHTML, css: sheets.join('\n'), title: document.title, lang: document.documentElement.lang };
  };
};

/** Its address, as the element takes it. */
const SAMPLE = './questionnaires/examples/every-kind.json';

/**
 * A page of a portal with the sample, in its own session. `questionnaire` replaces the sample; null leaves it to the
 * attributes. `before` may prepare the page.
 */
export async function onSample({ attributes = '', script = 'form.js', questionnaire = SAMPLE, before, ...options } = {}) {
  const all = await session({ ...SCREEN, reducedMotion: 'reduce', ...options });
  all.page.setDefaultTimeout(10_000);
  await before?.(all.page);
  await visit(all.page, { attributes, script, questionnaire });
  return all;
}

const SCREEN = { width: 1280, height: 800 };

async function visit(tab, { attributes = '', script = 'form.js', questionnaire = SAMPLE } = {}) {
  await tab.addInitScript(voices);
  await tab.addInitScript(printer);
  await tab.route('**/units/nation.json', (route) => route.fulfill({ json: NATION }));
  await tab.route('**/sample.css', (route) => route.fulfill({ contentType: 'text/css', body: 'body { margin: 0 }' }));
  await open(tab, `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="sample.css">
    <main><h1>Góp ý</h1><hai-long-form units="./units/nation.json"
      ${questionnaire ? `questionnaire="${questionnaire}"` : ''} ${attributes}><a href="index.html">Mở phiếu khảo sát</a>
    </hai-long-form></main><script type="module" src="${script}"></script>`);
}

/**
 * Goes through the form's states. `look` is called in each with its name and a selector that must match there, so that a
 * caller who changes the language or the window can check that the state is still the same.
 */
export async function formStates({ page, context }, look) {
  await ready(page);
  await look('case', '.step-heading');
  await page.locator('.language').first().click();
  await look('case with the settings open', '.display');
  await page.locator('.display input[type=radio]').nth(2).check();
  await look('case in the largest type', '.form.largest');
  await page.locator('.display input[type=radio]').first().check();
  await page.locator('.display input[type=checkbox]').first().check();
  await look('case in high contrast', '.form.contrast');
  await page.locator('.display input[type=checkbox]').first().uncheck();
  await page.locator('.display input[type=checkbox]').nth(1).check();
  await look('case one question at a time', '.display');
  await page.locator('.display input[type=checkbox]').nth(1).uncheck();
  await page.locator('.language').first().click();
  await page.evaluate(() => window.voices('vi-VN', 'en-GB'));
  await page.locator('.reader').nth(2).click();
  await look('case being read aloud', '.reader');
  await page.locator('.reader').nth(2).click();
  await page.evaluate(() => window.voices());
  await page.locator(part('unit')).fill('phong');
  await look('case with an open list', '[role=listbox]');
  await page.locator(part('unit')).fill('quảng ninh');
  await look('case with a list that has nothing', '.list .more');
  await page.locator(part('unit')).press('Escape');
  await page.locator(part('dossier')).fill('H26.12-261124');
  await page.locator(part('visits')).fill('hai');
  await page.locator(part('received')).fill('31');
  await forward(page);
  await look('case with mistakes', '.errors');
  await page.locator(part('dossier')).fill('H26.12-261124-0015');
  for (const [id, typed] of [['unit', 'phong dien 12'], ['field', 'dat dai']]) {
    await page.locator(part(id)).fill(typed);
    await page.locator('[role=option]').first().click();
  }
  await page.locator(part('procedure')).selectOption({ index: 1 });
  await page.locator(part('visits')).fill('2');
  await page.locator('.date input').nth(0).fill('5');
  await page.locator('.date input').nth(1).fill('9');
  await page.locator('.date input').nth(2).fill('2025');
  await page.locator(part('online')).check();
  await page.locator('.later button').click();
  await look('case filled, put by for later', '.later .hint');

  await forward(page);
  await page.locator('.star').first().waitFor();
  await look('online', '.stars');
  for (const at of [0, 1, 2]) await page.locator('input[type=checkbox]').nth(at).check();
  await page.locator('.star').nth(3).click();
  await look('online filled', '.star svg.on');

  await forward(page);
  await page.locator(part('waiting')).waitFor();
  await look('service', '.step-heading');
  await page.locator(part('waiting')).check();
  await page.locator(part('attitude', 3)).check();
  await forward(page);
  await look('service with a mistake', '.errors');
  await page.locator(part('why')).fill('Chờ hai tiếng, không ai báo trước.');
  await look('service filled', 'textarea');

  await forward(page);
  await page.locator(part('mood')).waitFor();
  await look('whole', '.smileys');
  await forward(page);
  await look('whole with mistakes', '.errors');
  await page.locator(part('mood', 3)).check();
  await page.locator(part('recommend', 8)).check();
  for (const at of [0, 1, 0]) await page.locator('.ranking li:not(.in) button').nth(at).click();
  await page.locator(part('idea')).fill('Nhắn tin khi có kết quả.');
  await page.locator(part('consent')).check();
  await look('whole filled', '.ranking .in');

  await forward(page);
  await page.locator('.answers').first().waitFor();
  await look('review', '.answers');

  // Another visit while the first isn't sent: the saved form is offered.
  const other = await context.newPage();
  await visit(other);
  await other.locator('.found').waitFor();
  await look('a form put by is offered', '.found', other);
  await other.close();

  await page.evaluate(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); };
    window.unblock = () => { IDBFactory.prototype.open = open; };
  });
  await forward(page);
  await page.locator('.errors').waitFor();
  await look('review, not stored', '.errors');
  await page.evaluate(() => window.unblock());
  await context.setOffline(true);
  await forward(page);
  await receipt(page);
  await look('receipt offline', '.receipt');
  await context.setOffline(false);
  await look('receipt', '.receipt');
}

/** The short form for the foot of a page: `look` as in `formStates`. */
export async function shortStates(page, look) {
  await ready(page);
  await look('short', '.step-heading');
  await forward(page);
  await look('short with a mistake', '.errors');
  await page.locator('#q0-3').check();
  await page.locator('#q1').fill('Cán bộ hướng dẫn rõ ràng.');
  await look('short filled', 'textarea');
  await forward(page);
  await receipt(page);
  await look('short receipt', '.receipt');
}

/** What is printed: the empty form from its first page, or the receipt. */
export async function printed(page, button) {
  await page.locator(button).click();
  await until(page, () => window.printed);
  return page.evaluate(() => {
    const frame = document.querySelector('hai-long-form').shadowRoot.querySelector('iframe');
    frame.contentWindow.dispatchEvent(new Event('afterprint'));
    const { printed } = window;
    delete window.printed;
    return printed;
  });
}

/** Opens what was printed as a page of its own. */
export async function openSheet(page, { html, css, title, lang }) {
  await open(page, html, { path: 'sheet.html' });
  await page.evaluate(({ css, title, lang }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    document.title = title;
    document.documentElement.lang = lang;
  }, { css, title, lang });
}

/** The kiosk, from its invitation to its thanks. The page's clock is the caller's (`page.clock`). */
export async function kioskStates(page, look) {
  await page.locator('.kiosk-starts').waitFor();
  await look('the invitation', '.kiosk-starts');
  await page.locator('.start').first().click();
  let number = 0;
  for (let steps = 0; steps < 40 && await page.locator('.answers').count() === 0; steps += 1) {
    const question = page.locator('.question');
    await question.first().waitFor();
    number += 1;
    await look(`question ${String(number).padStart(2, '0')}`, '.question');
    if (number === 1) {
      await page.clock.runFor(61_000);
      await page.locator('dialog.asking').waitFor();
      await look('the countdown', 'dialog.asking');
      await page.locator('dialog.asking .first').click();
    }
    const before = await page.locator('.form > form').elementHandle();
    const on = async () => {
      await forward(page);
      await page.clock.runFor(100);
      return page.evaluate((form) => form.isConnected, before);
    };
    if (await on()) {
      // It is needed.
      if (await page.locator('.errors').count() > 0 && number < 9) await look(`question ${String(number).padStart(2, '0')} with a mistake`, '.errors');
      await page.locator('.question input').first().check();
      await on();
    }
  }
  await look('the review', '.answers');
  await forward(page);
  await page.locator('.kiosk-number').waitFor();
  await look('the thanks', '.kiosk-number');
}

/** Keying in. */
export async function assistedStates(page, look) {
  await page.locator('#paper').waitFor();
  await look('empty', '#paper');
  await page.locator('#paper').fill('7');
  await page.locator('#paper').focus();
  for (const key of ['Enter', 'Control+Enter']) await page.keyboard.press(key);
  await page.locator('.error').first().waitFor();
  await look('with what is missing', '.error');
}
