// What is kept of people, where, and what goes with it when it goes: the promises of docs/keeping.md, docs/embedding.md and
// docs/kiosk.md, each held by a test.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { dashboard, dashboardSession, download, importText, loaded, openRecords } from './dashboard.mjs';
import { forward, ready, settle } from './form.mjs';
import { hall } from './hall.mjs';

after(closeBrowser);

/** What is in a store of the database. */
const kept = (page, store) => page.evaluate(async (store) => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => resolve(request.result);
  });
  if (!database.objectStoreNames.contains(store)) {
    database.close();
    return [];
  }
  const request = database.transaction(store).objectStore(store).getAll();
  await new Promise((resolve) => { request.onsuccess = resolve; });
  database.close();
  return request.result;
}, store);

const keptSoon = async (page, store, count) => {
  for (let tries = 0; tries < 40; tries += 1) {
    const found = await kept(page, store);
    if (found.length === count) return found;
    await page.waitForTimeout(100);
  }
  return assert.equal((await kept(page, store)).length, count, store);
};

const goneSoon = async (page, store, record) => {
  let found = [];
  for (let tries = 0; tries < 40; tries += 1) {
    found = await kept(page, store);
    if (!found.some((one) => JSON.stringify(one) === JSON.stringify(record))) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${store} still has ${JSON.stringify(record)}`);
};

describe('a code before the camera', () => {
  const CASE = {
    id: 'case', version: 1, title: 'Hồ sơ', pages: [{ id: 'p', title: 'Trang', questions: [{ id: 'case', kind: 'dossier', label: 'Mã hồ sơ' }] }],
  };

  test('is taken only where it is a case\'s: an identity card leaves nothing in the answer', async () => {
    const { page, finish } = await session();
    await page.addInitScript(() => {
      window.BarcodeDetector = class {
        async detect() {
          window.looked = (window.looked ?? 0) + 1;
          return window.code ? [{ rawValue: window.code }] : [];
        }
      };
      navigator.mediaDevices.getUserMedia = async () => {
        const canvas = document.createElement('canvas');
        canvas.getContext('2d').fillRect(0, 0, 9, 9);
        return canvas.captureStream(5);
      };
    });
    await page.route('**/case.json', (route) => route.fulfill({ json: CASE }));
    await open(page, '<hai-long-form questionnaire="./case.json"></hai-long-form><script type="module" src="form.js"></script>');
    await ready(page);
    await page.getByRole('button', { name: 'Quét mã QR' }).click();
    for (const code of [
      '001090012345|012345678|Nguyễn Văn An|01011990|Nam|Thôn Đoài, Sóc Sơn, Hà Nội|20042021',
      'WIFI:T:WPA;S:nha;P:matkhau;;',
      'https://example.vn/?cccd=001090012345-261124-00151',
      '001.090-261124-0015',
    ]) {
      await page.evaluate((code) => { window.looked = 0; window.code = code; }, code);
      await until(page, () => window.looked > 2);
      assert.ok(await page.getByText('Mã QR này không phải mã hồ sơ').isVisible(), code);
      assert.ok(await page.locator('dialog.scan').isVisible(), code);
      assert.equal(await page.locator('#q0').inputValue(), '', code);
      const tab = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      assert.doesNotMatch(tab, /0010900|Nguyễn|matkhau/);
    }
    await page.evaluate(() => { window.code = 'https://dichvucong.example/?ma=000.00.12.H26-220531-0007'; });
    await page.locator('dialog').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#q0').inputValue(), '000.00.12.H26-220531-0007');
    await finish();
  });
});

describe('what is noted about comments', () => {
  const FILE = 'id,unit,submitted,overall,comment\nr1,soc-son,2026-01-15,5,Gọi 0912345678 không ai nghe\nr2,noi-bai,2026-02-15,1,Chờ lâu\n';
  const OTHER = 'unit,submitted,overall,comment\nsoc-son,2026-03-15,4,Không có mã số\n';
  const panel = (page) => page.locator('section.comments');

  async function read(page, ...texts) {
    if (await panel(page).count() === 0) await page.locator('.open-comments').click();
    await panel(page).waitFor();
    for (const text of texts) {
      await panel(page).locator('.comment', { hasText: text }).getByRole('button', { name: 'Xem' }).click();
      await panel(page).locator('.comment', { hasText: text }).locator('.badge').first().waitFor();
    }
  }

  /** The number that an attacker would try texts for: FNV-1a, as it was stored before. */
  const unkeyed = (text) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of [...new TextEncoder().encode(text), 0xff]) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return hash.toString(16).padStart(16, '0');
  };

  test('says nothing of the text without its key, and goes with the response, the key with the last of it', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, FILE);
    await read(page, '0912345678', 'Chờ lâu');
    const marks = await keptSoon(page, 'marks', 2);
    const [{ key, ...rest }, ...others] = await kept(page, 'keys');
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.deepEqual([rest, others], [{ id: 'sipas-22', questionnaire: 'sipas-22' }, []]);
    assert.ok(marks.every(({ text }) => /^[0-9a-f]{16}$/.test(text)));
    assert.ok(!marks.some(({ text }) => text === unkeyed('Gọi 0912345678 không ai nghe')));
    assert.doesNotMatch(JSON.stringify(marks), /0912|nghe|Chờ/);

    const remove = async (id) => {
      await openRecords(page);
      const part = page.locator('.delete');
      if (await part.getAttribute('open') === null) await part.locator('summary').click();
      await part.locator('input').fill(id);
      await part.locator('input').press('Enter');
      await page.getByRole('button', { name: 'Xóa phiếu này' }).click();
    };
    await remove('r1');
    const [left] = await keptSoon(page, 'marks', 1);
    assert.match(left.id, /\nr2$/);
    assert.equal((await kept(page, 'keys')).length, 1);
    await remove('r2');
    await keptSoon(page, 'marks', 0);
    await finish();
  });

  test('goes with its file, and what is noted of others stays, also of rows without an id', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, FILE, 'mot.csv');
    await importText(page, OTHER, 'hai.csv');
    await read(page, '0912345678', 'Không có mã số');
    await keptSoon(page, 'marks', 2);
    assert.ok((await kept(page, 'marks')).every(({ id }) => !id.includes(unkeyed('Không có mã số').slice(0, 8))));
    await page.locator('.data .file', { hasText: 'mot.csv' }).locator('button.link').click();
    const [left] = await keptSoon(page, 'marks', 1);
    assert.match(left.id, /\n~/);
    await open(page, dashboard('sipas-22', 'lang="vi"'));
    await loaded(page);
    await read(page);
    await panel(page).locator('.comment .badge').first().waitFor();
    const [key] = await keptSoon(page, 'keys', 1);
    await page.locator('.data button.link').click();
    await keptSoon(page, 'marks', 0);
    // The open panel may have a new key already, which nothing was numbered by.
    await goneSoon(page, 'keys', key);
    await finish();
  });

  test('of an older version, with a number that anybody could try texts for, is deleted', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, FILE);
    await read(page, 'Chờ lâu');
    await keptSoon(page, 'marks', 1);
    await page.evaluate(async (text) => {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open('hai-long');
        request.onsuccess = () => resolve(request.result);
      });
      const transaction = database.transaction('marks', 'readwrite');
      transaction.objectStore('marks').put({ v: 1, id: 'sipas-22\ncomment\nr1', questionnaire: 'sipas-22', text, read: true, answered: false, cuts: [] });
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      database.close();
    }, unkeyed('Gọi 0912345678 không ai nghe'));
    await open(page, dashboard('sipas-22', 'lang="vi"'));
    await loaded(page);
    await read(page);
    const [left] = await keptSoon(page, 'marks', 1);
    assert.equal(left.v, 2);
    await finish();
  });
});

describe('a tablet in a hall', () => {
  const MORNING = '2026-11-27T09:00:00+07:00';

  async function tablet(page, attributes = '') {
    await page.clock.install({ time: new Date(MORNING) });
    await page.addInitScript(() => {
      window.asked = 0;
      navigator.storage.persist = async () => { window.asked += 1; return true; };
    });
    await hall(page, `mode="kiosk" ${attributes}`);
    await page.locator('.kiosk').waitFor();
  }

  async function answer(page, comment) {
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await page.locator('.step-heading').waitFor();
    await page.locator('#q0-3').check();
    const on = async () => {
      await page.locator('.form .first').click();
      await settle(page);
    };
    await on();
    for (const next of ['#q1', '#q2', '#q3', '#q4']) {
      await page.locator(next).waitFor();
      await on();
    }
    await page.locator('#q5').fill(comment);
    await on();
    await page.locator('#q6').check();
    await on();
    await page.locator('.answers').first().waitFor();
    await on();
  }

  const panel = (page) => page.locator('dialog.panel');

  test('gives nobody everybody\'s answers, unless the page says so; nor asks the person for storage', async () => {
    const { page, finish } = await session();
    await tablet(page);
    await answer(page, 'Điều riêng tư 4711');
    await page.locator('.kiosk-number').waitFor();
    assert.equal(await page.evaluate(() => window.asked), 0, 'that would take a browser out of its full screen');
    await page.keyboard.press('Control+Alt+k');
    await panel(page).waitFor();
    assert.equal(await panel(page).getByRole('button', { name: /^Lưu/ }).count(), 0);
    await until(page, () => window.asked === 1);
    await finish();
  });

  test('what only waits in memory can be rescued, without what is stored', async () => {
    const { page, forgive, finish } = await session();
    await tablet(page);
    await answer(page, 'Đã ghi 4711');
    await page.locator('.kiosk-number').waitFor();
    await page.clock.runFor(9_000);
    await page.evaluate(() => { IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); }; });
    await page.clock.runFor(4_000);
    await answer(page, 'Chưa ghi 4712');
    await page.getByText('Phiếu chưa mất').waitFor();
    await page.keyboard.press('Control+Alt+k');
    await panel(page).waitFor();
    const saving = page.waitForEvent('download');
    await panel(page).getByRole('button', { name: 'Lưu các phiếu đang chờ thành tệp' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    assert.match(text, /4712/);
    assert.doesNotMatch(text, /4711/);
    forgive(/blocked for the test/);
    await finish();
  });
});

test('the draft\'s key has the questionnaire, its version, unit, mode and case, and nothing else', async () => {
  const { page, finish } = await session();
  await open(page, `<hai-long-form unit="soc-son" dossier="H26.12-261124-0015"></hai-long-form><script type="module" src="form.js"></script>`);
  await ready(page);
  await page.locator('input[type=radio]').first().check();
  const keys = await page.evaluate(() => Object.keys({ ...sessionStorage }));
  assert.deepEqual(keys, ['hai-long:draft:sipas-22:1:soc-son:page:H26.12-261124-0015']);
  await forward(page);
  await finish();
});

test('a word of a comment is in the file of single responses, and in no other of the panels\'', async () => {
  const { page, finish } = await dashboardSession();
  const rows = Array.from({ length: 40 }, (_, row) => `p${row},soc-son,2026-0${1 + row % 3}-15,${1 + row % 5},Bimatcuatoi ${row}`);
  await importText(page, `id,unit,submitted,overall,comment\n${rows.join('\n')}\n`);
  const panels = page.locator('section .tools .tool').getByText('CSV', { exact: true });
  assert.ok(await panels.count() > 0);
  for (let at = 0; at < await panels.count(); at += 1) {
    if (!await panels.nth(at).isVisible()) continue;
    const { text } = await download(page, () => panels.nth(at).click());
    assert.doesNotMatch(text, /bimatcuatoi/i);
  }
  await finish();
});
