// The dashboard's lazy chunk: when it is fetched, and what people see when it can't be.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until } from './browser.mjs';
import { crossed, dashboard, dashboardSession, download, filterBy, importText, loaded, tableOf } from './dashboard.mjs';

after(closeBrowser);

const MISSING = 'Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.';
const LAZY = /dashboard_lazy\.wasm$/;
const text = `overall,unit,submitted\n${Array.from({ length: 60 }, (_, row) => `${3 + row % 3},${row % 2 ? 'soc-son' : 'noi-bai'},2026-0${1 + row % 3}-15`).join('\n')}\n`;

/** Notes the requests for the file, and what is printed in a frame. */
async function watch({ page, context }) {
  const found = [];
  context.on('request', (request) => { if (LAZY.test(request.url())) found.push(request.url()); });
  await context.addInitScript(() => {
    window.print = () => { top.printed = (top.printed ?? 0) + 1; };
  });
  // This runs for the frame's window; the page's own exists already.
  await page.reload();
  return found;
}

const print = (page) => page.getByRole('button', { name: 'In báo cáo', exact: true });
const printed = (page, times) => until(page, (times) => window.printed === times, times);
const done = (page) => page.evaluate(() => {
  const frame = document.querySelector('hai-long-dashboard').shadowRoot.querySelector('iframe');
  frame.contentWindow.dispatchEvent(new Event('afterprint'));
});

test('who looks at figures does without it; a report fetches it, once for all dashboards of the page', async () => {
  const { page, context, finish } = await session();
  const lazy = await watch({ page, context });
  await open(page, dashboard().repeat(2));
  await loaded(page);
  await importText(page, text);
  await page.locator('hai-long-dashboard').last().locator('.panel.units .chart').waitFor();
  await filterBy(page, { unit: ['soc-son'] });
  assert.deepEqual(lazy, []);
  await print(page).first().click();
  await printed(page, 1);
  await done(page);
  await print(page).last().click();
  await printed(page, 2);
  assert.equal(lazy.length, 1);
  await finish();
});

test('who comes near what crosses two fields fetches it, and it is counted only then', async () => {
  const { page, context, finish } = await dashboardSession();
  const lazy = await watch({ page, context });
  await open(page, dashboard());
  await loaded(page);
  await importText(page, text);
  await page.locator('.crossings-door h3').waitFor();
  assert.deepEqual(lazy, []);
  await crossed(page, 'heat');
  assert.equal(await page.locator('.crossings-door').count(), 0);
  assert.equal(lazy.length, 1);
  // Away from the window it isn't counted for each filter; near it, it shows the current filter.
  const rows = (page) => tableOf(page, 'heat').then((rows) => rows.map(([unit]) => unit));
  assert.deepEqual(await rows(page), ['Tất cả phiếu', 'Xã Nội Bài', 'Xã Sóc Sơn']);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(200);
  await filterBy(page, { unit: ['soc-son'] });
  await page.waitForTimeout(200);
  assert.equal(await page.locator('section.heat .area').getAttribute('aria-busy'), 'true');
  await crossed(page, 'heat');
  assert.deepEqual(await rows(page), ['Tất cả phiếu', 'Xã Sóc Sơn']);
  await finish();
});

test('without a network what crosses two fields says so in its place, and comes when it is asked for again', async () => {
  const { page, context, forgive, finish } = await dashboardSession();
  await importText(page, text);
  const door = page.locator('.crossings-door');
  await door.waitFor();
  await context.setOffline(true);
  await door.evaluate((door) => door.scrollIntoView());
  await door.getByRole('button', { name: 'Thử lại', exact: true }).waitFor();
  assert.deepEqual(await door.locator('[role=alert] p').allInnerTexts(), ['Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.']);
  // The report's button hasn't been pressed.
  assert.equal(await page.locator('.print [role=alert] p').count(), 0);
  assert.ok(forgive(/dashboard_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
  await context.setOffline(false);
  await door.getByRole('button', { name: 'Thử lại', exact: true }).click();
  await crossed(page);
  assert.equal(await door.count(), 0);
  // The focus goes to the opened part.
  assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement?.closest('.crossings') !== null), true);
  await finish();
});

test('without a network two other periods can’t be chosen, which is said at the button, and can when it is back', async () => {
  const { page, context, forgive, finish } = await dashboardSession();
  await importText(page, text);
  const panel = page.locator('section.change');
  const choose = panel.getByRole('button', { name: 'So sánh hai kỳ khác', exact: true });
  await choose.waitFor();
  const before = await panel.locator('h3').textContent();
  await context.setOffline(true);
  await choose.focus();
  for (let press = 1; press <= 2; press += 1) {
    await page.keyboard.press('Enter');
    await panel.locator('.controls [role=alert] p').waitFor();
    assert.equal(await panel.locator('.controls [role=alert]').innerText(), MISSING);
    // Nowhere else, and nothing else has changed.
    assert.equal(await page.locator('.deeds [role=alert] p, .panel-head ~ [role=alert] p').count(), 0);
    assert.equal(await panel.locator('h3').textContent(), before);
    assert.equal(await choose.getAttribute('aria-expanded'), 'false');
  }
  assert.deepEqual(await faults(page), []);
  assert.ok(forgive(/dashboard_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
  await context.setOffline(false);
  await page.keyboard.press('Enter');
  await panel.locator('select').first().waitFor();
  assert.equal(await panel.locator('[role=alert] p').count(), 0);
  await panel.locator('select').last().selectOption('2026-01');
  assert.match(await panel.locator('h3').textContent(), /01\/2026/);
  await finish();
});

for (const [lang, words] of [['vi', 'Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.'], ['en', 'This part can\'t be opened without a network. Please try again when there is one.']]) {
  test(`without a network a panel says that it can’t be saved, and is saved when it is back: ${lang}`, async () => {
    const { page, context, forgive, finish } = await dashboardSession('sipas-22', `lang="${lang}"`);
    await importText(page, text);
    const panel = (name) => page.locator(`section.${name}`);
    const tool = (name, format) => panel(name).locator('.tools .tool').getByText(format, { exact: true });
    const alert = (name) => panel(name).locator('[role=alert] p');
    await panel('trend').locator('svg.chart').waitFor();
    await context.setOffline(true);
    for (const [name, format] of [['items', 'SVG'], ['units', 'PNG'], ['trend', 'CSV']]) {
      assert.equal(await alert(name).count(), 0);
      await tool(name, format).click();
      await alert(name).waitFor();
      assert.equal(await alert(name).innerText(), words);
    }
    // Each panel reports it; the chart is still there.
    assert.equal(await page.locator('.panel-head ~ [role=alert] p').count(), 3);
    assert.equal(await panel('trend').locator('svg.chart').count(), 1);
    assert.deepEqual(await faults(page), []);
    assert.ok(forgive(/dashboard_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
    await context.setOffline(false);
    for (const [name, format] of [['items', 'SVG'], ['units', 'PNG'], ['trend', 'CSV']]) {
      const file = await download(page, () => tool(name, format).click());
      assert.equal(file.name, `sipas-22-${name}.${format.toLowerCase()}`);
      await until(page, (name) => !document.querySelector('hai-long-dashboard').shadowRoot.querySelector(`section.${name} [role=alert] p`), name);
    }
    await finish();
  });
}

test('without a network the dashboard says so beside the button, and it works when the network is back', async () => {
  const { page, context, forgive, finish } = await dashboardSession();
  const lazy = await watch({ page, context });
  await open(page, dashboard());
  await loaded(page);
  await importText(page, text);
  await context.setOffline(true);
  await print(page).click();
  const missing = page.locator('.print [role=alert] p');
  await missing.waitFor();
  assert.equal(await missing.innerText(), 'Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.');
  // The rest still works.
  await filterBy(page, { unit: ['soc-son'] });
  assert.ok(forgive(/dashboard_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
  await context.setOffline(false);
  await print(page).click();
  await printed(page, 1);
  assert.equal(await missing.count(), 0);
  assert.ok(lazy.length >= 2);
  await finish();
});
