// JSON files, and long files of any format: detected by their content, stopped midway, and a page that responds while they are
// read.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import {
  assertFigures, choose, csv, dashboardSession, download, figuresOf, figuresOfText, importText,
} from './dashboard.mjs';

after(closeBrowser);

const SIPAS = 'questionnaires/sipas-22.json';
const row = (at) => ({
  a1: 1 + at % 5, overall: 1 + (at * 3) % 5, unit: ['soc-son', 'noi-bai'][at % 2], submitted: `2026-06-${String(1 + at % 28).padStart(2, '0')}`,
});
const rows = (count) => Array.from({ length: count }, (_, at) => row(at));
const asCsv = (rows) => ['a1,overall,unit,submitted', ...rows.map((row) => Object.values(row).join(','))].join('\n');
const countIs = (page, n) => until(page, (n) => document.querySelector('hai-long-dashboard').figures?.n === n, n);

describe('JSON is read like CSV', () => {
  const wanted = figuresOfText(asCsv(rows(60)), SIPAS);
  for (const [what, text] of Object.entries({
    'an array': JSON.stringify(rows(60)),
    'an array on many lines': JSON.stringify(rows(60), null, 2),
    'an object a line': rows(60).map((row) => JSON.stringify(row)).join('\n'),
    'members in another order, some left out': rows(60).map(({ unit, submitted, a1, overall }, at) =>
      JSON.stringify(at % 2 ? { unit, overall, a1, submitted } : { x: null, submitted, a1: String(a1), overall, unit })).join('\r\n'),
    'responses of our own': rows(60).map(({ a1, overall, unit, submitted }, at) => JSON.stringify({
      v: 1, id: `r${at}`, questionnaire: 'sipas-22', version: 1, unit, channel: null, mode: 'page', language: 'vi',
      started: null, submitted: Date.parse(`${submitted}T05:00Z`), answers: { a1, overall },
    })).join('\n'),
  })) {
    test(what, async () => {
      const { page, finish } = await dashboardSession();
      assert.deepEqual(await importText(page, text, 'tep.json'), { accepted: 60, rejected: [] });
      assertFigures(await figuresOf(page), wanted);
      await page.reload();
      await countIs(page, 60);
      await finish();
    });
  }

  test('a wrong object is refused by its number and saved; the rest goes on', async () => {
    const { page, finish } = await dashboardSession();
    const objects = [...rows(40).map((row) => JSON.stringify(row)), '{"a1":9}', '{"a1" 1}', '[1]'];
    await choose(page, { ...csv(`[${objects.join(',')}]`, 'tep.json'), mimeType: 'application/json' });
    await page.locator('.candidate').waitFor();
    await page.getByRole('button', { name: 'Nhập tệp', exact: true }).click();
    await countIs(page, 40);
    await page.locator('.file summary').click();
    const shown = await page.locator('.file tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(shown.map(([record]) => record), ['41', '42', '43']);
    assert.match(shown[0][1], /“9” không thuộc thang đo/);
    assert.match(shown[1][1], /không đúng dạng JSON: ở byte 7 cần một trong các ký hiệu :/);
    assert.match(shown[2][1], /không phải là một đối tượng/);
    assert.equal(await page.locator('.file thead th').first().textContent(), 'Bản ghi');
    const saved = await download(page, () => page.getByRole('button', { name: 'Lưu các dòng bị từ chối' }).click());
    assert.match(saved.text, /^\ufeffa1,overall,unit,submitted,Lý do\r\n9,,,,/);
    await finish();
  });

  test('a file that breaks counts for nothing', async () => {
    const { page, finish } = await dashboardSession();
    const { error } = await importText(page, `[${rows(40).map((row) => JSON.stringify(row)).join(',')}`, 'hong.json');
    assert.match(error, /hong\.json, dòng 1, byte \d+: không đúng dạng JSON; .* \]/);
    assert.equal((await figuresOf(page)).status, 'empty');
    await finish();
  });
});

describe('a long file', () => {
  const long = asCsv(rows(400_000));

  test('is stopped, and all is as before', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, asCsv(rows(40)), 'truoc.csv');
    // Pressed as soon as the button appears: the page handles events while the file is read.
    const outcome = await page.evaluate(async (text) => {
      const host = document.querySelector('hai-long-dashboard');
      const press = new Promise((pressed) => {
        const watch = new MutationObserver(() => {
          const button = [...host.shadowRoot.querySelectorAll('button')].find((button) => button.textContent === 'Dừng nhập');
          if (button && host.shadowRoot.querySelector('progress')?.value > 0) {
            watch.disconnect();
            button.click();
            pressed();
          }
        });
        watch.observe(host.shadowRoot, { subtree: true, childList: true, attributes: true });
      });
      const [outcome] = await Promise.all([
        host.importFile(new File([text], 'dai.csv')).then(() => 'imported', (error) => error.message), press,
      ]);
      return outcome;
    }, long);
    assert.match(outcome, /dai\.csv: đã dừng nhập/);
    assert.equal((await figuresOf(page)).n, 40);
    assert.equal(await page.getByRole('button', { name: 'Dừng nhập' }).count(), 0);
    assert.equal(await page.locator('.file').count(), 1);
    // And the next one comes in.
    assert.equal((await importText(page, asCsv(rows(30)), 'sau.csv')).accepted, 30);
    assert.equal((await figuresOf(page)).n, 70);
    await page.reload();
    await countIs(page, 70);
    await finish();
  });

  test('of wrong rows keeps the first of them and counts all', async () => {
    const { page, finish } = await dashboardSession();
    const text = `a1,overall\n${'9,1\n'.repeat(12_000)}${'4,4\n'.repeat(30)}`;
    const { accepted, rejected } = await importText(page, text);
    assert.deepEqual([accepted, rejected.length], [30, 10_000]);
    await page.locator('.file summary').click();
    assert.match(await page.locator('.file .warning').textContent(), /10\.000 dòng bị từ chối đầu tiên; 2\.000 dòng/);
    assert.match(await page.locator('.file strong').textContent(), /12\.000/);
    await finish();
  });
});
