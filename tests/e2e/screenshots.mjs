// The pictures in docs/images/, by `cargo xtask screenshots`: the demo as it is, with answers that are made up
// in a way that anyone can repeat.
import { join } from 'node:path';
import { closeBrowser, session, URL_OF_DIST } from './browser.mjs';
import { control, forward, ready, receipt } from './form.mjs';

const IMAGES = process.env.HAILONG_IMAGES ?? 'docs/images';

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

await closeBrowser();
