// Changes between periods, drivers, and months outside of the control limits. The numbers equal the command line's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser } from './browser.mjs';
import {
  dashboardSession, download, everyWord, figuresOf, figuresOfText, filterBy, importText, tableOf,
} from './dashboard.mjs';

after(closeBrowser);

const SIPAS = 'questionnaires/sipas-22.json';
const asked = JSON.parse(readFileSync(new URL(`../../${SIPAS}`, import.meta.url), 'utf8'));
const names = Object.fromEntries(asked.pages.flatMap(({ questions }) => questions).map(({ id, short, label }) => [id, (short ?? label).vi]));

/** Satisfied persons of a hundred in each month: May is outside of the limits, the second quarter is below the first. */
const MONTHS = [80, 82, 78, 79, 45, 77];

/** `a1` goes with the result, `a2` with nothing, `a3` with it and is weak, `a4` seldom; few answer `b1` in the first quarter. */
const text = ['a1,a2,a3,a4,b1,overall,submitted', ...MONTHS.flatMap((good, month) => Array.from({ length: 100 }, (_, row) => {
  const satisfied = row < good;
  const few = month < 3 ? month === 0 && row < 6 : row < 60;
  return [
    satisfied ? 4 + row % 2 : 2, row % 10 < 9 ? 4 : 3, satisfied ? 3 + Number(row % 4 === 0) : 1, row % 3 === 0 ? 3 : 5,
    few ? 4 : '', satisfied ? 4 + row % 2 : 1 + row % 3, `2024-0${month + 1}-15`,
  ].join(',');
}))].join('\n') + '\n';

const QUARTERS = ['--compare', 'month=2024-01..2024-03:2024-04..2024-06'];
const decimal = (number, places) => number.toFixed(places).replace('.', ',');
const percent = (share) => `${decimal(share * 100, 1)}\u{a0}%`;
const signed = (share) => {
  const number = decimal(Math.abs(share * 100), 1);
  return (/[1-9]/.test(number) ? (share < 0 ? '−' : '+') : '') + number;
};
const title = (page, panel) => page.locator(`section.${panel} h3`).textContent();

/** The table of what changed is what the command says of two periods. */
async function assertCompared(page, { compare }) {
  const rows = new Map((await tableOf(page, 'change')).map(([name, ...cells]) => [name, cells]));
  let shown = 0;
  for (const [id, found] of Object.entries(compare.items)) {
    const cells = rows.get(names[id]);
    assert.ok(cells, id);
    if (found.difference === null) {
      assert.deepEqual(cells.slice(0, 6), Array(6).fill(''), `${id}: ${cells}`);
      assert.match(cells[6], /không hiển thị|không có câu trả lời/);
      continue;
    }
    shown += 1;
    const certain = found.verdict === 'not_distinguishable' ? /chưa đủ chắc chắn/ : /nhiều hơn mức ngẫu nhiên/;
    assert.deepEqual(cells.slice(0, 6), [
      percent(found.share_a), percent(found.share_b), `${signed(found.difference)}\u{a0}điểm\u{a0}%`,
      `từ ${signed(found.interval[0])} đến ${signed(found.interval[1])}`, String(found.n_a), String(found.n_b),
    ], id);
    assert.match(cells[6], certain);
  }
  assert.ok(shown >= 4, `${shown} items are compared`);
}

describe('what has changed', () => {
  test('is the last quarter that is over against the one before, as the command compares them', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, text);
    const expected = figuresOfText(text, SIPAS, [], QUARTERS);
    await assertCompared(page, expected);
    const { difference, verdict } = expected.compare.overall;
    assert.equal(verdict, 'lower');
    const points = `${decimal(Math.abs(difference) * 100, 1)}\u{a0}điểm\u{a0}%`;
    const finding = `Hài lòng chung giảm ${points} so với quý I/2024, nhiều hơn mức ngẫu nhiên`;
    assert.equal(await title(page, 'change'), finding);
    const [low, high] = expected.compare.overall.interval.map(signed);
    assert.equal(await page.locator('.card .changed').textContent(),
      `Quý II/2024: giảm ${points} so với quý I/2024 (từ ${low} đến ${high}), nhiều hơn mức ngẫu nhiên`);
    assert.match(await page.locator('section.change .panel-text').textContent(), /lấy quý gần nhất đã kết thúc/);
    assert.deepEqual(await page.locator('.alerts li').allTextContents().then((all) => all.map((one) => one.slice(0, 60))), [
      finding.slice(0, 60),
      `Tháng 05/2024: thấp hơn mức dao động thường ngày (45,0\u{a0}%; thường từ`.slice(0, 60),
    ]);
    assert.deepEqual(await faults(page), []);
    await finish();
  });

  test('under a filter of months is these against as many before, or says why not', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, text);
    await filterBy(page, { month: ['2024-02'] });
    await assertCompared(page, figuresOfText(text, SIPAS, [], ['--compare', 'month=2024-01:2024-02']));
    assert.match(await title(page, 'change'), /so với tháng 01\/2024: chưa đủ chắc chắn$/);
    await filterBy(page, { month: ['2024-03', '2024-04'] });
    await assertCompared(page, figuresOfText(text, SIPAS, [], ['--compare', 'month=2024-01..2024-02:2024-03..2024-04']));
    await filterBy(page, { month: ['2024-01'] });
    assert.equal(await title(page, 'change'), 'Thay đổi so với kỳ trước');
    assert.equal(await page.locator('section.change .panel-text').textContent(), 'Kỳ trước không có phiếu nào để so sánh.');
    assert.equal(await page.locator('.changed, .alerts').count(), 0);
    await finish();
  });

  test('tells nothing of what few answered in one of the periods', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, text);
    const [hidden] = (await tableOf(page, 'change')).filter(([name]) => name === names.b1);
    assert.deepEqual(hidden.slice(1), ['', '', '', '', '', '', 'một trong hai kỳ có dưới 10 câu trả lời hoặc có thể suy ra: không hiển thị']);
    const file = await download(page, () => page.locator('section.change .tool').getByText('CSV', { exact: true }).click());
    assert.equal(file.name, 'sipas-22-change.csv');
    for (const words of [file.text, await everyWord(page)]) {
      const line = words.split(/\r?\n/).find((line) => line.startsWith(names.b1)) ?? '';
      assert.doesNotMatch(line.replace('dưới 10', ''), /\d{2},\d/);
    }
    await finish();
  });
});

test('what matters is what the command says goes with the result', async () => {
  const { page, finish } = await dashboardSession();
  await importText(page, text);
  const expected = figuresOfText(text, SIPAS, [], ['--drivers']).drivers;
  const table = await tableOf(page, 'drivers');
  assert.deepEqual(table.map(([name]) => name), expected.items.map(({ item }) => names[item]));
  let shown = 0;
  for (const [row, driver] of expected.items.entries()) {
    if (driver.rho === null) continue;
    shown += 1;
    const [, rho, interval, share, n] = table[row];
    const sign = (number) => decimal(number, 2).replace('-', '−').replace(/^−0,00$/, '0,00');
    assert.deepEqual([rho, interval, share, n], [
      sign(driver.rho), driver.interval.map(sign).join(' – '), percent(driver.top_share), String(driver.n),
    ], driver.item);
  }
  assert.equal(shown, 4, 'all who answered b1 were content with it');
  const todo = Object.fromEntries(table.map((cells) => [cells[0], cells[5]]));
  assert.equal(todo[names.a3], 'Ưu tiên cải thiện');
  assert.equal(await title(page, 'drivers'), `Ưu tiên cải thiện: ${names.a3}`);
  const words = await page.locator('section.drivers .chart').textContent();
  for (const heading of ['Ưu tiên cải thiện', 'Giữ vững', 'Cải thiện sau', 'Duy trì']) assert.ok(words.includes(heading), heading);
  await finish();
});

test('a month outside of its limits is marked by its shape and a word', async () => {
  const { page, finish } = await dashboardSession();
  await importText(page, text);
  const { by_month: months } = await figuresOf(page);
  const outside = months.filter(({ top_share: share, limits: [low, high] }) => share < low || share > high);
  assert.deepEqual(outside.map(({ value }) => value), ['2024-05']);
  assert.equal(await page.locator('section.trend .dot.beyond').count(), 1);
  assert.equal(await page.locator('section.trend .limit').count() > 0, true);
  assert.ok((await page.locator('section.trend .chart').textContent()).includes('45,0\u{a0}% thấp'));
  const may = (await tableOf(page, 'trend')).find(([month]) => month === '05/2024');
  assert.equal(may.at(-1), 'thấp hơn mức dao động thường ngày');
  await finish();
});

test('on a phone of 320 px nothing of it is wider than the phone', async () => {
  const { page, finish } = await dashboardSession('sipas-22', 'lang="en" theme="dark"', { width: 320, height: 800 });
  await importText(page, text);
  await page.locator('.panel.drivers .chart').waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.match(await title(page, 'change'), /^Overall satisfaction is down [\d.]+\u{a0}points on Q1 2024, more than chance$/u);
  assert.deepEqual(await faults(page), []);
  await finish();
});
