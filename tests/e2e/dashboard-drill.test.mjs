// The tree of units, merged units, and months, quarters and years.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import { dashboard, dashboardSession, everyWord, figuresOf, figuresOfText, filterBy, fits, importText, loaded, tableOf } from './dashboard.mjs';

after(closeBrowser);

const NATION = {
  units: [
    { id: 'p', name: 'Tỉnh Bắc Ninh', level: 'province' },
    { id: 'q', name: 'Thành phố Hà Nội', level: 'province' },
    { id: 'p1', name: 'Xã Tiên Du', level: 'commune', parent: 'p' },
    { id: 'p2', name: 'Xã Lương Tài', level: 'commune', parent: 'p' },
    { id: 'q1', name: 'Xã Sóc Sơn', level: 'commune', parent: 'q', valid_from: '2025-07-01' },
    { id: 'q2', name: 'Xã Nội Bài', level: 'commune', parent: 'q' },
    { id: 'old', name: 'Xã Phù Linh', level: 'commune', parent: 'q', valid_to: '2025-06-30', successors: ['q1'] },
  ],
};

const line = (unit, month, row) => `${1 + row % 5},${3 + (row * 7) % 3},${unit},${month}-15`;
const rows = (count, unit, month) => Array.from({ length: count }, (_, row) => line(unit, month, row));
const file = (...parts) => `a1,overall,unit,submitted\n${parts.flat().join('\n')}\n`;

/** Two provinces with two communes each, and one that became part of another. */
const nation = file(
  rows(60, 'p1', '2025-05'), rows(45, 'p2', '2025-08'), rows(70, 'q1', '2025-08'), rows(50, 'q1', '2026-01'), rows(55, 'q2', '2025-09'),
  rows(40, 'old', '2025-05'), rows(35, 'old', '2025-06'),
);

async function inNation(attributes = 'lang="vi"') {
  const started = await session();
  await started.page.route(new URL('nation.json', URL_OF_DIST).href, (route) => route.fulfill({ json: NATION }));
  await open(started.page, dashboard('sipas-22', `${attributes} units="./nation.json"`));
  await loaded(started.page);
  return started;
}

const panel = (page, name) => page.locator(`section.${name}`);
const picture = (page, name) => panel(page, name).locator('.picture');
const crumbs = (page) => panel(page, 'units').locator('.crumbs li').allTextContents();
const units = async (page) => (await figuresOf(page)).filter.unit ?? null;
const filteredBy = (page, wanted) => until(
  page,
  (wanted) => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter.unit ?? null) === wanted,
  JSON.stringify(wanted),
);
const percent = (share) => `${(share * 100).toFixed(1).replace('.', ',')}\u{a0}%`;

describe('the tree of units', () => {
  test('down and up by the keyboard: a province has the figures of its communes together', async () => {
    const { page, finish } = await inNation();
    await importText(page, nation);
    assert.deepEqual(await crumbs(page), ['Tất cả đơn vị']);
    const top = await tableOf(page, 'units');
    assert.deepEqual(top.map(([name]) => name).sort(), ['Thành phố Hà Nội', 'Tỉnh Bắc Ninh']);
    const { overall } = figuresOfText(nation, 'questionnaires/sipas-22.json', ['unit=p1', 'unit=p2']);
    const row = top.find(([name]) => name === 'Tỉnh Bắc Ninh');
    assert.ok(row.includes(percent(overall.top_share)), row.join(' | '));

    await picture(page, 'units').focus();
    await page.keyboard.press('Home');
    if (!/Hà Nội/.test(await picture(page, 'units').locator('.unseen').textContent())) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await filteredBy(page, ['old', 'q', 'q1', 'q2']);
    assert.match(await page.locator('.chip.on summary').textContent(), /Thành phố Hà Nội \(3 đơn vị\)$/, 'told by its name');
    assert.deepEqual(await crumbs(page), ['Tất cả đơn vị', 'Thành phố Hà Nội']);
    const inside = await tableOf(page, 'units');
    assert.deepEqual(inside.map(([name]) => name).sort(), ['Xã Nội Bài', 'Xã Phù Linh', 'Xã Sóc Sơn']);
    const { n } = await figuresOf(page);
    assert.equal(n, 70 + 50 + 55 + 40 + 35);

    await picture(page, 'units').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('hai-long-dashboard').figures.filter.unit?.length === 1);
    const [, , current] = await crumbs(page);
    assert.equal(current, (await tableOf(page, 'units'))[0][0]);
    assert.equal((await tableOf(page, 'units')).length, 3, 'its neighbours stay in sight');
    assert.equal(await panel(page, 'units').locator('[aria-current=page]').count(), 1);
    await panel(page, 'units').locator('.crumbs').getByRole('button', { name: 'Thành phố Hà Nội' }).click();
    await filteredBy(page, ['old', 'q', 'q1', 'q2']);
    await panel(page, 'units').locator('.crumbs').getByRole('button', { name: 'Tất cả đơn vị' }).click();
    await filteredBy(page, null);
    assert.deepEqual(await tableOf(page, 'units'), top);
    await finish();
  });

  test('begins at the province that all responses are of, and the file that comes with us has one', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, file(rows(40, 'soc-son', '2026-01'), rows(40, 'noi-bai', '2026-01'), rows(20, '', '2026-02')));
    assert.deepEqual(await crumbs(page), ['Thành phố Hà Nội']);
    await filterBy(page, { unit: ['soc-son'] });
    assert.deepEqual(await crumbs(page), ['Thành phố Hà Nội', 'Xã Sóc Sơn']);
    await panel(page, 'units').locator('.crumbs').getByRole('button').click();
    await filteredBy(page, null);
    await finish();
  });

  test('tells nothing of a small commune by its province', async () => {
    const { page, finish } = await inNation();
    await importText(page, file(rows(64, 'p1', '2026-01'), rows(7, 'p2', '2026-01'), rows(60, 'q1', '2026-01'), rows(17, 'q2', '2026-01')));
    // The small unit is hidden together with the next smallest, in the other province: so both provinces are hidden.
    const top = await tableOf(page, 'units');
    assert.equal(top.length, 2);
    for (const row of top) assert.ok(row.some((cell) => /không hiển thị/.test(cell)), row.join(' | '));
    assert.doesNotMatch(await everyWord(page), /n = 71\b|n = 77\b|n = 7\b|n = 17\b/);
    await finish();
  });
});

test('a unit that others became part of: their responses are taken in by a press, and the trend goes back to them', async () => {
  const { page, finish } = await inNation();
  await importText(page, nation);
  await filterBy(page, { unit: ['q1'] });
  const merger = panel(page, 'units').locator('.merger');
  assert.match(await merger.textContent(), /Xã Phù Linh đã nhập vào Xã Sóc Sơn/);
  const before = await figuresOf(page);
  assert.equal(before.n, 120);
  await merger.getByRole('button').click();
  await filteredBy(page, ['old', 'q1']);
  const after = await figuresOf(page);
  assert.equal(after.n, 195);
  assert.deepEqual(after.by_month.map(({ value }) => value), ['2025-05', '2025-06', '2025-08', '2026-01']);
  assert.match(await merger.textContent(), /gồm cả phiếu của Xã Phù Linh/);
  assert.deepEqual(await crumbs(page), ['Tất cả đơn vị', 'Thành phố Hà Nội', 'Xã Sóc Sơn']);
  await merger.getByRole('button').click();
  await filteredBy(page, ['q1']);
  await finish();
});

describe('months, quarters and years', () => {
  const step = (page, name) => panel(page, 'trend').getByRole('button', { name, exact: true }).click();

  test('have the shares of the command line, and are picked as the months that they are', async () => {
    const { page, finish } = await dashboardSession();
    const months = ['2025-02', '2025-03', '2025-05', '2025-07', '2025-12', '2026-01', '2026-02'];
    const text = file(...months.map((month, at) => rows(40 + 3 * at, 'soc-son', month)));
    await importText(page, text);
    await step(page, 'Quý');
    const quarters = await tableOf(page, 'trend');
    assert.deepEqual(quarters.map(([name]) => name), ['quý I/2025', 'quý II/2025', 'quý III/2025', 'quý IV/2025', 'quý I/2026']);
    const first = figuresOfText(text, 'questionnaires/sipas-22.json', ['month=2025-02', 'month=2025-03']).overall;
    assert.ok(quarters[0].includes(percent(first.top_share)), quarters[0].join(' | '));
    assert.match(await panel(page, 'trend').locator('h3').textContent(), /^Quý I\/2026: /);
    await picture(page, 'trend').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('hai-long-dashboard').figures.filter.month?.join() === '2025-01,2025-02,2025-03');
    assert.equal((await figuresOf(page)).n, first.n);
    assert.equal(await picture(page, 'trend').locator('.marked .frame').count(), 1);
    assert.deepEqual(await tableOf(page, 'trend'), quarters, 'the others stay in sight');
    await page.keyboard.press('Escape');
    await step(page, 'Năm');
    const years = await tableOf(page, 'trend');
    assert.deepEqual(years.map(([name]) => name), ['2025', '2026']);
    const last = figuresOfText(text, 'questionnaires/sipas-22.json', ['month=2026-01', 'month=2026-02']).overall;
    assert.ok(years[1].includes(percent(last.top_share)), years[1].join(' | '));
    await step(page, 'Tháng');
    assert.equal((await tableOf(page, 'trend')).length, 13, 'each month from the first to the last');
    await finish();
  });

  test('tell of no hidden month: a quarter that would is hidden', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, file(rows(4, 'soc-son', '2026-01'), rows(50, 'soc-son', '2026-02'), rows(31, 'soc-son', '2026-04'), rows(60, 'soc-son', '2026-05')));
    const hidden = (table) => table.filter((row) => row.some((cell) => /không hiển thị/.test(cell))).map(([name]) => name);
    assert.deepEqual(hidden(await tableOf(page, 'trend')), ['01/2026', '04/2026']);
    await step(page, 'Quý');
    assert.deepEqual(hidden(await tableOf(page, 'trend')), ['quý I/2026', 'quý II/2026']);
    assert.doesNotMatch(await everyWord(page), /n =? ?(4|31|54|91)\b/);
    await step(page, 'Năm');
    assert.deepEqual(hidden(await tableOf(page, 'trend')), []);
    await finish();
  });
});

for (const [lang, theme] of [['vi', 'light'], ['en', 'dark']]) {
  test(`without a fault inside of a province, nothing wider than the window (${lang}, ${theme})`, async () => {
    const { page, finish } = await inNation(`lang="${lang}" theme="${theme}"`);
    await importText(page, nation);
    await filterBy(page, { unit: ['q1'] });
    await panel(page, 'trend').locator('.controls .tool').nth(1).click();
    assert.deepEqual(await faults(page), []);
    await fits(page, [320, 360, 1280]);
    await finish();
  });
}
