// The figures that the goals are about, out of the raw runs. A figure that wasn't measured isn't there.

/** Plain JavaScript in the same page, before and after together. */
export const plainTime = ({ plain }) => mean(plain);

/** A sum over the engine's own bytes, likewise. */
export const sumTime = ({ sums }) => mean(sums);

const mean = (times) => times.reduce((sum, { median }) => sum + median, 0) / times.length;

/** The name of the run in which our engine has all that the dashboard keeps. */
export const AS_DASHBOARD = 'as the dashboard keeps it';

const PEERS = ['crossfilter', 'arquero', 'duckdb', 'perspective'];
/** The filters of which the slowest answer counts against plain JavaScript. */
const AGAINST_PLAIN = ['B', 'WIDE', 'ALL'];

export function figures({ workload, loads }) {
  const find = (engine, rows) => workload.find((run) => run.engine === engine && run.rows === rows && run.usual);
  const found = {};
  const set = (key, value) => {
    if (Number.isFinite(value)) found[key] = value;
  };

  for (const [name, rows] of [['10k', 1e4], ['100k', 1e5], ['1m', 1e6], ['10m', 1e7]]) {
    const ours = find('ours', rows);
    if (!ours) continue;
    const ratios = AGAINST_PLAIN.map((filter) => [filter, plainTime(ours.filters[filter]) / ours.filters[filter].median]);
    for (const [filter, ratio] of ratios) set(`plain_js_over_w_${name}_${filter.toLowerCase()}`, ratio);
    set(`plain_js_over_w_${name}`, Math.min(...ratios.map(([, ratio]) => ratio)));
  }

  const large = find('ours', 1e7);
  if (large) {
    const { filters, facts, rows } = large;
    set('w_all_10m_over_sum', filters.ALL.median / sumTime(large));
    set('w_five_dim_10m_over_sum', filters.FIVE.median / sumTime(large));
    set('w_five_dim_10m_ms', filters.FIVE.median);
    set('bytes_per_response_10m', facts.bytes / rows);
    set('wasm_memory_per_response_10m', facts.memory / rows);
  }

  const kept = workload.find((run) => run.name === AS_DASHBOARD);
  if (kept) set('bytes_per_response_10m_as_dashboard', kept.facts.bytes / kept.rows);

  const ours = find('ours', 1e6);
  if (ours) {
    const ratios = Object.keys(ours.filters).map((filter) => {
      const times = PEERS.map((peer) => find(peer, 1e6)?.filters[filter]?.median).filter(Number.isFinite);
      return [filter, Math.min(...times) / ours.filters[filter].median];
    });
    for (const [filter, ratio] of ratios) set(`best_peer_over_w_1m_${filter.toLowerCase()}`, ratio);
    set('best_peer_over_w_1m', Math.min(...ratios.map(([, ratio]) => ratio)));
  }

  const load = (kind, loader) => loads.find((run) => run.kind === kind && run.loader === loader)?.median;
  set('plain_js_over_csv_1m', load('csv', 'plain') / load('csv', 'ours'));
  set('plain_js_bytes_over_csv_1m', load('csv', 'plain-bytes') / load('csv', 'ours'));
  set('plain_js_over_csv_codes_1m', load('csv', 'plain') / load('csv', 'ours-codes'));
  set('json_parse_over_json_codes_100k', load('json', 'JSON.parse') / load('json', 'ours-codes'));
  set('json_parse_over_json_100k', load('json', 'JSON.parse') / load('json', 'ours'));
  return found;
}
