// Reading aids: the panel for size and contrast, reading aloud, and print. Headless Chromium has no voices, so the test
// replaces the page's speechSynthesis by one that records what is spoken.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import { control, expectAccessible, forward, onPortal, receipt, ready, SIZES, toReview } from './form.mjs';

after(closeBrowser);

const DISPLAY = 'Cỡ chữ và cách hiển thị';
const fontSize = (page) => page.locator('.form').evaluate((form) => getComputedStyle(form).fontSize);
const kept = (page) => page.evaluate(() => sessionStorage.getItem('hai-long:display'));
const openPanel = (page) => page.getByRole('button', { name: DISPLAY }).click();

/** Elements whose content is wider than they are. */
const wide = (page) => page.evaluate(() => {
  const root = document.querySelector('hai-long-form').shadowRoot;
  const cut = [...root.querySelectorAll('.option span:not(.unseen), button, legend, .label, .step-heading, .title, .display *')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
    .map((element) => `cut: ${element.className} ${element.textContent}`);
  // No short word is broken into two lines: of two letters even one is too many.
  const words = root.querySelectorAll('button, .smiley span, .measured span');
  for (const text of [...words].map((element) => element.firstChild).filter((node) => node?.nodeType === Node.TEXT_NODE)) {
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) cut.push(`broken: ${word}`);
    }
  }
  const wider = document.documentElement.scrollWidth - innerWidth;
  return wider > 0 ? [`${wider} px too wide`, ...cut] : cut;
});

test('the panel opens and closes, and says so', async () => {
  const { page, finish } = await onPortal(SIZES[0]);
  const button = page.getByRole('button', { name: DISPLAY });
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.locator('.display').count(), 0);
  await button.press('Enter');
  await page.getByRole('group', { name: 'Cỡ chữ' }).waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await expectAccessible(page, 'with the panel open');
  await button.press('Enter');
  await page.locator('.display').waitFor({ state: 'detached' });
  await finish();
});

test('the text grows, at every width, and stays so on the next page', async () => {
  const { page, finish } = await onPortal(SIZES[0]);
  await openPanel(page);
  for (const [name, size] of [['Lớn', 23.4], ['Rất lớn', 28.8]]) {
    await page.getByRole('radio', { name, exact: true }).check();
    assert.ok(Math.abs(parseFloat(await fontSize(page)) - size) < 0.1, name);
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      assert.deepEqual(await wide(page), [], `${name} at ${width}`);
    }
  }
  assert.equal(await kept(page), '200');
  await page.reload();
  await ready(page);
  assert.equal(await fontSize(page), '28.8px');
  await page.locator(control('respondent')).check();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await forward(page);
    await page.locator('.levels').first().waitFor();
    assert.deepEqual(await wide(page), [], `items at ${width}`);
  }
  await openPanel(page);
  await page.getByRole('radio', { name: 'Vừa', exact: true }).check();
  assert.equal(await fontSize(page), '18px');
  await finish();
});

test('every kind of question has its room at the largest size, with the buttons that read', async () => {
  const { page, finish } = await session({ width: 320, height: 740 });
  await page.addInitScript(fakeSpeech);
  await page.addInitScript(() => {
    sessionStorage.setItem('hai-long:display', '200');
    addEventListener('load', () => window.voicesCome(['vi-VN']));
  });
  await open(page, '<hai-long-form questionnaire="questionnaires/examples/every-kind.json"></hai-long-form><script type="module" src="form.js"></script>');
  await ready(page);
  await page.evaluate(() => window.voicesCome(['vi-VN']));
  await readers(page).first().waitFor();
  assert.deepEqual(await wide(page), [], 'the first page');
  await page.getByRole('radio', { name: 'Có', exact: true }).check();
  await forward(page);
  await page.getByRole('checkbox', { name: 'Điện thoại' }).waitFor();
  assert.deepEqual(await wide(page), [], 'the second page');
  await forward(page);
  await page.locator('.levels').first().waitFor();
  assert.deepEqual(await wide(page), [], 'the items');
  await forward(page);
  await page.locator('.ranking button').first().click();
  await page.locator('.ranking .in').waitFor();
  for (const width of [320, 360, 480]) {
    await page.setViewportSize({ width, height: 740 });
    assert.deepEqual(await wide(page), [], `faces, numbers and a ranking at ${width}`);
  }
  await finish();
});

test('high contrast is black on white', async () => {
  const { page, finish } = await onPortal(SIZES[1]);
  await openPanel(page);
  await page.getByRole('checkbox', { name: 'Tương phản cao: chữ đen trên nền trắng' }).check();
  await page.locator('.form.contrast').waitFor();
  const colours = await page.locator('.form').evaluate((form) => [...form.querySelectorAll('legend, .hint, .label, .option span, .title, .office')]
    .map((element) => getComputedStyle(element).color));
  assert.deepEqual([...new Set(colours)], ['rgb(0, 0, 0)']);
  assert.equal(await page.locator('.form').evaluate((form) => getComputedStyle(form).backgroundColor), 'rgb(255, 255, 255)');
  await page.locator(control('respondent')).check();
  await page.waitForTimeout(200);
  await expectAccessible(page, 'in high contrast');
  assert.equal(await kept(page), '010');
  await finish();
});

test('one question at a time, and back to whole pages, with the focus where it was', async () => {
  const { page, finish } = await onPortal(SIZES[0]);
  await openPanel(page);
  const questions = page.locator('.body > div > .question');
  const all = await questions.count();
  assert.ok(all > 1);
  const one = page.getByRole('checkbox', { name: 'Hiện lần lượt từng câu hỏi' });
  await one.focus();
  await one.press('Space');
  await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelectorAll('.question').length === 1);
  assert.ok(await one.evaluate((tick) => tick.getRootNode().activeElement === tick));
  assert.equal(await kept(page), '001');
  await one.press('Space');
  await until(page, (all) => document.querySelector('hai-long-form').shadowRoot.querySelectorAll('.question').length === all, all);
  await finish();
});

/** A speechSynthesis of the test's own, whose voices come when the page calls `voicesCome(…)`. */
const fakeSpeech = () => {
  const said = [];
  let voices = [];
  let waiting = [];
  const fake = new EventTarget();
  Object.assign(fake, {
    getVoices: () => voices,
    speak(utterance) {
      said.push(utterance.text);
      waiting.push(utterance);
    },
    cancel() {
      said.push('(cancel)');
      waiting = [];
    },
  });
  window.said = said;
  window.voicesCome = (...tags) => {
    voices = tags.map(([lang, localService = true]) => ({ lang, localService }));
    fake.dispatchEvent(new Event('voiceschanged'));
  };
  window.sayAll = () => {
    for (const utterance of waiting.splice(0)) utterance.listeners.forEach((listener) => listener());
  };
  window.SpeechSynthesisUtterance = class extends EventTarget {
    listeners = [];
    constructor(text) {
      super();
      this.text = text;
    }
    addEventListener(type, listener, ...rest) {
      if (type === 'end') this.listeners.push(() => this.dispatchEvent(new Event('end')));
      super.addEventListener(type, listener, ...rest);
    }
  };
  Object.defineProperty(window, 'speechSynthesis', { value: fake, configurable: true });
};

/** A session on the portal with that in it. */
async function withVoices(options) {
  const all = await session(options);
  await all.page.addInitScript(fakeSpeech);
  await all.page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(all.page);
  return all;
}

const readers = (page) => page.locator('.reader');

test('a question is read aloud where the device has a voice for the language', async () => {
  const { page, finish } = await withVoices(SIZES[0]);
  assert.equal(await readers(page).count(), 0, 'there is no voice yet');
  await page.evaluate(() => window.voicesCome(['de-DE'], ['vi-VN', false]));
  await page.waitForTimeout(100);
  assert.equal(await readers(page).count(), 0, "no voice of another language, and none on someone's server");
  await page.evaluate(() => window.voicesCome(['en-GB'], ['vi_VN']));
  const first = readers(page).first();
  await first.waitFor();
  const box = await first.boundingBox();
  assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
  assert.match(await first.innerText(), /^Đọc câu hỏi: /);
  await first.click();
  await until(page, () => window.said.length > 1);
  assert.match(await first.innerText(), /^Dừng đọc: /);
  assert.deepEqual(await page.evaluate(() => window.said), ['Ông/Bà làm thủ tục với tư cách nào?', 'Người dân', 'Tổ chức, doanh nghiệp']);
  await page.evaluate(() => { window.sayAll(); window.said.length = 0; });
  await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelector('.reader').textContent.startsWith('Đọc'));
  await first.click();
  await first.click();
  assert.equal(await page.evaluate(() => window.said.at(-1)), '(cancel)', 'pressed again');
  await page.locator(control('respondent')).check();
  await first.click();
  await forward(page);
  await page.locator('.levels').first().waitFor();
  assert.equal(await page.evaluate(() => window.said.at(-1)), '(cancel)', 'the page was left');
  await readers(page).first().click();
  assert.equal(await page.evaluate(() => window.said.at(-7)), '1. Nơi ngồi chờ giải quyết công việc có đủ chỗ ngồi');
  await page.waitForTimeout(150);
  await expectAccessible(page, 'with the buttons that read');
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    assert.deepEqual(await wide(page), [], `with the buttons that read at ${width}`);
  }
  await page.evaluate(() => { document.querySelector('hai-long-form').lang = 'en'; });
  await page.locator('.form[lang=en]').waitFor();
  assert.equal(await page.evaluate(() => window.said.at(-1)), '(cancel)', 'another language');
  await readers(page).nth(1).click();
  assert.match(await readers(page).nth(1).innerText(), /^Stop reading: /);
  await page.evaluate(() => document.querySelector('hai-long-form').remove());
  await until(page, () => window.said.at(-1) === '(cancel)');
  await finish();
});

test('without speech there is no button and no trouble', async () => {
  const { page, finish } = await session(SIZES[0]);
  await page.addInitScript(() => {
    delete Window.prototype.speechSynthesis;
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
  });
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  assert.equal(await readers(page).count(), 0);
  await finish();
});

/** Pages whose frames print into `printed`; what is printed stays until `afterprint` is fired. */
async function withPrinter(options) {
  const all = await session(options);
  await all.page.addInitScript(() => {
    window.print = () => {
      const sheets = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
      top.printed = { framed: top !== window, html: document.body.outerHTML, css: sheets.join('\n'), title: document.title, lang: document.documentElement.lang, text: document.body.innerText };
    };
  });
  await all.page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(all.page);
  return all;
}

async function printed(page) {
  await until(page, () => window.printed);
  const sheet = await page.evaluate(() => window.printed);
  await page.evaluate(() => {
    const frame = document.querySelector('hai-long-form').shadowRoot.querySelector('iframe');
    frame.contentWindow.dispatchEvent(new Event('afterprint'));
    delete window.printed;
  });
  await until(page, () => !document.querySelector('hai-long-form').shadowRoot.querySelector('iframe'));
  return sheet;
}

test('an empty form is printed on paper, alone, with the numbers of the screen', async () => {
  const { page, finish } = await withPrinter(SIZES[1]);
  await page.locator(control('respondent')).check();
  await page.getByRole('button', { name: 'In phiếu giấy' }).click();
  const sheet = await printed(page);
  assert.ok(sheet.framed, 'not the portal');
  assert.equal(sheet.title, 'Phiếu khảo sát mức độ hài lòng về sự phục vụ hành chính');
  assert.equal(sheet.lang, 'vi');
  assert.match(sheet.css, /size: a4/i);
  assert.ok(!sheet.html.includes('style='));
  for (const text of ['Trung tâm Phục vụ hành chính công xã Sóc Sơn', 'Số phiếu:', '1. Nơi ngồi chờ giải quyết công việc có đủ chỗ ngồi', 'Người dân']) {
    assert.ok(sheet.text.includes(text), text);
  }
  assert.ok(!sheet.text.includes('Tin và thông báo'));
  if (process.env.HAILONG_PAPER) await pdf(sheet, process.env.HAILONG_PAPER);
  await forward(page);
  await page.locator('.levels').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'In phiếu giấy' }).count(), 0, 'on the first page only');
  await finish();
});

test('the receipt is printed alone', async () => {
  const { page, finish } = await withPrinter(SIZES[1]);
  await toReview(page, { comment: 'Một lời góp ý' });
  await forward(page);
  const number = await receipt(page);
  await page.getByRole('button', { name: 'In biên nhận' }).click();
  const sheet = await printed(page);
  assert.ok(sheet.framed);
  for (const text of [number, 'Số biên nhận', 'Thời điểm gửi', 'Mọi thắc mắc', 'Trung tâm Phục vụ hành chính công xã Sóc Sơn']) {
    assert.ok(sheet.text.includes(text), text);
  }
  assert.ok(!sheet.text.includes('Một lời góp ý'));
  if (process.env.HAILONG_PAPER) await pdf(sheet, `${process.env.HAILONG_PAPER}-receipt`);
  await finish();
});

/** The sheet as a PDF, from a page of its own: a look at what comes out of a printer. */
async function pdf({ html, css }, path) {
  const { page, finish } = await session();
  await open(page, html);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await page.pdf({ path: `${path}.pdf`, preferCSSPageSize: true });
  await finish();
}
