// What the form keeps and what it gives away: drafts, the durable store, crashes, and nothing to the page.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser, session, until, URL_OF_DIST } from './browser.mjs';
import { control, draft, expectHeading, forward, heading, onPortal, ready, receipt, sipas, stored, toReview } from './form.mjs';

after(closeBrowser);

test('a reload keeps the draft and the page', async () => {
  const { page, finish } = await onPortal();
  assert.equal(await draft(page), null, 'nothing is kept before the first answer');
  await page.locator(control('respondent')).check();
  await page.locator(control('visits')).fill('hai');
  await page.locator(control('procedure')).fill('Khai sinh');
  await page.reload();
  await ready(page);
  assert.ok(await page.locator(control('respondent')).isChecked());
  assert.equal(await page.locator(control('visits')).inputValue(), 'hai', 'also what is to be mended');
  assert.equal(await page.locator(control('procedure')).inputValue(), 'Khai sinh');
  assert.match(await page.locator('.saved').innerText(), /lưu tạm trên máy này/);
  await page.locator(control('visits')).fill('2');
  await forward(page);
  await page.locator(`${control('a1')}-1`).check();
  await page.reload();
  await ready(page);
  assert.equal(await heading(page), sipas().pages[1].title.vi);
  assert.ok(await page.locator(`${control('a1')}-1`).isChecked());
  await finish();
});

test('a text that was deleted again does not come back with a reload', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('procedure')).fill('Chuyện riêng');
  assert.notEqual(await draft(page), null);
  await page.locator(control('procedure')).fill('');
  assert.equal(await draft(page), null);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(control('procedure')).inputValue(), '');
  await finish();
});

test('two clicks on "send" store one response', async () => {
  const { page, finish } = await onPortal();
  await toReview(page);
  await page.locator('.first').evaluate((button) => {
    button.click();
    button.click();
  });
  await receipt(page);
  assert.equal((await stored(page)).length, 1);
  assert.equal(await draft(page), null, 'the draft is wiped');
  // And the next one is another.
  await page.getByRole('button', { name: 'Gửi phiếu khác' }).click();
  await until(page, () => !document.querySelector('hai-long-form').shadowRoot.querySelector('.receipt'));
  assert.equal(await page.locator(':checked').count(), 0);
  await toReview(page);
  await page.locator('.first').dblclick();
  await receipt(page);
  const ids = (await stored(page)).map((record) => record.id);
  assert.equal(new Set(ids).size, 2);
  await finish();
});

test('a response is there after the browser was killed right after the receipt', async () => {
  const profileDir = await mkdtemp(join(tmpdir(), 'hailong-profile-'));
  const { page, context, problems } = await onPortal({ profileDir });
  await toReview(page);
  const debug = await context.browser().newBrowserCDPSession();
  const { processInfo } = await debug.send('SystemInfo.getProcessInfo');
  const browser = processInfo.find(({ type }) => type === 'browser').id;
  await forward(page);
  const number = await receipt(page);
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(browser, 'SIGKILL');
  await closed;
  assert.deepEqual(problems, []);

  const again = await onPortal({ profileDir });
  const records = await stored(again.page);
  assert.deepEqual(records.map(({ id }) => id.slice(-12).toUpperCase()), [number.replaceAll('-', '')]);
  await again.finish();
  await rm(profileDir, { recursive: true, force: true });
});

test('a crash between storing and the receipt ends in the receipt, not in a second record', async () => {
  const { page, finish } = await onPortal();
  await toReview(page);
  const [key, text] = await draft(page);
  await forward(page);
  const number = await receipt(page);
  // As a browser that was killed in between finds it.
  await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text]);
  await page.reload();
  assert.equal(await receipt(page), number);
  await expectHeading(page, 'Trân trọng cảm ơn Ông/Bà');
  assert.equal((await stored(page)).length, 1);
  assert.equal(await draft(page), null);
  await finish();
});

test('a duplicated tab with other answers is not taken for the one that was sent', async () => {
  const { page, finish } = await onPortal();
  await toReview(page, { comment: 'Phiếu thứ nhất' });
  const [key, text] = await draft(page);
  await forward(page);
  const first = await receipt(page);
  const other = text.replace('Phiếu thứ nhất', 'Phiếu thứ hai');
  assert.notEqual(other, text);
  await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, other]);
  await page.reload();
  await ready(page);
  // The answers are still there to be sent, under a number of their own.
  assert.equal(await heading(page), 'Xem lại phiếu');
  await forward(page);
  assert.notEqual(await receipt(page), first);
  const comments = (await stored(page)).map(({ answers }) => answers.comment);
  assert.deepEqual(comments.sort(), ['Phiếu thứ hai', 'Phiếu thứ nhất'].sort());
  await finish();
});

for (const [how, block] of [
  ['throws', () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); };
    window.unblock = () => { IDBFactory.prototype.open = open; };
  }],
  ['is missing', () => {
    const factory = window.indexedDB;
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined });
    window.unblock = () => Object.defineProperty(window, 'indexedDB', { configurable: true, value: factory });
  }],
]) {
  test(`where IndexedDB ${how} the answers stay, and can be taken along or sent again`, async () => {
    const { page, forgive, finish } = await session();
    await page.addInitScript(block);
    await page.addInitScript(() => {
      window.codes = [];
      document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
    });
    await page.goto(new URL('index.html', URL_OF_DIST).href);
    await ready(page);
    await toReview(page, { comment: 'Cảm ơn cán bộ.' });
    await forward(page);
    await until(page, () => document.querySelector('hai-long-form').shadowRoot.activeElement?.matches('.errors'));
    assert.match(await page.locator('.errors').innerText(), /Các câu trả lời vẫn còn nguyên/);
    assert.equal(await page.locator('.first').innerText(), 'Gửi phiếu');
    assert.deepEqual(await page.evaluate(() => window.codes), ['storage']);
    assert.equal(forgive(/hai-long-form: (blocked for the test|no IndexedDB)/).length, 1, 'the console says why');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu phiếu thành tệp' }).click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    assert.equal((await download).suggestedFilename(), `${file.id}.json`);
    assert.deepEqual(file.answers, { respondent: 'citizen', overall: 4, comment: 'Cảm ơn cán bộ.', consent: true });

    await page.reload();
    await page.locator('.answers').first().waitFor();
    await page.evaluate(() => window.unblock());
    await forward(page);
    await receipt(page);
    const [record, ...others] = await stored(page);
    assert.equal(others.length, 0);
    assert.equal(record.id, file.id, 'the file is the same response');
    await finish();
  });
}

test('a questionnaire with a mistake says so to the webmaster, and keeps the link for everyone else', async () => {
  const { page, forgive, finish } = await session();
  const broken = sipas();
  broken.pages[1].questions[0].scale = 'none-such';
  await page.route('**/questionnaires/sipas-22.json', (route) => route.fulfill({ json: broken }));
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await page.getByText('Phiếu khảo sát hiện chưa mở được').waitFor();
  assert.ok(await page.locator('hai-long-form > a').isVisible(), 'the fallback link stays');
  const said = forgive(/hai-long-form/);
  assert.equal(said.length, 1);
  assert.match(said[0], /sipas-22\.json: \/pages\/1\/questions\/0\/scale/);
  await finish();
});

test('the form does without its file of units', async () => {
  const { page, forgive, finish } = await session();
  await page.route('**/units/units.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  assert.equal(forgive(/units\.json: HTTP 404/).length, 1);
  forgive(/404 \(Not Found\)/);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page))[0].unit, 'soc-son');
  await finish();
});

test('reset() empties the form and forgets the draft', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('respondent')).check();
  await page.locator(control('procedure')).fill('Khai sinh');
  await forward(page);
  await page.evaluate(() => document.querySelector('hai-long-form').reset());
  await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelector('textarea, input[type=text]')?.value === '');
  assert.equal(await heading(page), sipas().pages[0].title.vi);
  assert.equal(await page.locator(':checked').count(), 0);
  assert.equal(await draft(page), null);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(':checked').count(), 0);
  await finish();
});

test('the page around it never learns an answer', async () => {
  const { page, finish } = await session();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => said.push(request.url(), request.postData() ?? ''));
  await page.addInitScript(() => {
    window.heard = [];
    for (const name of ['ready', 'start', 'progress', 'submit', 'delivered', 'error']) {
      document.addEventListener(`hl-${name}`, (event) => window.heard.push({ name, detail: event.detail }));
    }
  });
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  await toReview(page, { comment: 'Điều riêng tư 4711' });
  await forward(page);
  await receipt(page);

  const heard = await page.evaluate(() => window.heard);
  const names = heard.map(({ name }) => name);
  assert.deepEqual(names.toSorted(), ['ready', 'start', ...Array(6).fill('progress'), 'submit'].toSorted());
  const members = new Set(heard.flatMap(({ detail }) => Object.keys(detail)));
  assert.deepEqual([...members].toSorted(), ['id', 'page', 'pages', 'questionnaire']);
  const outside = await page.evaluate(() => [location.href, document.title, document.cookie, JSON.stringify(history.state), JSON.stringify(localStorage)]);
  const all = JSON.stringify([heard, said, outside]);
  for (const secret of ['4711', 'riêng tư', 'citizen']) assert.ok(!all.includes(secret), `${secret} in ${all}`);
  await finish();
});
