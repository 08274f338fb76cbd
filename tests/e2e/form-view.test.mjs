// The form under each person's settings: narrow and wide windows, zoom, larger type, other spacing and colours, reduced motion,
// and in a portal with its own type sizes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { brokenState, control, everyState, expectFits, focused, forward, onPortal } from './form.mjs';
import { contrast, darkest, shades } from './colours.mjs';

after(closeBrowser);

/** Adds a style sheet to the page or, like a browser extension, to the form. */
const addSheet = (page, sheet, inside = false) => page.evaluate(([sheet, inside]) => {
  const root = inside ? document.querySelector('hai-long-form').shadowRoot : document;
  const added = new CSSStyleSheet();
  added.replaceSync(sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, added];
}, [sheet, inside]);

const setTheme = (page, theme) => page.locator('hai-long-form').evaluate((form, theme) => { form.theme = theme; }, theme);

describe('room', () => {
  test('nothing is cut, small or wider than the window, from 320 to 1280 px', async () => {
    const { page, forgive, finish } = await onPortal();
    const look = async (where) => {
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        await expectFits(page, `${where} at ${width}`);
      }
    };
    await everyState(page, look);
    await brokenState(page, look);
    forgive(/sipas-22\.json/);
    await finish();
  });

  test('a phone has one option a line, a wide screen the five levels in a row', async () => {
    const { page, finish } = await onPortal();
    await page.locator(control('respondent')).check();
    await forward(page);
    for (const [width, columns] of [[320, 1], [360, 1], [1280, 5]]) {
      await page.setViewportSize({ width, height: 740 });
      const lefts = await page.locator('.levels').first().locator('.option:not(.apart)')
        .evaluateAll((options) => options.map((option) => option.getBoundingClientRect().left));
      assert.equal(new Set(lefts).size, columns, `at ${width}`);
      const inset = await page.locator('.body').evaluate((body) => parseFloat(getComputedStyle(body).paddingInlineStart));
      assert.equal(Math.round(inset), columns === 1 ? 20 : 32, `room at the sides at ${width}`);
    }
    await finish();
  });

  for (const [zoom, size] of [[200, { width: 640, height: 512 }], [400, { width: 320, height: 256 }]]) {
    test(`at ${zoom} % zoom everything is there, and the focus in sight`, async () => {
      const { page, finish } = await onPortal({ ...size, deviceScaleFactor: zoom / 100 });
      await everyState(page, async (where) => {
        await expectFits(page, `${where} at ${zoom} %`);
        for (let presses = 0; presses < 6; presses += 1) {
          await page.keyboard.press('Tab');
          const now = await focused(page);
          if (now.inForm) assert.ok(now.visible, `${where}: ${JSON.stringify(now)}`);
        }
      });
      await finish();
    });
  }

  test('it holds with the spacing that readers may set', async () => {
    const { page, finish } = await onPortal();
    // WCAG 2.2, 1.4.12.
    await addSheet(page, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`, true);
    await everyState(page, async (where) => {
      for (const width of [320, 640, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        await expectFits(page, `${where} at ${width}`);
      }
    });
    await finish();
  });

  test("the reader's size of type counts, up to twice the usual", async () => {
    const { page, finish } = await onPortal();
    const client = await page.context().newCDPSession(page);
    for (const [standard, scale] of [[24, 1.5], [32, 2]]) {
      await client.send('Page.setFontSizes', { fontSizes: { standard } });
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await page.locator('.step-heading').waitFor();
      assert.equal(await page.locator('.form').evaluate((form) => getComputedStyle(form).fontSize), `${18 * scale}px`);
      await everyState(page, async (where) => {
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          await expectFits(page, `${where}: type of ${standard} px at ${width}`, scale);
        }
      });
    }
    await finish();
  });

  test("the portal's type and boxes do not come in, whatever it says", async () => {
    const { page, finish } = await onPortal();
    await addSheet(page, `html { font-size: 62.5% } * { letter-spacing: 9px; text-transform: uppercase; line-height: 1 }
      button, input, fieldset, p { padding: 40px !important; border: 9px solid red !important; font-size: 8px !important }`);
    assert.equal(await page.locator('.form').evaluate((form) => getComputedStyle(form).fontSize), '18px');
    await everyState(page, (where) => expectFits(page, where));
    const first = page.locator('button').first();
    assert.equal(await first.evaluate((button) => getComputedStyle(button).textTransform), 'none');
    assert.notEqual(await first.evaluate((button) => getComputedStyle(button).padding), '40px');
    await finish();
  });
});

describe('colours', () => {
  /** Foreground, background and the least contrast: text 4.5, controls and faces 3 (WCAG 1.4.3, 1.4.11). */
  const PAIRS = [
    ...['surface', 'sunken', 'tint'].flatMap((ground) => [
      ['text', ground, 4.5], ['muted', ground, 4.5], ['accent', ground, 4.5], ['outline', ground, 3],
      ...[1, 2, 3, 4, 5].map((mood) => [`mood-${mood}`, ground, 3]),
    ]),
    ['on-accent', 'accent', 4.5], ['good', 'surface', 4.5], ['bad', 'surface', 4.5],
    // The finished and the remaining part of the progress bar.
    ['accent', 'border', 3],
  ];

  /** The tokens that the form has now. */
  const tokens = async (page) => new Map(await page.locator('.form').evaluate((form, names) => {
    const style = getComputedStyle(form);
    return names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  }, [...new Set([...PAIRS.flat().filter((name) => typeof name === 'string'), 'focus', 'focus-edge'])]));

  /** A theme's attribute, what the person has set, and whether the form is dark then. */
  const THEMES = [
    [null, 'light', false], [null, 'dark', false], ['light', 'dark', false], ['nonsense', 'dark', false],
    ['dark', 'light', true], ['auto', 'light', false], ['auto', 'dark', true],
  ];

  for (const more of ['no-preference', 'more']) {
    test(`every colour differs enough from what it stands on, in each theme (contrast: ${more})`, async () => {
      const { page, finish } = await onPortal();
      // Without the portal's own colours.
      await addSheet(page, 'hai-long-form { --hl-accent: initial !important; --hl-on-accent: initial !important }');
      for (const [theme, colorScheme, dark] of THEMES) {
        await page.emulateMedia({ colorScheme, contrast: more });
        await setTheme(page, theme);
        const found = await tokens(page);
        const where = `theme ${theme}, the person's ${colorScheme}`;
        for (const [one, other, least] of PAIRS) {
          // With lines as dark as text there is no third shade; the numbers are beside the bar.
          if (more === 'more' && other === 'border') continue;
          const has = contrast(found.get(one), found.get(other));
          assert.ok(has >= least, `${where}: ${one} on ${other} has ${has.toFixed(2)}, not ${least}`);
        }
        // The ring has two colours, one of which is seen on any ground.
        for (const ground of ['surface', 'tint', 'accent']) {
          const best = Math.max(...['focus', 'focus-edge'].map((ring) => contrast(found.get(ring), found.get(ground))));
          assert.ok(best >= 3, `${where}: the focus on ${ground} has ${best.toFixed(2)}`);
        }
        const ground = await page.locator('.form').evaluate((form) => getComputedStyle(form).backgroundColor);
        assert.equal(darkest(ground), dark, `${where}: ${ground}`);
      }
      await finish();
    });
  }

  test('the dark is the same, whether the portal or the person asks for it', async () => {
    const sheet = await readFile(new URL('../../styles/form/theme.css', import.meta.url), 'utf8');
    const blocks = [...sheet.matchAll(/theme="(?:dark|auto)"\]\) > div \{([^}]*)\}/g)].map(([, block]) => block);
    assert.equal(blocks.length, 2);
    assert.equal(blocks[0], blocks[1]);
  });

  test('paper is light', async () => {
    const { page, finish } = await onPortal();
    await setTheme(page, 'dark');
    await page.emulateMedia({ media: 'print' });
    assert.equal((await tokens(page)).get('surface'), '#ffffff');
    await finish();
  });

  test("a portal's colours count in the light, and its dark ones in the dark", async () => {
    const { page, finish } = await onPortal();
    await addSheet(page, 'hai-long-form { --hl-accent: #7a1010 !important; --hl-dark-accent: #ffb3a8 }');
    assert.equal((await tokens(page)).get('accent'), '#7a1010');
    await setTheme(page, 'dark');
    assert.equal((await tokens(page)).get('accent'), '#ffb3a8');
    await finish();
  });

  test('colours that few can read are told to the webmaster, once', async () => {
    const { page, finish } = await onPortal();
    const said = [];
    page.on('console', (message) => { if (message.type() === 'warning') said.push(message.text()); });
    // A link in the head, because the form checks the colours that it starts with.
    await page.route('**/portal/portal.css', (route) => route.fulfill({
      contentType: 'text/css', body: 'hai-long-form { --hl-accent: #9ab; --hl-text: rgb(60 60 60 / 0.5) }',
    }));
    await page.reload();
    await page.locator('.step-heading').waitFor();
    await page.waitForTimeout(200);
    assert.deepEqual(said, [
      '<hai-long-form>: --hl-accent on surface has a contrast of 2.4 : 1; people need 4.5',
      '<hai-long-form>: --hl-on-accent on accent has a contrast of 2.4 : 1; people need 4.5',
    ]);
    said.length = 0;
    await page.unroute('**/portal/portal.css');
    await page.reload();
    await page.locator('.step-heading').waitFor();
    await page.waitForTimeout(200);
    assert.deepEqual(said, [], 'the demo portal has nothing to mend');
    await finish();
  });

  /** States that must be distinguishable without colour: a screenshot of each, and the least contrast between them. */
  async function expectTold(page, where) {
    await page.locator(control('respondent')).check();
    await page.mouse.move(0, 0);
    const options = page.locator('.option');
    const [chosen, other] = [await shades(page, options.nth(0).locator('input')), await shades(page, options.nth(1).locator('input'))];
    // Selected: at least a third of the box has a contrasting colour. Not selected: an empty outline.
    assert.ok(chosen.marked > 0.3 && chosen.contrast >= 3, `${where}: a chosen radio: ${JSON.stringify(chosen)}`);
    assert.ok(other.marked < 0.4 && other.contrast >= 3, `${where}: a radio that isn't chosen: ${JSON.stringify(other)}`);
    assert.ok(chosen.marked > other.marked + 0.1, `${where}: ${chosen.marked} and ${other.marked}`);
    const bar = await shades(page, page.locator('.bar'));
    assert.ok(bar.contrast >= 3, `${where}: the bar: ${JSON.stringify(bar)}`);
    await forward(page);
    await page.mouse.move(0, 0);
    for (const [at, face] of (await page.locator('.levels').first().locator('.face').all()).entries()) {
      const found = await shades(page, face);
      assert.ok(found.contrast >= 3, `${where}: face ${at + 1}: ${JSON.stringify(found)}`);
    }
    // The ring of the focus.
    const row = page.locator('.option').first();
    const without = await shades(page, row);
    await page.keyboard.press('Tab');
    assert.ok((await focused(page)).type === 'radio');
    const ringed = await shades(page, row);
    assert.ok(ringed.marked > without.marked + 0.02, `${where}: the focus: ${JSON.stringify([without, ringed])}`);
  }

  for (const theme of ['light', 'dark']) {
    test(`without any colour, what is chosen, felt, done and in focus can be told (${theme})`, async () => {
      const { page, finish } = await onPortal({ reducedMotion: 'reduce' });
      await setTheme(page, theme);
      const client = await page.context().newCDPSession(page);
      await client.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
      await expectTold(page, 'achromatopsia');
      await finish();
    });

    test(`in the system's own few colours, too (${theme})`, async () => {
      const { page, finish } = await onPortal({ reducedMotion: 'reduce', forcedColors: 'active', colorScheme: theme });
      await expectTold(page, 'forced colours');
      await page.reload();
      await page.locator('.step-heading').waitFor();
      // What is wrong has a line beside it, a frame around the summary and a word before it.
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await forward(page);
      await page.locator('.errors').waitFor();
      for (const selector of ['.errors', '.question.wrong']) {
        const [width, style] = await page.locator(selector).first()
          .evaluate((element) => { const { borderLeftWidth, borderLeftStyle } = getComputedStyle(element); return [borderLeftWidth, borderLeftStyle]; });
        assert.deepEqual([parseFloat(width) >= 3, style], [true, 'solid'], selector);
      }
      assert.match(await page.locator('.error').first().textContent(), /^Lỗi: /);
      await finish();
    });
  }
});

test('nothing moves for those who ask for it', async () => {
  const { page, finish } = await onPortal({ reducedMotion: 'reduce' });
  await everyState(page, async (where) => {
    const moving = await page.evaluate(() => {
      const root = document.querySelector('hai-long-form').shadowRoot;
      return [...root.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        // "settle" only keeps a second click off for half a second; nothing is seen of it.
        const animations = animationName.split(', ').filter((name) => !['none', 'settle', 'settle-again'].includes(name));
        return transitionDuration !== '0s' || animations.length > 0 || scrollBehavior === 'smooth' ? [element.className] : [];
      });
    });
    assert.deepEqual(moving, [], where);
  });
  await finish();
});
