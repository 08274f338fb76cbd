// What one answer to the workload W consists of, and the checksum by which the engines are held against each other.
import { LEVELS } from './data.mjs';

/**
 * `counts[item * 6 + level]` (level 0, no answer, isn't part of W), and by unit and by month how many answers there
 * are and how many of them are in the top two levels.
 */
export function emptyResult({ items, cardinalities: of }) {
  return {
    counts: new Uint32Array(items * (LEVELS + 1)),
    unitTopTwo: new Float64Array(of.unit),
    unitAnswered: new Float64Array(of.unit),
    monthTopTwo: new Float64Array(of.month),
    monthAnswered: new Float64Array(of.month),
  };
}

/** The share of all answers in the top two levels; `NaN` without answers. */
export function topTwoShare({ counts }) {
  let [topTwo, answered] = [0, 0];
  for (let at = 0; at < counts.length; at += LEVELS + 1) {
    for (let level = 1; level <= LEVELS; level += 1) answered += counts[at + level];
    topTwo += counts[at + 4] + counts[at + 5];
  }
  return topTwo / answered;
}

const PRIME = 1_000_000_007;

/** One number over all of a result. */
export function checksum(result) {
  let sum = Math.round((topTwoShare(result) || 0) * 1e6);
  const take = (value) => {
    sum = (sum * 31 + value % PRIME) % PRIME;
  };
  result.counts.forEach((count, at) => at % (LEVELS + 1) > 0 && take(count));
  for (const column of [result.unitTopTwo, result.unitAnswered, result.monthTopTwo, result.monthAnswered]) {
    column.forEach(take);
  }
  return sum;
}

/** W as slowly and plainly as it can be said: what the engines' answers are held against in the tests. */
export function naive(data, { allowed }) {
  const result = emptyResult(data.shape);
  for (let row = 0; row < data.rows; row += 1) {
    const passes = ([dimension, flags]) => !flags || flags[data.dimensions[dimension][row]] === 1;
    if (!Object.entries(allowed).every(passes)) continue;
    for (let item = 0; item < data.items.length; item += 1) {
      const level = data.items[item][row];
      if (level === 0) continue;
      const [unit, month] = [data.dimensions.unit[row], data.dimensions.month[row]];
      result.counts[item * (LEVELS + 1) + level] += 1;
      result.unitAnswered[unit] += 1;
      result.monthAnswered[month] += 1;
      if (level >= 4) {
        result.unitTopTwo[unit] += 1;
        result.monthTopTwo[month] += 1;
      }
    }
  }
  return result;
}
