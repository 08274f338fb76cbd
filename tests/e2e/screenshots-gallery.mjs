// Screenshots of the gallery by `cargo xtask screenshots`: every chart in every state, in both languages, light, dark, with
// more contrast, in forced colours and on paper, from a phone to a wall screen; and a chart's saved PNG.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeBrowser } from './browser.mjs';
import { chartsDrawn } from './dashboard.mjs';
import { gallery, STATES } from './gallery.mjs';

const EVERYTHING = process.env.HAILONG_SCREENSHOTS ?? 'target/screenshots';

/** How it can look: its address's part, the window, and what the person has set. */
const LOOKS = {
  'vi-light-1360': ['lang=vi&theme=light', { width: 1360 }],
  'en-dark-1360': ['lang=en&theme=dark', { width: 1360 }],
  'vi-dark-360': ['lang=vi&theme=dark', { width: 360 }],
  'en-light-320': ['lang=en&theme=light', { width: 320 }],
  'vi-light-2560': ['lang=vi&theme=light', { width: 2560 }],
  'vi-forced-light-1360': ['lang=vi&theme=dark', { width: 1360, forcedColors: 'active', colorScheme: 'light' }],
  'vi-forced-dark-1360': ['lang=vi&theme=light', { width: 1360, forcedColors: 'active', colorScheme: 'dark' }],
  'vi-contrast-1360': ['lang=vi&theme=light', { width: 1360, contrast: 'more' }],
};

await mkdir(EVERYTHING, { recursive: true });
const only = process.argv[2];
for (const [look, [address, options]] of Object.entries(LOOKS).filter(([look]) => !only || look.includes(only))) {
  const { page, finish } = await gallery(address, { height: 900, reducedMotion: 'reduce', ...options });
  for (const state of STATES) {
    await page.locator(`#${state} hai-long-dashboard`).screenshot({ path: join(EVERYTHING, `gallery-${state}-${look}.png`) });
  }
  if (look === 'en-dark-1360') {
    // Paper is light, whatever the screen is.
    await page.emulateMedia({ media: 'print' });
    await chartsDrawn(page);
    await page.locator('#many hai-long-dashboard').screenshot({ path: join(EVERYTHING, 'gallery-many-printed.png') });
    await page.emulateMedia({ media: 'screen' });
    for (const panel of ['items', 'units', 'trend']) {
      const press = page.locator(`#many .panel.${panel} .tool`).getByText('PNG', { exact: true });
      const [saved] = await Promise.all([page.waitForEvent('download'), press.click()]);
      await saved.saveAs(join(EVERYTHING, `gallery-saved-${panel}.png`));
    }
  }
  await finish();
}
await closeBrowser();
