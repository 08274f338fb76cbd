// axe-core in every state of the sample with every kind of question: in both languages, on a phone and on a desktop, light and
// dark. After each check the state must still be there.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { AXE_OF_COLOURS, expectAccessible, SIZES } from './form.mjs';
import { assistedStates, formStates, kioskStates, onSample, openSheet, printed, shortStates } from './sample.mjs';

after(closeBrowser);

/** A tablet in portrait and in landscape. */
const TABLET = [{ width: 800, height: 1280 }, { width: 1280, height: 800 }];

/** Checks a state in every language, size and theme. In the dark theme only the rules about colours run again. */
function looker(page, { languages = ['vi', 'en'], sizes = SIZES } = {}) {
  const seen = [];
  const look = async (where, holds, tab = page) => {
    seen.push(where);
    for (const lang of languages) {
      if (languages.length > 1) {
        await tab.locator('hai-long-form').evaluate((form, lang) => { form.lang = lang; }, lang);
        await tab.locator(`.form[lang=${lang}]`).waitFor();
      }
      for (const size of sizes) {
        await tab.setViewportSize(size);
        for (const theme of ['light', 'dark']) {
          await tab.locator('hai-long-form').evaluate((form, theme) => { form.theme = theme; }, theme);
          const dressed = `${where} (${lang}, ${size.width} px, ${theme})`;
          await tab.locator(holds).first().waitFor({ timeout: 5000 });
          await expectAccessible(tab, dressed, theme === 'dark' ? AXE_OF_COLOURS : undefined);
          assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${dressed} fits`);
        }
      }
    }
    // Back to the settings from which the walk continues.
    await tab.setViewportSize(sizes.at(-1));
    if (languages.length > 1) await tab.locator('hai-long-form').evaluate((form) => { form.lang = 'vi'; });
  };
  return { look, seen };
}

test('axe finds nothing on any page of the sample, in any state', async () => {
  const all = await onSample();
  const { look, seen } = looker(all.page);
  await formStates(all, look);
  assert.ok(seen.length >= 23, `${seen.length} states`);
  assert.ok(all.forgive(/blocked for the test/).length > 0);
  await all.finish();
});

test('axe finds nothing in the short form', async () => {
  const { page, finish } = await onSample({ attributes: 'mode="short" unit="u3"', questionnaire: 'short' });
  await shortStates(page, looker(page).look);
  await finish();
});

test('axe finds nothing on the papers that are printed', async () => {
  const { page, finish } = await onSample();
  for (const lang of ['vi', 'en']) {
    await page.locator('hai-long-form').evaluate((form, lang) => { form.lang = lang; }, lang);
    await page.locator(`.form[lang=${lang}]`).waitFor();
    const sheet = await printed(page, '.paper');
    const tab = await page.context().newPage();
    await openSheet(tab, sheet);
    await expectAccessible(tab, `the paper form (${lang})`, { off: ['region'] });
    await tab.close();
  }
  await finish();
});

test('axe finds nothing where the form can not be shown', async () => {
  for (const [script, attributes, said] of [
    ['form.js', 'questionnaire="./broken.json"', /broken\.json/],
    ['form.js', 'mode="kiosk"', /needs kiosk\.js/],
  ]) {
    const { page, forgive, finish } = await onSample({
      script, attributes, questionnaire: null,
      before: (page) => page.route('**/broken.json', (route) => route.fulfill({ json: { format: 1 } })),
    });
    await page.locator('.form .body slot').waitFor({ state: 'attached' });
    await looker(page).look(attributes, '.form');
    assert.ok(forgive(said).length > 0, attributes);
    await finish();
  }
});

for (const lang of ['vi', 'en']) {
  test(`axe finds nothing in the kiosk, question by question (${lang})`, async () => {
    const { page, finish } = await onSample({
      script: 'kiosk.js', attributes: `mode="kiosk" unit="u3" lang="${lang}"`,
      before: (page) => page.clock.install({ time: new Date('2026-11-27T09:00:00+07:00') }),
    });
    const { look, seen } = looker(page, { languages: [lang], sizes: lang === 'vi' ? TABLET : TABLET.slice(1) });
    await kioskStates(page, look);
    assert.ok(seen.length >= 18, `${seen.length} states`);
    await finish();
  });
}

test('axe finds nothing where a paper of every kind is keyed in', async () => {
  const { page, finish } = await onSample({ script: 'kiosk.js', attributes: 'mode="assisted" unit="u3"' });
  await assistedStates(page, looker(page).look);
  await finish();
});
