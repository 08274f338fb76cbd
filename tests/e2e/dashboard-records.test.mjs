// Single responses: exporting them, checking their quality, deleting one by its receipt number.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until } from './browser.mjs';
import {
  assertFigures, atWidth, dashboard, dashboardSession, download, everyWord, figuresOf, filterBy, fits, importText, loaded,
  openRecords,
} from './dashboard.mjs';

after(closeBrowser);

const rows = (count, line) => Array.from({ length: count }, (_, row) => line(row));
const id = (row) => `0198c2a1-7b3e-7d10-8f00-${String(row).padStart(12, 'a')}`;
const ITEMS = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4', 'c1', 'c2', 'c3', 'c4'];

/** A response as the form stores it. */
const response = (row, more = {}) => ({
  v: 1, id: id(row), questionnaire: 'sipas-22', version: 1, unit: row % 3 ? 'soc-son' : 'noi-bai', channel: 'web', mode: 'page',
  language: 'vi', started: Date.parse('2026-06-15T03:00:00Z'), submitted: Date.parse('2026-06-15T03:03:00Z') + row,
  answers: { a1: 1 + row % 5, a2: 1 + row % 4, overall: 1 + row % 5, field: row % 2 ? 'land' : 'civil-status' }, sitting: `s${row}`, ...more,
});

/** A dashboard over a store that has these responses. */
async function withStored(responses, attributes) {
  const started = await session();
  await open(started.page, '<p>Kho</p>', { path: 'store.html' });
  await started.page.evaluate(async (responses) => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('hai-long');
      request.onupgradeneeded = () => request.result.createObjectStore('responses', { keyPath: 'id' }).createIndex('questionnaire', 'questionnaire');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('responses', 'readwrite');
    for (const response of responses) transaction.objectStore('responses').add(response);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
  }, responses);
  await open(started.page, dashboard('sipas-22', attributes));
  await loaded(started.page);
  return started;
}

/** What is in a store of the database. */
const stored = (page, store) => page.evaluate(async (store) => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => resolve(request.result);
  });
  if (!database.objectStoreNames.contains(store)) { database.close(); return []; }
  const request = database.transaction(store).objectStore(store).getAll();
  await new Promise((resolve) => { request.onsuccess = resolve; });
  database.close();
  return request.result;
}, store);

const has = (page, n) => until(page, (n) => document.querySelector('hai-long-dashboard').figures.n === n, n);

/** Looks for a number in the part that deletes. */
async function find(page, number) {
  await openRecords(page);
  const part = page.locator('.delete');
  if (await part.getAttribute('open') === null) await part.locator('summary').click();
  await part.locator('input').fill(number);
  await part.locator('input').press('Enter');
}

describe('deleting by the receipt number', () => {
  test('a stored response goes, durably, in other tabs too, and only after a second press', async () => {
    const { page, context, finish } = await withStored(rows(40, (row) => response(row)));
    await has(page, 40);
    const other = await context.newPage();
    await open(other, dashboard());
    await loaded(other);
    await has(other, 40);

    await find(page, 'aaaa-aaaa-aa17');
    const confirm = page.locator('.delete .confirm');
    await confirm.waitFor();
    const words = await confirm.textContent();
    assert.match(words, /AAAA-AAAA-AA17/);
    assert.match(words, /Xã Sóc Sơn/);
    assert.match(words, /06\/2026/);
    assert.match(words, /không khôi phục được/);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.tagName), 'H4');
    await page.getByRole('button', { name: 'Thôi, giữ lại' }).click();
    await confirm.waitFor({ state: 'detached' });
    assert.equal((await stored(page, 'responses')).length, 40, 'nothing is deleted yet');
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.tagName), 'INPUT');

    await find(page, id(17));
    await page.getByRole('button', { name: 'Xóa phiếu này' }).click();
    await has(page, 39);
    await until(page, () => /Đã xóa phiếu AAAA-AAAA-AA17/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.delete').textContent));
    const left = await stored(page, 'responses');
    assert.ok(left.length === 39 && left.every((one) => one.id !== id(17)));
    assert.deepEqual(await stored(page, 'removed'), [{ id: `sipas-22\n${id(17)}`, questionnaire: 'sipas-22', response: id(17) }], 'no answer is kept');
    await has(other, 39);

    // It doesn't come back, not even in a file.
    await importText(page, JSON.stringify([response(17), response(99)]), 'cu.json');
    await has(page, 40);
    await page.reload();
    await loaded(page);
    await has(page, 40);
    await find(page, 'AAAA-AAAA-AA17');
    await until(page, () => /Không tìm thấy phiếu số AAAA-AAAA-AA17/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.delete').textContent));
    await finish();
  });

  test('one of a file counts no more, and staff are told of the file', async () => {
    const { page, finish } = await dashboardSession();
    const text = `id,a1,overall,unit,submitted\n${rows(30, (row) => `R-${row},${1 + row % 5},4,noi-bai,2026-05-02`).join('\n')}\n`;
    await importText(page, text, 'thang-5.csv');
    await find(page, 'r-7');
    await page.locator('.confirm').waitFor();
    assert.match(await page.locator('.confirm').textContent(), /thang-5\.csv.*tệp vẫn còn dòng đó/s);
    await page.getByRole('button', { name: 'Xóa phiếu này' }).click();
    await has(page, 29);
    await page.reload();
    await loaded(page);
    await has(page, 29);
    await finish();
  });

  test('a wrong number, none, and a store that fails are told', async () => {
    const { page, finish } = await withStored(rows(20, (row) => response(row)));
    const said = (pattern) => until(page, (source) => new RegExp(source).test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.delete [role=status]').textContent), pattern.source);
    await find(page, '');
    await said(/Xin nhập số biên nhận/);
    await find(page, '4F2A-09BC-71DE');
    await said(/Không tìm thấy phiếu số 4F2A-09BC-71DE/);
    await find(page, id(3));
    await page.locator('.confirm').waitFor();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('blocked for the test', 'UnknownError'); };
    });
    await page.getByRole('button', { name: 'Xóa phiếu này' }).click();
    await said(/Chưa làm được: blocked for the test/);
    assert.equal((await figuresOf(page)).n, 20);
    assert.equal((await stored(page, 'responses')).length, 20);
    await finish();
  });
});

describe('taking responses along', () => {
  const odd = rows(25, (row) => response(200 + row, {
    answers: { a1: 4, overall: 4 + row % 2, comment: ['=1+1', '+84 912', 'một\ndòng, "hai"; ba', '@ai', "'=x"][row % 5] },
  }));
  const file = `a1,a2,overall,unit,submitted\n${rows(30, (row) => `${1 + row % 5},3,4,kim-anh,2026-04-0${1 + row % 9}`).join('\n')}\n`;

  for (const format of ['CSV', 'JSON']) {
    test(`${format}: what passes the filter, and it comes back as it was`, async () => {
      const { page, finish } = await withStored([...rows(40, (row) => response(row)), ...odd]);
      await importText(page, file, 'tep.csv');
      await has(page, 95);
      const all = await figuresOf(page);
      await openRecords(page);
      await page.locator('.export summary').click();
      assert.match(await page.locator('.export').textContent(), /dữ liệu cá nhân/);
      const press = () => page.getByRole('button', { name: `Xuất phiếu (${format})` }).click();
      const whole = await download(page, press);
      assert.match(whole.name, new RegExp(`^sipas-22-phieu-.*\\.${format.toLowerCase()}$`));
      await until(page, () => /Đã xuất 95 phiếu/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.export').textContent));
      await filterBy(page, { unit: ['kim-anh', 'noi-bai'] });
      const filtered = await figuresOf(page);
      const part = await download(page, press);
      await finish();

      if (format === 'CSV') {
        for (const field of whole.text.split(/\r\n/).flatMap((line) => line.split(','))) {
          assert.doesNotMatch(field.replace(/^"/, ''), /^[=+@-]/, 'nothing that a spreadsheet would run');
        }
      } else {
        const records = JSON.parse(whole.text);
        assert.deepEqual(records.find((one) => one.id === id(3)), response(3));
      }
      for (const [{ text, name }, wanted] of [[whole, all], [part, { ...filtered, filter: {} }]]) {
        const { page, finish } = await dashboardSession();
        const { accepted, rejected } = await importText(page, text, name);
        assert.deepEqual([accepted, rejected], [wanted.n, []]);
        await has(page, wanted.n);
        const found = await figuresOf(page);
        // Another filter hides other units; what is counted is the same.
        for (const member of ['n', 'overall', 'items', 'factors', 'index']) assertFigures(found[member], wanted[member], member);
        await finish();
      }
    });
  }
});

test('the quality is counted when it is asked for, and nothing is left out for it', async () => {
  const straight = Object.fromEntries(ITEMS.map((item) => [item, 4]));
  const varied = (row) => Object.fromEntries(ITEMS.map((item, at) => [item, 1 + (at + row) % 5]));
  const begun = Date.parse('2026-06-15T03:00:00Z');
  const { page, finish } = await withStored([
    ...rows(20, (row) => response(row)),
    response(50, { answers: straight }),
    response(51, { answers: varied(0), submitted: begun + 2000 }),
    response(54, { answers: varied(0) }),
    response(52, { answers: varied(2), suspect: ['fast', 'many'] }),
    response(53, { answers: varied(3), suspect: ['clock'] }),
  ]);
  await importText(page, `a1,overall\n${'4,4\n'.repeat(12)}9,4\n`, 'tep.csv');
  await has(page, 37);
  await openRecords(page);
  await page.locator('.quality summary').click();
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await page.locator('.quality tbody').waitFor();
  const counts = await page.locator('.quality tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[1].textContent));
  assert.deepEqual(counts, ['2', '1', '1', '1', '1', '1']);
  assert.match(await page.locator('.quality').textContent(), /Đã xem 37 phiếu.*25 phiếu có ghi giờ/s);
  assert.equal((await figuresOf(page)).n, 37);
  await finish();
});

for (const lang of ['vi', 'en']) {
  test(`without a fault, and nothing wider than the window (${lang})`, async () => {
    const { page, finish } = await withStored(rows(40, (row) => response(row)), `lang="${lang}"`);
    await openRecords(page);
    for (const summary of await page.locator('.part summary').all()) await summary.click();
    await page.locator('.quality button').click();
    await page.locator('.quality tbody').waitFor();
    await find(page, id(3));
    await page.locator('.confirm').waitFor();
    assert.deepEqual(await faults(page), []);
    await fits(page);
    await atWidth(page, 360);
    assert.deepEqual(await faults(page), [], 'on a phone');
    await page.locator('hai-long-dashboard').evaluate((element) => { element.theme = 'dark'; });
    assert.deepEqual(await faults(page), [], 'in the dark');
    assert.doesNotMatch(await everyWord(page), /undefined|NaN/);
    await finish();
  });
}
