// What every library draws: a spread over five levels for each of the 22 items, a share with its interval for each of 30
// units and 24 months, a share for each unit and factor. Made from a seed, other numbers for each.
import { FACTORS, ITEMS, MONTHS, UNITS } from './data.mjs';

/** Of how many persons a unit's and a month's share is. */
const PERSONS = 400;

/** So many sets of numbers go round: each redraw has other ones than before. */
export const SETS = 8;

export const ROWS = ITEMS.length - 1;

/**
 * `{ items: [[count × 5] × 22], units: [{ share, low, high, n } × 30], months: [… × 24], heat: [[share × 5] × 30] }`; shares
 * are 0 to 1, and units are in the order in which they are drawn, from the best on.
 */
export function numbers(seed) {
  const random = lehmer(seed + 1);
  const items = Array.from({ length: ROWS }, () => (
    [20, 40, 80, 160, 100].map((weight) => Math.round(weight * (0.6 + 0.8 * random())))
  ));
  const share = (middle, width) => {
    const found = middle + width * (random() - 0.5);
    const half = 1.96 * Math.sqrt(found * (1 - found) / PERSONS);
    return { share: found, low: found - half, high: found + half, n: PERSONS };
  };
  const units = UNITS.map(() => share(0.75, 0.3)).sort((a, b) => b.share - a.share);
  const months = MONTHS.map((_, month) => share(0.7 + 0.1 * Math.sin(month / 3), 0.06));
  const heat = UNITS.map(() => Object.keys(FACTORS).map(() => 0.5 + 0.49 * random()));
  return { items, units, months, heat };
}

/** All of it as a list, as our module takes it. */
export function flat({ items, units, months, heat }) {
  const shares = [...units, ...months].flatMap(({ share, low, high, n }) => [share, low, high, n]);
  return Float64Array.from([...items.flat(), ...shares, ...heat.flat()]);
}

/** Where an item's bar begins and ends for each level, in percent, the middle level half on either side of 0. */
export function diverging(counts) {
  const all = counts.reduce((sum, count) => sum + count);
  const shares = counts.map((count) => count * 100 / all);
  let at = -(shares[0] + shares[1] + shares[2] / 2);
  return shares.map((share) => {
    const from = at;
    at += share;
    return [from, at];
  });
}

/** Park and Miller's generator. */
function lehmer(seed) {
  let state = seed;
  return () => {
    state = state * 48_271 % 0x7fffffff;
    return state / 0x7fffffff;
  };
}
