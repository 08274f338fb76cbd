// crossfilter2 in its best form: the records are row numbers, the accessors read typed arrays. It works by
// differences, so each answer is timed from another filter (`before`): B from A, the others from B.
//
// A group ignores the filter of its own dimension, so the sums by unit and by month hang on twins that nothing filters.
import crossfilter from 'crossfilter2';
import { LEVELS } from '../data.mjs';
import { filterFor, rangeOf } from '../filters.mjs';
import { emptyResult } from '../result.mjs';
import { perRow } from './plain.mjs';

const comesFrom = (name) => (name === 'B' ? 'A' : 'B');

export function open(data) {
  const { rows, shape, items, dimensions } = data;
  const { topTwo, answered } = perRow(data);
  const records = crossfilter(Array.from({ length: rows }, (_, row) => row));
  const by = (name) => records.dimension((row) => dimensions[name][row]);
  const filtered = Object.fromEntries(Object.keys(dimensions).map((name) => [name, by(name)]));

  const width = LEVELS + 1;
  const count = (step) => (counts, row) => {
    for (let item = 0; item < items.length; item += 1) counts[item * width + items[item][row]] += step;
    return counts;
  };
  const counts = records.groupAll().reduce(count(1), count(-1), () => new Int32Array(items.length * width));
  const sum = (step) => (sums, row) => {
    sums.topTwo += step * topTwo[row];
    sums.answered += step * answered[row];
    return sums;
  };
  const sums = (name) => by(name).group().reduce(sum(1), sum(-1), () => ({ topTwo: 0, answered: 0 }));
  const [units, months] = [sums('unit'), sums('month')];

  const apply = ({ allowed }) => {
    for (const [name, dimension] of Object.entries(filtered)) {
      const flags = allowed[name];
      if (!flags) dimension.filterAll();
      else if (name === 'month') dimension.filterRange([rangeOf(flags)[0], rangeOf(flags)[1] + 1]);
      else dimension.filterFunction((code) => flags[code] === 1);
    }
  };
  const read = () => {
    const result = emptyResult(shape);
    result.counts.set(counts.value());
    for (const { key, value } of units.all()) {
      result.unitTopTwo[key] = value.topTwo;
      result.unitAnswered[key] = value.answered;
    }
    for (const { key, value } of months.all()) {
      result.monthTopTwo[key] = value.topTwo;
      result.monthAnswered[key] = value.answered;
    }
    return result;
  };
  read();
  const answer = (filter) => {
    apply(filter);
    return read();
  };
  return { before: (filter) => answer(filterFor(comesFrom(filter.name), shape)), answer };
}
