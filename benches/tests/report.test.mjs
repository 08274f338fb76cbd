// What the report makes of raw runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shape } from '../page/data.mjs';
import { figures } from '../report/figures.mjs';
import { growth } from '../report/growth.mjs';
import { short, workloadTable } from '../report/tables.mjs';
import * as load from '../run/loads.mjs';
import { disagreements } from '../run/workload.mjs';

const time = (median, checksum = 1) => ({ median, min: median, repeats: 3, checksum });

function run(engine, rows, ms, plain) {
  const filters = Object.fromEntries(['B', 'ALL', 'WIDE', 'FIVE'].map((name) => (
    [name, { ...time(ms), plain: [time(plain), time(plain)] }]
  )));
  const facts = { bytes: rows * 11, memory: rows * 40 };
  const sums = [time(ms * 0.4), time(ms * 0.6)];
  return { engine, rows, shape: shape(rows), usual: true, filters, sums, facts };
}

test('the least ratio counts, and what is missing is missing', () => {
  const ours = run('ours', 1e6, 1, 40);
  ours.filters.WIDE.median = 2;
  const found = figures({ workload: [ours, run('duckdb', 1e6, 150, 40), run('arquero', 1e6, 190, 40)], loads: [] });
  assert.equal(found.plain_js_over_w_1m, 20);
  assert.equal(found.plain_js_over_w_1m_all, 40);
  assert.equal(found.best_peer_over_w_1m, 75);
  assert.equal(found.w_all_10m_over_sum, undefined);
  assert.equal(found.plain_js_over_csv_1m, undefined);
});

test('ratios within the engine', () => {
  const found = figures({ workload: [run('ours', 1e7, 8, 300)], loads: [
    { kind: 'csv', loader: 'plain', median: 400 }, { kind: 'csv', loader: 'ours', median: 100 },
  ] });
  assert.equal(found.w_all_10m_over_sum, 2);
  assert.equal(found.bytes_per_response_10m, 11);
  assert.equal(found.plain_js_over_csv_1m, 4);
});

test('whoever disagrees is named', () => {
  const [ours, peer] = [run('ours', 1e4, 1, 2), run('duckdb', 1e4, 1, 2)];
  assert.deepEqual(disagreements([ours, peer]), []);
  peer.filters.WIDE.checksum = 2;
  assert.match(disagreements([ours, peer]).join(), /WIDE of 10000 rows: duckdb has 2, plain in the page of ours has 1/);
});

test('a load of other rows is named', () => {
  const runs = [['plain', 9], ['ours', 8]].map(([loader, sum]) => ({ kind: 'csv', rows: 2, loader, proof: { rows: 2, sum } }));
  assert.equal(load.disagreements(runs).length, 1);
  assert.equal(load.disagreements([...runs.slice(0, 1), { kind: 'csv', rows: 2, loader: 'x', notFinished: 'late' }]).length, 0);
});

test('tables say what did not finish', () => {
  const peer = run('perspective', 1e6, 900, 30);
  delete peer.filters.FIVE;
  peer.notFinished = 'more than 150 s';
  assert.match(workloadTable([peer]), /900 \/ 900 \/ 900; not finished: more than 150 s/);
});

test('numbers keep three digits', () => {
  assert.deepEqual([0.01234, 1.5, 31.26, 1234.4].map(short), ['0.0123', '1.50', '31.3', '1234']);
});

test('the plot is well formed and has a line for each engine', () => {
  const svg = growth([run('ours', 1e4, 0.1, 1), run('ours', 1e7, 9, 300), run('plain', 1e4, 1, 1), run('plain', 1e7, 300, 300)]);
  assert.equal(svg.match(/<path d="M[^"]*L/g).length, 5);
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
});
