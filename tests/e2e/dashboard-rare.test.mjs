// What stands behind a button comes in a second file: when it is fetched, and what a person sees when it can't be.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { dashboard, dashboardSession, filterBy, importText, loaded } from './dashboard.mjs';

after(closeBrowser);

const RARE = /dashboard_rare\.wasm$/;
const text = `overall,unit,submitted\n${Array.from({ length: 60 }, (_, row) => `${3 + row % 3},${row % 2 ? 'soc-son' : 'noi-bai'},2026-0${1 + row % 3}-15`).join('\n')}\n`;

/** Notes the requests for the file, and what is printed in a frame. */
async function watch({ page, context }) {
  const found = [];
  context.on('request', (request) => { if (RARE.test(request.url())) found.push(request.url()); });
  await context.addInitScript(() => {
    window.print = () => { top.printed = (top.printed ?? 0) + 1; };
  });
  // The frame's window is made after this, the page's own was before.
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
  const rare = await watch({ page, context });
  await open(page, dashboard().repeat(2));
  await loaded(page);
  await importText(page, text);
  await page.locator('hai-long-dashboard').last().locator('.panel.units .chart').waitFor();
  await page.locator('hai-long-dashboard').first().locator('.crossings .chart').first().waitFor();
  await filterBy(page, { unit: ['soc-son'] });
  assert.deepEqual(rare, []);
  await print(page).first().click();
  await printed(page, 1);
  await done(page);
  await print(page).last().click();
  await printed(page, 2);
  assert.equal(rare.length, 1);
  await finish();
});

test('without a network the dashboard says so beside the button, and it works when the network is back', async () => {
  const { page, context, forgive, finish } = await dashboardSession();
  const rare = await watch({ page, context });
  await open(page, dashboard());
  await loaded(page);
  await importText(page, text);
  await context.setOffline(true);
  await print(page).click();
  const missing = page.locator('.print [role=alert] p');
  await missing.waitFor();
  assert.equal(await missing.innerText(), 'Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.');
  // What was there works on.
  await filterBy(page, { unit: ['soc-son'] });
  assert.ok(forgive(/dashboard_rare\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
  await context.setOffline(false);
  await print(page).click();
  await printed(page, 1);
  assert.equal(await missing.count(), 0);
  assert.ok(rare.length >= 2);
  await finish();
});
