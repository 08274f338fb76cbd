// Keying in paper forms by keyboard.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { closeBrowser, session, until } from './browser.mjs';
import { expectAccessible, stored } from './form.mjs';
import { hall } from './hall.mjs';

after(closeBrowser);

async function desk(options) {
  const all = await session(options);
  await hall(all.page, 'mode="assisted"');
  await all.page.locator('#paper').waitFor();
  return all;
}

/** Presses keys one after the other, as they come, without waiting for anything to be drawn. */
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

const focused = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector('hai-long-form').shadowRoot;
  return activeElement?.closest('.row')?.id ?? activeElement?.id ?? null;
});

const focus = (page, id) => until(page, (id) => {
  const { activeElement } = document.querySelector('hai-long-form').shadowRoot;
  return (activeElement?.closest('.row')?.id ?? activeElement?.id) === id;
}, id);

const said = (page, text) => page.getByText(text).waitFor();

/** Keys in a whole paper by the shortest way. */
async function paper(page, number, { digits = ['4', '5', 'k'] } = {}) {
  await page.locator('#paper').fill(number);
  await page.locator('#paper').focus();
  await press(page, 'Enter', ...digits, 'Enter', '1');
  await focus(page, 'row4');
  await press(page, 'Control+Enter');
  await said(page, `Đã ghi phiếu số ${number}`);
}

test('a paper is keyed in by keyboard alone, and the next one follows', async () => {
  const { page, finish } = await desk();
  await page.locator('#paper').focus();
  await page.keyboard.type('A-009');
  await press(page, 'Enter');
  await focus(page, 'row0');
  await press(page, '4');
  await focus(page, 'row1');
  await press(page, '0');
  await focus(page, 'row2');
  // Back, and another answer.
  await press(page, 'Backspace');
  await focus(page, 'row1');
  await press(page, '2', 'Enter');
  await focus(page, 'row3');
  // Several: each digit adds or takes back, Enter goes on.
  await press(page, '1', '2', '1', 'Enter');
  await focus(page, 'row6');
  // Consent is needed: Enter alone doesn't pass it.
  await press(page, 'Enter');
  await said(page, 'Xin đánh dấu đồng ý');
  await press(page, '1');
  await focus(page, 'row4');
  await page.keyboard.type('2,5');
  await press(page, 'Enter');
  await focus(page, 'row5');
  await page.keyboard.type('Làm nhanh, 3 ngày k');
  await press(page, 'Control+Enter');
  await said(page, 'Đã ghi phiếu số A-009. Từ khi mở trang: 1 phiếu.');
  assert.equal(await page.locator('#paper').inputValue(), 'A-010');
  await focus(page, 'row0');
  assert.equal(await page.locator(':checked:not(option)').count(), 0);
  assert.equal(await page.locator('textarea').inputValue(), '');

  const [record, ...others] = await stored(page);
  assert.equal(others.length, 0);
  assert.deepEqual([record.mode, record.paper, record.unit], ['assisted', 'A-009', 'soc-son']);
  assert.deepEqual(record.answers, { a: 4, b: 2, how: ['web'], visits: 2.5, comment: 'Làm nhanh, 3 ngày k', consent: true });
  // The next one by digits alone.
  await press(page, '1', '1', '1', 'Enter', '1', 'Control+Enter');
  await said(page, 'Đã ghi phiếu số A-010');
  assert.deepEqual((await stored(page)).map(({ paper }) => paper).toSorted(), ['A-009', 'A-010']);
  await finish();
});

test('a number is kept as it is typed, and what can not be read is gone to', async () => {
  const { page, finish } = await desk();
  await page.locator('#paper').fill('1');
  await page.locator('#paper').focus();
  await press(page, 'Enter', '3', 'Enter', 'Enter', 'Enter', '1');
  await focus(page, 'row4');
  await page.keyboard.type('1.0');
  assert.equal(await page.locator('#field4').inputValue(), '1.0', 'not tidied up under the hand');
  await page.locator('#field4').fill('hai');
  await page.locator('textarea').focus();
  await press(page, 'Control+Enter');
  await focus(page, 'row4');
  await said(page, 'Xin ghi bằng số');
  assert.equal(await page.locator('#field4').getAttribute('aria-invalid'), 'true');
  assert.equal((await stored(page)).length, 0);
  await page.locator('#field4').fill('2');
  await press(page, 'Control+Enter');
  await said(page, 'Đã ghi phiếu số 1');
  await finish();
});

test('a paper without a number, or with one that is stored already, is not passed by', async () => {
  const { page, finish } = await desk();
  await page.locator('#paper').focus();
  await press(page, 'Enter');
  await said(page, 'Xin ghi số của phiếu giấy');
  await paper(page, '7');
  // The page may be opened anew: the store knows.
  await page.reload();
  await page.locator('#paper').waitFor();
  await page.locator('#paper').focus();
  await page.keyboard.type('7');
  await press(page, 'Enter');
  await said(page, 'Phiếu giấy số 7 đã được nhập');
  assert.equal(await focused(page), 'paper');
  await press(page, 'Enter');
  await focus(page, 'row0');
  await finish();
});

test('the last one is taken back, mended and stored again', async () => {
  const { page, finish } = await desk();
  await page.evaluate(() => {
    window.heard = 0;
    new BroadcastChannel('hai-long').addEventListener('message', () => { window.heard += 1; });
  });
  await paper(page, '7');
  await until(page, () => window.heard === 1);
  // Once an answer of the next form is keyed in, the last one can't be taken back.
  await focus(page, 'row0');
  const undo = page.getByRole('button', { name: 'Lấy lại phiếu số 7 để sửa' });
  await undo.waitFor();
  await press(page, '2');
  await undo.waitFor({ state: 'hidden' });
  await page.reload();
  await page.locator('#paper').waitFor();
  assert.equal(await undo.count(), 0, 'only since the page was opened');

  await paper(page, '8');
  await page.getByRole('button', { name: 'Lấy lại phiếu số 8 để sửa' }).click();
  await said(page, 'Đã lấy lại phiếu số 8');
  assert.equal(await page.locator('#paper').inputValue(), '8');
  await focus(page, 'row0');
  assert.deepEqual((await stored(page)).map(({ paper }) => paper), ['7']);
  await press(page, '1');
  await press(page, 'Control+Enter');
  await said(page, 'Đã ghi phiếu số 8');
  const eight = (await stored(page)).find(({ paper }) => paper === '8');
  assert.deepEqual(eight.answers, { a: 1, b: 5, c: 'na', consent: true });
  await finish();
});

test('what could not be stored is still there, can be taken along, and is stored once', async () => {
  const { page, forgive, finish } = await session();
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); };
    window.unblock = () => { IDBFactory.prototype.open = open; };
  });
  await hall(page, 'mode="assisted"');
  await page.locator('#paper').fill('7');
  await page.locator('#paper').focus();
  await press(page, 'Enter', '3', 'Enter', 'Enter', 'Enter', '1', 'Control+Enter');
  await said(page, 'Chưa ghi được phiếu');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu phiếu thành tệp' }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.deepEqual([file.paper, file.answers], ['7', { a: 3, consent: true }]);
  await page.evaluate(() => window.unblock());
  await page.getByRole('button', { name: 'Ghi phiếu và nhập phiếu sau' }).click();
  await said(page, 'Đã ghi phiếu số 7');
  assert.deepEqual((await stored(page)).map(({ id }) => id), [file.id]);
  forgive(/blocked for the test/);
  await finish();
});

test('the mouse does it as well', async () => {
  const { page, finish } = await desk();
  await page.locator('#paper').fill('7');
  await page.locator('#row0 .pick').nth(1).click();
  await focus(page, 'row1');
  await page.locator('#row3 .pick').nth(0).click();
  await page.locator('#row3 .pick').nth(1).click();
  await page.locator('#row6 .pick').click();
  await page.getByRole('button', { name: 'Ghi phiếu và nhập phiếu sau' }).click();
  await said(page, 'Đã ghi phiếu số 7');
  assert.deepEqual((await stored(page))[0].answers, { a: 2, how: ['desk', 'web'], consent: true });
  await finish();
});

for (const width of [360, 1280]) {
  test(`it is accessible and fits at ${width} px`, async () => {
    const { page, finish } = await desk({ width, height: 800 });
    const look = async (where) => {
      await expectAccessible(page, `${where} at ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} fits`);
    };
    await look('an empty form');
    await page.locator('#paper').focus();
    await press(page, 'Enter');
    await page.locator('#paper').fill('7');
    await press(page, 'Enter', '4', 'Control+Enter');
    await said(page, 'Xin đánh dấu đồng ý');
    await look('with what is missing');
    const [row, foot] = await Promise.all(['.row.current', '.foot'].map((part) => page.locator(part).boundingBox()));
    assert.ok(row.y >= 0 && row.y + Math.min(row.height, 30) <= foot.y, 'the current row is not under the foot');
    await finish();
  });
}
