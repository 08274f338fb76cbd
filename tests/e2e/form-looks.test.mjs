// axe-core in every state of the form: in both languages, light and dark, on a phone and on a desktop.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { brokenState, everyState, expectAccessible, onPortal, SIZES } from './form.mjs';

after(closeBrowser);

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    for (const size of SIZES) {
      test(`axe finds nothing in any state (${lang}, ${theme}, ${size.width} px)`, async () => {
        // Without motion, so that colours are checked after their transitions.
        const { page, forgive, finish } = await onPortal({ ...size, reducedMotion: 'reduce' });
        const dress = async () => {
          await page.locator('hai-long-form').evaluate((form, [lang, theme]) => Object.assign(form, { lang, theme }), [lang, theme]);
          await page.locator(`.form[lang=${lang}]`).waitFor();
        };
        await dress();
        const look = async (where) => {
          await expectAccessible(page, where);
          assert.equal(await page.locator('.form').getAttribute('lang'), lang, where);
        };
        await everyState(page, look);
        await brokenState(page, async (where) => {
          await dress();
          await look(where);
        });
        assert.ok(forgive(/sipas-22\.json/).length > 0, 'the webmaster is told');
        await finish();
      });
    }
  }
}

test('axe does look inside the form', async () => {
  const { page, finish } = await onPortal();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('hai-long-form { --hl-text: #a0a0a0 }');
    document.adoptedStyleSheets = [sheet];
  });
  await assert.rejects(expectAccessible(page, 'pale text'), /color-contrast: hai-long-form/);
  await finish();
});
