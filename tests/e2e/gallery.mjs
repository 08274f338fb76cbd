// Opens the gallery, the page with every chart in every state, and waits until all charts are drawn.
import { session, until, URL_OF_DIST } from './browser.mjs';

/** The states, by the ids of their sections. */
export const STATES = ['empty', 'one', 'reference', 'suppressed', 'many', 'events', 'ends', 'long', 'units'];

/** A session that shows it; `address` is what comes after the question mark. */
export async function gallery(address, options) {
  const started = await session(options);
  await started.page.goto(new URL(`gallery.html?${address}`, URL_OF_DIST).href);
  await until(started.page, () => document.documentElement.dataset.ready === 'true', undefined, { timeout: 60_000 });
  // Panels that haven't been near the window aren't drawn yet.
  for (const state of STATES) {
    await started.page.locator(`#${state}`).scrollIntoViewIfNeeded();
    await until(started.page, (state) => document.querySelector(`#${state} hai-long-dashboard`).figures !== null, state);
  }
  return started;
}
