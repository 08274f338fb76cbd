// The presentation: one chart after the other in full screen, until it is paused.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { crossed, dashboardSession, everyWord, figuresOf, filterBy, importText } from './dashboard.mjs';

after(closeBrowser);

const illustrative = async (page) => {
  await page.locator('.data button.second').last().click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  await crossed(page);
};

const wall = (page) => page.locator('dialog.wall');
const title = (page) => wall(page).locator('h3').textContent();
const place = (page) => wall(page).locator('.actions span').textContent();
const deed = (page, name) => wall(page).getByRole('button', { name, exact: true });

async function show(page) {
  await page.getByRole('button', { name: 'Trình chiếu', exact: true }).click();
  await wall(page).locator('h3').waitFor();
  // The browser gives the whole screen a little later, and all is laid out anew.
  if (await page.evaluate(() => Element.prototype.requestFullscreen !== undefined)) {
    await until(page, () => document.fullscreenElement?.localName === 'hai-long-dashboard');
  }
}

/** A session whose clock the test moves. */
async function timed(attributes, options) {
  const started = await dashboardSession('sipas-22', attributes, options);
  await illustrative(started.page);
  const now = Date.now();
  await started.page.clock.install({ time: now });
  await started.page.clock.pauseAt(now + 60_000);
  return started;
}

test('goes on by itself, waits while it is paused, and is left by Escape with the focus where it was', async () => {
  const { page, finish } = await timed('lang="vi"', { width: 1920, height: 1080 });
  await show(page);
  assert.equal(await place(page), (await place(page)).replace(/^\d+/, '1'));
  const all = Number((await place(page)).split('/')[1]);
  assert.ok(all >= 7, `${all} pictures`);
  const first = await title(page);
  await page.clock.runFor(14_000);
  assert.equal(await title(page), first);
  await page.clock.runFor(1_500);
  assert.match(await place(page), /^2\//);
  await deed(page, 'Tạm dừng').click();
  await page.clock.runFor(60_000);
  assert.match(await place(page), /^2\//, 'it waits');
  await page.keyboard.press('ArrowRight');
  assert.match(await place(page), /^3\//);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await place(page), `${all}/${all}`, 'round to the last one');
  await deed(page, 'Chạy tiếp').click();
  await page.clock.runFor(15_500);
  assert.match(await place(page), /^1\//);
  await page.keyboard.press('Escape');
  await wall(page).waitFor({ state: 'detached' });
  const focused = await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement?.textContent);
  assert.equal(focused, 'Trình chiếu');
  assert.equal(await page.evaluate(() => document.fullscreenElement), null);
  await finish();
});

test('Escape leaves the screen, not the filter', async () => {
  // With the browser's own clock, because charts outside of the window are drawn a moment later.
  const { page, finish } = await dashboardSession();
  await illustrative(page);
  const { by_unit: [best] } = await figuresOf(page);
  await filterBy(page, { unit: [best.value] });
  await show(page);
  assert.match(await wall(page).locator('header').textContent(), /Đơn vị: /);
  await page.keyboard.press('Escape');
  await wall(page).waitFor({ state: 'detached' });
  assert.deepEqual((await figuresOf(page)).filter, { unit: [best.value] });
  await finish();
});

test('has the whole screen, says of what and of when, and is legible from afar', async () => {
  const { page, finish } = await timed('lang="vi"', { width: 1920, height: 1080 });
  await show(page);
  await until(page, () => document.fullscreenElement?.localName === 'hai-long-dashboard');
  const header = await wall(page).locator('header').textContent();
  assert.match(header, /4\.800 phiếu/);
  assert.match(header, /đến \d\d\/\d{4}/);
  assert.match(header, /Dữ liệu minh họa/);
  assert.match(await wall(page).locator('footer').textContent(), /không đại diện cho toàn bộ người dân/);
  const all = Number((await place(page)).split('/')[1]);
  for (let at = 0; at < all; at += 1) {
    const found = await wall(page).locator('.stage').evaluate((stage) => {
      const box = stage.getBoundingClientRect();
      const heights = [...stage.querySelectorAll('svg text')].map((text) => text.getBoundingClientRect());
      return {
        fits: stage.scrollHeight <= stage.clientHeight + 1 && heights.every(({ top, bottom }) => top >= box.top - 2 && bottom <= box.bottom + 2),
        least: Math.min(99, ...heights.map(({ height }) => height)),
        inSight: box.bottom <= innerHeight,
      };
    });
    assert.ok(found.fits && found.inSight, `${await title(page)}: ${JSON.stringify(found)}`);
    assert.ok(found.least >= 24, `${await title(page)}: letters of ${found.least} pixels`);
    await page.keyboard.press('ArrowRight');
  }
  await finish();
});

test('where there is no whole screen it lies over the page all the same', async () => {
  const started = await dashboardSession();
  const { page, finish } = started;
  await illustrative(page);
  await page.evaluate(() => { Element.prototype.requestFullscreen = undefined; });
  await show(page);
  const box = await wall(page).boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 1280, 800]);
  assert.equal(await page.evaluate(() => document.fullscreenElement), null);
  await deed(page, 'Thoát').click();
  await wall(page).waitFor({ state: 'detached' });
  await finish();
});

test('shows nothing that is hidden, and is not offered where all is', async () => {
  const { page, finish } = await dashboardSession();
  const rows = (count, unit) => Array.from({ length: count }, (_, row) => `${1 + row % 5},${3 + row % 3},${unit}`).join('\n');
  await importText(page, `a1,overall,unit\n${rows(64, 'soc-son')}\n${rows(17, 'noi-bai')}\n${rows(7, 'kim-anh')}\n`);
  await show(page);
  const all = Number((await place(page)).split('/')[1]);
  for (let at = 0; at < all; at += 1) {
    assert.doesNotMatch(await everyWord(page), /n = 7\b|n = 17\b|n = 24\b/);
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await filterBy(page, { unit: ['kim-anh'] });
  assert.equal(await page.getByRole('button', { name: 'Trình chiếu' }).count(), 0);
  await finish();
});

for (const [lang, theme] of [['vi', 'light'], ['en', 'dark']]) {
  test(`without a fault, also on a phone (${lang}, ${theme})`, async () => {
    const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}" theme="${theme}"`);
    await illustrative(page);
    await page.getByRole('button', { name: lang === 'vi' ? 'Trình chiếu' : 'Show on a screen', exact: true }).click();
    await wall(page).locator('h3').waitFor();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await faults(page), []);
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(60);
      const [needed, there] = await wall(page).locator('.screen').evaluate((screen) => [screen.scrollWidth, screen.clientWidth]);
      assert.ok(needed <= there, `${needed} at ${width}`);
    }
    assert.deepEqual(await faults(page), []);
    await finish();
  });
}
