// How the peers load a file, each by its own documented way, up to where it could answer the workload. Each gives
// `proof()`, what the load is checked by: the rows, and the sum of all levels.
import { DIMENSIONS } from '../data.mjs';
import { itemName } from '../files.mjs';

const decode = (buffer) => new TextDecoder().decode(buffer);
const names = (items) => Array.from({ length: items }, (_, item) => itemName(item));

/** d3-dsv, then the dimensions and groups that W needs, over the records as they come. */
export async function crossfilter() {
  const [{ default: make }, { csvParse }] = await Promise.all([import('crossfilter2'), import('d3-dsv')]);
  return {
    load(kind, buffer, items) {
      const rows = kind === 'csv' ? csvParse(decode(buffer)) : JSON.parse(decode(buffer));
      const records = make(rows);
      const by = (name) => records.dimension((record) => record[name]);
      DIMENSIONS.forEach(by);
      const columns = names(items);
      const count = (step) => (counts, record) => {
        columns.forEach((name, item) => { counts[item * 6 + Number(record[name] ?? 0)] += step; });
        return counts;
      };
      const counts = records.groupAll().reduce(count(1), count(-1), () => new Int32Array(items * 6)).value();
      for (const name of ['unit', 'month']) by(name).group().all();
      return { proof: () => ({ rows: records.size(), sum: counts.reduce((sum, n, at) => sum + n * (at % 6), 0) }) };
    },
  };
}

export async function arquero() {
  const aq = await import('arquero');
  return {
    load(kind, buffer, items) {
      const table = kind === 'csv' ? aq.fromCSV(decode(buffer)) : aq.from(JSON.parse(decode(buffer)));
      const sums = Object.fromEntries(names(items).map((name) => [name, aq.op.sum(name)]));
      return {
        proof: () => {
          const found = Object.values(table.rollup(sums).object());
          return { rows: table.numRows(), sum: found.reduce((a, b) => a + b) };
        },
      };
    },
  };
}

export async function duckdb() {
  const { start } = await import('../engines/duckdb.mjs');
  const { database, connection, close } = await start();
  return {
    async load(kind, buffer, items) {
      const file = `responses.${kind}`;
      // The worker takes the bytes away, and the file's own must stay for the next run.
      await database.registerFileBuffer(file, new Uint8Array(buffer.slice(0)));
      await connection.query('drop table if exists loaded');
      // Its SQL for JSON is an extension that it would fetch from the network; this reader is built in.
      if (kind === 'json') await connection.insertJSONFromPath(file, { name: 'loaded' });
      else await connection.query(`create table loaded as select * from read_csv_auto('${file}')`);
      await database.dropFile(file);
      return {
        proof: async () => {
          const sum = names(items).map((name) => `sum(${name})`).join(' + ');
          const found = (await connection.query(`select count(*)::double, (${sum})::double from loaded`));
          return { rows: found.getChildAt(0).get(0), sum: found.getChildAt(1).get(0) };
        },
      };
    },
    close,
  };
}

export async function perspective() {
  const { start } = await import('../engines/perspective.mjs');
  const client = await start();
  return {
    async load(kind, buffer, items) {
      const table = await client.table(decode(buffer), { format: kind });
      const rows = await table.size();
      return {
        proof: async () => {
          const columns = names(items);
          const view = await table.view({
            group_by: ['channel'], columns, aggregates: Object.fromEntries(columns.map((name) => [name, 'sum'])),
          });
          const found = await view.to_columns();
          await view.delete();
          // The total is the first row.
          return { rows, sum: columns.reduce((sum, name) => sum + found[name][0], 0) };
        },
        close: () => table.delete(),
      };
    },
  };
}
