// Rules: conditional questions and pages, skips, answers in later texts, prefilled answers, and the short form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { draft, forward, heading, ready, receipt, stored } from './form.mjs';

after(closeBrowser);

const everyKind = JSON.parse(readFileSync(new URL('../../questionnaires/examples/every-kind.json', import.meta.url), 'utf8'));
const ids = everyKind.pages.flatMap((page) => page.questions.map((question) => question.id));
const control = (id) => `#q${ids.indexOf(id)}`;

/** A page with nothing but the element, its attributes as given. */
async function withForm(attributes) {
  const all = await session({ width: 360, height: 740 });
  const { page } = all;
  await page.route('**/every-kind.json', (route) => route.fulfill({ json: everyKind }));
  const escaped = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`).join(' ');
  await open(page, `<hai-long-form ${written}></hai-long-form><script type="module" src="form.js"></script>`);
  await ready(page);
  return all;
}

/** Waits for the step of this heading. */
const atStep = (page, title) => until(page, (title) =>
  document.querySelector('hai-long-form').shadowRoot.querySelector('.step-heading')?.textContent === title, title);

const EVERY_KIND = { questionnaire: './every-kind.json', unit: 'soc-son' };

/** The options of a choice by their values. */
const option = (id, value) => {
  const question = everyKind.pages.flatMap((page) => page.questions).find((question) => question.id === id);
  const at = question.options.findIndex((option) => option.value === value);
  return at === 0 ? control(id) : `${control(id)}-${at}`;
};

test('a page is skipped on the way there and on the way back, and its answers are not sent', async () => {
  const { page, finish } = await withForm(EVERY_KIND);
  await page.locator(option('online', 'yes')).check();
  await forward(page);
  await atStep(page, 'Nộp hồ sơ trực tuyến');
  await page.locator('label:has(input[type=radio])').last().click();
  await page.locator('.foot .second').click();
  await page.locator(option('online', 'no')).check();
  await forward(page);
  await atStep(page, 'Sự phục vụ');
  await page.locator('.foot .second').click();
  assert.equal(await heading(page), 'Hồ sơ của Ông/Bà');
  // The other way again: the answer that was given is still there.
  await page.locator(option('online', 'yes')).check();
  await forward(page);
  await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelectorAll('input:checked').length === 1);
  await page.locator('.foot .second').click();
  await page.locator(option('online', 'no')).check();
  await forward(page);
  await atStep(page, 'Sự phục vụ');
  await forward(page);
  await atStep(page, 'Nhìn chung');
  await page.locator(`${control('mood')}-4`).check();
  await page.locator(control('consent')).check();
  await forward(page);
  await page.locator('.answers').first().waitFor();
  assert.ok(!(await page.locator('.answers').allInnerTexts()).join(' ').includes('trực tuyến có dễ'), 'a skipped question is not reviewed');
  await forward(page);
  await receipt(page);
  const [response] = await stored(page);
  assert.equal(response.answers.ease, undefined);
  assert.deepEqual([response.answers.online, response.answers.mood], ['no', 5]);
  assert.equal(response.orders.device, undefined, 'what was not shown has no order');
  assert.deepEqual([...response.orders.priorities].sort(), ['manners', 'online', 'papers', 'speed']);
  await finish();
});

test('a question comes with its reason, reads back the answer, and is needed where the rule says so', async () => {
  const { page, finish } = await withForm(EVERY_KIND);
  await page.locator(option('online', 'no')).check();
  await forward(page);
  await page.locator(control('waiting')).waitFor();
  assert.equal(await page.locator(control('why')).count(), 0);
  await page.locator(`${control('waiting')}-1`).check();
  const label = page.locator(`label[for="${control('why').slice(1)}"]`);
  assert.match(await label.innerText(), /là “Không hài lòng”\?\s+\(không bắt buộc\)/);
  await page.locator(control('waiting')).check();
  assert.match(await label.innerText(), /là “Rất không hài lòng”\?$/);
  await forward(page);
  await page.locator('.errors').waitFor();
  assert.deepEqual(await page.locator('.errors a').allInnerTexts(), ['Xin trả lời câu “Lý do”']);
  await page.locator(`${control('waiting')}-3`).check();
  await page.locator('.errors').waitFor({ state: 'detached' });
  assert.equal(await page.locator(control('why')).count(), 0);
  await finish();
});

test('a copy to print has what would have been sent, in the words of the screen', async () => {
  const { page, forgive, finish } = await withForm(EVERY_KIND);
  await page.locator(option('online', 'yes')).check();
  await forward(page);
  await page.locator(control('ease')).check();
  await page.getByRole('button', { name: 'Quay lại' }).click();
  // Now the page of that answer is skipped.
  await page.locator(option('online', 'no')).check();
  await forward(page);
  await page.locator(control('waiting')).check();
  await page.locator(control('why')).fill('Chờ lâu');
  await forward(page);
  await page.locator(control('mood')).check();
  await page.locator(control('consent')).check();
  await forward(page);
  await page.locator('.answers').first().waitFor();
  await page.evaluate(() => { Object.defineProperty(window, 'indexedDB', { value: null }); });
  await forward(page);
  await page.locator('.errors').waitFor();
  assert.equal(forgive(/no IndexedDB/).length, 1);
  const copy = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu bản để in' }).click();
  const text = readFileSync(await (await copy).path(), 'utf8');
  assert.match(text, /Vì sao Ông\/Bà đánh giá thời gian chờ đợi là “Rất không hài lòng”\?: Chờ lâu/);
  assert.doesNotMatch(text, /Nộp hồ sơ trực tuyến có dễ không/);
  assert.match(text, /Xã Sóc Sơn/, 'and the unit that the page is for');
  await finish();
});

test('what the page knows is proposed, answers hidden questions, and can be changed; a slip is named in the console', async () => {
  const { page, forgive, finish } = await withForm({ ...EVERY_KIND, dossier: 'H26.12-261124-0015', prefill: 'online=no&source=zalo&visits=3&nobody=1&consent=true' });
  const named = forgive(/prefill: /).map((problem) => problem.match(/"(.*?)"/)[1]);
  assert.deepEqual(named, ['nobody', 'consent']);
  assert.equal(await page.locator(control('dossier')).inputValue(), 'H26.12-261124-0015');
  assert.equal(await page.locator(control('visits')).inputValue(), '3');
  assert.ok(await page.locator(option('online', 'no')).isChecked());
  assert.equal(await draft(page), null, 'nothing was answered by the person yet');
  await page.locator(control('visits')).fill('4');
  await forward(page);
  await page.locator(control('waiting')).check();
  await page.locator(control('why')).fill('Chờ hai tiếng.');
  await page.locator(`${control('waiting')}-3`).check();
  await page.locator(control('why')).waitFor({ state: 'detached' });
  await forward(page);
  await page.locator(`${control('mood')}-3`).check();
  await page.locator(control('consent')).check();
  await forward(page);
  await page.locator('.answers').first().waitFor();
  assert.ok(!(await page.locator('.answers').allInnerTexts()).join(' ').includes('Nguồn truy cập'));
  await forward(page);
  await receipt(page);
  const [{ answers, unit }] = await stored(page);
  assert.deepEqual([answers.waiting, answers.why], [4, undefined], 'a text that is not asked for any more is not sent');
  assert.deepEqual([answers.dossier, answers.source, answers.visits, answers.online, unit], ['H26.12-261124-0015', 'zalo', 4, 'no', 'soc-son']);
  await finish();
});

test('shuffled options stand as they were after a reload, and "none of these" last', async () => {
  const { page, finish } = await withForm(EVERY_KIND);
  await page.locator(option('online', 'yes')).check();
  await forward(page);
  const labels = () => page.locator('fieldset').first().locator('label').allInnerTexts();
  await page.locator(control('ease')).waitFor();
  const before = await labels();
  assert.equal(before.at(-1), 'Không thiết bị nào ở trên');
  await page.reload();
  await page.locator(control('ease')).waitFor();
  assert.deepEqual(await labels(), before);
  await finish();
});

test('the short form is sent from its page, says what is missing, and thanks', async () => {
  const { page, finish } = await withForm({ mode: 'short', unit: 'soc-son' });
  assert.equal(await page.locator('.progress').count(), 0);
  await forward(page);
  await page.locator('.errors').waitFor();
  await page.locator('#q0-3').check();
  await page.locator('#q1').fill('Cán bộ hướng dẫn rõ ràng.');
  await forward(page);
  await receipt(page);
  const [response] = await stored(page);
  assert.deepEqual([response.questionnaire, response.mode, response.answers], ['short', 'short', { overall: 4, comment: 'Cán bộ hướng dẫn rõ ràng.' }]);
  assert.equal(await draft(page), null);
  await finish();
});
