// The dashboard with a collector: signing in, responses page by page and as they come, what is said when something is in the
// way, and that nothing is left after signing out. The collector is a small one of the tests' own (collector.mjs).
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { collector, madeUp, openDashboard, signIn } from './collector.mjs';
import { assertFigures, dashboard, dashboardSession, download, fits, importText, loaded, openRecords } from './dashboard.mjs';

after(closeBrowser);

const ACCOUNTS = {
  an: { password: 'mat khau dai', role: 'administrator' },
  binh: { password: 'mat khau khac', role: 'analyst', units: ['soc-son'] },
  chi: { password: 'mat khau doc', role: 'reader' },
  dung: { password: 'mat khau xoa', role: 'officer' },
};
const many = (count, from = 0) => Array.from({ length: count }, (_, at) => madeUp(from + at));
const countIs = (page, n, options) => until(page, (n) => document.querySelector('hai-long-dashboard').figures?.n === n, n, options);
const kept = (page) => page.evaluate(() => Object.entries(sessionStorage));
/** The browser tells of each answer that isn't 2xx, and of each that doesn't come, by itself. */
const REFUSED = /Failed to load resource|hai-long-dashboard: (v1|HTTP)/;

/** A page with a dashboard and a collector that has these responses. */
async function staff({ responses = many(60), ...options } = {}, page = {}) {
  const server = await collector({ accounts: ACCOUNTS, responses });
  const started = await session(page);
  started.page.setDefaultTimeout(15_000);
  await openDashboard(started.page, server, options);
  const finish = async () => {
    started.forgive(REFUSED);
    await started.finish();
    await server.stop();
  };
  return { ...started, server, finish };
}

describe('signing in', () => {
  test('by the keyboard, on a narrow phone', async () => {
    const { page, server, finish } = await staff({}, { width: 360, height: 740 });
    await page.locator('#sign-in-name').waitFor();
    await fits(page, [320, 360], 'the screen to sign in at');
    assert.deepEqual(await page.locator('.sign-in input:not([type=checkbox])').evaluateAll((fields) => fields.map((field) => [field.autocomplete, field.type, field.labels[0].textContent])), [
      ['username', 'text', 'Tên đăng nhập'], ['current-password', 'password', 'Mật khẩu'],
    ]);
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    assert.match(await page.locator('.account').textContent(), /an · Quản trị viên/);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.tagName), 'H2');
    assert.deepEqual(server.requests.filter((request) => /mat|khau/.test(request)), []);
    await fits(page, [320, 360], 'the dashboard');
    await finish();
  });

  test('what is missing, a wrong password, too many tries and no network are told where they can be heard', async () => {
    const { page, server, finish } = await staff();
    const focus = () => page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.id);
    const said = (text) => until(page, (text) => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('#sign-in-fault')?.textContent.includes(text), text);
    await page.locator('.sign-in .first').click();
    await page.locator('#no-name').waitFor();
    assert.equal(await focus(), 'sign-in-name');
    assert.equal(await page.locator('#sign-in-name').getAttribute('aria-describedby'), 'no-name');
    await signIn(page, 'an', '');
    await page.locator('#no-password').waitFor();
    assert.equal(await focus(), 'sign-in-password');
    assert.deepEqual(server.requests, []);
    await signIn(page, 'an', 'sai');
    await said('không đúng');
    assert.equal(await focus(), 'sign-in-password');
    assert.equal(await page.locator('#sign-in-password').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('#sign-in-password').getAttribute('aria-describedby'), 'sign-in-fault');
    server.fault = () => ({ status: 429, headers: { 'retry-after': '90' }, body: { error: { code: 'too_many', vi: '', en: '' } } });
    await signIn(page, 'an', 'sai');
    await said('sau 2 phút');
    server.fault = (request) => { request.socket.destroy(); return { status: 200 }; };
    await signIn(page, 'an', 'sai');
    await said('Chưa kết nối được');
    // A captive portal answers 200 with a page of its own.
    server.fault = () => ({ status: 200, body: '<html>Đăng nhập Wi-Fi</html>' });
    await signIn(page, 'an', 'mat khau dai');
    await said('Chưa kết nối được');
    assert.deepEqual(await kept(page), []);
    server.fault = () => undefined;
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    await finish();
  });

  test('by a link, which is out of the address at once and good once', async () => {
    const server = await collector({ accounts: ACCOUNTS, responses: many(60) });
    const { page, forgive, finish } = await session();
    const link = server.link('an');
    let go;
    const held = new Promise((done) => { go = done; });
    server.fault = () => held;
    await openDashboard(page, server, { hash: `#muc-2&hl-sign-in=${link}&x=1` });
    await until(page, () => location.hash === '#muc-2&x=1');
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.sign-in')?.textContent.includes('Đang đăng nhập'));
    assert.equal(await page.evaluate(() => history.length), 2, 'no entry of the history has it');
    server.fault = () => undefined;
    go();
    await countIs(page, 60);
    // A reload signs in with what the tab has kept; the link is of no use to anybody.
    await page.reload();
    await countIs(page, 60);
    await page.evaluate((link) => { location.hash = `hl-sign-in=${link}`; }, link);
    await until(page, () => location.hash === '');
    const other = await session();
    await openDashboard(other.page, server, { hash: `#hl-sign-in=${link}` });
    await other.page.locator('.notice').waitFor();
    assert.match(await other.page.locator('.notice').textContent(), /đã được dùng/);
    other.forgive(REFUSED);
    await other.finish();
    forgive(REFUSED);
    await finish();
    await server.stop();
  });

  test('by a token that the page hands over, which is never stored', async () => {
    const { page, server, finish } = await staff();
    await page.locator('#sign-in-name').waitFor();
    await page.evaluate((token) => { document.querySelector('hai-long-dashboard').token = token; }, server.token('binh'));
    await countIs(page, 60);
    assert.match(await page.locator('.account').textContent(), /Cán bộ phân tích/);
    assert.deepEqual(await kept(page), []);
    const { token, html } = await page.evaluate(() => {
      const element = document.querySelector('hai-long-dashboard');
      return { token: element.token, html: element.outerHTML };
    });
    assert.equal(token, null);
    assert.doesNotMatch(html, /token/);
    await finish();
  });

  test('a reader and an officer get no rows, and are told what their account is for', async () => {
    const { page, server, finish } = await staff();
    for (const [name, text] of [['chi', /số liệu tổng hợp đã công bố/], ['dung', /xóa phiếu theo yêu cầu/]]) {
      await signIn(page, name, ACCOUNTS[name].password);
      await page.locator('.message').waitFor();
      assert.match(await page.locator('.message').textContent(), text);
      assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').figures), null);
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
    }
    assert.deepEqual(server.requests.filter((request) => request.includes('/v1/feed')), []);
    await finish();
  });
});

describe('the responses', () => {
  test('25,000 come in three pages and are counted as the same in a file', async () => {
    const responses = many(25_000);
    const { page, server, finish } = await staff({ responses });
    const seen = new Set();
    await page.exposeFunction('seen', (text) => { seen.add(text); });
    await page.evaluate(() => new MutationObserver(() => {
      const text = document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.coming')?.textContent;
      if (text) window.seen(text);
    }).observe(document.querySelector('hai-long-dashboard').shadowRoot, { subtree: true, childList: true, characterData: true }));
    const started = Date.now();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 25_000);
    console.log(`# 25,000 responses after ${Date.now() - started} ms`);
    const asked = server.requests.filter((request) => request.includes('/v1/feed'));
    assert.deepEqual(asked.map((request) => request.includes('wait')), [false, false, false, true]);
    assert.ok([...seen].some((text) => text.includes('10.000/25.000')), [...seen].join('\n'));
    const figures = await page.evaluate(() => document.querySelector('hai-long-dashboard').figures);
    const file = await dashboardSession();
    await importText(file.page, JSON.stringify(responses), 'phieu.json');
    assertFigures(figures, await file.page.evaluate(() => document.querySelector('hai-long-dashboard').figures));
    await file.finish();
    await finish();
  });

  test('a new one is on the screen within two seconds without a reload; a newer version takes its place; a deleted one goes', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    server.put(madeUp(60));
    await countIs(page, 61, { timeout: 2_000 });
    const one = () => page.evaluate(() => document.querySelector('hai-long-dashboard').figures.items.a1);
    const before = (await one()).counts[4];
    // One that came with the others, and the one that came by itself.
    for (const at of [0, 60]) {
      server.put(madeUp(at, { submitted: madeUp(at).submitted + 60_000, answers: { ...madeUp(at).answers, a1: 5 } }));
      const wanted = before + (at === 60 ? 1 : 0) + (madeUp(at).answers.a1 === 5 ? 0 : 1);
      await until(page, (wanted) => document.querySelector('hai-long-dashboard').figures.items.a1.counts[4] === wanted, wanted, { timeout: 2_000 });
    }
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').figures.n), 61);
    server.remove(madeUp(3).id);
    await countIs(page, 60, { timeout: 2_000 });
    await finish();
  });

  test('a file beside them counts, also after one was taken away, and each response once', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    const lines = (records) => records.map((record) => JSON.stringify(record)).join('\n');
    assert.equal((await importText(page, lines(many(20, 50)), 'tep.json')).accepted, 10);
    await countIs(page, 70);
    server.put(madeUp(100));
    await countIs(page, 71);
    await page.reload();
    await countIs(page, 71);
    await page.getByRole('button', { name: 'Bỏ tệp tep.json' }).click();
    await countIs(page, 61);
    await finish();
  });

  test('an import that is asked for before all are here waits for them', async () => {
    const { page, finish } = await staff();
    await page.locator('#sign-in-name').waitFor();
    await page.evaluate(() => {
      window.imported = document.querySelector('hai-long-dashboard').importFile(new File(['a1,overall\n3,4\n'], 'tep.csv'));
    });
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 61);
    assert.equal(await page.evaluate(async () => (await window.imported).accepted), 1);
    await finish();
  });

  test('an export has them all; a deletion by the receipt goes to the collector', async () => {
    const { page, server, finish } = await staff({ responses: many(1200) });
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 1200);
    await openRecords(page);
    await page.locator('details.delete summary').click();
    await page.locator('details.delete input').fill('0000 0000 0007');
    await page.locator('details.delete button[type=submit]').click();
    await page.locator('.confirm .first').click();
    await countIs(page, 1199);
    assert.deepEqual(server.deleted, [madeUp(7).id]);
    const feeds = server.requests.filter((request) => request.includes('/v1/feed')).length;
    assert.ok(feeds <= 5, `${feeds} pages were asked for to delete one`);
    await page.locator('details.export summary').click();
    const { text } = await download(page, () => page.locator('details.export button').first().click());
    assert.equal(text.trim().split('\n').length, 1200, 'a header and 1,199 rows');
    await finish();
  });
});

describe('something is in the way', () => {
  test('revoked between two pages: sign in again, and it goes on from there without a gap', async () => {
    const { page, server, finish } = await staff({ responses: many(25_000) });
    let pages = 0;
    server.fault = (request, url) => {
      if (url.pathname === '/v1/feed' && (pages += 1) === 2) server.revoke();
    };
    await signIn(page, 'an', 'mat khau dai');
    await page.locator('.notice').waitFor();
    assert.match(await page.locator('.notice').textContent(), /hết hạn hoặc bị thu hồi/);
    assert.deepEqual(await kept(page), []);
    assert.equal(await page.locator('.cards').count(), 0);
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 25_000);
    const cursors = server.requests.filter((request) => request.includes('/v1/feed')).map((request) => request.match(/cursor=e1.(\d+)/)?.[1]);
    assert.deepEqual(cursors.slice(0, 4), [undefined, '10000', '10000', '20000']);
    await finish();
  });

  test('another account that signs in after that sees its own rows alone', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    server.revoke();
    await page.locator('.notice').waitFor();
    server.restore('e1', many(30));
    await signIn(page, 'binh', 'mat khau khac');
    await countIs(page, 30);
    await finish();
  });

  test('the third page stalls: it says so with the last good time, and comes after all', async () => {
    const { page, server, finish } = await staff({ responses: many(25_000) });
    let pages = 0;
    server.fault = (request, url) => {
      if (url.pathname !== '/v1/feed' || (pages += 1) !== 3) return undefined;
      return new Promise(() => {});
    };
    await signIn(page, 'an', 'mat khau dai');
    const text = () => page.locator('.coming').textContent();
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.coming .warning'), undefined, { timeout: 40_000 });
    assert.match(await text(), /20\.000\/25\.000/);
    assert.match(await text(), /Mất kết nối với máy chủ, số liệu đến \d\d:\d\d/);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').figures), null, 'a part isn\'t counted as the whole');
    await countIs(page, 25_000);
    assert.equal(await page.locator('.coming .warning').count(), 0);
    await finish();
  });

  test('the collector is away while new ones are waited for, and comes back', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    server.fault = () => ({ status: 503, body: { error: { code: 'unavailable', vi: '', en: '' } } });
    server.put(madeUp(60));
    await countIs(page, 61);
    await page.locator('.coming .warning').waitFor();
    assert.match(await page.locator('.coming').textContent(), /Mất kết nối/);
    server.fault = () => undefined;
    server.put(madeUp(61));
    await countIs(page, 62);
    assert.match(await page.locator('.coming').textContent(), /Phiếu mới tự hiện lên/);
    await finish();
  });

  test('a backup is restored: another epoch begins anew, and a response that was deleted is there again', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    server.remove(madeUp(1).id);
    await countIs(page, 59);
    server.restore('e2', many(40));
    await countIs(page, 40);
    server.put(madeUp(200));
    await countIs(page, 41, { timeout: 2_000 });
    await finish();
  });
});

describe('signing out', () => {
  test('leaves nothing in the tab, and the token is of no use', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    assert.equal((await kept(page)).length, 1);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.locator('.notice').waitFor();
    assert.match(await page.locator('.notice').textContent(), /Đã đăng xuất/);
    assert.deepEqual(await kept(page), []);
    assert.deepEqual(await page.evaluate(() => {
      const { figures, view } = document.querySelector('hai-long-dashboard');
      return [figures, view, document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.cards')];
    }), [null, null, null]);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.id), 'sign-in-title');
    for (let tries = 0; server.sessions.size > 0 && tries < 50; tries += 1) await page.waitForTimeout(20);
    assert.equal(server.sessions.size, 0);
    const before = server.requests.length;
    server.put(madeUp(99));
    await page.waitForTimeout(1_500);
    assert.equal(server.requests.length, before, 'nothing is asked for any more');
    await page.reload();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 61);
    await finish();
  });

  test('an element that is taken out of the page asks for nothing any more', async () => {
    const { page, server, finish } = await staff();
    await signIn(page, 'an', 'mat khau dai');
    await countIs(page, 60);
    await page.evaluate(() => document.querySelector('hai-long-dashboard').remove());
    const before = server.requests.length;
    server.put(madeUp(99));
    await page.waitForTimeout(1_500);
    assert.equal(server.requests.length, before);
    await finish();
  });
});

test('with published figures no collector is asked', async () => {
  const server = await collector({ accounts: ACCOUNTS, responses: [] });
  const { page, forgive, finish } = await session();
  await openDashboard(page, server, { attributes: 'published="./none.json"', hash: '#hl-sign-in=x' });
  await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.textContent.includes('Chưa mở được'));
  assert.deepEqual(server.requests, []);
  forgive(/./);
  await finish();
  await server.stop();
});

test('where the file beside the module names none, the browser is alone, as without a collector', async () => {
  const { page, finish } = await session();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(page, dashboard());
  await loaded(page);
  assert.ok(asked.includes('/collector.json'));
  assert.equal(await page.locator('.sign-in, .account').count(), 0);
  await finish();
});
