// The yardstick: the best loop over typed arrays that plain JavaScript has for W. Rows that pass are listed without a
// branch, then each column is walked once; the sums by unit and month come from two bytes a row that are counted when
// the data is loaded.
//
// Tried and not faster (Node 20, 1M rows): row by row over all items (2 times slower), a row-major matrix, levels
// packed into the bits of one number (1.0 to 1.6 times slower). Four histograms in place of one gain 0 to 13 %.
import { LEVELS } from '../data.mjs';
import { emptyResult } from '../result.mjs';

/** Gives `{ answer(filter) }`. */
export function open(data) {
  const { rows, shape, items } = data;
  const { topTwo, answered } = perRow(data);
  const selected = new Uint32Array(rows);
  return {
    answer(filter) {
      const result = emptyResult(shape);
      const some = filter.name === 'ALL' ? rows : select(data, filter.allowed, selected);
      if (some === rows) sumAll(data, topTwo, answered, result);
      else sumSelected(data, topTwo, answered, selected, some, result);
      items.forEach((levels, item) => {
        const histogram = some === rows ? countAll(levels) : countSelected(levels, selected, some);
        result.counts.set(histogram, item * (LEVELS + 1));
      });
      return result;
    },
  };
}

/** Two bytes a row: how many items are answered, and how many of them in the top two levels. */
export function perRow({ rows, items }) {
  const [topTwo, answered] = [new Uint8Array(rows), new Uint8Array(rows)];
  for (const levels of items) {
    for (let row = 0; row < rows; row += 1) {
      topTwo[row] += levels[row] >> 2;
      answered[row] += levels[row] ? 1 : 0;
    }
  }
  return { topTwo, answered };
}

function select({ rows, dimensions, shape }, allowed, selected) {
  const { unit, month, service, channel, age } = dimensions;
  const flags = (name) => allowed[name] ?? new Uint8Array(shape.cardinalities[name]).fill(1);
  const [units, months, services] = [flags('unit'), flags('month'), flags('service')];
  let some = 0;
  if (!allowed.channel && !allowed.age) {
    for (let row = 0; row < rows; row += 1) {
      selected[some] = row;
      some += units[unit[row]] & months[month[row]] & services[service[row]];
    }
    return some;
  }
  const [channels, ages] = [flags('channel'), flags('age')];
  for (let row = 0; row < rows; row += 1) {
    selected[some] = row;
    some += units[unit[row]] & months[month[row]] & services[service[row]] & channels[channel[row]] & ages[age[row]];
  }
  return some;
}

function sumAll({ rows, dimensions: { unit, month } }, topTwo, answered, result) {
  const { unitTopTwo, unitAnswered, monthTopTwo, monthAnswered } = result;
  for (let row = 0; row < rows; row += 1) {
    unitTopTwo[unit[row]] += topTwo[row];
    unitAnswered[unit[row]] += answered[row];
    monthTopTwo[month[row]] += topTwo[row];
    monthAnswered[month[row]] += answered[row];
  }
}

function sumSelected({ dimensions: { unit, month } }, topTwo, answered, selected, some, result) {
  const { unitTopTwo, unitAnswered, monthTopTwo, monthAnswered } = result;
  for (let at = 0; at < some; at += 1) {
    const row = selected[at];
    unitTopTwo[unit[row]] += topTwo[row];
    unitAnswered[unit[row]] += answered[row];
    monthTopTwo[month[row]] += topTwo[row];
    monthAnswered[month[row]] += answered[row];
  }
}

// Four histograms side by side, so that equal neighbours don't wait for each other's count.
const WIDTH = LEVELS + 1;

function countAll(levels) {
  const counts = new Uint32Array(WIDTH * 4);
  const rows = levels.length;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    counts[levels[row]] += 1;
    counts[WIDTH + levels[row + 1]] += 1;
    counts[WIDTH * 2 + levels[row + 2]] += 1;
    counts[WIDTH * 3 + levels[row + 3]] += 1;
  }
  for (; row < rows; row += 1) counts[levels[row]] += 1;
  return folded(counts);
}

function countSelected(levels, selected, some) {
  const counts = new Uint32Array(WIDTH * 4);
  let at = 0;
  for (; at + 3 < some; at += 4) {
    counts[levels[selected[at]]] += 1;
    counts[WIDTH + levels[selected[at + 1]]] += 1;
    counts[WIDTH * 2 + levels[selected[at + 2]]] += 1;
    counts[WIDTH * 3 + levels[selected[at + 3]]] += 1;
  }
  for (; at < some; at += 1) counts[levels[selected[at]]] += 1;
  return folded(counts);
}

function folded(counts) {
  for (let at = WIDTH; at < counts.length; at += 1) counts[at % WIDTH] += counts[at];
  return counts.subarray(0, WIDTH);
}
