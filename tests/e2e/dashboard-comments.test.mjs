// The comments panel: searching without accents, a hundred thousand comments in a few nodes, marking and redacting, and no
// word of a comment anywhere else.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, until } from './browser.mjs';
import { csv, dashboard, dashboardSession, download, figuresOf, filterBy, fits, importText, loaded } from './dashboard.mjs';

after(closeBrowser);

const panel = (page) => page.locator('section.comments');
const entries = (page) => panel(page).locator('.comment:not(.away)');
const search = (page) => panel(page).getByRole('searchbox');
const status = (page) => panel(page).locator('.count');
const texts = (page) => panel(page).locator('.comment .said').allTextContents();

/** Opens the comments panel unless it is open. */
async function openComments(page) {
  await panel(page).or(page.locator('.open-comments')).first().waitFor();
  if (await panel(page).count() === 0) await page.locator('.open-comments').click();
  await panel(page).waitFor();
}

/** Opens the comments and waits until the status has a text. */
const says = async (page, pattern) => until((await openComments(page), page), ({ source, flags }) => {
  const status = document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .count');
  return new RegExp(source, flags).test(status?.textContent ?? '');
}, { source: pattern.source, flags: pattern.flags });

const file = (rows, header = 'id,unit,submitted,overall,comment') => `${header}\n${rows.join('\n')}\n`;

const FEW = file([
  'r1,soc-son,2026-01-15,5,Thủ tục nhanh gọn',
  'r2,noi-bai,2026-02-15,1,"thu tuc cham, cho lau"',
  'r3,soc-son,2026-03-15,2,"Chờ lâu quá.\nGọi 0912345678 không ai nghe"',
  'r4,soc-son,2026-02-20,4,Cán bộ nhiệt tình',
  'r5,noi-bai,2026-03-16,,Chờ lâu',
  'r6,noi-bai,2026-03-17,3,',
]);

const NEWEST_FIRST = ['Chờ lâu', 'Chờ lâu quá.\nGọi 0912345678 không ai nghe', 'Cán bộ nhiệt tình', 'thu tuc cham, cho lau', 'Thủ tục nhanh gọn'];

describe('search', () => {
  test('needs no accents, and what has them as they were typed comes first', async () => {
    const { page, finish } = await dashboardSession();
    assert.equal(await panel(page).count(), 0, 'no comments, no panel');
    await importText(page, FEW);
    await says(page, /^5 góp ý$/);
    assert.deepEqual(await texts(page), NEWEST_FIRST);
    await search(page).fill('thu tuc');
    await says(page, /^Tìm thấy 2 góp ý, trong đó 1 /);
    assert.deepEqual(await texts(page), ['thu tuc cham, cho lau', 'Thủ tục nhanh gọn']);
    assert.deepEqual(await panel(page).locator('mark').allTextContents(), ['thu', 'tuc', 'Thủ', 'tục']);
    await search(page).fill('thủ tục');
    assert.deepEqual(await texts(page), ['Thủ tục nhanh gọn', 'thu tuc cham, cho lau']);
    await search(page).fill('THU\u0309 TU\u0323C');
    assert.deepEqual(await texts(page), ['Thủ tục nhanh gọn', 'thu tuc cham, cho lau'], 'marks behind their letters');
    await search(page).fill('lâu chờ');
    await says(page, /^Tìm thấy 3 góp ý/);
    await search(page).fill('"lâu chờ"');
    await says(page, /^Không có góp ý nào khớp/);
    await search(page).press('Escape');
    await says(page, /^5 góp ý$/);
    assert.equal(await search(page).inputValue(), '');
    assert.equal(await search(page).evaluate((input) => input === input.getRootNode().activeElement), true);
    await finish();
  });

  test('follows the filter of the figures, satisfaction and what is said often', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, FEW);
    await says(page, /^5 góp ý$/);
    await filterBy(page, { unit: ['soc-son'] });
    await says(page, /^3 góp ý$/);
    assert.equal((await figuresOf(page)).n, null, 'the figures of so few are hidden');
    await panel(page).getByRole('button', { name: 'Chưa hài lòng', exact: true }).click();
    await says(page, /^1 góp ý$/);
    await panel(page).getByRole('button', { name: 'Hài lòng', exact: true }).click();
    await says(page, /^2 góp ý$/);
    await filterBy(page, null);
    await panel(page).getByRole('button', { name: 'Tất cả', exact: true }).click();
    await says(page, /^5 góp ý$/);
    const often = panel(page).locator('.compound');
    await often.first().waitFor();
    assert.deepEqual(await often.allTextContents(), ['chờ lâu 3'], 'two others are in two comments only');
    await often.first().click();
    await says(page, /^Tìm thấy 3 góp ý/);
    assert.equal(await often.first().getAttribute('aria-pressed'), 'true');
    await often.first().click();
    await says(page, /^5 góp ý$/);
    await finish();
  });

  test('which question is told and chosen; what is removed with its file is gone', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, file(['1,Đăng ký khai sinh,Cảm ơn', '2,Chứng thực,'], 'overall,procedure,comment'));
    await says(page, /^1 góp ý$/);
    await panel(page).locator('select').selectOption({ label: 'Thủ tục' });
    await says(page, /^2 góp ý$/);
    await panel(page).locator('select').selectOption({ label: 'Tất cả câu hỏi' });
    await says(page, /^3 góp ý$/);
    assert.match(await entries(page).first().locator('.about').textContent(), /Thủ tục|Góp ý/);
    await page.locator('.data button.link').click();
    await panel(page).waitFor({ state: 'detached' });
    await finish();
  });

  test('a response of this browser shows as soon as it is sent, and JSON is read as well', async () => {
    const { page, finish } = await dashboardSession();
    const stored = (id, comment) => ({
      v: 1, id, questionnaire: 'sipas-22', version: 1, unit: 'soc-son', channel: null, mode: 'page', language: 'vi',
      started: 1790000000000, submitted: 1790000180000, answers: { overall: 5, comment },
    });
    await importText(page, JSON.stringify([stored('j1', 'Từ tệp JSON')]), 'tep.json');
    await says(page, /^1 góp ý$/);
    await page.evaluate(async (record) => {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open('hai-long');
        Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) });
      });
      if (!database.objectStoreNames.contains('responses')) throw new Error('no store');
      await new Promise((resolve) => {
        const transaction = database.transaction('responses', 'readwrite');
        transaction.objectStore('responses').put(record);
        transaction.oncomplete = resolve;
      });
      database.close();
      const channel = new BroadcastChannel('hai-long');
      channel.postMessage('sipas-22');
      channel.close();
    }, stored('s1', 'Từ phiếu vừa gửi'));
    await says(page, /^2 góp ý$/);
    assert.deepEqual(await texts(page), ['Từ phiếu vừa gửi', 'Từ tệp JSON']);
    await finish();
  });
});

describe('a hundred thousand', () => {
  const WORDS = ['thủ tục', 'hành chính', 'chờ lâu', 'cán bộ', 'nhiệt tình', 'hồ sơ', 'đất đai', 'giấy tờ', 'phức tạp', 'thái độ'];
  const text = (row) => `Góp ý ${row}: ${WORDS[row % 10]} ${WORDS[(row * 7 + 3) % 10]} ${WORDS[(row >> 3) % 10]}`;
  const LARGE = file(Array.from({ length: 100_000 }, (_, row) =>
    `n${row},${['soc-son', 'noi-bai', 'da-phuc'][row % 3]},2026-${String(1 + row % 9).padStart(2, '0')}-11,${1 + row % 5},${text(row)}`));

  test('are in a few nodes, wherever one is', async () => {
    const { page, finish } = await dashboardSession();
    await page.locator('input[type=file]').setInputFiles(csv(LARGE));
    await page.locator('.candidate button.first').click();
    await says(page, /^100\.000 góp ý$/);
    const nodes = () => panel(page).evaluate((section) => section.querySelectorAll('*').length);
    assert.ok(await nodes() < 600, `${await nodes()} nodes`);
    const list = panel(page).locator('.list');
    const first = (await texts(page))[0];
    // The height is that of all of them.
    const [height, each] = await list.evaluate((list) => [list.scrollHeight, list.querySelector('.comment').getBoundingClientRect().height]);
    assert.ok(Math.abs(height - each * 100_000) < each * 2, `${height} of ${each} each`);
    for (const share of [0.5, 0.999, 1, 0.25]) {
      await list.evaluate((list, share) => { list.scrollTop = list.scrollHeight * share; }, share);
      await until(page, (first) => {
        const list = document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .list');
        const box = list.getBoundingClientRect();
        // The visible entries are drawn, down to the last line of the list.
        return [0.05, 0.5, 0.95].every((part) => {
          const at = list.getRootNode().elementsFromPoint(box.left + 60, Math.min(box.top + box.height * part, innerHeight - 1));
          return at.some((node) => node.classList?.contains('comment')) || box.top + box.height * part > innerHeight;
        }) && list.querySelector('.comment:not(.away) .said').textContent !== first;
      }, first);
      assert.ok(await nodes() < 600, `${await nodes()} nodes at ${share}`);
    }
    await search(page).fill('dat dai');
    await says(page, /^Tìm thấy/);
    const wanted = Array.from({ length: 100_000 }, (_, row) => text(row)).filter((text) => text.includes('đất đai')).length;
    assert.match(await status(page).textContent(), new RegExp(`^Tìm thấy ${wanted.toLocaleString('de')} góp ý$`));
    await search(page).fill('"góp ý 99999"');
    await says(page, /^Tìm thấy 1 góp ý$/);
    assert.deepEqual(await texts(page), [text(99_999)]);
    await finish();
  });
});

describe('the list by the keyboard', () => {
  const MANY = file(Array.from({ length: 300 }, (_, row) => `k${row},soc-son,2026-01-11,4,Lời số ${row}`));
  const at = (page) => page.evaluate(() => {
    const active = document.querySelector('hai-long-dashboard').shadowRoot.activeElement;
    return active?.closest('.comment')?.getAttribute('aria-posinset') ?? active?.className ?? null;
  });

  test('arrows walk, Enter opens and marks it read, Escape closes, the focus stays', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, MANY);
    await says(page, /^300 góp ý$/);
    await search(page).focus();
    for (let presses = 0; presses < 40 && await at(page) !== '1'; presses += 1) await page.keyboard.press('Tab');
    assert.equal(await at(page), '1', 'the list is one stop');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await at(page), '3');
    await page.keyboard.press('End');
    assert.equal(await at(page), '300');
    await page.keyboard.press('PageUp');
    assert.equal(await at(page), '295');
    await page.keyboard.press('Home');
    assert.equal(await at(page), '1');
    await page.keyboard.press('Enter');
    const open = panel(page).locator('.comment.open');
    assert.equal(await open.count(), 1);
    assert.ok((await open.locator('.badge').allTextContents()).includes('Đã đọc'));
    assert.equal(await at(page), '1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.ok((await open.locator('.badge').allTextContents()).includes('Đã trả lời'));
    // Scrolled away, what has the focus stays.
    const list = panel(page).locator('.list');
    await list.evaluate((list) => { list.scrollTop = 20_000; });
    await panel(page).locator('.comment.away').waitFor({ state: 'attached' });
    assert.equal(await at(page), '1');
    await page.keyboard.press('Escape');
    assert.equal(await open.count(), 0);
    assert.equal(await at(page), '1');
    await page.keyboard.press('ArrowDown');
    assert.equal(await at(page), '2');
    assert.equal(await panel(page).locator('.comment.away').count(), 0, 'it has come into sight');
    // The comments are read anew: the focus goes to one that is there.
    await importText(page, MANY, 'khac.csv');
    await says(page, /^300 góp ý$/);
    assert.match(await at(page), /^\d+$/);
    const each = await entries(page).first().evaluate((entry) =>
      [entry.getAttribute('aria-setsize'), entry.tagName, entry.closest('[role=feed]') !== null]);
    assert.deepEqual(each, ['300', 'ARTICLE', true]);
    await finish();
  });
});

describe('marks and redaction', () => {
  test('outlive a reload, leave no word behind, and shape the shared file', async () => {
    const { page, context, finish } = await dashboardSession();
    await importText(page, file([
      'r1,soc-son,2026-01-15,5,"=1+1 là gì, chị Lan ơi"',
      'r2,noi-bai,2026-02-15,1,Gọi 0912345678 không ai nghe',
      'r3,soc-son,2026-03-15,2,Chưa ai đọc',
    ]));
    await says(page, /^3 góp ý$/);
    const entry = (text) => panel(page).locator('.comment', { hasText: text });
    const share = () => panel(page).getByRole('button', { name: 'Lưu các góp ý đã đọc' });
    await share().click();
    assert.match(await panel(page).locator('.sharing [role=status]').textContent(), /^Chưa có góp ý nào để lưu/);

    await entry('chị Lan').getByRole('button', { name: 'Xem' }).click();
    await panel(page).getByRole('button', { name: 'Che thông tin' }).click();
    const word = (name) => panel(page).locator('.word', { hasText: name });
    await word('chị').click();
    await word('Lan').click();
    assert.equal(await word('Lan').getAttribute('aria-pressed'), 'true');
    await word('ơi').click();
    await word('ơi').click();
    await panel(page).getByRole('button', { name: 'Che thông tin' }).click();
    assert.equal(await panel(page).locator('.open .said').textContent(), '=1+1 là gì, ▇▇▇ ơi');

    // A telephone number holds a comment back until it is taken out.
    await entry('không ai nghe').getByRole('button', { name: 'Xem' }).click();
    let saved = await download(page, () => share().click());
    assert.match(await panel(page).locator('.sharing [role=status]').textContent(), /^Đã lưu 1 .* 1 góp ý còn chỗ giống số điện thoại.* 1 góp ý chưa đọc/);
    assert.equal(saved.name, 'sipas-22-gop-y.csv');
    assert.equal(saved.text, "\ufeffGóp ý đã che thông tin cá nhân\r\nĐơn vị,Câu hỏi,Góp ý\r\nXã Sóc Sơn,Góp ý,\"'=1+1 là gì, ▇▇▇ ơi\"\r\n");
    await panel(page).getByRole('button', { name: /^Che 1 chỗ/ }).click();
    saved = await download(page, () => share().click());
    assert.match(saved.text, /Gọi ▇▇▇ không ai nghe/);
    assert.doesNotMatch(saved.text, /0912|Lan|Chưa ai đọc|2026|hài lòng/);
    await panel(page).getByRole('button', { name: 'Đã trả lời' }).click();

    const records = await page.evaluate(async () => {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open('hai-long');
        request.onsuccess = () => resolve(request.result);
      });
      const all = await new Promise((resolve) => {
        const request = database.transaction('marks').objectStore('marks').getAll();
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      return all;
    });
    assert.equal(records.length, 2);
    assert.doesNotMatch(JSON.stringify(records), /Lan|0912|nghe/, 'no word of a comment');

    await open(page, dashboard('sipas-22', 'lang="vi"'));
    await loaded(page);
    await says(page, /^3 góp ý$/);
    assert.deepEqual(await entry('không ai nghe').locator('.badge').allTextContents(), ['Đã đọc', 'Đã trả lời', 'Có che']);
    assert.deepEqual(await entry('Chưa ai đọc').locator('.badge').allTextContents(), []);
    assert.match(await entry('không ai nghe').locator('.said').textContent(), /▇▇▇/);
    await entry('không ai nghe').getByRole('button', { name: 'Xem' }).click();
    await panel(page).getByRole('button', { name: 'Bỏ che tất cả' }).click();
    assert.match(await panel(page).locator('.open .said').textContent(), /0912345678/, 'the original is there still');
    await context.clearCookies();
    await finish();
  });

  test('only what is to be read, or answered: with counts, beside search and filters, and nothing goes from under the hand', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, FEW);
    await says(page, /^5 góp ý$/);
    const due = (name) => panel(page).getByRole('button', { name: new RegExp(`^${name} \\d`) });
    const left = async () => [await due('Chưa đọc').textContent(), await due('Chưa trả lời').textContent()];
    await due('Chưa đọc').waitFor();
    assert.deepEqual(await left(), ['Chưa đọc 5', 'Chưa trả lời 5']);
    await due('Chưa đọc').click();
    await says(page, /^5 góp ý$/);
    assert.equal(await due('Chưa đọc').getAttribute('aria-pressed'), 'true');

    // Opened, one is read; it stays where it is, and so does another one that follows.
    await entries(page).nth(1).getByRole('button', { name: 'Xem' }).click();
    await panel(page).getByText('1 góp ý vừa được đánh dấu').waitFor();
    assert.deepEqual(await texts(page), NEWEST_FIRST);
    assert.deepEqual(await left(), ['Chưa đọc 4', 'Chưa trả lời 5']);
    await panel(page).getByRole('button', { name: 'Đã trả lời' }).click();
    await entries(page).nth(3).getByRole('button', { name: 'Xem' }).click();
    await panel(page).getByText('2 góp ý vừa được đánh dấu').waitFor();
    assert.deepEqual(await texts(page), NEWEST_FIRST);
    assert.deepEqual(await left(), ['Chưa đọc 3', 'Chưa trả lời 4']);

    // More comments arrive meanwhile: those that were kept in the list stay.
    await importText(page, file(['m1,noi-bai,2026-01-03,4,Đến sau']), 'them.csv');
    await says(page, /^6 góp ý$/);
    assert.deepEqual(await left(), ['Chưa đọc 4', 'Chưa trả lời 5']);

    // A new search removes it from the list.
    await search(page).fill('cho lau');
    await says(page, /^Tìm thấy 1 góp ý/);
    assert.deepEqual(await texts(page), ['Chờ lâu']);
    await due('Chưa trả lời').click();
    await says(page, /^Tìm thấy 2 góp ý, trong đó 1 |^Tìm thấy 2 góp ý$/);
    assert.deepEqual((await texts(page)).sort(), ['Chờ lâu', 'thu tuc cham, cho lau']);
    await search(page).press('Escape');
    await says(page, /^5 góp ý$/);
    await filterBy(page, { unit: ['soc-son'] });
    await says(page, /^2 góp ý$/);
    assert.deepEqual(await left(), ['Chưa đọc 2', 'Chưa trả lời 2']);
    await panel(page).getByRole('button', { name: 'Hài lòng', exact: true }).click();
    await says(page, /^2 góp ý$/);
    await panel(page).getByRole('button', { name: 'Chưa hài lòng', exact: true }).click();
    await says(page, /^Không còn góp ý nào chưa trả lời/);
    await panel(page).getByRole('button', { name: 'Tất cả', exact: true }).click();
    await filterBy(page, null);
    // Frequent phrases are counted among the same comments: of three, two are unanswered.
    await panel(page).locator('.compound').first().waitFor({ state: 'detached' });
    // Pressed again, all are listed.
    await due('Chưa trả lời').click();
    await says(page, /^6 góp ý$/);
    assert.deepEqual(await panel(page).locator('.compound').allTextContents(), ['chờ lâu 3']);

    // After a reload the same are due.
    await open(page, dashboard('sipas-22', 'lang="vi"'));
    await loaded(page);
    await says(page, /^6 góp ý$/);
    await due('Chưa đọc').waitFor();
    await until(page, () => [...document.querySelector('hai-long-dashboard').shadowRoot.querySelectorAll('.attitude .tool')]
      .some((button) => button.textContent === 'Chưa đọc 4'));
    await due('Chưa đọc').focus();
    await page.keyboard.press('Enter');
    await says(page, /^4 góp ý$/);
    assert.deepEqual(await texts(page), ['Chờ lâu', 'Cán bộ nhiệt tình', 'Đến sau', 'Thủ tục nhanh gọn']);
    await finish();
  });

  test('of rows without an id are found again; by the keyboard', async () => {
    const { page, finish } = await dashboardSession();
    const text = file(['4,Giống nhau', '4,Giống nhau', '4,Khác'], 'overall,comment');
    await importText(page, text);
    await says(page, /^3 góp ý$/);
    await entries(page).first().focus();
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Che thông tin' }).focus();
    await page.keyboard.press('Enter');
    await panel(page).locator('.word').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await panel(page).locator('.word').first().getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Escape');
    assert.deepEqual(await texts(page), ['▇▇▇', 'Giống nhau', 'Giống nhau']);
    await open(page, dashboard('sipas-22', 'lang="vi"'));
    await loaded(page);
    await says(page, /^3 góp ý$/);
    await until(page, () => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .said').textContent === '▇▇▇');
    assert.deepEqual(await texts(page), ['▇▇▇', 'Giống nhau', 'Giống nhau']);
    await finish();
  });
});

test('no word of a comment is in an event, the figures, the address, the console, the report or another file', async () => {
  const { page, context, finish } = await dashboardSession();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['hl-ready', 'hl-updated', 'hl-view', 'hl-error']) {
      document.addEventListener(name, (event) => window.heard.push(JSON.stringify(event.detail)));
    }
  });
  const rows = Array.from({ length: 40 }, (_, row) => `p${row},soc-son,2026-0${1 + row % 3}-15,${1 + row % 5},Bimatcuatoi ${row}`);
  await importText(page, file(rows));
  await says(page, /^40 góp ý$/);
  await search(page).fill('bimatcuatoi');
  await says(page, /^Tìm thấy 40/);
  await panel(page).getByRole('button', { name: 'Xem' }).first().click();
  await filterBy(page, { month: ['2026-01'] });
  const [figures, heard, address, rest] = await page.evaluate(() => {
    const element = document.querySelector('hai-long-dashboard');
    const outside = [...element.shadowRoot.querySelectorAll('.dashboard > :not(.comments)')].map((node) => node.textContent);
    return [JSON.stringify(element.figures) + element.view, window.heard.join(), location.href, outside.join()];
  });
  const saved = await download(page, () => page.locator('section.items .tools .tool').getByText('CSV', { exact: true }).click());
  for (const text of [figures, heard, address, rest, saved.text, said.join(), document(await context.storageState())]) {
    assert.doesNotMatch(text, /bimatcuatoi/i);
  }
  assert.ok(heard.length > 0);
  // Made-up responses are looked at without the real comments beside them.
  await page.locator('.data button.second').last().click();
  await panel(page).locator('.illustrative').waitFor();
  await says(page, /^\d+ góp ý$/);
  await search(page).fill('bimatcuatoi');
  await says(page, /^Không có góp ý nào khớp/);
  const shown = (page) => page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments').textContent);
  assert.doesNotMatch(await shown(page), /bimatcuatoi \d/i);
  await page.locator('.data button.second').last().click();
  await panel(page).locator('.illustrative').waitFor({ state: 'detached' });
  await says(page, /^14 góp ý$/);
  assert.match(await shown(page), /bimatcuatoi \d/i);
  await finish();
});

test('made-up comments say that they are, follow the filters, and leave nothing behind', async () => {
  const { page, finish } = await dashboardSession();
  assert.equal(await page.locator('.open-comments').count(), 0);
  await page.locator('.data button.second').last().click();
  await says(page, /^1\d\d góp ý$/);
  assert.match(await panel(page).locator('.illustrative').textContent(), /^dữ liệu minh họa Các góp ý dưới đây do máy ghép/);
  assert.equal(await panel(page).getByRole('button', { name: 'Lưu các góp ý đã đọc' }).count(), 0);
  const count = async () => Number.parseInt(await status(page).textContent(), 10);
  const [all, first] = [await count(), await texts(page)];
  await panel(page).getByRole('button', { name: 'Chưa hài lòng', exact: true }).click();
  await until(page, (all) => !document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .count').textContent.startsWith(`${all} `), all);
  assert.ok(await count() > 10 && await count() < all);
  await panel(page).getByRole('button', { name: 'Tất cả', exact: true }).click();
  await says(page, new RegExp(`^${all} góp ý$`));
  await filterBy(page, { month: [(await figuresOf(page)).by_month.at(-1).value] });
  await until(page, (all) => !document.querySelector('hai-long-dashboard').shadowRoot.querySelector('.comments .count').textContent.startsWith(`${all} `), all);
  assert.ok(await count() < all / 4);
  await entries(page).first().getByRole('button', { name: 'Xem' }).click();
  await panel(page).getByRole('button', { name: `Chưa đọc ${await count() - 1}` }).waitFor();
  const marks = await page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('hai-long');
      request.onsuccess = () => resolve(request.result);
    });
    const marks = database.objectStoreNames.contains('marks') ? await new Promise((resolve) => {
      const request = database.transaction('marks').objectStore('marks').count();
      request.onsuccess = () => resolve(request.result);
    }) : 0;
    database.close();
    return marks;
  });
  assert.equal(marks, 0);
  await page.locator('.data button.second').last().click();
  await panel(page).waitFor({ state: 'detached' });
  // The same ones again, with nothing noted.
  await page.locator('.data button.second').last().click();
  await says(page, new RegExp(`^${all} góp ý$`));
  assert.deepEqual(await texts(page), first);
  await panel(page).getByRole('button', { name: `Chưa đọc ${all}` }).waitFor();
  assert.deepEqual(await faults(page), []);
  await finish();
});

/** What a browser's context keeps besides IndexedDB, as a text. */
function document(state) {
  return JSON.stringify(state);
}

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`no fault that axe finds, nothing wider than the window (${lang}, ${theme})`, async () => {
      const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}" theme="${theme}"`);
      await importText(page, FEW);
      await says(page, /^5 /);
      await panel(page).locator('.compound').first().waitFor();
      assert.deepEqual(await faults(page), []);
      await search(page).fill('chờ');
      await says(page, /3/);
      await panel(page).locator('.comment .tool').nth(1).click();
      await panel(page).getByRole('button', { name: lang === 'vi' ? 'Che thông tin' : 'Redact' }).click();
      await panel(page).locator('.word').nth(1).click();
      assert.deepEqual(await faults(page), [], 'open, with words to be taken out');
      await fits(page);
      await finish();
    });
  }
}
