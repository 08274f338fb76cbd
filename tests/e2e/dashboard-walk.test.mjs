// A task from end to end: which unit got worse on waiting since spring, is it more than chance, what do people write about
// it, print it. Once with the mouse, once with the keyboard alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until } from './browser.mjs';
import { choose, csv, dashboard, figuresOf, figuresOfText, loaded, tableOf } from './dashboard.mjs';

after(closeBrowser);

const UNITS = ['soc-son', 'noi-bai', 'da-phuc', 'trung-gia'];
const MONTHS = ['01', '02', '03', '04', '05', '06'];

/**
 * 40 responses a unit and month. Of ten answers about the time taken eight are good, in Nội Bài from April on only five;
 * all else is alike in all units.
 */
const FILE = `id,unit,submitted,a1,b5,c1,overall,comment\n${UNITS.flatMap((unit) => MONTHS.flatMap((month, at) => (
  Array.from({ length: 40 }, (_, row) => {
    const isSlow = unit === 'noi-bai' && at >= 3;
    const time = row % 10 < (isSlow ? 5 : 8) ? 4 + row % 2 : 1 + row % 3;
    const said = row % 13 ? '' : time < 4 && isSlow ? '"Chờ lâu quá, hẹn ba ngày mà hai tuần mới xong"' : 'Cán bộ nhiệt tình';
    const good = (seed) => ((row * seed + at) % 10 < 8 ? 4 + row % 2 : 2);
    return [`${unit}-${month}-${row}`, unit, `2026-${month}-15`, good(3), time, good(7), good(9), said].join(',');
  })
))).join('\n')}\n`;

const SPRING = ['2026-04', '2026-05', '2026-06'];
const WAITING = 'Thời hạn giải quyết đúng quy định';

/** The command line's comparison of the first and the second quarter. */
const changeOf = (unit) => figuresOfText(
  FILE, 'questionnaires/sipas-22.json', [`unit=${unit}`], ['--compare', 'month=2026-01..2026-03:2026-04..2026-06'],
).compare.items.b5;

const panel = (page, name) => page.locator(`section.${name}`);
const picture = (page, name) => panel(page, name).locator('.picture');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const spoken = (page, name) => picture(page, name).locator('.unseen').textContent();

/** Whether something has the focus, inside the shadow root. */
const isAt = (locator) => locator.evaluate((element) => element === element.getRootNode().activeElement);

/** Comes to something by the Tab key alone. */
async function tabTo(page, locator, key = 'Tab') {
  for (let presses = 0; presses < 300; presses += 1) {
    if (await isAt(locator)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the ${key} key doesn't come to ${locator}`);
}

/** The two ways to do the same. */
const WAYS = {
  mouse: {
    press: (page, locator) => locator.click(),
    pick: async (page, name, pattern) => {
      if (name === 'heat') {
        // A cell says what it is while the pointer is on it.
        for (const number of await picture(page, name).locator('text[class*="on-level"]').all()) {
          await number.hover({ force: true });
          if (pattern.test(await panel(page, name).locator('.read-out').textContent())) return number.click({ force: true });
        }
        return assert.fail(`no cell of the map says ${pattern}`);
      }
      const regions = picture(page, name).locator('.region');
      for (let at = 0; at < await regions.count(); at += 1) {
        if (!pattern.test(await regions.nth(at).locator('title').first().textContent())) continue;
        await regions.nth(at).scrollIntoViewIfNeeded();
        return regions.nth(at).click();
      }
      return assert.fail(`${name} has no ${pattern}`);
    },
    type: async (page, locator, text) => {
      await locator.click();
      await page.keyboard.type(text);
    },
  },
  keyboard: {
    press: async (page, locator) => {
      await tabTo(page, locator);
      await page.keyboard.press('Enter');
    },
    pick: async (page, name, pattern) => {
      await tabTo(page, picture(page, name));
      await page.keyboard.press('Home');
      const rows = name === 'heat' ? ['ArrowRight', 'ArrowDown'] : ['ArrowDown', 'ArrowDown'];
      // Row by row, cell by cell: Home is the first cell of the first row.
      for (let down = 0; down < 40; down += 1) {
        for (let across = 0; across < 40; across += 1) {
          const before = await spoken(page, name);
          if (pattern.test(before)) return page.keyboard.press('Enter');
          if (name !== 'heat') break;
          await page.keyboard.press(rows[0]);
          if (await spoken(page, name) === before) break;
        }
        if (name === 'heat') for (let back = 0; back < 40; back += 1) await page.keyboard.press('ArrowLeft');
        await page.keyboard.press(rows[1]);
      }
      return assert.fail(`${name} never says ${pattern}`);
    },
    type: async (page, locator, text) => {
      await tabTo(page, locator);
      await page.keyboard.type(text);
    },
  },
};

for (const [way, { press, pick, type }] of Object.entries(WAYS)) {
  test(`which unit got worse on waiting since spring, is it more than chance, what do people write, print it (${way})`, async () => {
    const { page, context, finish } = await session({ width: 1280, height: 900, reducedMotion: 'reduce' });
    await context.addInitScript(() => {
      window.print = () => { top.printed = { framed: top !== window, text: document.body.innerText }; };
    });
    await open(page, `<h1>Cổng nội bộ</h1>${dashboard()}`);
    await loaded(page);
    // The browser's own dialogue for a file is not the page's.
    await choose(page, csv(FILE, 'quy-1-2.csv'));
    await panel(page, 'data').locator('.candidate').waitFor();
    await press(page, button(page, 'Nhập tệp'));
    await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 960);

    // Since spring: the second quarter alone.
    await press(page, panel(page, 'trend').getByRole('button', { name: 'Quý', exact: true }));
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('section.trend .region').length === 2);
    await pick(page, 'trend', /II\/2026/);
    await until(page, (months) => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter.month) === months, JSON.stringify(SPRING));

    // Which unit is worse on waiting than the others: the map by item marks one cell.
    await panel(page, 'heat').locator('.area:not([aria-busy])').waitFor();
    await press(page, panel(page, 'heat').getByRole('button', { name: 'Theo từng tiêu chí' }));
    await until(page, () => /1 ô thấp hơn rõ/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.heat h3').textContent));
    await pick(page, 'heat', new RegExp(`Nội Bài.*${WAITING}|${WAITING}.*Nội Bài`));
    await until(page, () => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter.unit) === '["noi-bai"]');

    // Has it got worse, and is that more than chance? The panel says so, and its numbers are the command line's.
    const wanted = changeOf('noi-bai');
    assert.ok(wanted.difference < -0.2 && wanted.p < 0.001, JSON.stringify(wanted));
    await until(page, () => /nhiều hơn mức ngẫu nhiên/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.change')?.textContent ?? ''));
    const change = await tableOf(page, 'change');
    const row = change.find(([item]) => item === WAITING);
    assert.ok(row.some((cell) => cell.includes(`−${(-100 * wanted.difference).toFixed(1).replace('.', ',')}`)), row.join(' | '));
    assert.ok(row.includes('nhiều hơn mức ngẫu nhiên'), row.join(' | '));
    for (const other of change.filter(([item]) => item !== WAITING)) {
      assert.ok(!other.includes('nhiều hơn mức ngẫu nhiên'), other.join(' | '));
    }
    for (const unit of UNITS.filter((unit) => unit !== 'noi-bai')) assert.ok(changeOf(unit).p > 0.05, unit);

    // What do people write about it?
    await press(page, page.locator('.open-comments'));
    const comments = panel(page, 'comments');
    await comments.getByRole('searchbox').waitFor();
    await press(page, comments.getByRole('button', { name: 'Chưa hài lòng', exact: true }));
    await type(page, comments.getByRole('searchbox'), 'cho lau');
    await until(page, () => /Chờ lâu quá/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .list').textContent));
    assert.equal(await comments.locator('.comment:not(.away)').filter({ hasText: 'nhiệt tình' }).count(), 0);
    assert.deepEqual(await faults(page), []);

    // Print it.
    await press(page, button(page, 'In báo cáo'));
    await until(page, () => window.printed);
    const { framed, text } = await page.evaluate(() => window.printed);
    assert.ok(framed);
    for (const words of ['Nội Bài', WAITING, 'nhiều hơn mức ngẫu nhiên', '04/2026']) assert.ok(text.includes(words), words);
    assert.ok(!/Chờ lâu/.test(text), 'what people wrote is not in it');
    assert.equal((await figuresOf(page)).n, 120);
    await finish();
  });
}
