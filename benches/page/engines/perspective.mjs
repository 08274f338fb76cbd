// @perspective-dev/client in the best form that we found: loaded as Arrow, eight views a redraw: one for each four
// items (`packed`), one by unit, one by month.
//
// Tried (Chromium 156, 100k rows, ALL): 24 views, one for each item, 1,480 ms; 110 expression columns in one view by
// unit 2,780 ms; these eight 540 ms. A filter of nearly all values as "not in" halves WIDE and FIVE.
import * as arrow from 'apache-arrow';
import { codesOf, rangeOf } from '../filters.mjs';
import { packed, unpack } from '../packed.mjs';
import { emptyResult } from '../result.mjs';
import { perRow } from './plain.mjs';

const DIST = new URL('/node_modules/@perspective-dev/client/dist/', location.href).href;

/** Starts its worker. */
export async function start() {
  const { default: perspective } = await import(`${DIST}cdn/perspective.js`);
  perspective.init_client(fetch(`${DIST}wasm/perspective-js.wasm`));
  return perspective.worker();
}

export async function open(data) {
  const client = await start();
  const { shape, dimensions } = data;
  const columns = packed(data);
  const all = {
    ...dimensions, ...perRow(data), ...Object.fromEntries(columns.map(({ name, codes }) => [name, codes])),
  };
  // It has no narrower integers.
  const wide = Object.entries(all).map(([name, codes]) => [name, Int32Array.from(codes)]);
  const stream = arrow.tableToIPC(arrow.tableFromArrays(Object.fromEntries(wide)), 'stream');
  const table = await client.table(stream.slice().buffer);
  await table.size();

  /** One grouping: calls back with each group's code and its place in the columns of the view. */
  const group = async (name, measures, filter, each) => {
    const aggregate = measures.length === 1 ? 'count' : 'sum';
    const view = await table.view({
      group_by: [name], columns: measures, filter,
      aggregates: Object.fromEntries(measures.map((measure) => [measure, aggregate])),
    });
    const found = await view.to_columns();
    await view.delete();
    // The row without a path is the total.
    found.__ROW_PATH__.forEach((path, at) => path.length > 0 && each(Number(path[0]), found, at));
  };
  return {
    async answer({ allowed }) {
      const result = emptyResult(shape);
      const filter = conditions(allowed);
      await Promise.all([
        ...columns.map((column) => group(column.name, ['answered'], filter, (code, { answered }, at) => {
          unpack(result.counts, column, code, answered[at]);
        })),
        ...['unit', 'month'].map((name) => group(name, ['answered', 'topTwo'], filter, (code, found, at) => {
          result[`${name}Answered`][code] = found.answered[at];
          result[`${name}TopTwo`][code] = found.topTwo[at];
        })),
      ]);
      return result;
    },
  };
}

/** A filter as a list of conditions, whichever of "in" and "not in" is shorter. */
function conditions(allowed) {
  return Object.entries(allowed).filter(([, flags]) => flags).flatMap(([name, flags]) => {
    if (name === 'month') return [[name, '>=', rangeOf(flags)[0]], [name, '<=', rangeOf(flags)[1]]];
    const [within, without] = [codesOf(flags), codesOf(flags.map((flag) => 1 - flag))];
    return [within.length <= without.length ? [name, 'in', within] : [name, 'not in', without]];
  });
}
