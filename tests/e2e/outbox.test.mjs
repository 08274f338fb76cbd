// The outbox: what a citizen sends reaches the collector once, whatever becomes of the network and the server, and the receipt
// says where it is.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import { collector, cutAfter, cutBefore, cutInside, page as webPage, says, slow } from './outbox.mjs';
import { draft, ready, receipt, settle } from './form.mjs';

const SMALL = {
  id: 'small', version: 1, title: 'Nhỏ', pages: [{ id: 'p', title: 'Trang', questions: [
    { id: 'comment', kind: 'text', long: true, most: 500, label: 'Ý kiến' },
  ] }],
};

const SENT = /Phiếu đã được gửi đến cơ quan\./;
const WAITS = /Phiếu đang được lưu trên máy này/;
const REFUSED = /chưa nhận phiếu này/;
const KEPT = /lưu trong trình duyệt của máy này/;

const servers = [];

after(async () => {
  await closeBrowser();
  await Promise.all(servers.map((server) => server.stop().catch(() => {})));
});

const server = async () => {
  const started = await collector();
  servers.push(started);
  return started;
};

const policy = (await fetch(URL_OF_DIST, { method: 'HEAD' })).headers.get('content-security-policy');

/** Opens a page with a form, under a policy that lets it reach the collector; remembers its events. */
async function show(page, origin, { attributes, script = 'form' } = {}) {
  await page.addInitScript(() => {
    window.told = [];
    for (const name of ['hl-submit', 'hl-delivered', 'hl-refused']) {
      document.addEventListener(name, ({ detail }) => window.told.push([name, detail]));
    }
  });
  await page.route('**/small.json', (route) => route.fulfill({ json: SMALL }));
  const form = `<hai-long-form questionnaire="./small.json" ${attributes ?? `collector="${origin}"`}></hai-long-form>`;
  await open(page, `${form}<script type="module" src="${script}.js"></script>`, {
    headers: { 'content-security-policy': policy.replace("connect-src 'self'", `connect-src 'self' ${origin}`) },
  });
  if (script === 'form') await ready(page);
}

/** Fills the form in and sends it. */
async function send(page, comment = 'cảm ơn') {
  await page.locator('textarea').fill(comment);
  await settle(page);
  await page.locator('.first').click();
  await page.locator('.answers').first().waitFor();
  await settle(page);
  await page.locator('.first').click();
  await receipt(page);
}

async function another(page) {
  await page.getByRole('button', { name: 'Gửi phiếu khác' }).click();
  await page.locator('textarea').waitFor();
}

/** Waits until the receipt says where the response is. */
const receiptSays = (page, words) => page.locator('.receipt [role=status]').filter({ hasText: words }).waitFor({ timeout: 15_000 });

/** What is in a store of the browser. */
const records = (page, store) => page.evaluate(async (store) => {
  const result = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await result(indexedDB.open('hai-long'));
  const has = database.objectStoreNames.contains(store);
  const all = has ? await result(database.transaction(store).objectStore(store).getAll()) : [];
  database.close();
  return all;
}, store);

const told = (page, name) => page.evaluate((name) => window.told.filter(([told]) => told === name).map(([, detail]) => detail), name);

const flush = (page) => page.evaluate(() => document.querySelector('hai-long-form').flush());

/** The browser itself says in the console what can't be fetched. */
const NETWORK = /Failed to load resource|net::ERR|blocked by CORS policy/;
const COMPLAINT = /the collector refuses the response/;

describe('a response reaches the collector', () => {
  test('as it was stored, and leaves nothing on the device', async () => {
    const { page, finish } = await session();
    const there = await server();
    await show(page, there.origin);
    await send(page, 'cảm ơn');
    await receiptSays(page, SENT);
    const [{ url, headers, body, id }] = there.requests;
    assert.equal(url, '/v1/responses');
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
    const response = JSON.parse(body);
    assert.deepEqual(response.answers, { comment: 'cảm ơn' });
    assert.ok(!('outbox' in response), 'what the outbox notes isn\'t sent');
    for (const store of ['outbox', 'responses']) assert.deepEqual(await records(page, store), [], store);
    assert.equal(await draft(page), null);
    assert.deepEqual(await told(page, 'hl-delivered'), [{ id }]);
    assert.equal((await told(page, 'hl-submit'))[0].id, id);
    assert.deepEqual(await flush(page), { delivered: 0, waiting: 0, refused: 0 });
    await finish();
  });

  for (const [what, fault] of [['before it is stored', cutBefore], ['after it is stored', cutAfter], ['in the middle of the answer', cutInside]]) {
    test(`once, when the connection is cut ${what}`, async () => {
      const { page, forgive, finish } = await session();
      const there = await server();
      there.faults.push(fault);
      await show(page, there.origin);
      await send(page);
      await receiptSays(page, WAITS);
      await receiptSays(page, SENT);
      assert.equal(there.stored.size, 1);
      assert.equal(new Set(there.requests.map(({ body }) => body)).size, 1, 'the same response each time');
      assert.deepEqual(await records(page, 'outbox'), []);
      forgive(NETWORK);
      await finish();
    });
  }

  test('one request an id, when two tabs come back from a slow network', async () => {
    const { page, context, forgive, finish } = await session();
    const there = await server();
    await show(page, there.origin);
    const other = await context.newPage();
    await show(other, there.origin);
    await context.setOffline(true);
    for (const tab of [page, other]) {
      for (const comment of ['một', 'hai', 'ba']) {
        await send(tab, comment);
        if (comment !== 'ba') await another(tab);
      }
    }
    assert.equal(there.requests.length, 0);
    there.always = slow(400);
    await context.setOffline(false);
    for (const tab of [page, other]) await receiptSays(tab, SENT);
    assert.equal(there.stored.size, 6);
    assert.equal(there.requests.length, 6, 'each id once');
    assert.deepEqual(await records(page, 'outbox'), []);
    forgive(NETWORK);
    await finish();
  });

  test('without a reload, when the server is back', async () => {
    const { page, forgive, finish } = await session();
    const there = await server();
    await there.stop();
    await show(page, there.origin);
    await send(page);
    await receiptSays(page, WAITS);
    await page.waitForTimeout(1_000);
    await there.start();
    await receiptSays(page, SENT);
    assert.equal(there.stored.size, 1);
    forgive(NETWORK);
    await finish();
  });

  test('at the next visit, when the page was closed with a queue', async () => {
    const { page, context, forgive, finish } = await session();
    const there = await server();
    there.always = says(503, 'unavailable');
    await show(page, there.origin);
    await send(page, 'một');
    await receiptSays(page, WAITS);
    await page.close();
    there.always = undefined;
    const later = await context.newPage();
    await show(later, there.origin);
    await until(later, () => window.told.length > 0);
    assert.deepEqual((await told(later, 'hl-delivered')).map(({ id }) => id), [...there.stored.keys()]);
    assert.deepEqual(await records(later, 'outbox'), []);
    assert.ok(await later.locator('textarea').isVisible(), 'whoever is at the form sees nothing of it');
    forgive(NETWORK);
    await finish();
  });

  test('by itself, when there is a network again', async () => {
    const { page, context, forgive, finish } = await session();
    const there = await server();
    await show(page, there.origin);
    await context.setOffline(true);
    await send(page);
    await receiptSays(page, WAITS);
    assert.equal(await page.locator('.receipt [role=status]').count(), 1, 'a change is read aloud');
    assert.deepEqual(await flush(page), { delivered: 0, waiting: 1, refused: 0 });
    const began = Date.now();
    await context.setOffline(false);
    await receiptSays(page, SENT);
    assert.ok(Date.now() - began < 3_000, 'it doesn\'t wait for a timer');
    forgive(NETWORK);
    await finish();
  });

  test('not by the page of a captive portal', async () => {
    const { page, finish } = await session();
    const there = await server();
    there.faults.push(webPage(200));
    await show(page, there.origin);
    await send(page);
    await receiptSays(page, WAITS);
    assert.equal((await records(page, 'outbox')).length, 1);
    await receiptSays(page, SENT);
    await finish();
  });
});

describe('a server that is busy is left alone', () => {
  for (const status of [429, 503]) {
    test(`${status} with Retry-After`, async () => {
      const { page, forgive, finish } = await session();
      const there = await server();
      there.faults.push(says(status, 'too_many', { 'retry-after': '9' }));
      await show(page, there.origin);
      await send(page);
      await receiptSays(page, WAITS);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      assert.deepEqual(await flush(page), { delivered: 0, waiting: 1, refused: 0 });
      await receiptSays(page, SENT);
      const [first, second, ...more] = there.requests.map(({ at }) => at);
      assert.ok(second - first >= 8_900, `${second - first} ms`);
      assert.equal(more.length, 0);
      forgive(NETWORK);
      await finish();
    });
  }
});

describe('what the collector refuses', () => {
  for (const [status, fault, code] of [
    [413, webPage(413), ''],
    [422, says(422, 'invalid'), 'invalid'],
    [410, says(410, 'closed'), 'closed'],
    [409, says(409, 'conflict'), 'conflict'],
  ]) {
    test(`${status}: stays, is shown, and can be saved`, async () => {
      const { page, forgive, finish } = await session();
      const there = await server();
      there.always = fault;
      await show(page, there.origin);
      await send(page, 'cảm ơn');
      await receiptSays(page, REFUSED);
      const [record, ...more] = await records(page, 'outbox');
      assert.equal(more.length, 0);
      assert.deepEqual(record.answers, { comment: 'cảm ơn' });
      assert.deepEqual([record.outbox.status, record.outbox.code], [status, code]);
      assert.deepEqual(await told(page, 'hl-refused'), [{ id: record.id, code }]);
      assert.equal(await receipt(page), record.id.slice(-12).toUpperCase().replace(/(.{4})(.{4})/, '$1-$2-'));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Lưu phiếu thành tệp' }).click(),
      ]);
      const parts = [];
      for await (const part of await download.createReadStream()) parts.push(part);
      const file = JSON.parse(Buffer.concat(parts));
      assert.deepEqual([file.id, file.answers], [record.id, record.answers]);
      // It isn't tried again, and holds up no other.
      const before = there.requests.length;
      there.always = undefined;
      await another(page);
      await send(page, 'khác');
      await receiptSays(page, SENT);
      assert.equal(there.requests.length, before + 1);
      assert.deepEqual(await flush(page), { delivered: 0, waiting: 0, refused: 1 });
      forgive(NETWORK);
      assert.equal(forgive(COMPLAINT).length, 1);
      await finish();
    });
  }

  test('for another response with its id, it takes under a new one: neither is lost', async () => {
    const { page, forgive, finish } = await session();
    const there = await server();
    await show(page, there.origin);
    await page.locator('textarea').fill('một');
    await page.locator('.first').click();
    await page.locator('.answers').first().waitFor();
    const [key, text] = await draft(page);
    await settle(page);
    await page.locator('.first').click();
    await receiptSays(page, SENT);
    // As a tab that was duplicated before.
    await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text.replace('một', 'hai')]);
    await page.reload();
    await page.locator('.answers').first().waitFor();
    await settle(page);
    await page.locator('.first').click();
    await receiptSays(page, SENT);
    assert.deepEqual([...there.stored.values()].map(({ answers }) => answers.comment), ['một', 'hai']);
    const last = [...there.stored.keys()].at(-1);
    assert.equal((await receipt(page)).replaceAll('-', ''), last.slice(-12).toUpperCase(), 'the receipt has its number');
    forgive(NETWORK);
    await finish();
  });
});

describe('collector.json', () => {
  const file = (page, json) => page.route('**/collector.json', (route) => route.fulfill({ json }));

  test('null: responses stay in the browser, as ever', async () => {
    const { page, finish } = await session();
    const asked = page.waitForResponse('**/collector.json');
    await show(page, 'http://127.0.0.1:9', { attributes: '' });
    assert.deepEqual(await (await asked).json(), { collector: null });
    await send(page);
    await receiptSays(page, KEPT);
    assert.equal((await records(page, 'responses')).length, 1);
    assert.deepEqual(await records(page, 'outbox'), []);
    await finish();
  });

  test('an address: responses go there', async () => {
    const { page, finish } = await session();
    const there = await server();
    await file(page, { collector: `${there.origin}/thu/` });
    await show(page, there.origin, { attributes: '' });
    await send(page);
    await receiptSays(page, SENT);
    assert.equal(there.requests[0].url, '/thu/v1/responses');
    assert.deepEqual(await records(page, 'responses'), []);
    await finish();
  });

  test('the attribute comes first, and nothing is fetched', async () => {
    const { page, finish } = await session();
    const there = await server();
    let fetched = 0;
    page.on('request', (request) => { fetched += request.url().endsWith('/collector.json') ? 1 : 0; });
    await show(page, there.origin);
    await send(page);
    await receiptSays(page, SENT);
    assert.equal(fetched, 0);
    await finish();
  });

  for (const [what, json] of [['an address', 'address'], ['null', null]]) {
    test(`can't be fetched before the form is sent, and then says ${what}`, async () => {
      const { page, forgive, finish } = await session();
      const there = await server();
      let isAway = true;
      await page.route('**/collector.json', (route) => isAway ? route.abort() : route.fulfill({ json: { collector: json && there.origin } }));
      await show(page, there.origin, { attributes: '' });
      await send(page);
      await receiptSays(page, WAITS);
      const [record] = await records(page, 'outbox');
      assert.deepEqual(record.outbox, {});
      isAway = false;
      await receiptSays(page, json ? SENT : KEPT);
      assert.deepEqual(await records(page, 'outbox'), []);
      const { outbox, ...response } = record;
      assert.deepEqual(json ? [...there.stored.values()] : await records(page, 'responses'), [response]);
      forgive(NETWORK);
      await finish();
    });
  }
});

describe('nothing is lost, and nothing is shown to the next person', () => {
  test('when the element is removed while it sends, and put back', async () => {
    const { page, finish } = await session();
    const there = await server();
    there.always = slow(800);
    await show(page, there.origin);
    await page.locator('textarea').fill('cảm ơn');
    await page.locator('.first').click();
    await page.locator('.answers').first().waitFor();
    await settle(page);
    // In one breath: the response is stored when the element is gone.
    await page.evaluate(() => {
      const form = document.querySelector('hai-long-form');
      form.shadowRoot.querySelector('.first').click();
      window.form = form;
      form.remove();
    });
    for (let tries = 0; tries < 50 && there.stored.size === 0; tries += 1) await page.waitForTimeout(100);
    assert.equal(there.stored.size, 1);
    await page.waitForTimeout(500);
    await page.evaluate(() => document.body.append(window.form));
    await receipt(page);
    await receiptSays(page, SENT);
    assert.equal(await draft(page), null);
    assert.equal(there.requests.length, 1);
    await finish();
  });

  test('when the form is reset while it sends', async () => {
    const { page, finish } = await session();
    const there = await server();
    there.always = slow(800);
    await show(page, there.origin);
    await send(page);
    await page.evaluate(() => document.querySelector('hai-long-form').reset());
    await page.locator('textarea').waitFor();
    await until(page, () => window.told.some(([name]) => name === 'hl-delivered'));
    assert.equal(there.stored.size, 1);
    assert.equal(await page.locator('textarea').inputValue(), '');
    await finish();
  });
});

describe('in a hall', () => {
  test('a kiosk sends what it was offline for, and shows the next person nothing of it', async () => {
    const { page, context, forgive, finish } = await session();
    const there = await server();
    await show(page, there.origin, { script: 'kiosk', attributes: `collector="${there.origin}" mode="kiosk"` });
    const next = async () => {
      await page.locator('.form .first').click();
      await settle(page);
    };
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await context.setOffline(true);
    await page.locator('textarea').fill('bí mật 4711');
    await next();
    await page.locator('.answers').first().waitFor();
    await next();
    await until(page, () => window.told.some(([name]) => name === 'hl-submit'));
    await page.evaluate(() => document.querySelector('hai-long-form').reset());
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).waitFor();
    assert.equal((await records(page, 'outbox')).length, 1);
    await context.setOffline(false);
    await until(page, () => window.told.some(([name]) => name === 'hl-delivered'));
    assert.deepEqual([...there.stored.values()].map(({ answers, mode }) => [answers.comment, mode]), [['bí mật 4711', 'kiosk']]);
    assert.ok(!(await page.content()).includes('4711'));
    assert.deepEqual(await records(page, 'outbox'), []);
    forgive(NETWORK);
    await finish();
  });

  test('a clerk can take back the form keyed in last, which is sent with the next', async () => {
    const { page, finish } = await session();
    const there = await server();
    await show(page, there.origin, { script: 'kiosk', attributes: `collector="${there.origin}" mode="assisted"` });
    const paper = async (number) => {
      await page.locator('#paper').fill(number);
      await page.locator('#paper').press('Control+Enter');
      await page.getByText(`Đã ghi phiếu số ${number}`).waitFor();
    };
    await paper('7');
    await page.waitForTimeout(500);
    assert.equal((await records(page, 'outbox')).length, 1);
    await page.getByRole('button', { name: 'Lấy lại phiếu số 7 để sửa' }).click();
    await page.getByText('Đã lấy lại phiếu số 7').waitFor();
    assert.deepEqual(await records(page, 'outbox'), []);
    assert.equal(there.requests.length, 0);
    await paper('7');
    await paper('8');
    await until(page, () => window.told.some(([name]) => name === 'hl-delivered'));
    assert.deepEqual([...there.stored.values()].map(({ paper }) => paper), ['7']);
    assert.equal((await records(page, 'outbox')).length, 1);
    await finish();
  });
});
