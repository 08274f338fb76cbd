// Visual faults that were found on screenshots and that no test of semantics would find: lines, gaps, marks.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session } from './browser.mjs';
import { control, expectAccessible, forward, onPortal, SIZES } from './form.mjs';
import { hall, QUESTIONNAIRE } from './hall.mjs';

after(closeBrowser);

/** The form with every kind of question. */
async function everyKind(options, lang = 'vi') {
  const all = await session(options);
  await open(all.page, `<meta name="viewport" content="width=device-width"><main><h1>Trang thử</h1>
    <hai-long-form questionnaire="./questionnaires/examples/every-kind.json" lang="${lang}"></hai-long-form>
    </main><script type="module" src="form.js"></script>`);
  await all.page.locator('.step-heading').waitFor();
  return all;
}

/** Opens the display panel and ticks the control of this name. */
async function set(page, opener, name) {
  await page.getByRole('button', { name: opener }).click();
  await page.getByLabel(name).check();
}

test('in forced colours there is a line between two options side by side', async () => {
  const { page, finish } = await everyKind({ ...SIZES[0], forcedColors: 'active' });
  const lines = await page.locator('.inline .option').evaluateAll((options) => options.slice(0, 2).map((option) => {
    const { borderLeftWidth, borderLeftColor, backgroundColor } = getComputedStyle(option);
    return { width: borderLeftWidth, seen: borderLeftColor !== backgroundColor };
  }));
  assert.deepEqual(lines[1], { width: '1px', seen: true });
  // The first one's falls onto the frame.
  const [frame, first] = await page.locator('.inline').first().evaluate((frame) => [frame, frame.firstElementChild]
    .map((element) => element.getBoundingClientRect().left));
  assert.equal(first, frame);
  await finish();
});

for (const size of SIZES) {
  test(`the first answer moves nothing, and little room waits for what is said of it (${size.width} px)`, async () => {
    const { page, finish } = await onPortal(size);
    const places = () => page.evaluate(() => {
      const root = document.querySelector('hai-long-form').shadowRoot;
      const bottom = (selector) => root.querySelector(selector).getBoundingClientRect().bottom;
      return { heading: bottom('.step-heading') - bottom('.progress'), room: bottom('.head') - bottom('.progress') };
    });
    const before = await places();
    assert.ok(before.room <= 36, `${before.room} px below the progress`);
    await page.locator(control('respondent')).check();
    await page.locator('.saved:not(:empty)').waitFor();
    assert.deepEqual(await places(), before);
    await finish();
  });
}

test('the mark of a mistake is as high as the question', async () => {
  const { page, finish } = await onPortal(SIZES[0]);
  await forward(page);
  const question = page.locator('fieldset.wrong').first();
  assert.equal(await question.evaluate((question) => getComputedStyle(question).borderInlineStartWidth), '4px');
  // The content begins below a legend that overlaps the upper border.
  const [inside, whole] = await question.evaluate(({ clientHeight, offsetHeight }) => [clientHeight, offsetHeight]);
  assert.equal(inside, whole);
  await finish();
});

test('twenty steps have room on a phone, and the words beside them a line each', async () => {
  const { page, finish } = await everyKind(SIZES[0], 'en');
  await set(page, 'Text size and display', 'One question at a time');
  await page.locator('.bar i').nth(19).waitFor({ state: 'attached' });
  const lines = await page.locator('.progress > span:not(.bar)').evaluateAll((words) => words.map((span) => {
    const range = document.createRange();
    range.selectNodeContents(span);
    return range.getClientRects().length;
  }));
  assert.deepEqual(lines, [1, 1]);
  const { width } = await page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect());
  assert.ok(width >= 30, `the bar has ${width} px`);
  await finish();
});

test('high contrast in forced colours of the dark hides neither faces nor progress', async () => {
  const { page, finish } = await onPortal({ ...SIZES[0], forcedColors: 'active', colorScheme: 'dark' });
  await set(page, 'Cỡ chữ và cách hiển thị', /Tương phản cao/);
  const shades = await page.evaluate(() => {
    const root = document.querySelector('hai-long-form').shadowRoot;
    const of = (selector, name) => getComputedStyle(root.querySelector(selector))[name];
    return { done: of('.bar i.done', 'backgroundColor'), left: of('.bar i:not(.done)', 'backgroundColor') };
  });
  assert.notEqual(shades.done, shades.left);
  await page.locator(control('respondent')).check();
  await forward(page);
  await page.locator('.levels').first().waitFor();
  const [face, words] = await page.locator('.levels .option').first().evaluate((option) => [
    getComputedStyle(option.querySelector('.face')).stroke, getComputedStyle(option.querySelector('span')).color]);
  assert.equal(face, words);
  await finish();
});

test('keying in, only rows that are current or wrong are marked in forced colours', async () => {
  const { page, finish } = await session({ width: 1280, height: 800, forcedColors: 'active' });
  await hall(page, 'mode="assisted"');
  await page.locator('.row').first().waitFor();
  const marked = await page.locator('.row:not(.current, .wrong)').evaluateAll((rows) => rows.map((row) => {
    const { borderInlineStartColor, borderBlockEndColor } = getComputedStyle(row);
    return borderInlineStartColor === borderBlockEndColor;
  }));
  assert.ok(marked.length > 3);
  assert.ok(marked.every((seen) => !seen), 'a row that nobody is at has no colour of a line');
  await finish();
});

test('on a tablet the button that goes on is in sight under a list of many options', async () => {
  const { options } = QUESTIONNAIRE.pages[1].questions[0];
  const few = options.length;
  for (let at = few; at < 12; at += 1) options.push({ value: `o${at}`, label: { vi: `Cách ${at}`, en: `Way ${at}` } });
  const { page, finish } = await session({ width: 1280, height: 800 });
  try {
    await hall(page, 'mode="kiosk"');
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await page.locator('#q0-3').check();
    for (const next of ['#q1', '#q2', '#q3']) {
      await page.locator('.form .first').click();
      await page.locator(next).waitFor();
    }
    const { seen, higher } = await page.locator('.form .first').evaluate((button) => ({
      seen: button.getBoundingClientRect().bottom <= innerHeight && button.getBoundingClientRect().top >= 0,
      higher: document.documentElement.scrollHeight > innerHeight,
    }));
    assert.ok(higher, 'the question is higher than the screen');
    assert.ok(seen);
    // The content under it can be scrolled into view.
    await page.getByLabel('Cách 11').check();
    await expectAccessible(page, 'a long question');
  } finally {
    options.length = few;
  }
  await finish();
});
