// The focus after a deed that takes away what had it: it goes to the nearest thing that can take it, and never falls to the
// page's body, where a person at the keyboard would begin at the top again.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import { choose, csv, dashboardSession, filterBy, importText } from './dashboard.mjs';

after(closeBrowser);

const rows = (count, from = 0) => Array.from({ length: count }, (_, row) => [
  1 + (from + row) % 5, 4, ['soc-son', 'noi-bai'][row % 2], `${String(1 + row % 28).padStart(2, '0')}/0${1 + row % 3}/2026`,
].join(','));
const table = (count, from) => `a1,overall,unit,submitted\n${rows(count, from).join('\n')}\n`;

/** What has the focus in the dashboard: the part that it is in, and its text; `null` where it has fallen out. */
const focused = (page) => page.evaluate(() => {
  const own = document.querySelector('hai-long-dashboard').shadowRoot.activeElement;
  if (!own) return null;
  const part = ['chip', 'candidate', 'data'].find((name) => own.closest(`.${name}`)) ?? '';
  return { part, element: own.localName, type: own.type ?? '', text: own.textContent.trim() };
});
const countIs = (page, n) => until(page, (n) => document.querySelector('hai-long-dashboard').figures?.n === n, n);
const press = async (locator) => {
  await locator.focus();
  await locator.press('Enter');
};

describe('the focus goes to the nearest thing', () => {
  test('after a chip was emptied: to the chip', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(90));
    await filterBy(page, { unit: ['soc-son'], month: ['2026-01'] });
    await press(page.locator('.chip .clear').first());
    await until(page, () => !document.querySelector('hai-long-dashboard').filter.unit);
    const { part, element, text } = await focused(page);
    assert.deepEqual([part, element], ['chip', 'summary']);
    assert.match(text, /^Đơn vị/);
    await finish();
  });

  test('after all filters were taken off: to the first chip', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(90));
    await filterBy(page, { month: ['2026-01'] });
    await press(page.getByRole('button', { name: 'Bỏ mọi bộ lọc' }));
    await countIs(page, 90);
    const { part, element } = await focused(page);
    assert.deepEqual([part, element], ['chip', 'summary']);
    await finish();
  });

  test('after an import was confirmed, or not: to the choice of files', async () => {
    const { page, finish } = await dashboardSession();
    for (const [name, n] of [['Nhập tệp', 40], ['Thôi, không nhập', 40]]) {
      await choose(page, csv(table(40)));
      const candidate = page.locator('.candidate');
      await candidate.waitFor();
      assert.equal((await focused(page)).element, 'h4', 'what was chosen is looked at first');
      await press(candidate.getByRole('button', { name, exact: true }));
      await candidate.waitFor({ state: 'detached' });
      await countIs(page, n);
      const { part, element, type } = await focused(page);
      assert.deepEqual([part, element, type], ['data', 'input', 'file'], name);
    }
    await finish();
  });

  test('after a file that was imported was taken back: to the choice of files', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(40), 'một.csv');
    await importText(page, table(30, 40), 'hai.csv');
    await press(page.getByRole('button', { name: 'Bỏ tệp hai.csv' }));
    await countIs(page, 40);
    await page.locator('.file').nth(1).waitFor({ state: 'detached' });
    const { part, element, type } = await focused(page);
    assert.deepEqual([part, element, type], ['data', 'input', 'file']);
    await finish();
  });

  test('and stays away where a person has left the dashboard', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, table(90));
    await filterBy(page, { month: ['2026-01'] });
    await page.locator('.chip .clear').first().focus();
    await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.blur());
    await page.waitForTimeout(50);
    await filterBy(page, null);
    await countIs(page, 90);
    assert.equal(await focused(page), null);
    await finish();
  });
});
