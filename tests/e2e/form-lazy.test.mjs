// The form's lazy chunk: when it is fetched, and what people see when it can't be.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { control, forward, heading, onPortal, ready, receipt, SIZES, stored, toReview } from './form.mjs';

after(closeBrowser);

const LAZY = /form_lazy\.wasm$/;
const EVERY_KIND = 'questionnaire="questionnaires/examples/every-kind.json"';
const MISSING = 'Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.';
const element = (attributes) => `<hai-long-form ${attributes}><a id="link" href="index.html">Mở phiếu</a></hai-long-form>`;
const SCRIPT = '<script type="module" src="form.js"></script>';

/** Notes the requests for the file. */
function watch(context) {
  const found = [];
  context.on('request', (request) => { if (LAZY.test(request.url())) found.push(request.url()); });
  return found;
}

const sheets = (page, selector = 'hai-long-form') => page.evaluate((selector) => document.querySelector(selector).shadowRoot.adoptedStyleSheets.length, selector);
const display = (page) => page.getByRole('button', { name: 'Cỡ chữ và cách hiển thị' });

test('from the start to the receipt, an ordinary questionnaire on a phone does without it', async () => {
  const { page, context, finish } = await session(SIZES[0]);
  const lazy = watch(context);
  await page.addInitScript(() => sessionStorage.setItem('hai-long:display', '110'));
  await open(page, element('') + SCRIPT);
  await ready(page);
  // Display settings that were chosen on an earlier page of the portal apply without it.
  assert.ok(await page.locator('.form.large.contrast').count());
  await toReview(page, { comment: 'Tốt' });
  await forward(page);
  assert.match(await receipt(page), /^\w{4}-\w{4}-\w{4}$/);
  assert.deepEqual(lazy, []);
  assert.equal(await sheets(page), 1);
  await finish();
});

test('the short form does without it', async () => {
  const { page, context, finish } = await session(SIZES[0]);
  const lazy = watch(context);
  await open(page, element('mode="short"') + SCRIPT);
  await page.locator('.smileys').waitFor();
  assert.deepEqual(lazy, []);
  await finish();
});

test('a questionnaire with every kind fetches it once, before it is drawn; two elements share it', async () => {
  const { page, context, finish } = await session(SIZES[0]);
  const lazy = watch(context);
  await open(page, element(`${EVERY_KIND} id="a"`) + element(`${EVERY_KIND} id="b" unit="soc-son"`) + SCRIPT);
  await page.locator('#a .form').waitFor();
  await page.locator('#b .form').waitFor();
  assert.equal(lazy.length, 1);
  for (const id of ['#a', '#b']) assert.equal(await sheets(page, id), 2);
  // Their stylesheet is in the chunk.
  assert.equal(await page.locator('#a .date').first().evaluate((date) => getComputedStyle(date).display), 'flex');
  await finish();
});

test('the panel is fetched when it is asked for, once for all forms, and again after a reset', async () => {
  const { page, context, finish } = await session(SIZES[0]);
  const lazy = watch(context);
  await open(page, element('id="a"') + element('id="b" unit="soc-son"') + SCRIPT);
  for (const id of ['#a', '#b']) {
    await page.locator(`${id} .step-heading`).waitFor();
    await page.locator(id).getByRole('button', { name: 'Cỡ chữ và cách hiển thị' }).click();
    await page.locator(`${id} .display`).waitFor();
    assert.equal(await sheets(page, id), 2);
  }
  await page.evaluate(() => document.querySelector('#a').reset());
  await page.locator('#a .display').waitFor({ state: 'detached' });
  await page.locator('#a').getByRole('button', { name: 'Cỡ chữ và cách hiển thị' }).click();
  await page.locator('#a .display').waitFor();
  assert.equal(await sheets(page, '#a'), 2);
  assert.equal(lazy.length, 1);
  await finish();
});

test('presses while it comes open the panel once', async () => {
  const { page, context, finish } = await onPortal(SIZES[0]);
  const lazy = watch(context);
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route(LAZY, async (route) => {
    await held;
    await route.continue();
  });
  await display(page).click();
  await display(page).click();
  assert.equal(await display(page).getAttribute('aria-busy'), 'true', 'it is said to be on its way');
  await page.locator(control('respondent')).check();
  assert.equal(await page.locator('.display').count(), 0);
  go();
  await page.locator('.display').waitFor();
  assert.equal(await display(page).getAttribute('aria-busy'), null);
  assert.equal(lazy.length, 1);
  assert.ok(await page.locator(control('respondent')).isChecked());
  await finish();
});

test('without a network the button says so; the answers stay and can be sent, and it works when the network is back', async () => {
  const { page, context, forgive, finish } = await onPortal(SIZES[0]);
  await page.locator(control('respondent')).check();
  await context.setOffline(true);
  await display(page).click();
  const missing = page.getByRole('alert');
  assert.equal(await missing.innerText(), MISSING);
  assert.equal(await page.locator('[aria-busy]').count(), 0);
  assert.equal(await page.locator('.display').count(), 0);
  assert.ok(await page.locator(control('respondent')).isChecked());
  // Printing says it at its own button.
  await page.getByRole('button', { name: 'In phiếu giấy' }).click();
  await until(page, () => {
    const alert = document.querySelector('hai-long-form').shadowRoot.querySelector('[role=alert]');
    return alert?.previousElementSibling?.matches('.paper');
  });
  const before = await heading(page);
  await forward(page);
  await until(page, (before) => document.querySelector('hai-long-form').shadowRoot.querySelector('.step-heading').textContent !== before, before);
  assert.equal(await missing.count(), 0);
  assert.ok(forgive(/form_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/).length > 0);
  await context.setOffline(false);
  await display(page).click();
  await page.locator('.display').waitFor();
  assert.equal(await missing.count(), 0);
  await finish();
});

test('without a network an answer is sent all the same', async () => {
  const { page, context, forgive, finish } = await onPortal(SIZES[0]);
  await context.setOffline(true);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page)).length, 1);
  await page.getByRole('button', { name: 'In biên nhận' }).click();
  assert.equal(await page.getByRole('alert').innerText(), MISSING);
  await page.locator('.receipt').waitFor();
  forgive(/form_lazy\.wasm can't be fetched|ERR_INTERNET_DISCONNECTED/);
  await finish();
});

for (const [what, fulfil] of [
  ['missing', (route) => route.fulfill({ status: 404, body: '' })],
  ['another one', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0])]), headers: { 'content-type': 'application/wasm' } });
  }],
]) {
  test(`a questionnaire that needs it is not half shown when the file is ${what}`, async () => {
    const { page, forgive, finish } = await session(SIZES[0]);
    await page.addInitScript(() => {
      window.codes = [];
      document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
    });
    await page.route(LAZY, fulfil);
    await open(page, element(EVERY_KIND) + SCRIPT);
    await until(page, () => window.codes.length > 0);
    assert.deepEqual(await page.evaluate(() => window.codes), ['questionnaire']);
    assert.ok(await page.locator('#link').isVisible());
    assert.match(await page.locator('.form .body').innerText(), /hiện chưa mở được/);
    assert.ok(forgive(/same build as the script/).length > 0, 'the console says what to check');
    forgive(/404|valid digest|integrity checks/);
    await finish();
  });
}

test('a block is cards until the file of tables is here, and stays cards where it never comes', async () => {
  const { page, context, forgive, finish } = await session(SIZES[1]);
  const lazy = watch(context);
  let isOff = true;
  await page.route(LAZY, (route) => (isOff ? route.abort() : route.continue()));
  const file = {
    id: 'block', version: 1, title: 'Q',
    scales: { s: { levels: ['1', '2', '3'].map((label) => ({ label })) } },
    pages: [{ id: 'p', title: 'P', block: true, questions: ['a', 'b'].map((id) => ({ id, kind: 'item', scale: 's', label: id })) }],
  };
  await page.route('**/block.json', (route) => route.fulfill({ json: file }));
  await open(page, element('questionnaire="block.json"') + SCRIPT);
  await ready(page);
  await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelectorAll('fieldset').length === 2);
  await page.locator('#q0').check();
  forgive(/form_lazy\.wasm can't be fetched|ERR_FAILED/);
  isOff = false;
  await page.setViewportSize(SIZES[0]);
  // The form learns its width after a frame; two changes within one would cancel out.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await page.setViewportSize(SIZES[1]);
  await page.locator('table.block').waitFor();
  assert.ok(await page.locator('#q0').isChecked());
  assert.equal(lazy.length, 2);
  await finish();
});
