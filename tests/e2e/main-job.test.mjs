// The main job, with the program that ships: a citizen's answer reaches the staff's screen, and none is lost.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, session, until } from './browser.mjs';
import { ready, toReview } from './form.mjs';
import { realCollector } from './real-collector.mjs';

after(closeBrowser);

/** The browser tells of each answer that isn't 2xx, and of each that doesn't come. */
const REFUSED = /Failed to load resource|hai-long-(form|dashboard): /;

/** A citizen at the portal of a collector. */
async function citizen(collector) {
  const started = await session({ width: 360, height: 740 });
  await started.page.goto(collector.url);
  await ready(started.page);
  return started;
}

/** Somebody of the staff, signed in by a link. */
async function staff(collector) {
  const started = await session();
  await started.page.goto(collector.link());
  await until(started.page, () => document.querySelector('hai-long-dashboard')?.shadowRoot?.querySelector('.account'));
  return started;
}

const send = async (page, options) => {
  await toReview(page, options);
  await page.locator('.first').click();
  await page.locator('.receipt').waitFor();
};
const said = (page, text) => until(page, (text) => document.querySelector('hai-long-form').shadowRoot.querySelector('.receipt')?.textContent.includes(text), text);
const statusOf = (page) => page.evaluate(() => document.querySelector('hai-long-dashboard').figures?.status);
const SENT = 'Phiếu đã được gửi đến cơ quan';
const WAITS = 'chưa gửi được';

describe('from the form to the dashboard', () => {
  test('a response is on the staff’s screen within two seconds, without a reload', async () => {
    const collector = await realCollector();
    const [one, other] = [await citizen(collector), await staff(collector)];
    assert.ok(!other.page.url().includes('sign-in'), 'the link is out of the address');
    assert.notEqual(await statusOf(other.page), 'hidden', 'nobody has answered yet');
    await send(one.page);
    await said(one.page, SENT);
    const sent = Date.now();
    // One response is a small cell: the figures say that there is something to hide.
    await until(other.page, () => document.querySelector('hai-long-dashboard').figures?.status === 'hidden');
    assert.ok(Date.now() - sent < 2_000, `${Date.now() - sent} ms`);
    assert.equal((await collector.stored()).length, 1);
    await one.finish();
    await other.finish();
    await collector.stop();
  });

  test('without a network it waits, and goes by itself when there is one', async () => {
    const collector = await realCollector();
    const { page, context, forgive, finish } = await citizen(collector);
    await context.setOffline(true);
    await send(page);
    await said(page, WAITS);
    assert.equal((await collector.stored()).length, 0);
    await context.setOffline(false);
    await said(page, SENT);
    assert.equal((await collector.stored()).length, 1);
    forgive(REFUSED);
    await finish();
    await collector.stop();
  });

  test('a collector that was killed gets what waits, after a reload too', async () => {
    const collector = await realCollector();
    const { page, forgive, finish } = await citizen(collector);
    await collector.kill();
    await send(page);
    await said(page, WAITS);
    await collector.start();
    await page.reload();
    await ready(page);
    let stored = [];
    for (let tries = 0; tries < 100 && stored.length === 0; tries += 1) {
      await page.waitForTimeout(200);
      stored = await collector.stored();
    }
    assert.equal(stored.length, 1);
    forgive(REFUSED);
    await finish();
    await collector.stop();
  });

  test('what a commune’s account sees is the commune’s', async () => {
    const collector = await realCollector();
    const { page, finish } = await citizen(collector);
    await send(page);
    await said(page, SENT);
    collector.account('da-phuc', 'analyst', ['da-phuc']);
    const answer = async (path, init) => {
      const response = await fetch(new URL(path, collector.url), init);
      return response.json();
    };
    const body = JSON.stringify({ name: 'da-phuc', password: 'a long password' });
    const { token } = await answer('v1/sessions', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const feed = await answer('v1/feed?questionnaire=sipas-22', { headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual(feed.responses, []);
    const administrator = await staff(collector);
    await until(administrator.page, () => document.querySelector('hai-long-dashboard').figures?.status === 'hidden');
    await administrator.finish();
    await finish();
    await collector.stop();
  });
});
