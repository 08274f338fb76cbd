// The public view: the same panels for a file of figures, and nothing that isn't in the file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { bounds } from './bounds.mjs';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import {
  atWidth, dashboard, dashboardSession, dataSet, download, everyWord, example, figuresByCommand, figuresOf, figuresOfText,
  filterBy, fits, importText, loaded, openRecords, tableOf,
} from './dashboard.mjs';

after(closeBrowser);

const rows = (count, line) => Array.from({ length: count }, (_, row) => line(row));
const month = (row) => `2026-0${1 + row % 6}-15`;

/** Four units, two of them small; six months. */
const SMALL = `id,a1,a2,b1,overall,unit,field,submitted\n${[
  rows(160, (row) => `s${row},${3 + row % 3},${2 + row % 4},4,${3 + row % 3},soc-son,land,${month(row)}`),
  rows(90, (row) => `n${row},${2 + row % 4},4,${1 + row % 5},${2 + row % 4},noi-bai,civil-status,${month(row)}`),
  rows(24, (row) => `d${row},4,3,5,${4 + row % 2},da-phuc,land,${month(row)}`),
  rows(6, (row) => `k${row},1,1,2,1,kim-anh,land,${month(row)}`),
].flat().join('\n')}\n`;

/** The figures that staff publish for a CSV text. */
async function published(text, filter, questionnaire = 'sipas-22') {
  const { page, finish } = await dashboardSession(questionnaire);
  const { accepted } = await importText(page, text);
  await until(page, (n) => document.querySelector('hai-long-dashboard').figures.n === n, accepted);
  if (filter) await filterBy(page, filter);
  await openRecords(page);
  await page.locator('.publish summary').click();
  const warns = await page.locator('.publish .caution').count();
  const file = await download(page, () => page.locator('.publish button').click());
  const tables = {};
  for (const panel of ['change', 'drivers', 'items', 'units', 'factors', 'trend']) {
    if (await page.locator(`section.${panel}`).count() > 0) tables[panel] = await tableOf(page, panel);
  }
  const figures = await figuresOf(page);
  await finish();
  return { ...file, json: JSON.parse(file.text), warns, tables, figures };
}

/** A page of a portal with the public view of a file, which counts how often the store is opened. */
async function publicSession(json, attributes = 'lang="vi"', { questionnaire = 'sipas-22', ...options } = {}) {
  const started = await session(options);
  await started.context.addInitScript(() => {
    window.opened = 0;
    window.failed = [];
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...all) { window.opened += 1; return open.apply(this, all); };
    document.addEventListener('hl-error', (event) => window.failed.push(event.detail.code));
  });
  await started.page.route('**/so-lieu.json', (route) => route.fulfill(typeof json === 'number' ? { status: json } : { json }));
  await open(started.page, `<h1>Số liệu</h1>${dashboard(questionnaire, `published="./so-lieu.json" ${attributes}`)}`);
  return started;
}

const small = await published(SMALL);

describe('what staff publish', () => {
  test('has the figures, the day, the change and the drivers', () => {
    assert.match(small.name, /^sipas-22-cong-bo-\d{4}-\d\d-\d\d\.json$/);
    const { made, compare, drivers, ...figures } = small.json;
    assert.match(made, /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(figures, small.figures);
    assert.equal(compare.field, 'month');
    assert.equal(drivers.overall, 'overall');
    assert.equal(small.warns, 0);
    const hidden = figures.by_unit.filter(({ status }) => status === 'hidden').map(({ value }) => value).sort();
    assert.deepEqual(hidden, ['da-phuc', 'kim-anh']);
  });

  test('warns where a filter is set, and names it', async () => {
    const filtered = await published(SMALL, { field: ['land'] });
    assert.equal(filtered.warns, 1);
    assert.deepEqual(filtered.json.filter, { field: ['land'] });
  });
});

test('the same panels as staff see, without a store, an import or a filter', async () => {
  const { page, finish } = await publicSession(small.json);
  await loaded(page);
  for (const [panel, table] of Object.entries(small.tables)) assert.deepEqual(await tableOf(page, panel), table, panel);
  assert.deepEqual(await figuresOf(page), small.json);
  assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').view), '');
  for (const gone of ['.data', '.chips', 'input', '.print', 'section.cross', 'section.heat']) assert.equal(await page.locator(gone).count(), 0, gone);
  const about = await page.locator('.about').textContent();
  assert.match(about, /Số liệu tính đến ngày \d\d\/\d\d\/\d{4}/);
  assert.match(about, /280 phiếu · từ 01\/2026 đến 06\/2026/);
  assert.match(about, /dưới 10 câu trả lời/);
  // A year later the last quarter that is over is another one.
  assert.doesNotMatch(await page.locator('section.change').textContent(), /gần nhất đã kết thúc/);

  await page.evaluate(() => { document.querySelector('hai-long-dashboard').lang = 'en'; });
  await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.textContent.includes('About these figures'));
  assert.equal(await page.evaluate(() => window.opened), 0, 'the store is never opened');
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await finish();
});

test('tables that the command line has put into the file', async () => {
  const json = figuresOfText(SMALL, 'questionnaires/sipas-22.json', [], ['--group-by', 'unit', '--cross-tab', 'unit,overall']);
  const { page, finish } = await publicSession(json);
  await loaded(page);
  const heat = await tableOf(page, 'heat');
  assert.deepEqual(heat.map(([unit]) => unit), ['Tất cả phiếu', 'Xã Sóc Sơn', 'Xã Nội Bài', 'Xã Đa Phúc', 'Xã Kim Anh']);
  assert.match(heat[1][1], /n = 160/);
  assert.match(heat[4][1], /không hiển thị/);
  assert.equal((await tableOf(page, 'cross')).length > 0, true);
  // Nothing can be filtered or picked: there are no responses to count.
  assert.equal(await page.locator('select').count(), 0);
  assert.doesNotMatch(await page.locator('section.heat').textContent(), /Chọn một ô/);
  await page.locator('section.heat .picture').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  assert.deepEqual(await figuresOf(page), json);
  assert.equal(await page.locator('section.change, section.drivers').count(), 0, 'what isn’t in the file isn’t shown');
  await finish();
});

test('counts that were shifted at random are said to be', async () => {
  const keyed = SMALL.trimEnd().split('\n').map((line, row) => `${line},${row === 0 ? 'key' : row * 40503 % 65536}`).join('\n');
  const json = figuresOfText(`${keyed}\n`, 'questionnaires/sipas-22.json', [], ['--cell-keys', 'key', '--group-by', 'unit']);
  assert.deepEqual(json.noise, { method: 'cell_key', max: 5, variance: 2 });
  const { page, finish } = await publicSession(json);
  await loaded(page);
  assert.deepEqual(await figuresOf(page), json);
  const about = await page.locator('.about').textContent();
  assert.match(about, /mỗi số đếm đã được làm lệch ngẫu nhiên, nhiều nhất 5/);
  assert.match(about, /đến 06\/2026 · số đếm đã được làm lệch ngẫu nhiên/);
  const heat = await tableOf(page, 'heat');
  assert.match(heat[1][1], new RegExp(`n = ${json.group_by.groups.find(({ value }) => value === 'soc-son').factors.A.n}\\b`));
  await finish();
});

test('what needs responses is refused', async () => {
  const { page, forgive, finish } = await publicSession(small.json);
  await loaded(page);
  const refused = await importText(page, SMALL);
  assert.match(refused.error, /chỉ hiển thị số liệu đã công bố/);
  await page.evaluate(() => { document.querySelector('hai-long-dashboard').filter = { unit: ['kim-anh'] }; });
  assert.deepEqual(await figuresOf(page), small.json);
  assert.equal(forgive(/số liệu đã công bố/).length, 1);
  assert.equal(await page.evaluate(() => window.opened), 0);
  // Another file, and none: staff's own view comes back.
  await page.route('**/khac.json', (route) => route.fulfill({ json: { ...small.json, made: '2026-02-03' } }));
  await page.evaluate(() => { document.querySelector('hai-long-dashboard').published = './khac.json'; });
  await until(page, () => document.querySelector('hai-long-dashboard').figures?.made === '2026-02-03');
  await page.evaluate(() => { document.querySelector('hai-long-dashboard').published = null; });
  await until(page, () => document.querySelector('hai-long-dashboard').figures?.n === 0);
  assert.equal(await page.locator('.data').count(), 1);
  await finish();
});

describe('a file that says what it mustn’t is not shown', () => {
  const change = (edit) => { const json = structuredClone(small.json); edit(json); return json; };
  const at = (json, value) => json.by_unit.find((unit) => unit.value === value);
  const cases = {
    'a hidden number': [change((json) => { at(json, 'kim-anh').n = 6; }), /\/by_unit\/\d\/n: must be null/],
    'a small cell as shown': [
      change((json) => Object.assign(at(json, 'kim-anh'), { status: 'reference', n: 6, answers: 6, top_share: 0.123456 })),
      /\/by_unit\/\d\/n: must be a number of persons between/,
    ],
    'a lower threshold': [change((json) => { json.thresholds.hide_below = 3; }), /\/thresholds\/hide_below: must be 10 or more/],
    'another questionnaire': [change((json) => { json.questionnaire = 'bfi'; }), /\/questionnaire: must be the id/],
    'no figures': [{ rows: [{ a1: 4 }] }, /\/format: must be 1|\/questionnaire: missing/],
    'not there': [404, /HTTP 404/],
  };
  for (const [name, [json, said]] of Object.entries(cases)) {
    test(name, async () => {
      const { page, forgive, finish } = await publicSession(json);
      await until(page, () => window.failed.length > 0);
      assert.deepEqual(await page.evaluate(() => window.failed), ['figures']);
      assert.ok(forgive(/.*/).some((problem) => said.test(problem)));
      assert.doesNotMatch(await everyWord(page), /12,3|280/);
      assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').figures), null);
      await finish();
    });
  }
});

/** Real answers with units by age: some of one person, some of hundreds; and months by the order of the file. */
function byAge() {
  const [head, ...lines] = readFileSync(dataSet('bfi'), 'utf8').trim().split('\n');
  const age = head.split(',').findIndex((name) => name.replaceAll('"', '') === 'age');
  const withUnit = lines.map((line, row) => {
    const years = Number(line.split(',')[age].replaceAll('"', ''));
    return `${line},tuoi-${years >= 50 ? years : 10 * Math.floor(years / 10)},2026-${String(1 + Math.floor(row / 260)).padStart(2, '0')}-15`;
  });
  return `${head},unit,submitted\n${withUnit.join('\n')}\n`;
}

describe('no hidden number can be had by subtracting', () => {
  const files = {
    'four units': [SMALL, 'questionnaires/sipas-22.json', 'sipas-22'],
    'real answers, units by age': [byAge(), example('bfi'), example('bfi')],
  };
  for (const [name, [text, path, questionnaire]] of Object.entries(files)) {
    test(name, async () => {
      const { json } = name === 'four units' ? small : await published(text, undefined, questionnaire);
      const { page, finish } = await publicSession(json, 'lang="vi"', { questionnaire });
      await loaded(page);
      const asked = await (await fetch(new URL(path, URL_OF_DIST))).json();
      const found = await figuresOf(page);
      const truth = new Map(bounds(figuresOfText(text, path, [], ['--threshold', '1']), asked)
        .map((number) => [number.name, number.low]));
      // A hidden number that is known to be zero isn't a leak: zero answers are shown.
      const hidden = bounds(found, asked).filter((number) => number.hidden && number.high > 0);
      assert.ok(hidden.length > 1, `${hidden.length} numbers are hidden`);
      for (const { name, low, high } of hidden) {
        assert.ok(low <= truth.get(name) && truth.get(name) <= high, `${name}: ${low} to ${high}, and it is ${truth.get(name)}`);
        assert.ok(low < high || low >= 10, `${name} is ${low}`);
        assert.ok(high >= 10, `${name} is at most ${high}`);
      }

      // The page, its tables and its files say nothing that the figures don't.
      const told = new Set(JSON.stringify(found).match(/"(n|n_a|n_b|alpha_n)":\d+/g).map((text) => Number(text.split(':')[1])));
      const said = (text) => [...text.matchAll(/n = ([\d.,\u00a0]+\d|\d)/g)].map(([, n]) => Number(n.replace(/\D/g, '')));
      for (const n of said(await everyWord(page))) assert.ok(told.has(n), `n = ${n} is in the figures`);
      // Panels grow when their charts are drawn, and what is below moves from under the pointer.
      await until(page, () => [...document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('.panel .area')]
        .every((area) => area.querySelector('.chart') !== null));
      for (const panel of await page.locator('section.panel:has(.tools)').all()) {
        const [table, svg, , csv] = await panel.locator('.tool').all();
        const drawn = await download(page, () => svg.click());
        for (const n of said(drawn.text)) assert.ok(told.has(n), `n = ${n} of ${drawn.name} is in the figures`);
        const saved = await download(page, () => csv.click());
        await table.click();
        const cells = await panel.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
        await table.click();
        const lines = saved.text.trimEnd().split('\r\n').slice(-cells.length);
        cells.forEach((row, at) => {
          const plain = (text) => text.replace(/["']/g, '').replaceAll(',', '');
          assert.equal(plain(lines[at]), plain(row.join('')), saved.name);
          // A row that says that it is hidden has no number.
          if (row.some((cell) => /không hiển thị/.test(cell)) && row.length < 8) {
            const numbers = row.slice(1).filter((cell) => /^[\d.,]+( %)?$/.test(cell));
            assert.deepEqual(numbers, [], `${saved.name}: ${row[0]}`);
          }
        });
      }
      await finish();
    });
  }
});

describe('for everybody', () => {
  for (const lang of ['vi', 'en']) {
    test(`no fault, nothing wider than the window (${lang})`, async () => {
      const { page, finish } = await publicSession(small.json, `lang="${lang}"`, { height: 900 });
      await loaded(page);
      assert.deepEqual(await faults(page), []);
      await fits(page);
      await atWidth(page, 360);
      assert.deepEqual(await faults(page), [], 'on a phone');
      await page.locator('hai-long-dashboard').evaluate((element) => { element.theme = 'dark'; });
      assert.deepEqual(await faults(page), [], 'in the dark');
      await finish();
    });
  }

  test('with the keyboard alone: each table and each chart', async () => {
    const { page, finish } = await publicSession(small.json);
    await loaded(page);
    // A chart is drawn once its room is measured.
    for (const panel of Object.keys(small.tables)) await page.locator(`section.${panel} .picture`).waitFor();
    const focused = () => page.evaluate(() => {
      const { activeElement } = document.querySelector('hai-long-dashboard').shadowRoot;
      return activeElement && `${activeElement.closest('section').className.split(' ')[1]} ${activeElement.className}`;
    });
    const seen = new Set();
    for (let press = 0; press < 120; press += 1) {
      await page.keyboard.press('Tab');
      const now = await focused();
      if (!now && seen.size > 0) break;
      if (now) seen.add(now);
    }
    for (const panel of Object.keys(small.tables)) {
      assert.ok([...seen].some((one) => one.startsWith(`${panel} tool`)), `${panel}: its buttons`);
      assert.ok([...seen].some((one) => one.startsWith(`${panel} picture`)), `${panel}: its chart`);
    }
    await finish();
  });
});
