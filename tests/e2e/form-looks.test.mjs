// Whether everyone can read and reach the form: axe, focus, targets and the widths of old phones.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import { control, expectAccessible, focused, forward, onPortal, receipt, SIZES } from './form.mjs';

after(closeBrowser);

/** Shows every state of the form, one after the other, and calls `look` with its name in each. */
async function everyState(page, look) {
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

const WIDTHS = [320, 360, 768, 1280];

/** What is too small in the form, and how far the page is wider than the window. */
const measure = (page) => page.evaluate(() => {
  const root = document.querySelector('hai-long-form').shadowRoot;
  const small = [];
  const check = (selector, width, height) => {
    for (const element of root.querySelectorAll(selector)) {
      const box = element.getBoundingClientRect();
      if (box.width < width || box.height < height) {
        small.push(`${selector} “${element.textContent || element.id}”: ${box.width} × ${box.height}`);
      }
    }
  };
  check('input, button, a, select, textarea', 24, 24);
  check('.option, .first, .second, input[type=text], select, textarea', 48, 48);
  const sizes = [...root.querySelectorAll('p, legend, label, dt, dd, a, button, input, textarea')]
    .filter((element) => element.textContent.trim() && parseFloat(getComputedStyle(element).fontSize) < 13)
    .map((element) => `small type: ${element.textContent}`);
  const cut = [...root.querySelectorAll('.option span, .first, .second, legend, .step-heading, .title, dd, dt')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
    .map((element) => `cut: ${element.textContent}`);
  return { wider: document.documentElement.scrollWidth - innerWidth, wrong: [...small, ...sizes, ...cut] };
});

test('nothing is cut, small or wider than the window', async () => {
  const { page, finish } = await onPortal();
  await everyState(page, async (where) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      const { wider, wrong } = await measure(page);
      assert.ok(wider <= 0, `${where} at ${width}: ${wider} px too wide`);
      assert.deepEqual(wrong, [], `${where} at ${width}`);
    }
  });
  await finish();
});

test('it holds at 200 % text and with the spacing that readers may set', async () => {
  const { page, finish } = await onPortal({ width: 640, height: 740 });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    const { shadowRoot } = document.querySelector('hai-long-form');
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  });
  await everyState(page, async (where) => {
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 740 });
      const { wider, wrong } = await measure(page);
      assert.ok(wider <= 0, `${where} at ${width}: ${wider} px too wide`);
      assert.deepEqual(wrong, [], `${where} at ${width}`);
    }
  });
  await finish();
});

test("the portal's own type does not come in, the reader's does", async () => {
  const { page, finish } = await onPortal();
  const size = () => page.locator('.form').evaluate((form) => getComputedStyle(form).fontSize);
  assert.equal(await size(), '18px');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 62.5% } * { letter-spacing: 9px; text-transform: uppercase } button, input, fieldset, p { padding: 40px !important; border: 9px solid red !important }');
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal(await size(), '18px');
  const { wrong } = await measure(page);
  assert.deepEqual(wrong, []);
  assert.equal(await page.locator('.first').evaluate((button) => getComputedStyle(button).textTransform), 'none');
  assert.equal(await page.locator('fieldset').first().evaluate((fieldset) => getComputedStyle(fieldset).padding), '0px');
  await finish();
});

for (const lang of ['vi', 'en']) {
  test(`axe finds nothing in any state (${lang})`, async () => {
    const { page, finish } = await onPortal(lang === 'vi' ? SIZES[0] : SIZES[1]);
    await page.evaluate((lang) => { document.querySelector('hai-long-form').lang = lang; }, lang);
    await page.locator(`.form[lang=${lang}]`).waitFor();
    await everyState(page, async (where) => {
      // Colours are judged when they have settled.
      await page.waitForTimeout(150);
      await expectAccessible(page, where);
      assert.equal(await page.locator('.form').getAttribute('lang'), lang);
    });
    await finish();
  });
}

for (const size of SIZES) {
  describe(`at ${size.width} × ${size.height}`, () => {
    test('the focus can be seen on every control, forward and back', async () => {
      const { page, finish } = await onPortal(size);
      await page.locator(control('respondent')).check();
      await forward(page);
      await page.locator('.levels').first().waitFor();
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let presses = 0; presses < 9; presses += 1) {
          await page.keyboard.press(key);
          const now = await focused(page);
          assert.ok(now.visible, `${key}: ${JSON.stringify(now)}`);
          if (!now.inForm || now.type !== 'radio') continue;
          // The ring is around the whole row, which is what is pressed.
          const ring = await page.locator(`.option:has(#${now.id})`).evaluate((row) => getComputedStyle(row).outlineStyle);
          assert.equal(ring, 'solid', now.id);
        }
      }
      await finish();
    });
  });
}

test('what a screen reader hears is the words', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('respondent')).check();
  await forward(page);
  const first = page.getByRole('group').filter({ has: page.locator(control('a1')) });
  assert.equal(await first.count(), 1);
  const group = page.getByRole('group', { name: '1. Nơi ngồi chờ giải quyết công việc có đủ chỗ ngồi' });
  const names = await group.getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.labels[0].textContent));
  assert.deepEqual(names, ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng', 'Không biết / Không áp dụng']);
  for (const name of names) await group.getByRole('radio', { name, exact: true }).waitFor();
  assert.equal(await page.locator('svg:not([aria-hidden=true])').count(), 0, 'faces are decoration');
  assert.equal(await page.locator('[role=status]').count(), 1, 'that it was saved is said politely');
  await finish();
});
