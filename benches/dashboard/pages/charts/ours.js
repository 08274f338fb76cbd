// Our charts: from numbers to a scene, from a scene to nodes, by the code that the dashboard has, without what counts.
import { flat, numbers, SETS } from '../../numbers.mjs';
import { labels, shadow, stage, WIDTH } from './stage.js';
import init, { Charts } from './module/charts.js';

// Draws every chart at once, as the libraries do. In the dashboard, charts outside of the window are drawn a moment later.
delete window.IntersectionObserver;

await init({ module_or_path: new URL('./module/charts_bg.wasm', import.meta.url) });
const mount = await shadow();
const charts = new Charts(mount, labels.all, WIDTH);
await stage(() => (set) => charts.draw(flat(set)), {
  /** The marks of each set of numbers, for the page that draws the same ones as a string. */
  async markup() {
    const made = [];
    for (let seed = 0; seed < SETS; seed += 1) {
      charts.draw(flat(numbers(seed)));
      await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
      if (mount.querySelector('svg[aria-busy]')) throw new Error('ours has put off a chart');
      made.push([...mount.querySelectorAll('.picture')].map((picture) => picture.innerHTML));
    }
    return made;
  },
  heights: () => [...mount.querySelectorAll('.picture')].map(({ clientHeight }) => clientHeight),
});
