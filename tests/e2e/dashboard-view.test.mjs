// Two periods that a person has chosen to compare are part of the view: it can be sent, and back and forward work.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, open, session, until } from './browser.mjs';
import { dashboard, dashboardSession, everyWord, figuresOf, figuresOfText, filterBy, fits, importText, loaded, tableOf } from './dashboard.mjs';

after(closeBrowser);

const SIPAS = 'questionnaires/sipas-22.json';
const LAZY = /dashboard_lazy\.wasm$/;

/** Of sixty in each month of 2025 so many are satisfied. */
const GOOD = [48, 50, 47, 49, 48, 50, 34, 36, 35, 18, 34, 36];
const text = ['id,unit,submitted,a1,overall', ...GOOD.flatMap((good, month) => Array.from({ length: 60 }, (_, row) => [
  `r${month}-${row}`, row % 3 ? 'soc-son' : 'noi-bai', `2025-${String(month + 1).padStart(2, '0')}-10`, 1 + row % 5, row < good ? 4 + row % 2 : 2,
].join(',')))].join('\n') + '\n';

const REMEMBERED = dashboard('sipas-22', 'lang="vi" remember="hash"');
const panel = (page) => page.locator('section.change');
const title = (page) => panel(page).locator('h3').textContent();
// The view is told before the periods are compared and drawn.
const titled = (page, wanted) => until(page, (wanted) => (
  document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.change h3')?.textContent === wanted
), wanted);
const button = (page, name) => panel(page).getByRole('button', { name, exact: true });
const select = (page, name) => panel(page).getByRole('combobox', { name, exact: true });
const view = (page) => page.evaluate(() => document.querySelector('hai-long-dashboard').view);
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const shows = (page, wanted) => until(page, (wanted) => document.querySelector('hai-long-dashboard')?.view === wanted, wanted);
const says = (page, pattern) => until(page, (source) => (
  new RegExp(source, 'u').test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.change')?.textContent ?? '')
), pattern.source);
const set = (page, view) => page.evaluate((view) => { document.querySelector('hai-long-dashboard').filter = view; }, view);
const percent = (share) => `${(share * 100).toFixed(1).replace('.', ',')}\u{a0}%`;

/** The table has the two periods' shares as the command line has them. */
async function assertCompared(page, before, now, filters = []) {
  const { compare } = figuresOfText(text, SIPAS, filters, ['--compare', `month=${before}:${now}`]);
  const [overall] = await tableOf(page, 'change');
  assert.deepEqual(overall.slice(1, 3), [percent(compare.overall.share_a), percent(compare.overall.share_b)]);
}

/** Opens a page whose address has a hash, as from a letter. */
async function openAt(page, body, hash) {
  await open(page, body);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address + hash);
  await loaded(page);
}

/** Records each view that is announced. */
const listen = (page) => page.evaluate(() => {
  window.views = [];
  document.addEventListener('hl-view', ({ detail }) => window.views.push(detail.view));
});
const heard = (page) => page.evaluate(() => window.views);

test('two periods are kept in the address, go back and forward, and are there in another tab without a press', async () => {
  const { page, context, finish } = await session();
  const lazy = [];
  context.on('request', (request) => { if (LAZY.test(request.url())) lazy.push(request.url()); });
  await openAt(page, REMEMBERED, '#muc=1');
  await importText(page, text);
  await listen(page);
  const [automatic, figures] = [await title(page), await figuresOf(page)];
  await button(page, 'So sánh hai kỳ khác').click();
  await select(page, 'So sánh').waitFor();
  assert.equal(await view(page), '', 'nothing is chosen yet');
  assert.equal(await hash(page), '#muc=1');
  await select(page, 'So sánh').selectOption('2025-08');
  await says(page, /Hai kỳ trùng/);
  assert.equal(await view(page), '', 'two that overlap are no view');
  await select(page, 'với').selectOption('2025-01..2025-03');
  const FIRST = '~compare=2025-01..2025-03:2025-08';
  await shows(page, FIRST);
  assert.equal(await hash(page), `#muc=1&hl-sipas-22=${FIRST}`);
  await assertCompared(page, '2025-01..2025-03', '2025-08');
  const first = await title(page);
  await filterBy(page, { unit: ['soc-son'] });
  await shows(page, `unit=soc-son&${FIRST}`);
  await assertCompared(page, '2025-01..2025-03', '2025-08', ['unit=soc-son']);
  await filterBy(page, {});
  await select(page, 'với').selectOption('2025-02');
  const SECOND = '~compare=2025-02:2025-08';
  await shows(page, SECOND);
  const second = await title(page);
  await button(page, 'Trở lại kỳ mặc định').click();
  await shows(page, '');
  await titled(page, automatic);
  assert.deepEqual(await heard(page), [FIRST, `unit=soc-son&${FIRST}`, FIRST, SECOND, '']);
  assert.deepEqual(await figuresOf(page), figures, 'the figures are of no period');

  await page.goBack();
  await shows(page, SECOND);
  await titled(page, second);
  assert.equal(await select(page, 'với').inputValue(), '2025-02');
  await page.goBack();
  await page.goBack();
  await shows(page, `unit=soc-son&${FIRST}`);
  await page.goBack();
  await shows(page, FIRST);
  await titled(page, first);
  const sent = page.url();
  await page.goBack();
  await shows(page, '');
  await titled(page, automatic);
  assert.equal(await page.locator('section.change select').count(), 0);
  await page.goForward();
  await shows(page, FIRST);
  await titled(page, first);

  const colleague = await context.newPage();
  const fetched = lazy.length;
  await openAt(colleague, dashboard('sipas-22', 'lang="vi" remember="hash" unit="noi-bai"'), new URL(sent).hash);
  await colleague.locator('section.change svg.chart').waitFor();
  assert.equal(await view(colleague), FIRST);
  assert.equal(colleague.url(), sent, 'the address is as it was sent');
  await titled(colleague, first);
  await assertCompared(colleague, '2025-01..2025-03', '2025-08');
  assert.match(await panel(colleague).locator('.panel-text').textContent(), /Hai kỳ do người xem chọn/);
  assert.equal(lazy.length, fetched, 'nobody has pressed anything');
  // The selects have these periods preselected, and the focus stays on the button.
  await button(colleague, 'So sánh hai kỳ khác').focus();
  await colleague.keyboard.press('Enter');
  await select(colleague, 'So sánh').waitFor();
  assert.equal(lazy.length, fetched + 1);
  assert.equal(await select(colleague, 'So sánh').inputValue(), '2025-08');
  assert.equal(await select(colleague, 'với').inputValue(), '2025-01..2025-03');
  assert.equal(await view(colleague), FIRST);
  assert.equal(await colleague.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement?.textContent), 'Trở lại kỳ mặc định');
  await colleague.keyboard.press('Enter');
  await shows(colleague, '');
  await titled(colleague, automatic);
  assert.deepEqual(await faults(colleague), []);
  await finish();
});

test('back takes periods back while others are under way, and neither a filter nor made-up data loses them', async () => {
  const { page, finish } = await session();
  await openAt(page, REMEMBERED, '');
  await importText(page, text);
  await listen(page);
  const automatic = await title(page);
  const FIRST = '~compare=2025-05:2025-08';
  await set(page, FIRST);
  await shows(page, FIRST);
  const first = await title(page);
  await button(page, 'So sánh hai kỳ khác').click();
  await select(page, 'với').selectOption('2025-08');
  await says(page, /Hai kỳ trùng/);
  assert.equal(await view(page), FIRST);
  await filterBy(page, { unit: ['soc-son'] });
  await shows(page, `unit=soc-son&${FIRST}`);
  await says(page, /Hai kỳ trùng/);
  await page.goBack();
  await shows(page, FIRST);
  await says(page, /Hai kỳ trùng/);
  await page.goBack();
  await shows(page, '');
  await titled(page, automatic);
  assert.equal(await page.locator('section.change select').count(), 0);
  await page.goForward();
  await shows(page, FIRST);
  await titled(page, first);
  await page.getByRole('button', { name: 'Xem dữ liệu minh họa' }).click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  assert.equal(await view(page), '');
  await page.getByRole('button', { name: 'Thoát dữ liệu minh họa' }).click();
  await shows(page, FIRST);
  await titled(page, first);
  await assertCompared(page, '2025-05', '2025-08');
  assert.deepEqual(await heard(page), [FIRST, `unit=soc-son&${FIRST}`, FIRST, '', FIRST, '', FIRST]);
  await finish();
});

test('two months of a quarter stand in the select as such, and the quarter can be picked then', async () => {
  const { page, finish } = await dashboardSession('sipas-22', 'lang="vi" filter="~compare=2025-01,2025-03:2025-08"');
  await importText(page, text);
  await button(page, 'So sánh hai kỳ khác').click();
  await select(page, 'với').waitFor();
  const shown = () => select(page, 'với').evaluate((select) => select.selectedOptions[0].textContent);
  assert.match(await shown(), /^2 tháng trong khoảng 01\/2025 – 03\/2025$/);
  assert.equal((await tableOf(page, 'change'))[0][1], percent((GOOD[0] + GOOD[2]) / 120), 'February isn’t counted');
  await select(page, 'với').selectOption('2025-01..2025-03');
  await shows(page, '~compare=2025-01..2025-03:2025-08');
  assert.match(await shown(), /^Quý I\/2025$/);
  await assertCompared(page, '2025-01..2025-03', '2025-08');
  await finish();
});

test('a text sets the filter and the periods in one step, and one without them takes them back', async () => {
  const { page, finish } = await dashboardSession('sipas-22', 'lang="vi" filter="unit=soc-son&~compare=2025-10,2025-12:2025-11"');
  await importText(page, text);
  assert.equal(await view(page), 'unit=soc-son&~compare=2025-10,2025-12:2025-11');
  assert.match(await panel(page).locator('.panel-text').textContent(), /2 tháng trong khoảng 10\/2025 – 12\/2025/);
  await listen(page);
  await set(page, '~compare=2025-10..2025-12:2025-01..2025-03&unit=noi-bai');
  await shows(page, 'unit=noi-bai&~compare=2025-10..2025-12:2025-01..2025-03');
  await assertCompared(page, '2025-10..2025-12', '2025-01..2025-03', ['unit=noi-bai']);
  // An object is a filter and nothing else.
  await filterBy(page, { unit: ['soc-son'] });
  await set(page, 'unit=soc-son');
  await shows(page, 'unit=soc-son');
  assert.deepEqual(await heard(page), [
    'unit=noi-bai&~compare=2025-10..2025-12:2025-01..2025-03', 'unit=soc-son&~compare=2025-10..2025-12:2025-01..2025-03', 'unit=soc-son',
  ]);
  assert.match(await title(page), /quý III\/2025/);
  assert.equal(await page.locator('section.change select').count(), 0);
  // Setting the same view again doesn't interrupt a person who is choosing.
  await button(page, 'So sánh hai kỳ khác').click();
  await select(page, 'với').waitFor();
  await set(page, 'unit=soc-son');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.equal(await select(page, 'với').count(), 1);
  await finish();
});

test('periods that can’t be compared are left out with a word in the console', async () => {
  for (const [wrong, word] of [
    ['2025-01..2025-03:2025-03', /view: the two periods of "2025-01\.\.2025-03:2025-03" share a month/],
    ['2025-13:2025-03', /view: "2025-13:2025-03" is no two periods such as 2025-10\.\.2025-12:2026-01\.\.2026-03/],
    ['2025-03', /view: "2025-03" is no two periods/],
    ['1900-01..1999-12,2025-01:2025-03', /view: "1900-01\.\.1999-12,2025-01:2025-03" is no two periods/],
  ]) {
    const { page, finish, forgive } = await session();
    await openAt(page, REMEMBERED, `#hl-sipas-22=unit=soc-son%26~compare=${wrong}`);
    await importText(page, text);
    assert.equal(await view(page), 'unit=soc-son');
    assert.equal(forgive(word).length, 1, wrong);
    assert.match(await title(page), /quý III\/2025/, 'what is compared by itself');
    await finish();
  }
});

for (const [lang, theme, words] of [
  ['vi', 'light', 'Không có phiếu nào của quý I/2024 nên không so sánh được. Xin chọn kỳ khác.'],
  ['en', 'dark', 'There are no responses from Q1 2024, so there is nothing to compare. Please choose another period.'],
]) {
  test(`a period without responses is named in the panel, and others can be chosen: ${lang}`, async () => {
    const { page, finish } = await dashboardSession('sipas-22', `lang="${lang}" theme="${theme}" filter="~compare=2024-01..2024-03:2025-08"`, { width: 360, height: 800 });
    await importText(page, text);
    await says(page, /2024/);
    const status = panel(page).locator('[role=status]');
    assert.equal(await status.innerText(), words);
    assert.equal((await everyWord(page)).split(words).length, 2, 'once');
    assert.equal(await panel(page).locator('.picture, .tools').count(), 0);
    assert.equal(await view(page), '~compare=2024-01..2024-03:2025-08');
    assert.deepEqual(await faults(page), []);
    await fits(page, [320, 360, 1280], lang);
    await panel(page).locator('.controls button').click();
    await panel(page).locator('select').last().selectOption('2025-02');
    await shows(page, '~compare=2025-02:2025-08');
    assert.equal(await status.textContent(), '');
    assert.match(await title(page), /02\/2025/);
    assert.deepEqual(await faults(page), []);
    await finish();
  });
}
