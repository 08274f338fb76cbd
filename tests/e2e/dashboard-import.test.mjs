// Importing files: every way of writing a table, refused rows, truncated files, and files kept in the store. The worst
// faults would be a row that is lost silently or counted twice.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import {
  assertFigures, choose, csv, dashboardSession, download, figuresOf, figuresOfText, importText, loaded,
} from './dashboard.mjs';

after(closeBrowser);

const SIPAS = 'questionnaires/sipas-22.json';
const LEVELS = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];

/** A file with `rows` responses: two criteria, the unit and the day, with the words that `cell` gives. */
function table(rows, { delimiter = ',', end = '\n', cell = (level) => level, from = 0 } = {}) {
  const lines = [['a1', 'overall', 'unit', 'submitted']];
  for (let row = from; row < from + rows; row += 1) {
    lines.push([cell(1 + row % 5), cell(1 + (row * 3) % 5), ['soc-son', 'noi-bai'][row % 2], `${String(1 + row % 28).padStart(2, '0')}/06/2026`]);
  }
  return lines.map((line) => line.join(delimiter)).join(end) + end;
}

const start = (page, name = 'Nhập tệp') => page.getByRole('button', { name, exact: true }).click();
const countIs = (page, n) => until(page, (n) => document.querySelector('hai-long-dashboard').figures?.n === n, n);

describe('ways of writing a table', () => {
  const plain = table(60);
  for (const [what, text] of Object.entries({
    'commas': plain,
    'semicolons': table(60, { delimiter: ';' }),
    'tabs': table(60, { delimiter: '\t' }),
    'a byte order mark': `\ufeff${plain}`,
    'CRLF': table(60, { end: '\r\n' }),
    'lone CR': table(60, { end: '\r' }),
    'Vietnamese labels': table(60, { cell: (level) => LEVELS[level - 1] }),
    'labels in another case': table(60, { cell: (level) => LEVELS[level - 1].toUpperCase() }),
    'levels as floats': table(60, { cell: (level) => `${level}.0` }),
    'no line end at the end': plain.trimEnd(),
    'blank lines': plain.replaceAll('\n', '\n\n'),
  })) {
    test(what, async () => {
      const { page, finish } = await dashboardSession();
      assert.deepEqual(await importText(page, text), { accepted: 60, rejected: [] });
      assertFigures(await figuresOf(page), figuresOfText(plain, SIPAS));
      await finish();
    });
  }

  test('line ends and delimiters within quotes', async () => {
    const { page, finish } = await dashboardSession();
    const rows = Array.from({ length: 40 }, (_, row) => `${1 + row % 5},4,"dòng một\r\ndòng hai, ""trích"" ${row}"`);
    const text = `a1,overall,comment\r\n${rows.join('\r\n')}\r\n`;
    assert.deepEqual(await importText(page, text), { accepted: 40, rejected: [] });
    assert.equal((await figuresOf(page)).items.a1.n, 40);
    await finish();
  });
});

describe('rows that are refused', () => {
  const bad = ['9,4,soc-son,01/06/2026', '4,4,soc-son,31/02/2026', '4,4,soc-son', '=1+1,"4","a,b",01/06/2026'];
  const text = table(40).replace(/\n$/, `\n${bad.join('\n')}\n`);

  for (const [lang, reasons, save] of [
    ['vi', [/dòng tiêu đề có 4/, /không phải ngày/, /không thuộc thang đo/], 'Lưu các dòng bị từ chối'],
    ['en', [/the header has 4/, /is not a date/, /is not a level of the scale/], 'Save the refused rows'],
  ]) {
    test(`have their line and reason (${lang}), are saved, and mended come in`, async () => {
      const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}"`);
      const { accepted, rejected } = await importText(page, text);
      assert.equal(accepted, 40);
      assert.deepEqual(rejected.map(({ line }) => line), [42, 43, 44, 45]);
      assert.match(rejected[0].reason, /“9”/);
      const all = rejected.map(({ reason }) => reason).join('\n');
      for (const reason of reasons) assert.match(all, reason);

      await page.locator('.file summary').click();
      const shown = await page.locator('.file tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.deepEqual(shown, rejected.map(({ line, reason }) => [String(line), reason]));

      const saved = await download(page, () => page.getByRole('button', { name: save }).click());
      assert.match(saved.name, /^tu-choi-tep\.csv$/);
      const lines = saved.text.replace(/^\ufeff/, '').trimEnd().split('\r\n');
      assert.equal(lines.length, 5);
      assert.ok(lines[3].startsWith('4,4,soc-son,,'), 'a short row is filled up, so that its reason stands last');

      const mended = saved.text.replace('9,4', '5,4').replace('31/02/2026', '28/02/2026').replace("'=1+1", '1');
      assert.deepEqual(await importText(page, mended, 'tu-choi-tep.csv'), { accepted: 4, rejected: [] });
      assert.equal((await figuresOf(page)).n, 44);
      await finish();
    });
  }

  test('with an id that another file has, too: they neither count twice nor take the place of others', async () => {
    const { page, finish } = await dashboardSession();
    const withIds = (from, level) => `id,a1,overall\n${Array.from({ length: 30 }, (_, row) => `${from + row},${level},${level}`).join('\n')}\n`;
    assert.equal((await importText(page, withIds(1, 5), 'thang-1.csv')).accepted, 30);
    const second = await importText(page, withIds(21, 1), 'thang-2.csv');
    assert.equal(second.accepted, 20);
    assert.equal(second.rejected.length, 10);
    assert.match(second.rejected[0].reason, /“21” đã có/);
    const before = await figuresOf(page);
    assert.deepEqual(before.items.a1.counts, [20, 0, 0, 0, 30]);
    await page.reload();
    await countIs(page, 50);
    await finish();
  });
});

describe('files that break off', () => {
  test('leave the figures as they were, and the line is said', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(40), 'tot.csv');
    const before = await figuresOf(page);
    const updates = await page.evaluate(() => window.updates.length);
    // Long enough that many slices have been taken when it breaks off.
    const broken = `${table(20_000)}"4,4,soc-son,01/06/2026\n${table(10).slice(0, -1)}`;
    const { error } = await importText(page, broken, 'vo.csv');
    assert.match(error, /vo\.csv, dòng 20002/);
    assertFigures(await figuresOf(page), before);
    assert.equal(await page.evaluate(() => window.updates.length), updates, 'no figures of half a file are told');
    assert.match(await page.locator('.warning').textContent(), /dòng 20002/);
    assert.equal(await page.locator('.file').count(), 1);
    await page.reload();
    await countIs(page, 40);
    await finish();
  });

  test('the same, while looking at it through the file input', async () => {
    const { page, finish } = await dashboardSession('sipas-22', 'lang="en"');
    await choose(page, csv('a1,overall\n4,4\n"5,5\n', 'open.csv'));
    await start(page, 'Import');
    await page.locator('.warning').waitFor();
    assert.match(await page.locator('.warning').textContent(), /open\.csv, line 3: the quote opened here is never closed/);
    assert.equal((await figuresOf(page)).status, 'empty');
    await finish();
  });

  for (const [what, body, vi, en] of [
    ['empty', '', /tệp trống/, /is empty/],
    ['UTF-16', '\ufffea\u00001\u0000', /UTF-16/, /UTF-16/],
    ['without a column of ours', 'họ tên,tuổi\nAn,30\n', /không cột nào khớp với câu hỏi.*họ tên, tuổi/, /no column belongs to a question/],
    ['with a column twice', 'a1,a1\n4,5\n', /hai cột cùng tên “a1”/, /two columns are called “a1”/],
  ]) {
    test(`${what}: said in both languages`, async () => {
      for (const [lang, message] of [['vi', vi], ['en', en]]) {
        const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}"`);
        const error = await page.evaluate(async ({ body, utf16 }) => {
          const bytes = utf16 ? new Uint8Array([0xff, 0xfe, 0x61, 0, 0x31, 0, 0x0a, 0]) : body;
          const file = new File([bytes], 'tep.csv');
          return document.querySelector('hai-long-dashboard').importFile(file).then(() => null, (error) => error.message);
        }, { body, utf16: what === 'UTF-16' });
        assert.match(error, message);
        assert.equal((await figuresOf(page)).status, 'empty');
        await finish();
      }
    });
  }
});

describe('files that are kept', () => {
  test('the same file counts once: again, under another name, at the same time, after a reload', async () => {
    const { page, finish } = await dashboardSession();
    const text = table(40);
    const both = await page.evaluate((text) => Promise.all(['a.csv', 'a (1).csv'].map(
      (name) => document.querySelector('hai-long-dashboard').importFile(new File([text], name)))), text);
    assert.deepEqual(both.map(({ accepted }) => accepted), [40, 40]);
    assert.equal((await figuresOf(page)).n, 40);
    assert.match(await page.locator('.warning').textContent(), /được thay bằng lần nhập này/);
    await page.reload();
    // Called before the stored files have been read.
    await page.evaluate(async (text) => {
      await customElements.whenDefined('hai-long-dashboard');
      await document.querySelector('hai-long-dashboard').importFile(new File([text], 'b.csv'));
    }, text);
    assert.equal((await figuresOf(page)).n, 40);
    assert.equal(await page.locator('.file').count(), 1);
    await finish();
  });

  test('are there after a reload, and go when they are removed', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(40), 'một.csv');
    await importText(page, table(30, { from: 40 }), 'hai.csv');
    const before = await figuresOf(page);
    await page.reload();
    await loaded(page);
    assertFigures(await figuresOf(page), before);
    assert.equal(await page.locator('.file').count(), 2);
    await page.getByRole('button', { name: 'Bỏ tệp một.csv' }).click();
    await countIs(page, 30);
    await page.reload();
    await countIs(page, 30);
    assert.equal(await page.locator('.file').count(), 1);
    await finish();
  });

  test('of two files with the same ids the one imported first counts, after a reload as before', async () => {
    const { page, finish } = await dashboardSession();
    // By their keys in the store, length first, they would be read the other way round.
    const rows = (level, count) => `id,a1\n${Array.from({ length: count }, (_, row) => `r${row},${level}`).join('\n')}\n`;
    assert.equal((await importText(page, rows(5, 60), 'dai.csv')).accepted, 60);
    assert.equal((await importText(page, rows(1, 20), 'ngan.csv')).accepted, 0);
    const before = await figuresOf(page);
    await page.reload();
    await loaded(page);
    assertFigures(await figuresOf(page), before);
    await finish();
  });

  test('an import for a questionnaire that is only just set goes to that one', async () => {
    const { page, finish } = await dashboardSession();
    const found = await page.evaluate(async () => {
      const host = document.querySelector('hai-long-dashboard');
      host.questionnaire = 'questionnaires/examples/bfi.json';
      const file = new File([`A1,gender\n${'2,1\n'.repeat(30)}`], 'bfi.csv');
      const { accepted } = await host.importFile(file);
      return [accepted, host.figures.questionnaire, host.figures.n];
    });
    assert.deepEqual(found, [30, 'bfi', 30]);
    await finish();
  });

  test('a column that the questionnaire names and the file lacks is said in both languages, and can be matched by hand', async () => {
    for (const [lang, message, go] of [
      ['vi', /tep\.csv: không có cột “Phòng” mà mẫu phiếu nêu tên\. Cột trong tệp: a1, unit/, 'Nhập tệp'],
      ['en', /tep\.csv: there is no column “Phòng”, which the questionnaire names\. The file has: a1, unit/, 'Import'],
    ]) {
      const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}"`);
      await page.route('**/named.json', async (route) => {
        const source = await (await route.fetch({ url: route.request().url().replace('named.json', SIPAS) })).json();
        await route.fulfill({ json: { ...source, id: 'named', import: { unit: 'Phòng' } } });
      });
      const text = `a1,unit\n${'4,soc-son\n'.repeat(30)}`;
      const error = await page.evaluate((text) => {
        const host = document.querySelector('hai-long-dashboard');
        host.questionnaire = 'named.json';
        return host.importFile(new File([text], 'tep.csv')).then(() => null, (error) => error.message);
      }, text);
      assert.match(error, message);
      await choose(page, csv(text, 'tep.csv'));
      await page.locator('.candidate').waitFor();
      assert.match(await page.locator('.candidate .warning').textContent(), message);
      await page.locator('.candidate tr', { has: page.locator('code:text-is("Phòng")') }).locator('select').selectOption({ label: 'unit' });
      await start(page, go);
      await countIs(page, 30);
      assert.equal((await figuresOf(page)).items.a1.n, 30);
      await finish();
    }
  });

  test('an import that can never happen is refused', async () => {
    const { page, forgive, finish } = await dashboardSession();
    const error = await page.evaluate(() => {
      const host = document.querySelector('hai-long-dashboard');
      host.questionnaire = 'khong-co';
      return host.importFile(new File(['a1\n4\n'], 'a.csv')).then(() => null, (error) => error.message);
    });
    assert.match(error, /đã đóng trước khi đọc xong tệp/);
    assert.ok(forgive(/khong-co|404/).length > 0);
    assert.match(await page.evaluate(() => document.querySelector('hai-long-dashboard').importFile({}).catch(String)), /TypeError: importFile: a File is wanted/);
    await finish();
  });
});

describe('by hand', () => {
  test('columns are matched by hand', async () => {
    const { page, finish } = await dashboardSession();
    const rows = Array.from({ length: 40 }, (_, row) => `${1 + row % 5},${5 - row % 5}`);
    await choose(page, csv(`Câu 1,Câu 2\n${rows.join('\n')}\n`, 'khac.csv'));
    await page.locator('.candidate').waitFor();
    assert.match(await page.locator('.candidate h4').evaluate((heading) => heading === heading.getRootNode().activeElement ? heading.textContent : 'no focus'), /khac\.csv/);
    assert.ok(await page.getByRole('button', { name: 'Nhập tệp', exact: true }).isDisabled());
    const [first, second] = ['a1', 'overall'].map((id) => page.locator('.candidate tr', { has: page.locator(`code:text-is("${id}")`) }).locator('select'));
    await first.selectOption({ label: 'Câu 1' });
    await second.selectOption({ label: 'Câu 2' });
    // A column that is taken for something else is no longer what it was.
    await second.selectOption({ label: 'Câu 1' });
    assert.equal(await first.inputValue(), '');
    await first.selectOption({ label: 'Câu 2' });
    assert.deepEqual([await first.inputValue(), await second.inputValue()], ['1', '0']);
    await start(page);
    await countIs(page, 40);
    await page.reload();
    await countIs(page, 40);
    const { items } = await figuresOf(page);
    assert.deepEqual(Object.values(items).filter(({ n }) => n === 40).length, 2, 'the match is kept with the file');
    await finish();
  });

  test('several files are dropped and looked at one after the other', async () => {
    const { page, finish } = await dashboardSession();
    const transfer = await page.evaluateHandle((texts) => {
      const transfer = new DataTransfer();
      texts.forEach((text, at) => transfer.items.add(new File([text], `tep-${at}.csv`)));
      return transfer;
    }, [table(20), table(20, { from: 20 })]);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
    for (const at of [0, 1]) {
      await page.locator('.candidate h4', { hasText: `tep-${at}.csv` }).waitFor();
      await start(page);
    }
    await countIs(page, 40);
    await finish();
  });

  test('a file can be looked at and left', async () => {
    const { page, finish } = await dashboardSession();
    await choose(page, csv(table(40)));
    await page.getByRole('button', { name: 'Thôi, không nhập' }).click();
    assert.equal(await page.locator('.candidate').count(), 0);
    assert.equal((await figuresOf(page)).status, 'empty');
    await finish();
  });
});
