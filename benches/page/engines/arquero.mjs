// arquero in the best form that we found: the filter as an expression over flags, which it compiles, the rows that pass
// made a table of their own, then a grouping for each four items (`packed`) and one each by unit and by month.
//
// Tried (Node 20, 1M rows, ALL): a grouping for each item 540 ms, an escaped function as the filter 1.3 times slower
// at B, sums of comparisons in one rollup 2,300 ms.
import * as aq from 'arquero';
import { packed, unpack } from '../packed.mjs';
import { emptyResult } from '../result.mjs';
import { perRow } from './plain.mjs';

export function open(data) {
  const { shape, dimensions } = data;
  const columns = packed(data);
  const table = aq.table({
    ...dimensions, ...perRow(data), ...Object.fromEntries(columns.map(({ name, codes }) => [name, codes])),
  });
  const filtered = (allowed) => {
    const restricted = Object.entries(allowed).filter(([, flags]) => flags);
    if (restricted.length === 0) return table;
    const test = restricted.map(([name]) => `$.${name}[d.${name}]`).join(' & ');
    return table.params(Object.fromEntries(restricted)).filter(`(d, $) => ${test}`).reify();
  };
  return {
    answer({ allowed }) {
      const result = emptyResult(shape);
      const rows = filtered(allowed);
      for (const column of columns) {
        const groups = rows.groupby(column.name).count();
        const [codes, counts] = [groups.array(column.name), groups.array('count')];
        codes.forEach((code, at) => unpack(result.counts, column, code, counts[at]));
      }
      for (const [name, topTwo, answered] of [
        ['unit', result.unitTopTwo, result.unitAnswered], ['month', result.monthTopTwo, result.monthAnswered],
      ]) {
        const groups = rows.groupby(name).rollup({ topTwo: aq.op.sum('topTwo'), answered: aq.op.sum('answered') });
        const [codes, tops, all] = [groups.array(name), groups.array('topTwo'), groups.array('answered')];
        codes.forEach((code, at) => {
          topTwo[code] = tops[at];
          answered[code] = all[at];
        });
      }
      return result;
    },
  };
}
