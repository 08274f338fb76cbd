// Picking in charts filters all panels, the other marks stay visible, and one key clears the filter.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { crossed, dashboardSession, everyWord, figuresOf, filterBy, fits, importText, tableOf } from './dashboard.mjs';

after(closeBrowser);

const panel = (page, name) => page.locator(`section.${name}`);
const picture = (page, name) => panel(page, name).locator('.picture');

const illustrative = async (page) => {
  await page.locator('.data button.second').last().click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  await crossed(page);
};

/** Waits until this filter is applied. */
const filtered = (page, wanted) => until(
  page,
  (wanted) => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter) === wanted,
  JSON.stringify(wanted),
);

const said = (page) => page.evaluate(() =>
  [...document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('.dashboard > [role=status]')].map((line) => line.textContent).join(''));

const focusStays = async (page, name) => assert.equal(
  await picture(page, name).evaluate((picture) => picture === picture.getRootNode().activeElement), true, 'the focus stays');

/** Clicks the middle of a chart's row, as a person would. */
async function press(page, name, index, modifiers = []) {
  const region = picture(page, name).locator('.region').nth(index);
  await region.scrollIntoViewIfNeeded();
  await region.click({ modifiers });
}

/** The framed parts. */
const framed = (page, name) => picture(page, name).locator('.marked .frame').count();

describe('a unit', () => {
  test('by the pointer: alone, with others, and off again; the others stay in sight', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    const whole = await tableOf(page, 'units');
    const { by_unit: units, n } = await figuresOf(page);
    await press(page, 'units', 1);
    await filtered(page, { unit: [units[1].value] });
    const alone = await figuresOf(page);
    assert.equal(alone.overall.n, units[1].n);
    assert.deepEqual(await tableOf(page, 'units'), whole, 'all units are still there');
    assert.equal(await framed(page, 'units'), 1);
    assert.match(await page.locator('.chip.on').textContent(), new RegExp(whole[1][0]), 'the chip says it');
    assert.match(await said(page), new RegExp(`Đang lọc theo Đơn vị: ${whole[1][0]}`));
    await press(page, 'units', 0, ['Shift']);
    await filtered(page, { unit: [units[0].value, units[1].value].sort() });
    assert.equal((await figuresOf(page)).overall.n, units[0].n + units[1].n);
    assert.equal(await framed(page, 'units'), 2);
    await press(page, 'units', 0);
    await filtered(page, { unit: [units[0].value] });
    await press(page, 'units', 0);
    await filtered(page, {});
    assert.equal((await figuresOf(page)).n, n);
    assert.equal(await framed(page, 'units'), 0);
    await finish();
  });

  test('by the keyboard: the row that is visited, and the focus and the place stay', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    const { by_unit: units } = await figuresOf(page);
    await picture(page, 'units').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const spoken = () => picture(page, 'units').locator('.unseen').textContent();
    const before = await spoken();
    assert.doesNotMatch(before, /đang lọc/);
    await page.keyboard.press('Enter');
    await filtered(page, { unit: [units[1].value] });
    await focusStays(page, 'units');
    assert.equal(await spoken(), `${before} · đang lọc`);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Enter');
    await filtered(page, { unit: [units[0].value, units[1].value].sort() });
    await page.keyboard.press('Escape');
    await filtered(page, {});
    await focusStays(page, 'units');
    assert.equal(await said(page), 'Đã bỏ mọi bộ lọc.');
    await finish();
  });

  test('of which too few answered is not filtered by, and that is said', async () => {
    const { page, finish } = await dashboardSession();
    const rows = (count, unit) => `4,5,${unit}\n2,3,${unit}\n`.repeat(count);
    await importText(page, `a1,overall,unit\n${rows(30, 'soc-son')}${rows(8, 'noi-bai')}${rows(2, 'kim-anh')}`);
    const hidden = (await figuresOf(page)).by_unit.findIndex(({ status }) => status === 'hidden');
    assert.ok(hidden > 0);
    await picture(page, 'units').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await until(page, () => /quá ít câu trả lời/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.dashboard > [role=status]').textContent));
    assert.deepEqual((await figuresOf(page)).filter, {});
    await focusStays(page, 'units');
    assert.doesNotMatch(await everyWord(page), /n = 4\b|n = 16\b/);
    await finish();
  });

  test('that leaves nothing to show with the other filters: the focus is on the words that say so, and Escape leads back', async () => {
    const { page, finish } = await dashboardSession();
    const rows = (count, unit, field) => `4,5,${unit},${field}\n2,3,${unit},${field}\n`.repeat(count);
    await importText(page, `a1,overall,unit,field\n${rows(30, 'soc-son', 'land')}${rows(30, 'noi-bai', 'civil-status')}`);
    await crossed(page);
    await panel(page, 'cross').locator('select').nth(1).selectOption('field');
    await filterBy(page, { unit: ['soc-son'] });
    await filterBy(page, { unit: ['soc-son'], field: ['land'] });
    const other = await picture(page, 'units').locator('.region').count();
    assert.equal(other, 1, 'no other unit has any');
    await page.evaluate(() => { document.querySelector('hai-long-dashboard').filter = { unit: ['noi-bai'], field: ['land'] }; });
    await filtered(page, { field: ['land'], unit: ['noi-bai'] });
    await page.locator('.message').focus();
    await page.keyboard.press('Escape');
    await filtered(page, {});
    await finish();
  });
});

describe('a month', () => {
  test('alone, as a range in both directions, and off; the others stay in sight', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    const whole = await tableOf(page, 'trend');
    const months = (await figuresOf(page)).by_month.map(({ value }) => value);
    await press(page, 'trend', 4);
    await filtered(page, { month: [months[4]] });
    assert.deepEqual(await tableOf(page, 'trend'), whole);
    assert.equal(await framed(page, 'trend'), 1);
    await press(page, 'trend', 6, ['Shift']);
    await filtered(page, { month: months.slice(4, 7) });
    await picture(page, 'trend').focus();
    await page.keyboard.press('Home');
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await filtered(page, { month: months.slice(3, 7) });
    assert.equal(await framed(page, 'trend'), 4);
    await focusStays(page, 'trend');
    await page.keyboard.press('Enter');
    await filtered(page, { month: [months[3]] });
    await page.keyboard.press('Enter');
    await filtered(page, {});
    await finish();
  });
});

describe('a cell of the cross-tab', () => {
  test('filters by both, a bar by its own; again takes them off, and a chip has each', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page);
    await picture(page, 'cross').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await until(page, () => Object.keys(document.querySelector('hai-long-dashboard').figures.filter).join() === 'unit');
    const { filter: { unit } } = await figuresOf(page);
    await page.keyboard.press('Escape');
    await filtered(page, {});
    await crossed(page);
    await page.keyboard.press('Home');
    for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await until(page, () => Object.keys(document.querySelector('hai-long-dashboard').figures.filter).join() === 'overall,unit');
    const { filter } = await figuresOf(page);
    assert.deepEqual(filter.unit, unit);
    assert.equal(filter.overall.length, 1);
    const chips = await page.locator('.chip.on summary').allTextContents();
    assert.equal(chips.length, 2, chips.join());
    assert.ok(chips.some((text) => /hài lòng/i.test(text)), 'the level has its name');
    await focusStays(page, 'cross');
    await page.keyboard.press('Escape');
    await filtered(page, {});
    await finish();
  });
});

test('Escape closes an open list first, and leaves the filter', async () => {
  const { page, finish } = await dashboardSession();
  await illustrative(page);
  const { by_unit: [best] } = await figuresOf(page);
  await filterBy(page, { unit: [best.value] });
  await page.locator('.chip summary').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.deepEqual((await figuresOf(page)).filter, { unit: [best.value] });
  assert.equal(await page.locator('.chip details[open]').count(), 0);
  await page.keyboard.press('Escape');
  await filtered(page, {});
  await finish();
});

for (const [lang, theme] of [['vi', 'light'], ['en', 'dark']]) {
  test(`without a fault while filtered, nothing wider than the window (${lang}, ${theme})`, async () => {
    const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}" theme="${theme}"`);
    await illustrative(page);
    const { by_unit: units, by_month: months } = await figuresOf(page);
    await filterBy(page, { unit: [units[0].value], month: [months[2].value, months[3].value] });
    assert.deepEqual(await faults(page), []);
    await fits(page, [320, 360, 1280]);
    await finish();
  });
}
