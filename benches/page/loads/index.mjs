// The loaders by name: each gives `{ load(kind, buffer, items, rows), close? }`, and a load gives `{ proof(), close? }`.

const plainly = async (module, kinds) => {
  const [loader, { proof }] = await Promise.all([module(), import('./plain.mjs')]);
  return {
    load(kind, buffer, items, rows) {
      const loaded = loader[kinds[kind]](buffer, rows, items);
      return { proof: () => proof(loaded) };
    },
  };
};

const peer = (name) => async () => (await import('./peers.mjs'))[name]();

export const LOADERS = {
  ours: async () => (await import('./ours.mjs')).loader(),
  'ours-codes': async () => (await import('./ours.mjs')).loader({ onlyCodes: true }),
  plain: () => plainly(() => import('./plain.mjs'), { csv: 'csv', json: 'json' }),
  'plain-bytes': () => plainly(() => import('./plain-bytes.mjs'), { csv: 'csv' }),
  // The bar for JSON: decoding and parsing alone, nothing made of it.
  'JSON.parse': async () => ({
    load(kind, buffer) {
      const records = JSON.parse(new TextDecoder().decode(buffer));
      const levels = Object.keys(records[0]).filter((name) => /^q\d+$/.test(name));
      const sum = () => records.reduce((all, record) => levels.reduce((of, name) => of + record[name], all), 0);
      return { proof: () => ({ rows: records.length, sum: sum() }) };
    },
  }),
  crossfilter: peer('crossfilter'),
  arquero: peer('arquero'),
  duckdb: peer('duckdb'),
  perspective: peer('perspective'),
};
