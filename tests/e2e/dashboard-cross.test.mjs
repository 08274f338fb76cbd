// Heat map and cross-tab: their numbers equal the command line's, everything works by keyboard, and hidden numbers are
// nowhere in the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import {
  atWidth, crossed, dashboardSession, dataSet, download, everyWord, example, figuresOf, filterBy, fits, importPath, importText,
  tableOf,
} from './dashboard.mjs';

after(closeBrowser);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What `cargo xtask figures` counts with more asked for. */
const countedMore = (path, questionnaire, ...more) => JSON.parse(execFileSync(
  join(ROOT, 'target/debug/xtask'),
  ['figures', path, '--questionnaire', join(ROOT, questionnaire), ...more],
  { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] },
));

const panel = (page, name) => page.locator(`section.${name}`);
const fields = (page) => panel(page, 'cross').locator('select').evaluateAll((selects) => selects.map((select) => select.value));

const illustrative = async (page) => {
  await page.locator('.data button.second').last().click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  await crossed(page);
};

const percent = (share) => `${(share * 100).toFixed(1)}%`;

describe('cross-tab', () => {
  test('of real data has the counts, shares and the test of the command line', async () => {
    const { page, finish } = await dashboardSession(example('BEPS'), 'lang="en"');
    await importPath(page, dataSet('BEPS'));
    await crossed(page);
    const selects = panel(page, 'cross').locator('select');
    await selects.nth(0).selectOption('vote');
    await selects.nth(1).selectOption('gender');
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.cross h3').textContent.includes('Vote'));
    const wanted = countedMore(dataSet('BEPS'), example('BEPS'), '--cross-tab', 'vote,gender').cross_tab;
    const rows = await tableOf(page, 'cross');
    assert.equal(rows.length, wanted.rows.length + 1, 'the totals besides');
    for (const row of wanted.rows) {
      const found = rows.find(([name]) => name === row.value);
      assert.ok(found, row.value);
      const cells = row.cells.map(({ n, row_share: share, row_interval: [low, high] }) =>
        `${percent(share)} (${(low * 100).toFixed(1)} – ${percent(high)}) · ${n.toLocaleString('en')}`);
      assert.deepEqual([...found.slice(1, -1)].sort(), cells.sort());
      assert.equal(found.at(-1), row.n.toLocaleString('en'));
    }
    const { chi_square: chi, degrees_of_freedom: df, cramers_v: v } = wanted.association;
    const text = await panel(page, 'cross').locator('.panel-text').textContent();
    assert.ok(text.includes(`χ² = ${chi.toFixed(1)}; degrees of freedom: ${df}`), text);
    assert.ok(text.includes(`V = ${v.toFixed(2)}`), text);
    await finish();
  });

  test('keeps its fields through a filter, a swap and more data, and is 100 % along what was chosen', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    assert.deepEqual(await fields(page), ['unit', 'overall']);
    const selects = panel(page, 'cross').locator('select');
    await selects.nth(0).selectOption('channel');
    await selects.nth(1).selectOption('respondent');
    const { by_month: months } = await figuresOf(page);
    await filterBy(page, { month: [months[3].value, months[4].value] });
    await crossed(page);
    assert.deepEqual(await fields(page), ['channel', 'respondent']);
    await panel(page, 'cross').getByRole('button', { name: 'Đổi hàng và cột' }).click();
    assert.deepEqual(await fields(page), ['respondent', 'channel']);
    await selects.nth(0).selectOption('channel');
    assert.deepEqual(await fields(page), ['channel', 'respondent'], 'a field is not set against itself');
    const byRow = await tableOf(page, 'cross');
    await panel(page, 'cross').getByRole('button', { name: '% theo cột' }).click();
    const byColumn = await tableOf(page, 'cross');
    assert.equal(byColumn.length, byRow[0].length - 1, 'what were columns are bars now');
    // Real ones take the place of those that were made up.
    const line = (row) => `${['web', 'qr'][row % 2]},${['citizen', 'organisation'][(row >> 1) % 2]},${1 + row % 5},4`;
    await importText(page, `channel,respondent,a1,overall\n${Array.from({ length: 80 }, (_, row) => line(row)).join('\n')}\n`);
    await filterBy(page, null);
    await crossed(page);
    assert.deepEqual(await fields(page), ['channel', 'respondent']);
    await finish();
  });
});

describe('heat map', () => {
  test('of real data has the shares of the command line, by factor and by item', async () => {
    const { page, finish } = await dashboardSession('sipas-22', 'lang="en"');
    const line = (unit, row) => `${unit},${1 + (row * 7) % 5},${3 + row % 3},${4 + row % 2}`;
    const units = ['soc-son', 'noi-bai', 'da-phuc'];
    const text = `unit,a1,b1,overall\n${Array.from({ length: 240 }, (_, row) => line(units[row % 3], row)).join('\n')}\n`;
    await importText(page, text);
    await crossed(page, 'heat');
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const path = join(mkdtempSync(join(tmpdir(), 'hailong-')), 'file.csv');
    writeFileSync(path, text);
    const { group_by: { groups }, by_unit: order } = countedMore(path, 'questionnaires/sipas-22.json', '--group-by', 'unit');
    for (const [button, of] of [['By item', 'items'], ['By factor', 'factors']]) {
      await panel(page, 'heat').getByRole('button', { name: button, exact: true }).click();
      const rows = await tableOf(page, 'heat');
      assert.equal(rows.length, groups.length + 1, 'all responses besides');
      for (const [at, { value }] of order.entries()) {
        const group = groups.find((group) => group.value === value);
        for (const [column, { top_share: share, interval }] of Object.values(group[of]).entries()) {
          const cell = rows[at + 1][column + 1];
          if (share === null) assert.equal(cell, 'no answers');
          else assert.ok(cell.startsWith(`${percent(share)} · ${(interval[0] * 100).toFixed(1)} – ${percent(interval[1])}`), cell);
        }
      }
    }
    await finish();
  });

  test('by the keyboard alone: cells are read out, one filters by its unit, the focus stays', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    const map = panel(page, 'heat').locator('.picture');
    await map.focus();
    const said = () => map.locator('.unseen').textContent();
    await page.keyboard.press('ArrowDown');
    assert.match(await said(), /^Tất cả phiếu · /);
    await page.keyboard.press('ArrowDown');
    const first = await said();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await said(), first);
    await page.keyboard.press('Home');
    assert.equal(await said(), first);
    assert.equal(await panel(page, 'heat').locator('.read-out').textContent(), first);
    assert.equal(await map.locator('.region.active').count(), 1);
    const { by_unit: [best] } = await figuresOf(page);
    await page.keyboard.press('Enter');
    await until(page, (unit) => document.querySelector('hai-long-dashboard').figures.filter.unit?.join() === unit, best.value);
    await crossed(page, 'heat');
    assert.equal(await map.evaluate((map) => map === map.getRootNode().activeElement), true, 'the focus stays');
    assert.match(await page.locator('.dashboard > p.unseen[role=status]').textContent(), /Đơn vị/, 'what happened is said');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(page, () => Object.keys(document.querySelector('hai-long-dashboard').figures.filter).length === 0);
    await finish();
  });

  test('by the pointer: a cell is read out and filters', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    const map = panel(page, 'heat').locator('.picture');
    await map.scrollIntoViewIfNeeded();
    const cell = map.locator('text[class*="on-level"]').last();
    await cell.hover({ force: true });
    const { by_unit: units } = await figuresOf(page);
    assert.match(await panel(page, 'heat').locator('.read-out').textContent(), /%.* – .*n = /);
    await cell.click({ force: true });
    await until(page, (unit) => document.querySelector('hai-long-dashboard').figures.filter.unit?.join() === unit, units.at(-1).value);
    await finish();
  });

  test('saves what it shows', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    for (const name of ['heat', 'cross']) {
      const tool = (label) => panel(page, name).locator('.tools .tool').getByText(label, { exact: true });
      const csv = await download(page, () => tool('CSV').click());
      assert.equal(csv.name, `sipas-22-${name}-minh-hoa.csv`);
      assert.ok(csv.text.includes('Dữ liệu minh họa'));
      const svg = await download(page, () => tool('SVG').click());
      assert.ok(svg.text.startsWith('<svg') && svg.text.includes('Dữ liệu minh họa'));
    }
    await finish();
  });

  test('three hundred units are few nodes, and one redraw of them is quick', async () => {
    const { page, finish } = await dashboardSession();
    const line = (row) => `Xã ${String(row % 300).padStart(3, '0')},${1 + row % 5},${1 + (row * 3) % 5},${3 + row % 3}`;
    await importText(page, `unit,a1,b1,overall\n${Array.from({ length: 12_000 }, (_, row) => line(row)).join('\n')}\n`);
    await crossed(page, 'heat');
    const nodes = await panel(page, 'heat').locator('.chart').evaluate((chart) => chart.querySelectorAll('*').length);
    // A number a cell and a name a row; all else is in a few paths.
    assert.ok(nodes < 300 * 7 + 300, `${nodes} nodes`);
    await finish();
  });
});

test('what is hidden is nowhere', async () => {
  const { page, finish } = await dashboardSession();
  const rows = (count, line) => Array.from({ length: count }, (_, row) => line(row));
  await importText(page, `a1,overall,unit\n${[
    ...rows(64, (row) => `${1 + row % 5},${3 + row % 3},soc-son`), ...rows(17, (row) => `${4 + row % 2},4,noi-bai`),
    ...rows(7, () => '1,1,kim-anh'),
  ].join('\n')}\n`);
  await crossed(page);
  const words = await everyWord(page);
  const files = [];
  for (const name of ['heat', 'cross']) {
    files.push((await tableOf(page, name)).flat().join('\n'));
    for (const label of ['CSV', 'SVG']) {
      files.push((await download(page, () => panel(page, name).locator('.tools .tool').getByText(label, { exact: true }).click())).text);
    }
  }
  for (const text of [words, ...files]) {
    assert.doesNotMatch(text, /n = 7\b|n = 17\b|· 7\b|· 17\b/);
  }
  assert.ok(files.every((text) => text.includes('không hiển thị')));
  await finish();
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`no fault that axe finds, nothing wider than the window (${lang}, ${theme})`, async () => {
      const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}" theme="${theme}"`);
      await illustrative(page);
      assert.deepEqual(await faults(page), []);
      await fits(page, [320, 768, 1280]);
      await atWidth(page, 360);
      await panel(page, 'heat').getByRole('button', { name: lang === 'vi' ? 'Theo từng tiêu chí' : 'By item', exact: true }).click();
      for (const name of ['heat', 'cross']) await panel(page, name).locator('.tools .tool').first().click();
      assert.deepEqual(await faults(page), [], 'tables on a phone');
      await finish();
    });
  }
}
