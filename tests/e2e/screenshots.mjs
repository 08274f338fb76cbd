// Screenshots by `cargo xtask screenshots`: the demo with made-up answers that are the same each time. Some are in
// docs/images/; target/screenshots/ has every state of the form in each language, theme and size. HAILONG_ONLY=states leaves
// docs/images/ as it is.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeBrowser, session, URL_OF_DIST } from './browser.mjs';
import { chartsDrawn } from './dashboard.mjs';
import { brokenState, control, everyState, forward, onPortal, ready, receipt, SIZES } from './form.mjs';
import { assistedStates, formStates, kioskStates, onSample, openSheet, printed, shortStates } from './sample.mjs';

const IMAGES = process.env.HAILONG_IMAGES ?? 'docs/images';
const EVERYTHING = process.env.HAILONG_SCREENSHOTS ?? 'target/screenshots';

/** A page of dist/ in a window of this size; `act` gets the page and a function that takes a picture. */
async function pictures(path, size, act) {
  const { page, finish } = await session({ ...size, reducedMotion: 'reduce' });
  await page.goto(new URL(path, URL_OF_DIST).href);
  await act(page, (name) => page.screenshot({ path: join(IMAGES, `${name}.png`) }));
  await finish();
}

const toTop = (page) => page.locator('.form').evaluate((form) => form.scrollIntoView());

/** The form: its first page, a page of items with answers, the review and the receipt. */
async function form(page, shoot, width) {
  await ready(page);
  // A phone's window has room for the form only.
  if (width < 700) await toTop(page);
  await shoot(`form-${width}`);
  await page.locator(control('respondent')).check();
  await page.locator(`${control('field')}-2`).check();
  await page.locator(control('visits')).fill('2');
  await forward(page);
  for (const [name, levels] of [
    ['access', [3, 4, 3, 3, 4, 3, 3, 4, 2]], ['officials', [4, 3, 3, 4, 3, 4]], ['results', [4, 3, 3, 5, 3, 3, 2]],
    ['summary', [3]],
  ]) {
    await page.locator(control({ access: 'a1', officials: 'c1', results: 'd1', summary: 'overall' }[name])).waitFor();
    for (const [at, level] of levels.entries()) {
      await page.locator('.levels').nth(at).locator('input').nth(level).check();
    }
    if (name === 'officials') {
      // As after "Continue", and with nothing under the pointer.
      await page.mouse.move(0, 0);
      await toTop(page);
      await shoot(`form-items-${width}`);
    }
    if (name === 'summary') await page.locator(control('consent')).check();
    await forward(page);
  }
  await page.locator('.answers').first().waitFor();
  await shoot(`form-review-${width}`);
  await forward(page);
  await receipt(page);
  await shoot(`form-receipt-${width}`);
}

/** The dashboard with illustrative data, marked so: from its own top, all of it. */
async function dashboard(page, shoot, width) {
  const illustrative = page.getByRole('button', { name: 'Xem dữ liệu minh họa' });
  await illustrative.click();
  await page.locator('.panel.trend .chart').waitFor();
  await chartsDrawn(page);
  await page.mouse.move(0, 0);
  const element = page.locator('hai-long-dashboard');
  await element.evaluate((dashboard) => dashboard.scrollIntoView());
  await shoot(`dashboard-${width}`);
}

if (process.env.HAILONG_ONLY !== 'states') {
  for (const size of SIZES) await pictures('index.html', size, (page, shoot) => form(page, shoot, size.width));
  for (const size of [SIZES[0], { width: 1280, height: 1240 }]) {
    await pictures('staff.html', size, (page, shoot) => dashboard(page, shoot, size.width));
  }
}

/** How the form can look: what the element says, and what the person's system says. */
const LOOKS = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  'forced-light': { theme: 'light', forcedColors: 'active', colorScheme: 'light' },
  'forced-dark': { theme: 'light', forcedColors: 'active', colorScheme: 'dark' },
};
const SYSTEM = { forcedColors: 'none', colorScheme: 'light' };
const TABLET = [{ width: 800, height: 1280 }, { width: 1280, height: 800 }];

/**
 * Takes a state's screenshots in each language, theme and size, numbered in the order of the walk. They show the whole form;
 * with `screen` only what the window shows, as a person at a tablet sees it.
 */
function photographer(series, page, { languages = ['vi', 'en'], sizes = SIZES, screen = false } = {}) {
  let number = 0;
  return async (where, _, tab = page) => {
    number += 1;
    const name = `${series}-${String(number).padStart(2, '0')}-${where.replaceAll(/[ ,:]+/g, '-')}`;
    const host = tab.locator('hai-long-form');
    const dress = (lang, theme) => host.evaluate((form, both) => Object.assign(form, both), languages.length > 1 ? { lang, theme } : { theme });
    await tab.mouse.move(0, 0);
    for (const lang of languages) {
      for (const [look, { theme, ...system }] of Object.entries(LOOKS)) {
        await dress(lang, theme);
        await tab.locator(`[lang=${lang}] .form, .form[lang=${lang}], .kiosk[lang=${lang}]`).first().waitFor();
        await tab.emulateMedia({ ...SYSTEM, ...system });
        for (const size of sizes) {
          await tab.setViewportSize(size);
          const path = join(EVERYTHING, `${name}-${lang}-${look}-${size.width}.png`);
          await (screen ? tab : host).screenshot({ path });
        }
      }
    }
    await tab.emulateMedia(SYSTEM);
    await dress('vi', 'light');
  };
}

/** The demo's questionnaire, and what can't be shown. */
async function demo() {
  const { page, forgive, finish } = await onPortal({ ...SIZES[1], reducedMotion: 'reduce' });
  const picture = photographer('demo', page);
  await everyState(page, picture);
  for (const lang of ['en', 'vi']) {
    // The receipt as it is printed with its page: light, without buttons.
    await page.locator('hai-long-form').evaluate((form, lang) => { form.lang = lang; }, lang);
    await page.locator(`.form[lang=${lang}]`).waitFor();
    await page.pdf({ path: join(EVERYTHING, `demo-receipt-${lang}.pdf`), format: 'A4' });
  }
  await brokenState(page, picture);
  forgive(/sipas-22\.json/);
  await finish();
}

/** The sample with every kind of question, its paper, and the short form. */
async function samples() {
  const sample = await onSample();
  await formStates(sample, photographer('sample', sample.page));
  sample.forgive(/blocked for the test/);
  for (const lang of ['vi', 'en']) {
    await sample.page.locator('hai-long-form').evaluate((form, lang) => { form.lang = lang; }, lang);
    await sample.page.locator(`.form[lang=${lang}]`).waitFor();
    await paper(sample, '.receipt .actions .second >> nth=1', `paper-receipt-${lang}`);
  }
  await sample.finish();
  const empty = await onSample();
  for (const lang of ['vi', 'en']) {
    await empty.page.locator('hai-long-form').evaluate((form, lang) => { form.lang = lang; }, lang);
    await empty.page.locator(`.form[lang=${lang}]`).waitFor();
    await paper(empty, '.paper', `paper-form-${lang}`);
  }
  await empty.finish();
  const short = await onSample({ attributes: 'mode="short" unit="u3"', questionnaire: 'short' });
  await shortStates(short.page, photographer('short', short.page));
  await short.finish();
}

/** What comes out of a printer, as a PDF and as a picture. */
async function paper({ page, context }, button, name) {
  const sheet = await printed(page, button);
  const tab = await context.newPage();
  await openSheet(tab, sheet);
  await tab.pdf({ path: join(EVERYTHING, `${name}.pdf`), preferCSSPageSize: true });
  // As wide as A4 within its margins.
  await tab.setViewportSize({ width: 690, height: 980 });
  await tab.screenshot({ path: join(EVERYTHING, `${name}.png`), fullPage: true });
  await tab.close();
}

/** The hall: a kiosk, question by question, and the desk where paper is keyed in. */
async function hall() {
  for (const lang of ['vi', 'en']) {
    const { page, finish } = await onSample({
      ...TABLET[1], script: 'kiosk.js', attributes: `mode="kiosk" unit="u3" lang="${lang}"`,
      before: (page) => page.clock.install({ time: new Date('2026-11-27T09:00:00+07:00') }),
    });
    await kioskStates(page, photographer('kiosk', page, { languages: [lang], sizes: TABLET, screen: true }));
    await finish();
  }
  const { page, finish } = await onSample({ script: 'kiosk.js', attributes: 'mode="assisted" unit="u3"' });
  await assistedStates(page, photographer('assisted', page));
  await finish();
}

// Removes the screenshots of an earlier build.
await rm(EVERYTHING, { recursive: true, force: true });
await mkdir(EVERYTHING, { recursive: true });
await demo();
await samples();
await hall();
await closeBrowser();
