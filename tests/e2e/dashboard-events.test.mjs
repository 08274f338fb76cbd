// Events are marked in the trend; where the method changed, the line is broken and comparisons carry a caution. And two
// periods that a person chooses to compare. The numbers equal the command line's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until } from './browser.mjs';
import {
  assertFigures, dashboard, dashboardSession, download, figuresOf, figuresOfText, filterBy, importText, loaded, everyWord, openRecords, tableOf,
} from './dashboard.mjs';

after(closeBrowser);

/** An office opened on 15 March 2025, a new form on 1 July 2025. */
const ASKED = 'gallery/events.json';
const CHANGED = '01/07/2025';

/** Of sixty in each month of 2025 so many are satisfied: twelve fewer with the new form, else steady but for October. */
const GOOD = [48, 50, 47, 49, 48, 50, 34, 36, 35, 18, 34, 36];
const text = ['id,unit,submitted,a1,overall', ...GOOD.flatMap((good, month) => Array.from({ length: 60 }, (_, row) => [
  `r${month}-${row}`, row % 3 ? 'soc-son' : 'noi-bai', `2025-${String(month + 1).padStart(2, '0')}-10`, 1 + row % 5, row < good ? 4 + row % 2 : 2,
].join(',')))].join('\n') + '\n';

const panel = (page, name) => page.locator(`section.${name}`);
const marks = (page, kind) => panel(page, 'trend').locator(`.picture ${kind}`);
const spoken = (page, name) => panel(page, name).locator('.picture .unseen').textContent();
const titles = (page) => page.locator('section.change h3, .card .changed, .alerts li').allTextContents();
const decimal = (number) => number.toFixed(1).replace('.', ',');

async function shown(attributes, options) {
  const started = await dashboardSession(ASKED, attributes, options);
  await importText(started.page, text);
  await panel(started.page, 'trend').locator('svg').waitFor();
  return started;
}

/** The lines that are drawn from month to month, each as how many months it joins. */
const lines = (page) => marks(page, '.line').evaluateAll((all) => all.flatMap((line) => (
  line.getAttribute('d').split('M').slice(1).map((run) => run.match(/[\d.]+/g).length / 2)
)));

describe('marked events', () => {
  test('stand in the picture, in the table, in the words and in what is spoken', async () => {
    const { page, finish } = await shown();
    const words = await marks(page, 'text.event').allTextContents();
    assert.deepEqual(words, ['15/03/2025: Mở bộ phận một cửa mới', `${CHANGED}: Đổi phiếu khảo sát`]);
    assert.equal(await marks(page, '.event:not(text)').count(), 2);
    assert.equal(await marks(page, '.breaks').count(), 1);
    const notes = new Map((await tableOf(page, 'trend')).map((row) => [row[0], row.at(-1)]));
    assert.equal(notes.get('03/2025'), '15/03/2025: Mở bộ phận một cửa mới');
    assert.equal(notes.get('07/2025'), `${CHANGED}: Đổi phiếu khảo sát (phương pháp thay đổi)`);
    assert.equal(notes.get('08/2025'), '');
    assert.match(await panel(page, 'trend').locator('.panel-text').textContent(),
      /vạch đứng đánh dấu 15\/03\/2025: Mở bộ phận một cửa mới, 01\/07\/2025: Đổi phiếu khảo sát; ở vạch đậm phương pháp thay đổi/);
    await panel(page, 'trend').locator('.picture').focus();
    await page.keyboard.press('Home');
    for (let month = 0; month < 6; month += 1) await page.keyboard.press('ArrowRight');
    assert.match(await spoken(page, 'trend'), /^07\/2025 .*· 01\/07\/2025: Đổi phiếu khảo sát \(phương pháp thay đổi\)$/);
    assert.deepEqual(await faults(page), []);
    await finish();
  });

  test('part the line and the limits where the method changed, as the command line has them', async () => {
    const { page, finish } = await shown();
    assert.deepEqual(await lines(page), [6, 6]);
    const figures = await figuresOf(page);
    assertFigures(figures, figuresOfText(text, ASKED));
    const centre = ({ limits: [low, high] }) => (low + high) / 2;
    assert.ok(centre(figures.by_month[0]) - centre(figures.by_month[6]) > 0.15, 'two stretches');
    // October is low for the new form; by one centre for all of the year other months would be as well.
    const beyond = (await tableOf(page, 'trend')).filter((row) => /dao động thường ngày/.test(row.at(-1))).map(([month]) => month);
    assert.deepEqual(beyond, ['10/2025']);
    assert.match(await panel(page, 'trend').locator('h3').textContent(), /\(từ khi phương pháp thay đổi ngày 01\/07\/2025\)$/);
    assert.equal(figures.trend.months_used, 6);
    await page.getByRole('button', { name: 'Quý', exact: true }).click();
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('section.trend .region').length === 4);
    assert.deepEqual(await lines(page), [2, 2]);
    await page.getByRole('button', { name: 'Năm', exact: true }).click();
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('section.trend .region').length === 1);
    const [year] = await tableOf(page, 'trend');
    assert.match(year.at(-1), /Mở bộ phận một cửa mới; 01\/07\/2025: Đổi phiếu/);
    await finish();
  });

  test('make what changed across them be said with a caution', async () => {
    const { page, finish } = await shown();
    // The last quarter against the third: both with the new form.
    assert.ok((await titles(page)).every((one) => !/phương pháp/.test(one)), `${await titles(page)}`);
    await filterBy(page, { month: ['2025-07', '2025-08', '2025-09'] });
    const all = (await titles(page)).filter((one) => /so với/.test(one));
    assert.ok(all.length >= 3, `title, card and alert: ${all}`);
    for (const one of all) assert.ok(one.endsWith(`; phương pháp đã thay đổi từ ${CHANGED}`), one);
    assert.match(await panel(page, 'change').locator('.panel-text').textContent(), /Thận trọng: phương pháp đã thay đổi từ 01\/07\/2025 \(Đổi phiếu khảo sát\)/);
    await finish();
  });

  for (const [lang, theme] of [['vi', 'light'], ['en', 'dark']]) {
    test(`are legible on a narrow screen: ${lang}, ${theme}`, async () => {
      const { page, finish } = await shown(`lang="${lang}" theme="${theme}"`, { width: 320, height: 800 });
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await until(page, (width) => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.trend svg').getBoundingClientRect().width < width, width);
        assert.deepEqual(await marks(page, 'text.number').allTextContents(), ['1', '2', '1', '2']);
        const said = (await marks(page, 'text.event').allTextContents()).join(' ');
        assert.match(said, lang === 'vi' ? /01\/07\/2025: Đổi phiếu khảo sát/ : /01\/07\/2025: A new form of the survey/);
        const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        assert.ok(needed <= there, `${needed} of ${there}`);
        assert.deepEqual(await faults(page), []);
      }
      await finish();
    });
  }

  test('are in the public view of what staff publish, also where they were not known then', async () => {
    const { page, finish } = await shown();
    const expected = (await figuresOf(page)).by_month.map(({ limits }) => limits);
    await openRecords(page);
    await page.locator('.publish summary').click();
    const json = JSON.parse((await download(page, () => page.locator('.publish button').click())).text);
    await finish();
    // As though it had been counted without them.
    for (const group of json.by_month) group.limits = [0.4, 0.9];
    const public_ = await session();
    await public_.page.route('**/so-lieu.json', (route) => route.fulfill({ json }));
    await open(public_.page, dashboard(ASKED, 'published="./so-lieu.json" lang="vi"'));
    await loaded(public_.page);
    await panel(public_.page, 'trend').locator('svg').waitFor();
    assert.deepEqual(await lines(public_.page), [6, 6]);
    assert.deepEqual((await figuresOf(public_.page)).by_month.map(({ limits }) => limits), expected);
    assert.equal(await public_.page.locator('section.change select').count(), 0, 'nothing can be chosen of one file');
    await public_.finish();
  });
});

describe('two periods that a person chooses', () => {
  const select = (page, name) => page.getByRole('combobox', { name, exact: true });
  const choose = async (page, name = 'So sánh hai kỳ khác') => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('section.change select').first().waitFor();
  };

  test('are compared as the command line compares them', async () => {
    const { page, finish } = await shown();
    const automatic = await panel(page, 'change').locator('h3').textContent();
    assert.equal(await page.locator('section.change select').count(), 0);
    await choose(page);
    assert.equal(await panel(page, 'change').locator('h3').textContent(), automatic);
    const options = await select(page, 'So sánh').locator('option').evaluateAll((all) => all.map(({ value }) => value));
    assert.equal(options.length, 1 + 4 + 12, 'a year, quarters, months');
    assert.equal(await select(page, 'So sánh').inputValue(), '2025-10..2025-12');
    assert.equal(await select(page, 'với').inputValue(), '2025-07..2025-09');
    const figures = await figuresOf(page);
    await select(page, 'So sánh').selectOption('2025-06');
    await select(page, 'với').selectOption('2025-01..2025-03');
    const { compare } = figuresOfText(text, ASKED, [], ['--compare', 'month=2025-01..2025-03:2025-06']);
    const { difference, share_a, share_b } = compare.overall;
    const [overall] = await tableOf(page, 'change');
    assert.deepEqual(overall.slice(1, 4), [
      `${decimal(share_a * 100)}\u{a0}%`, `${decimal(share_b * 100)}\u{a0}%`, `+${decimal(difference * 100)}\u{a0}điểm\u{a0}%`,
    ]);
    assert.match(await panel(page, 'change').locator('h3').textContent(), /quý I\/2025/);
    assert.match(await panel(page, 'change').locator('.panel-text').textContent(), /Hai kỳ do người xem chọn/);
    assert.deepEqual(await figuresOf(page), figures, 'nothing else has changed');
    assert.deepEqual(await faults(page), []);
    await page.getByRole('button', { name: 'Trở lại kỳ mặc định', exact: true }).click();
    assert.equal(await panel(page, 'change').locator('h3').textContent(), automatic);
    assert.equal(await page.locator('section.change select').count(), 0);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement?.textContent), 'So sánh hai kỳ khác');
    await finish();
  });

  test('are refused where they share a month', async () => {
    const { page, finish } = await shown();
    await choose(page);
    await select(page, 'với').selectOption('2025-11');
    const refusal = 'Hai kỳ trùng hoặc chồng lên nhau nên không so sánh được. Xin chọn hai kỳ không có tháng chung.';
    const status = panel(page, 'change').locator('[role=status]');
    assert.equal(await status.textContent(), refusal);
    assert.ok(await status.isVisible());
    // It is said once, and there is neither a picture nor what would save one.
    assert.equal((await everyWord(page)).split('Hai kỳ trùng').length, 2);
    assert.equal(await panel(page, 'change').locator('.panel-text, .picture, .table, .tool:not(.controls .tool)').count(), 0);
    assert.deepEqual(await faults(page), []);
    await select(page, 'với').selectOption('2025-09');
    assert.equal(await status.textContent(), '');
    assert.match(await panel(page, 'change').locator('h3').textContent(), /09\/2025/);
    await panel(page, 'change').locator('.picture svg').waitFor();
    assert.equal(await panel(page, 'change').locator('.panel-text, .tools').count(), 2);
    await finish();
  });

  test('stay under another filter, and are printed', async () => {
    const { page, context, finish } = await shown('lang="vi"');
    await context.addInitScript(() => { window.print = () => { top.printed = document.body.innerText; }; });
    await choose(page);
    await select(page, 'So sánh').selectOption('2025-08');
    await select(page, 'với').selectOption('2025-02');
    await filterBy(page, { unit: ['soc-son'], month: ['2025-12'] });
    const { compare } = figuresOfText(text, ASKED, ['unit=soc-son'], ['--compare', 'month=2025-02:2025-08']);
    const [overall] = await tableOf(page, 'change');
    assert.equal(overall[2], `${decimal(compare.overall.share_b * 100)}\u{a0}%`);
    await page.getByRole('button', { name: 'In báo cáo', exact: true }).click();
    await until(page, () => window.printed);
    const printed = await page.evaluate(() => window.printed);
    assert.match(printed, /Hai kỳ do người xem chọn/);
    assert.match(printed, /phương pháp đã thay đổi từ 01\/07\/2025/);
    await finish();
  });

  test('are not published: the file has what is compared by itself', async () => {
    const { page, finish } = await shown();
    const publish = async () => JSON.parse((await download(page, () => page.locator('.publish button').click())).text);
    await openRecords(page);
    await page.locator('.publish summary').click();
    const automatic = await publish();
    assert.deepEqual(automatic.compare.b.values, ['2025-10', '2025-11', '2025-12']);
    await choose(page);
    await select(page, 'So sánh').selectOption('2025-10');
    await select(page, 'với').selectOption('2025-02');
    assert.match(await panel(page, 'change').locator('h3').textContent(), /02\/2025/);
    assert.deepEqual(await publish(), automatic);
    await select(page, 'với').selectOption('2025-10');
    assert.deepEqual(await publish(), automatic);
    await finish();
  });

  test('are chosen by the keyboard, on a narrow screen, in English', async () => {
    const { page, finish } = await shown('lang="en"', { width: 320, height: 800 });
    await page.getByRole('button', { name: 'Compare two other periods', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('section.change select').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    assert.equal(await select(page, 'Compare').inputValue(), '2025-07..2025-09');
    // The two are the same now, until the other is an earlier one.
    assert.match(await panel(page, 'change').locator('[role=status]').textContent(), /the same or overlap/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    assert.equal(await select(page, 'with').inputValue(), '2025-04..2025-06');
    assert.equal(await panel(page, 'change').locator('[role=status]').textContent(), '');
    assert.match(await panel(page, 'change').locator('h3').textContent(), /Q2 2025|second quarter|quarter/i);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(needed <= there, `${needed} of ${there}`);
    assert.deepEqual(await faults(page), []);
    await finish();
  });
});

test('no event is made up in a questionnaire that is shipped', () => {
  const { events } = JSON.parse(readFileSync(new URL('../../questionnaires/sipas-22.json', import.meta.url), 'utf8'));
  assert.equal(events, undefined);
});
