// Every state of the dashboard, in both languages: no fault that axe-core finds, and nothing wider than the window.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { atWidth, choose, csv, dashboardSession, dataSet, example, filterBy, fits, importPath, importText } from './dashboard.mjs';

after(closeBrowser);

const illustrative = async (page) => {
  await page.locator('.data button.second').last().click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
};
const long = 'cột có tên rất dài mà người nhập tự đặt '.repeat(4);

/** Each state, and how a page comes into it. */
const STATES = {
  'empty': async () => {},
  'too few': (page) => importText(page, 'a1,overall\n4,4\n5,5\n'),
  'for reference': (page) => importText(page, `a1,overall,unit,submitted\n${'4,4,soc-son,2026-01-05\n5,3,noi-bai,2026-02-05\n'.repeat(10)}`),
  'illustrative': illustrative,
  'filtered, a list open': async (page) => {
    await illustrative(page);
    await filterBy(page, { unit: ['soc-son', 'noi-bai'], field: ['land'] });
    await page.locator('.chip summary').nth(4).click();
  },
  'hidden units': async (page) => importText(page, `a1,overall,unit\n${'4,5,soc-son\n'.repeat(50)}${'2,3,noi-bai\n'.repeat(4)}`),
  'tables': async (page) => {
    await illustrative(page);
    for (const tool of await page.locator('.tools .tool:first-child').all()) await tool.click();
  },
  'a file looked at': (page) => choose(page, csv(`id,${long},a1,overall\n1,"${long}",4,5\n`, `${long.replaceAll(' ', '-')}.csv`)),
  'refused rows': async (page) => {
    await importText(page, `a1,overall\n${'4,4\n'.repeat(12)}9,4\n4,${'x'.repeat(300)}\n4\n`, `${'ket-qua-'.repeat(20)}.csv`);
    await page.locator('.file summary').click();
  },
  'a file that broke off': (page) => importText(page, 'a1,overall\n4,"5\n'),
};

for (const lang of ['vi', 'en']) {
  describe(`without a fault (${lang})`, () => {
    for (const [state, enter] of Object.entries(STATES)) {
      test(state, async () => {
        const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}"`, { height: 900 });
        await enter(page);
        if (state === 'a file looked at') await page.locator('.candidate').waitFor();
        assert.deepEqual(await faults(page), []);
        await fits(page, [320, 360, 768, 1280, 1920]);
        await atWidth(page, 360);
        assert.deepEqual(await faults(page), [], 'on a phone');
        await page.locator('hai-long-dashboard').evaluate((element) => { element.theme = 'dark'; });
        assert.deepEqual(await faults(page), [], 'in the dark');
        await finish();
      });
    }
  });
}

test('scales of other lengths are without a fault, too', async () => {
  const { page, finish } = await dashboardSession(example('BEPS'), 'lang="en"');
  await importPath(page, dataSet('BEPS'));
  assert.deepEqual(await page.locator('.panels:not(.crossings) > section.panel').evaluateAll((panels) => panels.map((panel) => panel.classList[1])),
    ['items', 'items-2', 'items-3', 'items-4', 'factors']);
  assert.deepEqual(await faults(page), []);
  await finish();
});

test('staff.html is as wide as its window', async () => {
  const { page, finish } = await dashboardSession();
  await page.goto(new URL('staff.html', page.url()).href);
  await page.locator('hai-long-dashboard').scrollIntoViewIfNeeded();
  await until(page, () => document.querySelector('hai-long-dashboard').figures !== null);
  for (const state of ['empty', 'illustrative']) {
    if (state === 'illustrative') await illustrative(page);
    await fits(page, [320, 360, 768, 1280, 1920], state);
  }
  await finish();
});
