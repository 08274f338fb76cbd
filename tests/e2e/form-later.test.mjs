// Save and resume: what a person saves on the device, and when it is offered again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, session, URL_OF_DIST } from './browser.mjs';
import { control, draft, expectAccessible, expectHeading, forward, heading, onPortal, ready, receipt, sipas, stored, toReview } from './form.mjs';

after(closeBrowser);

const later = (page) => page.getByRole('button', { name: 'Lưu để làm tiếp sau' });

const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hai-long:kept:')));

/** Another visit in the same browser: a new tab, which has no draft of its own. */
async function visit(context, path = 'index.html') {
  const page = await context.newPage();
  await page.goto(new URL(path, URL_OF_DIST).href);
  await ready(page);
  return page;
}

/** A form that was begun, saved for later, and left. */
async function putBy() {
  const all = await onPortal();
  const { page, context } = all;
  await page.locator(control('respondent')).check();
  await page.locator(control('procedure')).fill('Việc riêng 4711');
  await forward(page);
  await page.locator(`${control('a1')}-2`).check();
  await later(page).click();
  await page.getByText('Đã lưu lúc').waitFor();
  await page.close();
  return { ...all, context };
}

test('nothing is put by, and nothing offered, unless the person asks for it', async () => {
  const { page, context, finish } = await onPortal();
  assert.equal(await later(page).count(), 0, 'there is nothing to put by yet');
  await page.locator(control('respondent')).check();
  await later(page).waitFor();
  assert.deepEqual(await kept(page), []);
  const other = await visit(context);
  assert.equal(await other.locator('.found').count(), 0);
  assert.deepEqual((await page.evaluate(() => indexedDB.databases())).map(({ name }) => name), [], 'looking leaves no database');
  await finish();
});

test('a form that was put by is offered at the next visit, shows nothing before, and goes on where it was', async () => {
  const { context, finish } = await putBy();
  const page = await visit(context);
  await page.locator('.found').waitFor();
  assert.match(await page.locator('.found').innerText(), /phiếu chưa gửi, lưu lúc \d\d\/\d\d\/20\d\d \d\d:\d\d/);
  const shown = await page.evaluate(() => document.querySelector('hai-long-form').shadowRoot.textContent);
  assert.ok(!shown.includes('4711'));
  assert.equal(await page.locator(':checked').count(), 0);
  assert.equal(await draft(page), null);
  await expectAccessible(page, 'the box');
  await page.getByRole('button', { name: 'Làm tiếp' }).click();
  await expectHeading(page, sipas().pages[1].title.vi);
  assert.ok(await page.locator(`${control('a1')}-2`).isChecked());
  await page.getByRole('button', { name: 'Quay lại' }).click();
  assert.equal(await page.locator(control('procedure')).inputValue(), 'Việc riêng 4711');
  await expectAccessible(page, 'the foot');
  // It is deleted once it is sent, not before.
  assert.equal((await kept(page)).length, 1);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.deepEqual(await kept(page), []);
  assert.equal((await stored(page))[0].answers.procedure, 'Việc riêng 4711');
  await finish();
});

test('a form that nobody wants is deleted, and a new one leaves another\'s alone', async () => {
  const { context, finish } = await putBy();
  const page = await visit(context);
  // Another person at the same computer fills in their own form.
  await toReview(page);
  assert.equal(await page.locator('.found').count(), 0);
  await forward(page);
  await receipt(page);
  assert.equal((await kept(page)).length, 1);
  const next = await visit(context);
  await next.getByRole('button', { name: 'Xóa, làm phiếu mới' }).click();
  await expectHeading(next, sipas().pages[0].title.vi);
  assert.equal(await next.locator('.found').count(), 0);
  assert.deepEqual(await kept(next), []);
  assert.equal(await next.locator(control('procedure')).inputValue(), '');
  await finish();
});

for (const [days, isOffered] of [[6.9, true], [7.1, false], [-400, false]]) {
  test(`after ${days} days a form that was put by is ${isOffered ? 'offered' : 'gone'}`, async () => {
    const { context, finish } = await putBy();
    const page = await context.newPage();
    await page.clock.setFixedTime(Date.now() + days * 86_400_000);
    await page.goto(new URL('index.html', URL_OF_DIST).href);
    await ready(page);
    assert.equal(await page.locator('.found').count(), isOffered ? 1 : 0);
    assert.equal((await kept(page)).length, isOffered ? 1 : 0);
    await finish();
  });
}

test('at a counter nothing is put by or offered', async () => {
  const { context, finish } = await putBy();
  for (const mode of ['kiosk', 'assisted']) {
    const page = await context.newPage();
    await page.route('**/index.html', async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replace('<hai-long-form', `<hai-long-form mode="${mode}"`).replace('form.js', 'kiosk.js');
      await route.fulfill({ response, body });
    });
    await page.goto(new URL('index.html', URL_OF_DIST).href);
    if (mode === 'kiosk') {
      await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
      await page.locator(control('respondent')).check();
    } else {
      await page.getByRole('heading').first().waitFor();
      await page.locator('hai-long-form').getByText('Tư cách làm thủ tục').or(page.locator('hai-long-form input').first()).first().waitFor();
    }
    assert.equal(await page.locator('.found').count(), 0, mode);
    assert.equal(await later(page).count(), 0, mode);
  }
  await finish();
});

test('where the browser keeps nothing it says so', async () => {
  const { page, finish } = await session();
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (this === window.localStorage) throw new DOMException('full for the test', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  await page.locator(control('respondent')).check();
  await later(page).click();
  await page.getByText('không cho lưu để làm tiếp sau').waitFor();
  assert.equal(await heading(page), sipas().pages[0].title.vi);
  await finish();
});

test('one form that was put by and is sent from two tabs counts once, unless the answers differ', async () => {
  const { context, finish } = await putBy();
  const tabs = [await visit(context), await visit(context), await visit(context)];
  for (const [number, page] of tabs.entries()) {
    await page.bringToFront();
    await page.getByRole('button', { name: 'Làm tiếp', exact: true }).click();
    await page.locator(`${control('a1')}-2`).waitFor();
    await page.locator(`${control('a2')}-${number === 2 ? 1 : 3}`).check();
    for (let pages = 3; pages > 0; pages -= 1) await forward(page);
    await page.locator(`${control('overall')}-3`).check();
    await page.locator(control('consent')).check();
    await forward(page);
    await page.locator('.answers').first().waitFor();
  }
  const numbers = [];
  for (const page of tabs) {
    await page.bringToFront();
    await forward(page);
    numbers.push(await receipt(page));
  }
  assert.equal(numbers[1], numbers[0]);
  assert.notEqual(numbers[2], numbers[0]);
  assert.deepEqual((await stored(tabs[0])).map(({ answers }) => answers.a2).sort(), [2, 4]);
  await finish();
});
