// Changes while the dashboard is open: forms sent in other tabs, long files, another language, a missing store or
// questionnaire.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import {
  assertFigures, choose, csv, dashboard, dashboardSession, everyWord, figuresOf, filterBy, importText, loaded,
} from './dashboard.mjs';

after(closeBrowser);

const rows = (count, line) => `${Array.from({ length: count }, (_, row) => line(row)).join('\n')}\n`;
const seed = `a1,overall,unit,submitted\n${rows(40, (row) => `${1 + row % 5},${1 + row % 5},soc-son,2026-06-${String(1 + row % 28).padStart(2, '0')}`)}`;

/** A response as the form stores it. */
const response = (id, answers, more = {}) => ({
  v: 1, id, questionnaire: 'sipas-22', version: 1, unit: 'soc-son', channel: 'web', mode: 'page', language: 'vi',
  started: Date.parse('2026-06-15T03:00:00Z'), submitted: Date.parse('2026-06-15T03:03:00Z'), answers, ...more,
});

/** Puts responses into the store as the form does, and tells the other tabs. */
const store = (page, responses) => page.evaluate(async (responses) => {
  const opened = (version) => new Promise((resolve, reject) => {
    const request = indexedDB.open('hai-long', version);
    request.onupgradeneeded = () => {
      const names = request.result.objectStoreNames;
      if (version && !names.contains('responses')) {
        request.result.createObjectStore('responses', { keyPath: 'id' }).createIndex('questionnaire', 'questionnaire');
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let database = await opened();
  if (!database.objectStoreNames.contains('responses')) {
    const { version } = database;
    database.close();
    database = await opened(version + 1);
  }
  const transaction = database.transaction('responses', 'readwrite');
  for (const response of responses) transaction.objectStore('responses').add(response);
  await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onerror = reject; });
  database.close();
  const channel = new BroadcastChannel('hai-long');
  channel.postMessage('sipas-22');
  channel.close();
}, responses);

test('two tabs that import agree, without a reload', async () => {
  const { page, context, finish } = await dashboardSession();
  const other = await context.newPage();
  await open(other, dashboard());
  await loaded(other);
  const has = (n) => document.querySelector('hai-long-dashboard').figures.n === n;
  await importText(page, seed, 'one.csv');
  await until(other, has, 40);
  await importText(other, seed.replaceAll('2026-06', '2026-07'), 'two.csv');
  await until(page, has, 80);
  await until(other, has, 80);
  await finish();
});

test('a form that is sent in another tab counts within a second, and after a reload', async () => {
  const { page, context, finish } = await dashboardSession();
  await importText(page, seed);
  const before = await figuresOf(page);
  assert.equal(before.n, 40);

  const citizen = await context.newPage();
  await open(citizen, '<hai-long-form questionnaire="sipas-22" unit="soc-son" lang="vi"></hai-long-form><script type="module" src="form.js"></script>', { path: 'citizen.html' });
  await fillIn(citizen);
  const sent = Date.now();
  await until(page, (n) => document.querySelector('hai-long-dashboard').figures.n === n, 41, { timeout: 5000 });
  const took = Date.now() - sent;
  assert.ok(took < 1000, `it took ${took} ms`);
  const now = await figuresOf(page);
  const counts = (figures, item) => figures.items[item].counts;
  assert.equal(now.items.overall.n, 41);
  assert.equal(counts(now, 'overall').reduce((a, b) => a + b) - counts(before, 'overall').reduce((a, b) => a + b), 1);
  assert.equal(counts(now, 'overall')[3] - counts(before, 'overall')[3], 1, '“Hài lòng” has one more');
  assert.equal(await page.evaluate(() => window.updates.at(-1)), 41, 'hl-updated told it');

  await page.reload();
  await loaded(page);
  assertFigures(await figuresOf(page), now);
  assert.deepEqual(await page.evaluate(() => window.updates), [41], 'no figures before all was read');
  await finish();
});

/** Fills in the form: "Hài lòng" wherever that is a choice, the first option elsewhere, consent, and sends it. */
async function fillIn(page) {
  const form = page.locator('hai-long-form');
  await form.locator('button.first').waitFor();
  while (await form.locator('.receipt').count() === 0) {
    const heading = await form.locator('.step-heading').textContent();
    for (const question of await form.locator('fieldset', { has: page.locator('input[type=radio]') }).all()) {
      const liked = question.getByRole('radio', { name: 'Hài lòng', exact: true });
      await (await liked.count() === 1 ? liked : question.getByRole('radio').first()).check();
    }
    // Consent is the last thing that is asked.
    const boxes = form.locator('input[type=checkbox]');
    if (await boxes.count() > 0) await boxes.last().check();
    await form.locator('button.first').click();
    await until(page, (heading) => document.querySelector('hai-long-form').shadowRoot.querySelector('.step-heading').textContent !== heading, heading);
  }
}

test('responses that are stored while a file is read are neither lost nor counted twice', async () => {
  const { page, context, finish } = await dashboardSession();
  const other = await context.newPage();
  await open(other, '', { path: 'other.html' });
  const long = `a1,overall\n${rows(20_000, (row) => `${1 + row % 5},4`)}`;
  const importing = importText(page, long);
  await store(other, Array.from({ length: 15 }, (_, at) => response(`r-${at}`, { a1: 5, overall: 5 })));
  await importing;
  await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 20_015);
  await store(other, [response('r-15', { a1: 'na', overall: 1 })]);
  await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 20_016);
  const { items } = await figuresOf(page);
  assert.equal(items.a1.not_applicable, 1);
  assert.deepEqual(items.overall.counts, [1, 0, 0, 20_000, 15]);
  await finish();
});

test('a file of 100,000 rows is read without freezing the page', async (t) => {
  const { page, finish } = await dashboardSession();
  const text = `a1,a2,b1,c1,overall,unit,submitted\n${rows(100_000, (row) => `${1 + row % 5},${1 + row % 4},3,4,${2 + row % 4},${['soc-son', 'noi-bai', 'da-phuc'][row % 3]},${1 + row % 28}/0${1 + row % 6}/2026`)}`;
  await page.evaluate(() => {
    window.long = [];
    window.shares = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'longtask' });
    const root = document.querySelector('hai-long-dashboard').shadowRoot;
    new MutationObserver(() => {
      const value = root.querySelector('progress')?.value;
      if (value !== undefined && value !== window.shares.at(-1)) { window.shares.push(value); window.lastShare = performance.now(); }
    }).observe(root, { subtree: true, childList: true, attributes: true });
  });
  const took = await page.evaluate(async (text) => {
    const file = new File([text], 'dai.csv');
    // The text was read in a task that isn't the dashboard's.
    await new Promise((resolve) => setTimeout(resolve));
    window.began = performance.now();
    await document.querySelector('hai-long-dashboard').importFile(file);
    return performance.now() - window.began;
  }, text);
  await page.waitForTimeout(200);
  const { reading, counting, shares } = await page.evaluate(() => {
    const longest = (tasks) => Math.max(0, ...tasks.map(({ duration }) => duration));
    return {
      reading: longest(window.long.filter(({ startTime }) => startTime > window.began && startTime < window.lastShare - 1)),
      counting: longest(window.long.filter(({ startTime }) => startTime >= window.lastShare - 1)),
      shares: window.shares,
    };
  });
  t.diagnostic(`${(text.length / 1e6).toFixed(1)} MB in ${took.toFixed(0)} ms; longest task while reading ${reading} ms, while counting ${counting} ms; ${shares.length} steps of progress`);
  assert.equal((await figuresOf(page)).n, 100_000);
  // How many there are depends on how fast it is.
  assert.ok(shares.length >= 4 && shares.every((share, at) => at === 0 || share >= shares[at - 1]), 'progress grows');
  // A part of the whole, however fast the machine is: read in one go it would be all of it.
  assert.ok(reading < took / 2, `a task of ${reading} ms while reading, of ${took.toFixed(0)} ms`);
  await finish();
});

for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
  test(`months are Vietnam's in ${timezoneId}`, async () => {
    const { page, finish } = await dashboardSession('sipas-22', 'lang="vi"', { timezoneId });
    // The last second of January and the first of February in Vietnam, and a bare day.
    const text = `overall,submitted\n${rows(31, () => '4,2026-01-31T16:59:59Z')}${rows(32, () => '4,2026-01-31T17:00:00Z')}${rows(33, () => '4,01/03/2026')}`;
    await importText(page, text);
    const { by_month: months } = await figuresOf(page);
    assert.deepEqual(months.map(({ value, n }) => [value, n]), [['2026-01', 31], ['2026-02', 32], ['2026-03', 33]]);
    assert.match(await everyWord(page), /từ 01\/2026 đến 03\/2026/);
    await finish();
  });
}

test('another language keeps the data, the filter and what is open', async () => {
  const { page, finish } = await dashboardSession();
  await importText(page, seed.replace('noi-bai', 'soc-son'));
  await importText(page, 'a1\n9\n', 'hong.csv');
  await filterBy(page, { unit: ['soc-son'] });
  const before = await figuresOf(page);
  await page.evaluate(() => { document.querySelector('hai-long-dashboard').lang = 'en'; });
  await page.getByText('Items by factor').or(page.getByText('40 responses', { exact: true })).first().waitFor();
  assertFigures(await figuresOf(page), before);
  assert.ok(await page.getByRole('button', { name: 'Remove hong.csv' }).isVisible());
  const words = await everyWord(page);
  for (const vietnamese of ['Nhập tệp', 'phiếu', 'Lọc số liệu', 'khoảng tin cậy', 'từ chối']) assert.ok(!words.includes(vietnamese), vietnamese);
  await finish();
});

test('a broken questionnaire: the path in the console, polite words on the page', async () => {
  const { page, forgive, finish } = await session();
  await page.addInitScript(() => {
    window.codes = [];
    document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
  });
  await page.route('**/hong.json', (route) => route.fulfill({ json: { id: 'hong', version: 1, pages: 7 } }));
  await open(page, dashboard('hong.json'));
  await until(page, () => window.codes.length > 0);
  assert.deepEqual(await page.evaluate(() => window.codes), ['questionnaire']);
  assert.match(await everyWord(page), /Chưa mở được bảng theo dõi/);
  const said = forgive(/hong\.json/);
  assert.ok(said.some((line) => /pages/.test(line)), said.join('\n'));
  await page.evaluate(() => { document.querySelector('hai-long-dashboard').questionnaire = 'sipas-22'; });
  await loaded(page);
  assert.ok(!(await everyWord(page)).includes('Chưa mở được'));
  await finish();
});

test('without a store the dashboard says so, and imports last for the session', async () => {
  const { page, forgive, finish } = await session();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('blocked by the test', 'SecurityError'); };
  });
  await open(page, dashboard());
  await loaded(page);
  assert.match(await page.locator('.warning').textContent(), /Không đọc được phiếu lưu trong trình duyệt này/);
  await choose(page, csv(seed, 'mot.csv'));
  await page.getByRole('button', { name: 'Nhập tệp', exact: true }).click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 40);
  assert.match(await page.locator('.file .warning').textContent(), /chỉ còn đến khi đóng trang/);
  await importText(page, `overall\n${rows(31, () => '5')}`, 'hai.csv');
  assert.equal((await figuresOf(page)).n, 71);
  await page.getByRole('button', { name: 'Bỏ tệp mot.csv' }).click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 31);
  assert.ok(forgive(/blocked by the test/).length > 0);
  await finish();
});
