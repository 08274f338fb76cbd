// What the form stores and what it reveals: drafts, the durable store, crashes, and no answers to the page.
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
  // Text that is still being typed is kept too.
  await page.locator(control('visits')).fill('');
  await page.locator(control('visits')).pressSequentially('1.0');
  assert.equal(await page.locator(control('visits')).inputValue(), '1.0', 'nothing changes under the hand');
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(control('visits')).inputValue(), '1.0');
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

test('a number that was typed and never left is sent as one after a reload', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('visits')).pressSequentially('3');
  await page.reload();
  await ready(page);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page))[0].answers.visits, 3);
  await finish();
});

test('a text is kept as people see it: NFC, well-formed, without control characters, and counted so', async () => {
  const { page, finish } = await onPortal();
  const most = 2000;
  const typed = (text) => page.locator(control('comment')).evaluate((area, text) => {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, text);
  await toReview(page);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  // Five code points, one character; and "ế" as a letter and its two marks.
  await typed('👨‍👩‍👧'.repeat(most));
  await forward(page);
  assert.equal(await heading(page), 'Xem lại phiếu');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await typed('ê\u0301'.repeat(most + 2));
  await forward(page);
  assert.match(await page.locator('.errors').innerText(), /dài quá 2 ký tự/);
  await typed('  Ti\u0302e\u0301ng\u0000\u0007\u0085\tViệt\n\ud800!  ');
  await forward(page);
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page))[0].answers.comment, 'Tîéng\tViệt\n\ufffd!');
  await finish();
});

/** Lists the codes of `hl-error`. */
const watching = (page) => page.addInitScript(() => {
  window.codes = [];
  document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
});

const inError = (page) => until(page, () =>
  document.querySelector('hai-long-form').shadowRoot.activeElement?.matches('.errors'), undefined, { timeout: 15_000 });

for (const [how, block, expected] of [
  ['throws', () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); };
    window.unblock = () => { IDBFactory.prototype.open = open; };
  }, /chế độ riêng tư/],
  ['is missing', () => {
    const factory = window.indexedDB;
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined });
    window.unblock = () => Object.defineProperty(window, 'indexedDB', { configurable: true, value: factory });
  }, /chế độ riêng tư/],
  ['is full', () => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => { throw new DOMException('full for the test', 'QuotaExceededError'); };
    window.unblock = () => { IDBObjectStore.prototype.add = add; };
  }, /đã đầy/],
  ['is damaged', () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      request.error = new DOMException('damaged for the test', 'UnknownError');
      setTimeout(() => request.dispatchEvent(new Event('error')));
      return request;
    };
    window.unblock = () => { IDBFactory.prototype.open = open; };
  }, /báo lỗi/],
]) {
  test(`where IndexedDB ${how} the answers stay, and can be taken along or sent again`, async () => {
    const { page, forgive, finish } = await session();
    await page.addInitScript(block);
    await watching(page);
    await page.goto(new URL('index.html', URL_OF_DIST).href);
    await ready(page);
    await toReview(page, { comment: 'Cảm ơn cán bộ.' });
    await forward(page);
    await inError(page);
    assert.match(await page.locator('.errors').innerText(), /Các câu trả lời vẫn còn nguyên/);
    assert.match(await page.locator('.errors').innerText(), expected);
    assert.equal(await page.locator('.first').innerText(), 'Gửi phiếu');
    assert.deepEqual(await page.evaluate(() => window.codes), ['storage']);
    assert.equal(forgive(/hai-long-form: (\w+ for the test|no IndexedDB)/).length, 1, 'the console says why');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu phiếu thành tệp' }).click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    assert.equal((await download).suggestedFilename(), `${file.id}.json`);
    assert.deepEqual(file.answers, { respondent: 'citizen', overall: 4, comment: 'Cảm ơn cán bộ.', consent: true });

    // And a readable copy besides the file.
    const copy = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu bản để in' }).click();
    const text = await readFile(await (await copy).path(), 'utf8');
    assert.match(text, /chưa được gửi/);
    assert.match(text, /: Cảm ơn cán bộ\./);
    assert.ok(text.replaceAll('-', '').includes(file.id.slice(-12).toUpperCase()));

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

test('a database that cannot be opened once is opened again', async () => {
  const { page, finish } = await onPortal();
  await toReview(page);
  await page.evaluate(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...all) {
      IDBFactory.prototype.open = open;
      const request = new EventTarget();
      request.error = new DOMException('a passing fault', 'UnknownError');
      setTimeout(() => request.dispatchEvent(new Event('error')));
      return request;
    };
  });
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page)).length, 1);
  await finish();
});

test('a database without its stores, or of a later version, or cleared away meanwhile, is used all the same', async () => {
  const { page, finish } = await onPortal();
  const made = (version, stores) => page.evaluate(([version, stores]) => new Promise((resolve, reject) => {
    const request = indexedDB.open('hai-long', version);
    request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => { request.result.close(); resolve(); };
  }), [version, stores]);
  await made(7, ['of-another-time']);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page)).length, 1);
  await page.getByRole('button', { name: 'Gửi phiếu khác' }).click();
  await page.locator('.receipt').waitFor({ state: 'detached' });
  await toReview(page);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('hai-long');
    request.onsuccess = resolve;
    request.onerror = reject;
  }));
  await forward(page);
  await receipt(page);
  assert.equal((await stored(page)).length, 1, 'what was cleared away is gone, and nothing else');
  await finish();
});

test('a store that is blocked is waited for, the person is told after ten seconds, and a late success counts once', async () => {
  const { page, forgive, finish } = await session();
  await watching(page);
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  await toReview(page);
  // Like a tab that hangs: it holds an old database open, which lacks our stores.
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => {
      window.held = request.result;
      resolve();
    };
  }));
  await forward(page);
  assert.equal(await page.locator('.first').innerText(), 'Đang gửi…');
  await inError(page);
  assert.match(await page.locator('.errors').innerText(), /chưa rõ phiếu đã được gửi hay chưa/);
  assert.match(await page.locator('.errors').innerText(), /Các câu trả lời vẫn còn nguyên/);
  assert.equal(forgive(/hasn't answered for ten seconds/).length, 1);
  assert.deepEqual(await page.evaluate(() => window.codes), ['storage']);
  // An answer is changed and the form sent again, while the first attempt is still on its way.
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.locator(`${control('overall')}-1`).check();
  await forward(page);
  await forward(page);
  assert.equal(await page.locator('.first').innerText(), 'Đang gửi…');
  await page.evaluate(() => window.held.close());
  await receipt(page);
  const records = await stored(page);
  assert.equal(records.length, 1, 'one person, one response');
  assert.equal(records[0].answers.overall, 2, 'the last answers that were sent');
  await finish();
});

test('a late success is shown to who only waited', async () => {
  const { page, forgive, finish } = await onPortal();
  await toReview(page);
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => {
      window.held = request.result;
      resolve();
    };
  }));
  await forward(page);
  await inError(page);
  assert.equal(forgive(/hasn't answered for ten seconds/).length, 1);
  await page.evaluate(() => window.held.close());
  await receipt(page);
  assert.equal((await stored(page)).length, 1);
  assert.equal(await draft(page), null);
  await finish();
});

test('a form that is taken off the page while it is sent is sent, and back on the page shows the receipt', async () => {
  const { page, finish } = await onPortal();
  await toReview(page);
  const [, text] = await draft(page);
  await page.evaluate(() => {
    window.submitted = [];
    const form = document.querySelector('hai-long-form');
    form.addEventListener('hl-submit', (event) => window.submitted.push(event.detail.id));
    window.place = form.parentNode;
    window.form = form;
    form.shadowRoot.querySelector('.first').click();
    queueMicrotask(() => form.remove());
  });
  await until(page, () => window.submitted.length === 1);
  assert.equal(await page.locator('hai-long-form').count(), 0);
  assert.equal((await stored(page)).length, 1);
  await page.evaluate(() => window.place.append(window.form));
  const number = await receipt(page);
  assert.equal(number.replaceAll('-', ''), JSON.parse(text).id.slice(-12).toUpperCase());
  assert.equal(await draft(page), null);
  assert.equal((await stored(page)).length, 1);
  await finish();
});

test('a duplicated tab and the one it comes from are two forms', async () => {
  const { page, context, finish } = await onPortal();
  await page.locator(control('respondent')).check();
  const opened = context.waitForEvent('page');
  // The browser copies sessionStorage: both tabs have the same draft, under the same id.
  await page.evaluate(() => { window.open(location.href); });
  const other = await opened;
  await ready(other);
  assert.ok(await other.locator(control('respondent')).isChecked());
  assert.deepEqual(await draft(other), await draft(page));
  await other.locator(control('procedure')).fill('Đang ghi dở');
  await page.bringToFront();
  await toReview(page, { comment: 'Phiếu thứ nhất' });
  await forward(page);
  const first = await receipt(page);
  // Sending one doesn't affect the other, which is still being filled in.
  assert.equal(await other.locator(control('procedure')).inputValue(), 'Đang ghi dở');
  await other.reload();
  await ready(other);
  assert.equal(await other.locator(control('procedure')).inputValue(), 'Đang ghi dở');
  await other.bringToFront();
  await toReview(other, { comment: 'Phiếu thứ hai' });
  await forward(other);
  assert.notEqual(await receipt(other), first);
  const records = await stored(page);
  assert.deepEqual(records.map(({ answers }) => answers.comment).sort(), ['Phiếu thứ hai', 'Phiếu thứ nhất'].sort());
  assert.equal(new Set(records.map(({ id }) => id)).size, 2);
  await finish();
});

for (const [year, id] of [[1970, /^0000/], [2099, /^03b/]]) {
  test(`a device whose clock says ${year} sends its form, and the response says that the clock is wrong where it must be`, async () => {
    const { page, finish } = await session();
    await page.clock.setFixedTime(new Date(`${year}-01-02T03:04:05Z`));
    await page.goto(new URL('index.html', URL_OF_DIST).href);
    await ready(page);
    await toReview(page);
    await forward(page);
    await receipt(page);
    const [record] = await stored(page);
    assert.match(record.id, id);
    assert.match(record.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(record.suspect?.includes('clock') ?? false, year === 1970);
    await finish();
  });
}

test('answers faster than anyone reads, and many from one browser, are marked and kept', async () => {
  const { page, finish } = await session();
  const now = Date.parse('2026-03-04T05:06:07Z');
  await page.clock.setFixedTime(now);
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  await toReview(page);
  await forward(page);
  await receipt(page);
  assert.deepEqual((await stored(page))[0].suspect, ['fast']);
  assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage['hai-long:sent'])), [now]);
  // Nine more within the day, and then another that took ten minutes.
  await page.evaluate((now) => localStorage.setItem('hai-long:sent', JSON.stringify(Array(10).fill(now))), now);
  await page.getByRole('button', { name: 'Gửi phiếu khác' }).click();
  await page.locator('.receipt').waitFor({ state: 'detached' });
  await toReview(page);
  await page.clock.setFixedTime(now + 600_000);
  await forward(page);
  await receipt(page);
  const marks = (await stored(page)).map(({ suspect }) => suspect);
  assert.deepEqual(marks.toSorted(), [['fast'], ['many']]);
  await finish();
});

test('the browser is asked to keep what is stored only after something was', async () => {
  const { page, finish } = await session();
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persist = async () => {
      window.asked += 1;
      throw new TypeError('refused for the test');
    };
  });
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await ready(page);
  await toReview(page);
  assert.equal(await page.evaluate(() => window.asked), 0);
  await forward(page);
  await receipt(page);
  await until(page, () => window.asked === 1);
  await finish();
});

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
