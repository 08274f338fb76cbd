// Four places of the sizes that our charts have at this width, and `window.bench` for the page's library.
import labels from 'labels';
import { numbers, SETS } from '../../numbers.mjs';
import { drawn } from '../frames.js';

export { labels };
export const WIDTH = 700;
/** Of the diverging bars, the ranking, the trend and the heat map, as they are in ours. */
export const HEIGHTS = (new URLSearchParams(location.search).get('heights') ?? '').split(',').map(Number);
/** From the least satisfied to the most. */
export const COLOURS = ['#b2182b', '#ef8a62', '#dddddd', '#67a9cf', '#2166ac'];
export const BLUES = ['#ffffff', '#3377ff'];

const host = document.getElementById('app');

/** An element of the page for each chart. */
export const places = () => HEIGHTS.map((height) => {
  const place = document.createElement('div');
  place.style.width = `${WIDTH}px`;
  place.style.height = `${height}px`;
  host.append(place);
  return place;
});

/** A shadow root with the dashboard's own stylesheet, for what draws as ours does. */
export async function shadow() {
  const sheet = new CSSStyleSheet();
  await sheet.replace(labels.stylesheet);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const mount = document.createElement('div');
  mount.style.width = `${WIDTH}px`;
  root.append(mount);
  return mount;
}

/**
 * `begin`, given all sets, gives `draw(numbers, set)`, which draws all four charts, anew after the first time; it may give a
 * promise. `more` is for `window.bench` as well.
 */
export async function stage(begin, more = {}) {
  const sets = Array.from({ length: SETS }, (_, seed) => numbers(seed));
  let draw;
  let at = -1;
  const next = () => {
    at = (at + 1) % SETS;
    return draw(sets[at], at);
  };
  window.bench = {
    isReady: () => true,
    /** Milliseconds until the charts are there. */
    first: () => drawn(async () => {
      draw = await begin(sets);
      await next();
    }),
    /** The same for so many redraws, one after the other. */
    async redraw(count) {
      const times = [];
      for (let one = 0; one < count; one += 1) times.push(await drawn(next));
      return times;
    },
    nodes: () => (host.shadowRoot ?? host).querySelectorAll('*').length,
    ...more,
  };
}
