// The pictures by `cargo xtask screenshots`: the demo as it is, with answers that are made up in a way that anyone can
// repeat. A chosen few are in docs/images/; target/screenshots/ has every state of the form, to be looked at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeBrowser, session, URL_OF_DIST } from './browser.mjs';
import { brokenState, control, everyState, forward, onPortal, ready, receipt } from './form.mjs';

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

for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
  await pictures('index.html', size, (page, shoot) => form(page, shoot, size.width));
}

/** The dashboard with illustrative data, marked so: from its own top, all of it. */
async function dashboard(page, shoot, width) {
  const illustrative = page.getByRole('button', { name: 'Xem dữ liệu minh họa' });
  await illustrative.click();
  await page.locator('.panel.trend .chart').waitFor();
  await page.mouse.move(0, 0);
  const element = page.locator('hai-long-dashboard');
  await element.evaluate((dashboard) => dashboard.scrollIntoView());
  await shoot(`dashboard-${width}`);
}

for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 1240 }]) {
  await pictures('staff.html', size, (page, shoot) => dashboard(page, shoot, size.width));
}

/** How the form can look: what the element says, and what the person's system says. */
const LOOKS = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  'forced-light': { theme: 'light', forcedColors: 'active', colorScheme: 'light' },
  'forced-dark': { theme: 'light', forcedColors: 'active', colorScheme: 'dark' },
};

/** Every state of the form, whole: the page is as high as it needs. */
async function everything(lang, look, width) {
  const { theme, ...emulated } = LOOKS[look];
  const { page, forgive, finish } = await onPortal({ width, height: 800, reducedMotion: 'reduce', ...emulated });
  const dress = async () => {
    await page.locator('hai-long-form').evaluate((form, both) => Object.assign(form, both), { lang, theme });
    await page.locator(`.form[lang=${lang}]`).waitFor();
  };
  await dress();
  let number = 0;
  const picture = async (where) => {
    number += 1;
    await page.mouse.move(0, 0);
    const name = `${String(number).padStart(2, '0')}-${where.replaceAll(' ', '-')}`;
    await page.locator('hai-long-form').screenshot({ path: join(EVERYTHING, `${name}-${lang}-${look}-${width}.png`) });
  };
  await everyState(page, picture);
  if (look === 'light' && width === 1280) {
    // The receipt as it is printed: light, without buttons.
    await page.pdf({ path: join(EVERYTHING, `receipt-${lang}.pdf`), format: 'A4' });
    await page.emulateMedia({ media: 'print' });
    await picture('the receipt printed');
    await page.emulateMedia({ media: 'screen' });
  }
  await brokenState(page, async (where) => {
    await dress();
    await picture(where);
  });
  forgive(/sipas-22\.json/);
  await finish();
}

await mkdir(EVERYTHING, { recursive: true });
for (const lang of ['vi', 'en']) {
  for (const look of Object.keys(LOOKS)) {
    for (const width of [360, 1280]) await everything(lang, look, width);
  }
}

await closeBrowser();
