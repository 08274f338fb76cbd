// Small multiples: counted when the panel comes near the window, with the numbers that a filter on each unit gives.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { atWidth, crossed, dashboardSession, download, figuresOf, figuresOfText, importText, tableOf } from './dashboard.mjs';

after(closeBrowser);

const SIPAS = 'questionnaires/sipas-22.json';
const unit = (at) => `xa-${String(at).padStart(2, '0')}`;

/** 30 units with 40 responses a month each for half a year, the last one with five. Each is somewhat worse than the one before. */
const text = ['id,unit,submitted,a1,overall', ...Array.from({ length: 30 }, (_, at) => Array.from({ length: 6 }, (_, month) => (
  Array.from({ length: at === 29 ? 5 : 40 }, (_, row) => [
    `u${at}-${month}-${row}`, unit(at), `2025-0${month + 1}-10`, 4, row % 40 < (at === 29 ? 2 : 36 - at / 2 - (month === 3 ? 4 : 0)) ? 4 + row % 2 : 2,
  ].join(','))
)))].flat(2).join('\n') + '\n';

const panel = (page) => page.locator('section.multiples');
const spoken = (page) => panel(page).locator('.picture .unseen').textContent();
const percent = (share) => `${(share * 100).toFixed(1).replace('.', ',')}\u{a0}%`;

const status = (page, text) => until(page, (text) => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.multiples .controls [role=status]')?.textContent === text, text);
const announced = (page) => page.locator('.dashboard > p.unseen[role=status]').textContent();
const filtered = (page, units) => until(page, (units) => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter.unit) === units, JSON.stringify(units?.sort()));
const isOnPicture = (page) => panel(page).locator('.picture').evaluate((picture) => picture.getRootNode().activeElement === picture);

async function shown(attributes, options, responses = text) {
  const started = await dashboardSession('sipas-22', attributes, options);
  await importText(started.page, responses);
  assert.equal(await panel(started.page).count(), 0, 'nobody is near');
  await crossed(started.page);
  await panel(started.page).waitFor();
  await panel(started.page).scrollIntoViewIfNeeded();
  await panel(started.page).locator('svg.chart').waitFor();
  return started;
}

describe('a small trend of each unit', () => {
  test('has the numbers of a filter on the unit, in the order of the ranking', async () => {
    const { page, finish } = await shown();
    const rows = await tableOf(page, 'multiples');
    const ranking = (await figuresOf(page)).by_unit.map(({ value }) => value);
    assert.deepEqual(rows.map(([name]) => name), ranking.slice(0, 24));
    // The months of the first one are hidden with those of the smallest, which would follow from all others and the whole.
    for (const row of [rows[0], rows[1], rows[23]]) {
      const alone = figuresOfText(text, SIPAS, [`unit=${row[0]}`]);
      const shares = alone.by_month.map(({ top_share }) => top_share);
      assert.equal(shares.includes(null), row === rows[0]);
      for (const [at, share] of shares.entries()) {
        if (share === null) assert.match(row[at + 2], /không hiển thị/);
        else assert.equal(row[at + 2].split(' · ')[0], percent(share));
      }
      assert.equal(row[1].split(' · ')[0], percent(alone.overall.top_share));
    }
    await panel(page).getByRole('button', { name: 'Hiện thêm 6 đơn vị', exact: true }).click();
    await status(page, 'Đã hiện cả 30 đơn vị.');
    const all = await tableOf(page, 'multiples');
    assert.equal(all.length, 30);
    // Each of its months has five responses: all are hidden.
    const hidden = all.find(([name]) => name === unit(29));
    assert.deepEqual(hidden.slice(2).filter((cell) => /\d,\d/.test(cell)), []);
    const csv = await download(page, () => panel(page).locator('.tool', { hasText: 'CSV' }).click());
    assert.equal(csv.text.trim().split('\n').filter((line) => line.startsWith('xa-')).length, 30);
    assert.deepEqual(await faults(page), []);
    await finish();
  });

  test('shows more at a press, and fewer again, with the focus on the button', async () => {
    const { page, finish } = await shown();
    await status(page, 'Hiện 24 trong 30 đơn vị.');
    const of = (name) => panel(page).getByRole('button', { name, exact: true });
    const hasFocus = (button) => button.evaluate((button) => button.getRootNode().activeElement === button);
    await of('Hiện thêm 6 đơn vị').focus();
    await page.keyboard.press('Enter');
    await status(page, 'Đã hiện cả 30 đơn vị.');
    assert.ok(await hasFocus(of('Chỉ hiện 24 đơn vị đầu')));
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Enter');
    await status(page, 'Hiện 24 trong 30 đơn vị.');
    assert.ok(await hasFocus(of('Hiện thêm 6 đơn vị')));
    assert.equal((await tableOf(page, 'multiples')).length, 24);
    // Pressed twice at once: the second press doesn't stop the count of the first.
    await of('Hiện thêm 6 đơn vị').evaluate((button) => { button.click(); button.click(); });
    await status(page, 'Đã hiện cả 30 đơn vị.');
    assert.equal((await tableOf(page, 'multiples')).length, 30);
    await finish();
  });

  test('is walked through by the arrow keys, and picked', async () => {
    const { page, finish } = await shown();
    const rows = (await tableOf(page, 'multiples')).map(([name]) => name);
    await panel(page).locator('.picture').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await spoken(page), new RegExp(`^${rows[0]} · .*quá ít phiếu để hiển thị$`));
    await page.keyboard.press('ArrowRight');
    assert.match(await spoken(page), new RegExp(`^${rows[1]} · .*gần nhất 06/2025: `));
    await page.keyboard.press('ArrowDown');
    const below = (await spoken(page)).split(' · ')[0];
    assert.ok(rows.indexOf(below) > 2, `${below} stands below`);
    await page.keyboard.press('Enter');
    await filtered(page, [below]);
    // The others are still shown around it, and the focus stays where it was.
    assert.match(await announced(page), new RegExp(below));
    assert.match(await spoken(page), new RegExp(`^${below} · .* · đang lọc$`));
    assert.ok(await isOnPicture(page));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Enter');
    await filtered(page, [rows[1], below]);
    assert.ok(await isOnPicture(page));
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Escape');
    await filtered(page, undefined);
    assert.ok(await isOnPicture(page));
    assert.deepEqual((await tableOf(page, 'multiples')).map(([name]) => name), rows);
    await finish();
  });

  test('of which too few answered is not picked, and that is said', async () => {
    const few = Array.from({ length: 6 }, (_, month) => `few-${month},${unit(30)},2025-0${month + 1}-10,4,5`);
    const some = text.split('\n').filter((line) => !/,xa-(0[3-9]|1\d|2[0-8]),/.test(line));
    const { page, finish } = await shown('lang="vi"', undefined, [...some.slice(0, -1), ...few].join('\n') + '\n');
    const rows = await tableOf(page, 'multiples');
    const hidden = rows.filter((row) => /không hiển thị/.test(row[1]));
    assert.deepEqual(hidden.map(([name]) => name), [unit(29), unit(30)], 'the other one for the sake of the smallest');
    for (const row of hidden) for (const cell of row.slice(2)) assert.equal(cell, row[1]);
    await panel(page).locator('.picture').focus();
    for (let at = 0; !(await spoken(page)).startsWith(unit(30)); at += 1) {
      assert.ok(at < 9, 'it is found');
      await page.keyboard.press(at % 3 === 0 ? 'ArrowDown' : 'ArrowRight');
    }
    await page.keyboard.press('Enter');
    await until(page, (name) => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.dashboard > p.unseen[role=status]').textContent.includes(name), unit(30));
    assert.deepEqual((await figuresOf(page)).filter, {});
    assert.ok(await isOnPicture(page));
    await finish();
  });

  for (const [lang, theme, name] of [['vi', 'dark', 'Diễn biến theo tháng của từng đơn vị'], ['en', 'light', 'Month by month, each unit']]) {
    test(`fits a narrow screen: ${lang}, ${theme}`, async () => {
      const { page, finish } = await shown(`lang="${lang}" theme="${theme}"`, { width: 320, height: 800 });
      assert.equal(await panel(page).locator('h3').textContent(), name);
      for (const width of [320, 360, 1280]) {
        await atWidth(page, width);
        const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        assert.ok(needed <= there, `${needed} of ${there}`);
        // Short names stand two side by side on a phone.
        const lefts = await panel(page).locator('.picture text.label').evaluateAll((all) => new Set(all.map((label) => Math.round(label.getBoundingClientRect().left))).size);
        assert.ok(width < 640 ? lefts === 2 : lefts > 4, `${lefts} at ${width}`);
        assert.deepEqual(await faults(page), []);
      }
      await finish();
    });
  }
});
