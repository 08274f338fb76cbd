// The form on a tablet in a service hall. Playwright's clock replaces the page's timers, Date and performance.now(), so the
// tests don't wait for a minute of idleness.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { closeBrowser, session, until, URL_OF_DIST } from './browser.mjs';
import { expectAccessible, settle, stored } from './form.mjs';
import { everything, hall } from './hall.mjs';

// A Friday, in the opening hours.
const MORNING = '2026-11-27T09:00:00+07:00';
const HOURS = 'hours="07:30-11:30,13:30-17:00"';
const SECRET = 'Điều riêng tư 4711';

after(closeBrowser);

async function kiosk({ attributes = '', at = MORNING, ...options } = {}) {
  const all = await session({ width: 1280, height: 800, ...options });
  await all.page.clock.install({ time: new Date(at) });
  await hall(all.page, `mode="kiosk" ${attributes}`);
  await all.page.locator('.kiosk').waitFor();
  return all;
}

const start = async (page, name = 'Bắt đầu') => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('.step-heading').waitFor();
};

const forward = async (page) => {
  await page.locator('.form .first').click();
  await settle(page);
};

const level = (page, question, at) => page.locator(`#q${question}${at === 1 ? '' : `-${at - 1}`}`).check();

/** Answers what is needed, writes a comment and goes on to the review page. */
async function fill(page, comment = SECRET) {
  await level(page, 0, 4);
  await forward(page);
  for (const next of ['#q1', '#q2', '#q3', '#q4']) {
    await page.locator(next).waitFor();
    await forward(page);
  }
  await page.locator('#q5').fill(comment);
  await forward(page);
  await page.locator('#q6').check();
  await forward(page);
  await page.locator('.answers').first().waitFor();
}

const attract = (page) => page.getByText('Kính mời Ông/Bà cho ý kiến').waitFor();

const idle = async (page, seconds) => {
  await page.clock.runFor(seconds * 1000);
};

test('an invitation in two languages, one question at a time, the thanks, and the invitation again', async () => {
  const { page, finish } = await kiosk();
  await page.getByRole('heading', { name: 'Kính mời Ông/Bà cho ý kiến' }).waitFor();
  assert.ok(await page.getByText('Please tell us how we served you').isVisible());
  assert.match(await page.locator('.office').innerText(), /Sóc Sơn/);
  await start(page, 'Start in English');
  assert.equal(await page.locator('.kiosk').getAttribute('lang'), 'en');
  assert.equal(await page.locator('.question').count(), 1);
  for (const option of await page.locator('.option').all()) {
    assert.ok((await option.boundingBox()).height >= 48, 'a target for a finger');
  }
  assert.equal(await page.getByRole('button', { name: 'Start in English' }).count(), 0);
  await fill(page, 'Thank you');
  await forward(page);
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  assert.match(await page.locator('.kiosk-number').innerText(), /Receipt number: [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/);
  const [record, ...others] = await stored(page);
  assert.equal(others.length, 0);
  assert.deepEqual([record.mode, record.channel, record.language, record.unit], ['kiosk', 'kiosk', 'en', 'soc-son']);
  assert.deepEqual(record.answers, { a: 4, comment: 'Thank you', consent: true });
  assert.ok(!('paper' in record));
  await idle(page, 9);
  await attract(page);
  assert.equal(await page.locator('.kiosk').getAttribute('lang'), 'vi', 'the next person is greeted in the page\'s language');
  // The next form is empty.
  await start(page);
  assert.equal(await page.locator(':checked').count(), 0);
  await finish();
});

for (const [how, leave] of [
  ['a minute without a touch', async (page) => {
    await idle(page, 59);
    assert.equal(await page.locator('dialog.asking').isVisible(), false);
    await idle(page, 2);
    await page.locator('dialog.asking').waitFor();
    assert.match(await page.locator('.kiosk-count').innerText(), /còn 1[345] giây/);
    await idle(page, 15);
  }],
  ['the person stopped', async (page) => {
    await page.getByRole('button', { name: 'Dừng lại' }).click();
    await page.getByRole('button', { name: 'Dừng và xóa câu trả lời' }).click();
  }],
  ['the form was sent', async (page) => {
    await forward(page);
    await page.locator('.kiosk-number').waitFor();
    await idle(page, 9);
  }],
]) {
  test(`nothing of a person is left after ${how}`, async () => {
    const { page, finish } = await kiosk();
    const entries = await page.evaluate(() => history.length);
    await start(page);
    await fill(page);
    assert.ok((await everything(page)).includes(SECRET), 'the test finds what is there');
    assert.ok(!(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).includes('4711'), 'no draft is kept');
    await leave(page);
    await attract(page);
    const left = await everything(page);
    for (const secret of [SECRET, '4711', 'riêng tư']) assert.ok(!left.includes(secret), secret);
    assert.equal(await page.evaluate(() => history.length), entries);
    await start(page);
    assert.equal(await page.locator(':checked').count(), 0);
    assert.ok(!(await everything(page)).includes('4711'));
    await finish();
  });
}

test('fields offer nothing of earlier persons', async () => {
  const { page, finish } = await kiosk();
  await start(page);
  await level(page, 0, 2);
  for (const at of [1, 2, 3, 4]) {
    await forward(page);
    await page.locator(`#q${at}`).waitFor();
  }
  assert.equal(await page.locator('#q4').getAttribute('autocomplete'), 'off');
  await forward(page);
  assert.equal(await page.locator('#q5').getAttribute('autocomplete'), 'off');
  await finish();
});

test('a touch, a key or the button stops the countdown, and the answers stay', async () => {
  const { page, finish } = await kiosk({ attributes: 'idle="20"' });
  await start(page);
  await level(page, 0, 4);
  for (const alive of [
    () => page.getByRole('button', { name: 'Tôi vẫn đang làm' }).click(),
    () => page.mouse.click(5, 795),
    () => page.keyboard.press('Shift+a'),
    () => page.keyboard.press('Escape'),
  ]) {
    await idle(page, 30);
    await page.locator('dialog.asking').waitFor();
    await alive();
    await page.locator('dialog.asking').waitFor({ state: 'hidden' });
    assert.ok(await page.locator('#q0-3').isChecked());
  }
  // Three seconds before the end, still.
  await idle(page, 32);
  await page.keyboard.press('ArrowDown');
  await idle(page, 15);
  assert.ok(await page.locator('.form').isVisible());
  await finish();
});

test('the countdown can be answered by keyboard alone', async () => {
  const { page, finish } = await kiosk({ attributes: 'idle="20"' });
  await start(page);
  await idle(page, 25);
  const focused = () => page.evaluate(() => document.querySelector('hai-long-form').shadowRoot.activeElement?.textContent);
  await page.locator('dialog.asking').waitFor();
  assert.equal(await focused(), 'Tôi vẫn đang làm', 'the dialog takes the focus');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Dừng và xóa câu trả lời');
  await page.keyboard.press('Enter');
  await attract(page);
  await finish();
});

test('who presses too soon after a response is asked to wait', async () => {
  const { page, finish } = await kiosk({ attributes: 'pause="20"' });
  await start(page);
  await fill(page);
  await forward(page);
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Xin Ông/Bà chờ giây lát').waitFor();
  await idle(page, 9);
  await attract(page);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByText('Xin Ông/Bà chờ giây lát').waitFor();
  assert.equal(await page.locator('.step-heading').count(), 0);
  await idle(page, 12);
  await start(page);
  await finish();
});

test('out of hours it says when it opens', async () => {
  const { page, finish } = await kiosk({ attributes: HOURS, at: '2026-11-27T12:00:00+07:00' });
  await page.getByRole('heading', { name: 'Hiện ngoài giờ làm việc' }).waitFor();
  assert.ok(await page.getByText('Mở lại lúc 13:30 hôm nay.').isVisible());
  assert.ok(await page.getByText('Open again today at 13:30.').isVisible());
  assert.equal(await page.getByRole('button', { name: 'Bắt đầu' }).count(), 0);
  await expectAccessible(page, 'closed');
  await page.clock.fastForward('01:31:00');
  await attract(page);
  await finish();
});

test('the clerk looks up what is kept by three gestures, and takes it along where the page allows it', async () => {
  const { page, finish } = await kiosk({ attributes: 'save-queue' });
  await start(page);
  await fill(page);
  await forward(page);
  await page.locator('.kiosk-number').waitFor();
  await idle(page, 9);
  await attract(page);
  const panel = page.locator('dialog.panel');
  const close = async () => {
    await panel.getByRole('button', { name: 'Đóng' }).click();
    await panel.waitFor({ state: 'hidden' });
  };
  assert.equal(await panel.isVisible(), false);

  await page.keyboard.press('Control+Alt+k');
  await panel.waitFor();
  await until(page, () => /Phiếu đang lưu trên máy này\s*1/.test(document.querySelector('hai-long-form').shadowRoot.querySelector('dialog.panel').textContent));
  const said = await panel.innerText();
  assert.match(said, /Phiếu mới nhất\s+27\/11\/2026 09:0\d/);
  assert.match(said, /đã dùng \d+ MB trong \d+ MB/);
  assert.match(said, /Phiên bản\s+\d+\.\d+\.\d+/);
  assert.ok(!said.includes('4711'), 'no answer is shown');
  await expectAccessible(page, 'the clerk\'s panel');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Lưu các phiếu trên máy thành tệp' }).click();
  assert.match((await download).suggestedFilename(), /^hall-20261127-09\d\d\.ndjson$/);
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\n');
  assert.deepEqual(lines.map((line) => JSON.parse(line)), await stored(page));
  await close();

  const name = await page.locator('.office').boundingBox();
  await page.mouse.move(name.x + name.width / 2, name.y + name.height / 2);
  await page.mouse.down();
  await idle(page, 2.5);
  assert.equal(await panel.isVisible(), false, 'not before three seconds');
  await idle(page, 1);
  await panel.waitFor();
  await page.mouse.up();
  await close();

  for (let press = 0; press < 4; press += 1) await page.mouse.click(10, 10);
  assert.equal(await panel.isVisible(), false, 'not after four');
  await page.mouse.click(10, 10);
  await panel.waitFor();
  // Left open, it closes itself.
  await idle(page, 61);
  await panel.waitFor({ state: 'hidden' });
  await finish();
});

test('what the store refuses waits in memory, is said, and is stored when the store is well', async () => {
  const { page, forgive, finish } = await session();
  await page.clock.install({ time: new Date(MORNING) });
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('blocked for the test', 'SecurityError'); };
    window.unblock = () => { IDBFactory.prototype.open = open; };
    window.heard = [];
    for (const name of ['hl-submit', 'hl-error']) document.addEventListener(name, () => window.heard.push(name));
  });
  await hall(page, 'mode="kiosk"');
  await start(page);
  await fill(page);
  await forward(page);
  await page.getByText('Phiếu chưa mất: xin Ông/Bà báo cán bộ').waitFor();
  await idle(page, 9);
  await attract(page);
  assert.ok(!(await everything(page)).includes('4711'), 'the next person sees nothing of it');
  await page.getByText('Có 1 phiếu chưa ghi được').waitFor();
  // A reset by the page loses nothing either.
  await page.evaluate(() => document.querySelector('hai-long-form').reset());
  await page.getByText('Có 1 phiếu chưa ghi được').waitFor();
  await page.evaluate(() => window.unblock());
  await idle(page, 31);
  await until(page, () => window.heard.includes('hl-submit'));
  assert.deepEqual(await page.evaluate(() => window.heard), ['hl-error', 'hl-submit']);
  const [record, ...others] = await stored(page);
  assert.equal(others.length, 0);
  assert.equal(record.answers.comment, SECRET);
  assert.ok(forgive(/blocked for the test/).length >= 1);
  await page.getByText('Có 1 phiếu chưa ghi được').waitFor({ state: 'hidden' });
  await finish();
});

test('a response that is stored late does not take the form from the next person', async () => {
  const { page, forgive, finish } = await kiosk();
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener('hl-submit', (event) => window.heard.push(event.detail.id));
  });
  const send = async (comment) => {
    await start(page);
    await fill(page, comment);
    await forward(page);
  };
  await send('Phiếu thứ nhất');
  await page.locator('.kiosk-number').waitFor();
  await idle(page, 9);
  // A transaction that never ends, like that of a tab that hangs.
  await page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('hai-long');
    opening.onsuccess = () => {
      const store = opening.result.transaction('responses', 'readwrite').objectStore('responses');
      const again = () => {
        if (window.freed) return opening.result.close();
        store.get('nobody').onsuccess = again;
        return resolve();
      };
      again();
    };
  }));
  await send('Phiếu thứ hai');
  await idle(page, 11);
  await page.getByText('Phiếu chưa mất: xin Ông/Bà báo cán bộ').waitFor();
  assert.equal(forgive(/hasn't answered for ten seconds/).length, 1);
  await idle(page, 9);
  await page.getByText('Có 1 phiếu chưa ghi được').waitFor();
  await start(page);
  await level(page, 0, 5);
  await page.evaluate(() => { window.freed = true; });
  await until(page, () => window.heard.length === 2);
  assert.ok(await page.locator('#q0-4').isChecked(), 'whoever is there now goes on');
  await idle(page, 31);
  const records = await stored(page);
  assert.deepEqual(records.map(({ answers }) => answers.comment), ['Phiếu thứ nhất', 'Phiếu thứ hai']);
  assert.deepEqual((await page.evaluate(() => window.heard)).toSorted(), records.map(({ id }) => id).toSorted(), 'told of each once');
  await finish();
});

test('the screen is full and stays lit where the tablet can', async () => {
  const { page, finish } = await session();
  await page.addInitScript(() => {
    window.asked = [];
    Element.prototype.requestFullscreen = function () {
      window.asked.push('full screen');
      return Promise.reject(new TypeError('refused for the test'));
    };
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        async request(what) {
          window.asked.push(what);
          window.lock = { released: false, release: async () => {} };
          return window.lock;
        },
      },
    });
  });
  await hall(page, 'mode="kiosk"');
  await page.locator('.kiosk').waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked), ['screen']);
  await start(page);
  assert.deepEqual(await page.evaluate(() => window.asked), ['screen', 'full screen']);
  // The browser takes the lock from a page that is hidden.
  await page.evaluate(() => {
    window.lock.released = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await until(page, () => window.asked.length === 3);
  assert.equal(await page.evaluate(() => window.asked[2]), 'screen');
  await finish();
});

test('where the tablet has neither, it works all the same', async () => {
  const { page, finish } = await session();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'wakeLock', { value: undefined });
    Object.defineProperty(navigator, 'storage', { value: undefined });
    delete Element.prototype.requestFullscreen;
  });
  await hall(page, 'mode="kiosk"');
  await start(page);
  await page.keyboard.press('Control+Alt+k');
  await page.getByText('không rõ').waitFor();
  await finish();
});

test('attributes that can not be are said and left', async () => {
  const { page, forgive, finish } = await kiosk({ attributes: 'idle="1" pause="soon" hours="7h-11h"' });
  await attract(page);
  for (const said of [/idle="1" isn't seconds/, /pause="soon" isn't seconds/, /hours="7h-11h" isn't spans/]) {
    assert.equal(forgive(said).length, 1, String(said));
  }
  await finish();
});

test('form.js has no kiosk: it says so, and the fallback stays', async () => {
  for (const mode of ['kiosk', 'assisted']) {
    const { page, forgive, finish } = await session();
    await page.addInitScript(() => {
      window.codes = [];
      document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
      document.addEventListener('hl-ready', () => window.codes.push('ready'));
    });
    await hall(page, `mode="${mode}"`, { script: 'form.js' });
    await page.getByText('Phiếu khảo sát hiện chưa mở được').waitFor();
    assert.ok(await page.getByRole('link', { name: 'Mở phiếu khảo sát' }).isVisible());
    assert.equal(forgive(new RegExp(`mode="${mode}" needs kiosk\\.js`)).length, 1);
    assert.deepEqual(await page.evaluate(() => window.codes), ['mode']);
    await finish();
  }
});

test('kiosk.js has the form as well', async () => {
  const { page, finish } = await session();
  await hall(page, '');
  await page.locator('.step-heading').waitFor();
  assert.equal(await page.locator('.question').count(), 3);
  assert.equal(await page.locator('.kiosk').count(), 0);
  await finish();
});

for (const [width, height] of [[360, 740], [800, 1280], [1280, 800]]) {
  test(`every screen is accessible and fits at ${width} px`, async () => {
    const { page, finish } = await kiosk({ width, height });
    const look = async (where) => {
      await expectAccessible(page, `${where} at ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} fits`);
    };
    await look('the invitation');
    await start(page);
    await look('a question');
    await idle(page, 61);
    await page.locator('dialog.asking').waitFor();
    await look('the countdown');
    await page.getByRole('button', { name: 'Tôi vẫn đang làm' }).click();
    await page.locator('dialog.asking').waitFor({ state: 'hidden' });
    await fill(page);
    await look('the review');
    await forward(page);
    await page.locator('.kiosk-number').waitFor();
    await look('the thanks');
    await finish();
  });
}

test('the demo page is a kiosk', async () => {
  const { page, finish } = await session();
  await page.goto(new URL('kiosk.html', URL_OF_DIST).href);
  await attract(page);
  await expectAccessible(page, 'kiosk.html');
  await finish();
});
