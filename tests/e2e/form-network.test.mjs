// A network that is slow, fails and comes back, and several forms on one page: what is fetched when, and each form's own draft.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { focused } from './form.mjs';

const SCRIPT = '<script type="module" src="form.js"></script>';
const form = (attributes = '') => `<hai-long-form ${attributes}><a id="link" href="index.html">Mở phiếu khảo sát</a></hai-long-form>`;
const QUESTIONNAIRE = '**/questionnaires/sipas-22.json';

after(closeBrowser);

/** Goes offline, then online again. */
async function comesBack(context) {
  await context.setOffline(true);
  await context.setOffline(false);
}

test('questionnaire and units are under way before the module is there, and come once', async () => {
  const { page, finish } = await session();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
  let arrive;
  const held = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/form_bg.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await open(page, form('unit="soc-son"') + SCRIPT);
  await until(page, () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json')).length === 2);
  assert.equal(await page.locator('hai-long-form .step-heading').count(), 0);
  arrive();
  await page.locator('hai-long-form .step-heading').waitFor();
  for (const name of ['sipas-22.json', 'units.json', 'form_bg.wasm']) {
    assert.equal(asked.filter((found) => found === name).length, 1, name);
  }
  await finish();
});

for (const [what, url, code] of [['the module', '**/form_bg.wasm', 'fetch'], ['the questionnaire', QUESTIONNAIRE, 'questionnaire']]) {
  test(`${what} that didn't come is fetched when the network is back`, async () => {
    const { page, context, forgive, finish } = await session();
    await page.addInitScript(() => {
      window.codes = [];
      document.addEventListener('hl-error', ({ detail }) => window.codes.push(detail.code));
    });
    let fails = true;
    await page.route(url, (route) => (fails ? route.abort() : route.continue()));
    await open(page, form() + SCRIPT);
    await until(page, () => window.codes.length > 0);
    assert.deepEqual(await page.evaluate(() => window.codes), [code]);
    assert.ok(await page.locator('#link').isVisible(), 'the link stands there meanwhile');
    fails = false;
    await comesBack(context);
    await page.locator('hai-long-form .step-heading').waitFor();
    assert.ok(!await page.locator('#link').isVisible());
    assert.ok(forgive(/./).length > 0, 'the console told of it');
    await finish();
  });
}

test('a form that is there is left alone when a network comes', async () => {
  const { page, context, finish } = await session();
  await open(page, form('unit="soc-son"') + SCRIPT);
  await page.getByText('Người dân', { exact: true }).click();
  await comesBack(context);
  await page.waitForTimeout(300);
  assert.ok(await page.getByRole('radio', { name: 'Người dân', exact: true }).isChecked());
  assert.ok(await focused(page));
  await finish();
});

const chosen = (page) => page.locator('hai-long-form').evaluateAll((forms) => forms.map(
  ({ shadowRoot }) => [...shadowRoot.querySelectorAll('input:checked')].map(({ labels }) => labels[0].innerText.trim()).join(),
));

test('two forms of one questionnaire on a page each get their own answers back', async () => {
  const { page, finish } = await session();
  await open(page, form('unit="soc-son"') + form('unit="soc-son"') + SCRIPT);
  const choose = (at, name) => page.locator('hai-long-form').nth(at).getByText(name, { exact: true }).click();
  await page.locator('hai-long-form .step-heading').nth(1).waitFor();
  await choose(0, 'Người dân');
  await choose(1, 'Tổ chức, doanh nghiệp');
  assert.deepEqual(await chosen(page), ['Người dân', 'Tổ chức, doanh nghiệp']);
  await page.reload();
  await page.locator('hai-long-form .step-heading').nth(1).waitFor();
  assert.deepEqual(await chosen(page), ['Người dân', 'Tổ chức, doanh nghiệp']);
  await finish();
});

test('another case in the same tab is another draft', async () => {
  const { page, finish } = await session();
  const of = (code) => form(`unit="soc-son" dossier="000.00.15.H26-260901-${code}"`) + SCRIPT;
  await open(page, of('0015'), { path: 'case-15.html' });
  await page.getByText('Người dân', { exact: true }).click();
  await open(page, of('9999'), { path: 'case-99.html' });
  await page.locator('hai-long-form .step-heading').waitFor();
  assert.deepEqual(await chosen(page), [''], 'the other case begins empty');
  await page.goBack();
  await page.locator('hai-long-form .step-heading').waitFor();
  assert.deepEqual(await chosen(page), ['Người dân']);
  await finish();
});

test('a unit that the list has not is told to the webmaster', async () => {
  const { page, forgive, finish } = await session();
  await open(page, form('unit="khong-co"') + SCRIPT);
  await page.locator('hai-long-form .step-heading').waitFor();
  assert.equal(forgive(/unit="khong-co" is not in/).length, 1);
  await finish();
});
