// duckdb-wasm in the best form that we found: bytes in Arrow batches, one query for all of W, in which the rows that
// pass are kept once and grouped by each four items (`packed`), by unit and by month.
//
// Tried (Chromium 156, 1M rows, ALL): 110 filtered counts in one select 950 ms, a grouping for each item 195 ms, this
// 90 ms, the same as grouping sets 145 ms; the build with threads (coi) is no faster on two cores.
import * as duckdb from '@duckdb/duckdb-wasm';
import * as arrow from 'apache-arrow';
import { codesOf, rangeOf } from '../filters.mjs';
import { packed, unpack } from '../packed.mjs';
import { emptyResult } from '../result.mjs';
import { perRow } from './plain.mjs';

const DIST = new URL('/node_modules/@duckdb/duckdb-wasm/dist/', location.href).href;
/** Rows in a batch of Arrow: what is held twice for a moment. */
const BATCH = 500_000;

/** Starts its worker: `{ database, connection, close }`. */
export async function start() {
  const worker = new Worker(`${DIST}duckdb-browser-eh.worker.js`);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(`${DIST}duckdb-eh.wasm`);
  return { database, connection: await database.connect(), close: () => worker.terminate() };
}

export async function open(data) {
  const { connection, close } = await start();
  const { rows, shape, dimensions } = data;
  const columns = packed(data);
  const all = {
    ...dimensions, ...perRow(data), ...Object.fromEntries(columns.map(({ name, codes }) => [name, codes])),
  };
  for (let from = 0; from < rows; from += BATCH) {
    const slices = Object.entries(all).map(([name, codes]) => [name, codes.slice(from, from + BATCH)]);
    const batch = arrow.tableFromArrays(Object.fromEntries(slices));
    await connection.insertArrowTable(batch, { name: 'responses', create: from === 0 });
  }
  const selects = [
    ...columns.map(({ name }, at) => `select ${at} part, ${name} code, count(*)::int a, 0 b from picked group by ${name}`),
    ...['unit', 'month'].map((name, at) => `select ${columns.length + at} part, ${name} code, sum(answered)::int a, `
      + `sum(topTwo)::int b from picked group by ${name}`),
  ].join(' union all ');
  return {
    async answer({ allowed }) {
      const result = emptyResult(shape);
      const where = condition(allowed);
      const names = Object.keys(all).filter((name) => !['service', 'channel', 'age'].includes(name));
      const query = where ? `with picked as materialized (select ${names} from responses where ${where}) ${selects}`
        : selects.replaceAll('from picked', 'from responses');
      const answer = await connection.query(query);
      const [parts, codes, as, bs] = ['part', 'code', 'a', 'b'].map((name) => answer.getChild(name).toArray());
      parts.forEach((part, at) => {
        const code = codes[at];
        if (part < columns.length) {
          unpack(result.counts, columns[part], code, as[at]);
          return;
        }
        const dimension = part === columns.length ? 'unit' : 'month';
        result[`${dimension}Answered`][code] = as[at];
        result[`${dimension}TopTwo`][code] = bs[at];
      });
      return result;
    },
    close,
  };
}

/** SQL for a filter, empty when it lets all through. */
function condition(allowed) {
  const tests = Object.entries(allowed).filter(([, flags]) => flags).map(([name, flags]) => (
    name === 'month' ? `month between ${rangeOf(flags).join(' and ')}` : `${name} in (${codesOf(flags)})`
  ));
  return tests.join(' and ');
}
