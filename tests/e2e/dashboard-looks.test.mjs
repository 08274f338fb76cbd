// The dashboard in the light and dark themes, with more contrast and in forced colours: every mark and word is visible. And
// the gallery: every chart in every state, without faults by axe-core or anything wider than the window.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { closeBrowser, until } from './browser.mjs';
import { contrast, darkest, shades } from './colours.mjs';
import { atWidth, crossed, dashboardSession, fits } from './dashboard.mjs';
import { gallery, STATES } from './gallery.mjs';

after(closeBrowser);

/** Made-up data, so that each kind of chart is there. */
async function illustrative(options) {
  const started = await dashboardSession('sipas-22', 'lang="vi"', options);
  await started.page.locator('.data button.second').last().click();
  await until(started.page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
  await started.page.locator('.panel.trend .chart').waitFor();
  // Panels that are counted after the figures were drawn.
  await started.page.locator('.further .chart').first().waitFor();
  await crossed(started.page);
  await started.page.locator('.crossings .chart').nth(1).waitFor();
  // The panels have moved, so a hover effect under the pointer is ignored.
  await started.page.mouse.move(0, 0);
  await started.page.waitForTimeout(200);
  return started;
}

const setTheme = (page, theme) => page.locator('hai-long-dashboard').evaluate((element, theme) => { element.theme = theme; }, theme);

/** The ground of cards and each colour that a class of marks is filled with, as the page draws it. */
const drawn = (page) => page.evaluate(() => {
  const root = document.querySelector('hai-long-dashboard').shadowRoot;
  const marks = [...root.querySelectorAll('.chart :not(.region)')].filter((mark) => mark.tagName !== 'title').map((mark) => {
    const { fill, stroke } = getComputedStyle(mark);
    return { class: mark.getAttribute('class'), text: mark.tagName === 'text', fill, stroke };
  });
  return { ground: getComputedStyle(root.querySelector('.panel')).backgroundColor, marks };
});

/** As `drawn`, when nothing has moved for three frames: another width is drawn a moment after it is there. */
const settled = async (page) => {
  let before = '';
  for (let same = 0; same < 3;) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const now = JSON.stringify(await drawn(page));
    same = now === before ? same + 1 : 0;
    before = now;
  }
  return JSON.parse(before);
};

/** The colours of each sort of marks: its class, with the fills and strokes that there are. */
const colours = ({ marks }) => {
  const sorts = new Map();
  for (const { class: kind, fill, stroke } of marks) sorts.set(kind, (sorts.get(kind) ?? new Set()).add(`${fill} ${stroke}`));
  return sorts;
};

/** A theme's attribute, what the person has set, and whether the dashboard is dark then. */
const THEMES = [
  [null, 'light', false], [null, 'dark', false], ['light', 'dark', false], ['nonsense', 'dark', false],
  ['dark', 'light', true], ['auto', 'light', false], ['auto', 'dark', true],
];

describe('colours', () => {
  for (const more of ['no-preference', 'more']) {
    test(`every mark and word differs enough from its ground, in each theme (contrast: ${more})`, async () => {
      const { page, finish } = await illustrative();
      for (const [theme, colorScheme, dark] of THEMES) {
        await page.emulateMedia({ colorScheme, contrast: more });
        await setTheme(page, theme);
        const where = `theme ${theme}, the person's ${colorScheme}`;
        const { ground, marks } = await drawn(page);
        assert.equal(darkest(ground), dark, `${where}: ${ground}`);
        const seen = new Set();
        const differs = (one, other, least, what) => {
          const has = contrast(one, other);
          assert.ok(has >= least, `${where}: ${what} has ${has.toFixed(2)}, not ${least}`);
        };
        const levels = new Map(marks.filter((mark) => mark.class.startsWith('level-')).map((mark) => [mark.class, mark.fill]));
        for (const mark of marks) {
          const [kind] = mark.class.split(' ');
          seen.add(kind.replace(/\d+/, ''));
          if (kind.startsWith('on-level')) differs(mark.fill, levels.get(mark.class.slice(3)), 4.5, mark.class);
          else if (mark.text) differs(mark.fill, ground, 4.5, mark.class);
          else if (/^(level-|dot|bar$|value)/.test(kind) && mark.fill !== 'none') differs(mark.fill, ground, 3, mark.class);
          else if (/^(line|band-edge|alike|centre)$/.test(kind)) differs(mark.stroke, ground, 3, mark.class);
        }
        for (const kind of ['level-', 'on-level-', 'dot', 'bar', 'line', 'band-edge', 'value', 'label', 'tick', 'note']) {
          assert.ok(seen.has(kind), `${where}: there is no ${kind} to look at`);
        }
      }
      await finish();
    });
  }

  test('the dark is the same, whether the portal or the person asks for it', async () => {
    const sheet = await readFile(new URL('../../styles/dashboard/theme.css', import.meta.url), 'utf8');
    const blocks = [...sheet.matchAll(/theme="(?:dark|auto)"\]\) > div \{([^}]*)\}/g)].map(([, block]) => block);
    assert.equal(blocks.length, 2);
    assert.equal(blocks[0], blocks[1]);
  });

  test('paper is light, its charts too', async () => {
    const { page, finish } = await illustrative();
    const light = await drawn(page);
    await setTheme(page, 'dark');
    assert.notDeepEqual(await drawn(page), light);
    await page.emulateMedia({ media: 'print' });
    const onPaper = await settled(page);
    await setTheme(page, 'light');
    assert.deepEqual(await settled(page), onPaper, 'paper knows no theme');
    // Print has other widths, so labels may be elsewhere; marks of one class have the colours of the light theme.
    assert.equal(onPaper.ground, light.ground);
    const wanted = colours(light);
    const found = [...colours(onPaper)].filter(([kind]) => wanted.has(kind));
    assert.ok(found.length >= 15, `${found.length} sorts of marks`);
    for (const [kind, has] of found) assert.deepEqual(has, wanted.get(kind), kind);
    await finish();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`in the system's own few colours there are the same charts (${colorScheme})`, async () => {
      const { page, finish } = await illustrative({ forcedColors: 'active', colorScheme });
      await setTheme(page, colorScheme === 'dark' ? 'light' : 'dark');
      const { ground, marks } = await drawn(page);
      assert.equal(darkest(ground), colorScheme === 'dark', 'the system decides, not the portal');
      for (const mark of marks.filter((mark) => mark.text && !mark.class.startsWith('on-'))) {
        assert.ok(contrast(mark.fill, ground) >= 7, `${mark.class}: ${mark.fill} on ${ground}`);
      }
      for (const mark of marks.filter((mark) => /^level-/.test(mark.class))) {
        assert.ok(contrast(mark.stroke, ground) >= 7, `${mark.class} has an outline`);
      }
      for (const panel of ['change', 'drivers', 'items', 'units', 'factors', 'trend']) {
        const found = await shades(page, page.locator(`.panel.${panel} .picture`));
        assert.ok(found.contrast >= 7 && found.marked > 0.01, `${panel}: ${JSON.stringify(found)}`);
      }
      await finish();
    });
  }
});

describe('the gallery', () => {
  /** Nine dashboards on one page have landmarks of the same names; no real page has that. */
  const faultsOfOne = async (page) => (await faults(page, 'body')).filter((fault) => !fault.startsWith('landmark-unique'));

  for (const [lang, theme] of [['vi', 'light'], ['en', 'dark']]) {
    test(`every chart in every state is without a fault (${lang}, ${theme})`, async () => {
      const { page, finish } = await gallery(`lang=${lang}&theme=${theme}`, { width: 1280, height: 900, reducedMotion: 'reduce' });
      const panels = await page.evaluate((states) => Object.fromEntries(states.map((state) => {
        const { shadowRoot } = document.querySelector(`#${state} hai-long-dashboard`);
        return [state, [...shadowRoot.querySelectorAll('.further > .panel:has(.chart), .panels:not(.crossings) > .panel:has(.chart)')].map((panel) => panel.classList[1]).join(' ')];
      })), STATES);
      const all = 'change drivers items items-2 items-3 units factors trend';
      assert.deepEqual(panels, { empty: '', one: '', reference: all, suppressed: all, many: all, events: all, ends: all, long: all, units: all });
      const suppressed = await page.evaluate(() => document.querySelector('#suppressed hai-long-dashboard').figures);
      const statuses = new Set(suppressed.by_unit.map(({ status }) => status));
      assert.deepEqual([...statuses].sort(), ['hidden', 'reference', 'shown']);
      assert.deepEqual(await faultsOfOne(page), []);
      await fits(page, [320, 360, 768, 1280, 2560]);
      await atWidth(page, 320);
      assert.deepEqual(await faultsOfOne(page), [], 'on a phone');
      await finish();
    });
  }

  test('300 units scroll in their panel, and the one at the arrow keys is in sight', async () => {
    const { page, finish } = await gallery('lang=vi&theme=light', { width: 1280, height: 900 });
    const picture = page.locator('#units .panel.units .picture');
    assert.ok((await picture.boundingBox()).height < 900);
    await picture.focus();
    await page.keyboard.press('End');
    await until(page, () => {
      const picture = document.querySelector('#units hai-long-dashboard').shadowRoot.querySelector('.units .picture');
      if (!picture.querySelector('.region.active')) return false;
      const [frame, region] = [picture, picture.querySelector('.region.active')].map((element) => element.getBoundingClientRect());
      return region.top >= frame.top - 1 && region.bottom <= frame.bottom + 1 && picture.scrollTop > 1000;
    });
    assert.equal(await picture.locator('.region').count(), 300);
    await finish();
  });

  test('what is the same for all has its values written all the same', async () => {
    const { page, finish } = await gallery('lang=vi&theme=light', { width: 1280, height: 900 });
    const values = await page.locator('#ends .panel.trend text.value').allTextContents();
    assert.deepEqual(values, ['100,0\u00a0%', '100,0\u00a0%', '100,0\u00a0%']);
    await finish();
  });
});
