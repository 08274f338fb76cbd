// What the dashboard's report makes of runs, and that everyone gets the same responses and numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRows, expected, HEADER, ITEMS, objects, responses, STEPS } from '../data.mjs';
import { diverging, flat, numbers, ROWS, SETS } from '../numbers.mjs';
import {
  filterFigures, filterTable, loadTable, median, redrawFigures, redrawTable, weightFigures, weightTable,
} from '../report.mjs';
import { DRAWERS } from '../run/pages.mjs';

const ours = { first: [8, 10, 12], all: [90, 100, 110], fresh: [{ first: 30, all: 200 }], load: [{ time: 500, bytes: 7.1e6 }], memory: 20e6 };
const charts = { first: [null, 300], all: [900, 1100], load: [{ time: 3000 }] };
const matrix = { first: [400], all: [500], load: [{ time: 3000 }] };
const byhand = { first: [null, 40], all: [190, 210], load: [{ time: 3000 }] };
const late = { first: [], all: [], fresh: [], load: [], notFinished: 'more than 600 s' };
const FILTERS = {
  1000: { ours, byhand, surveyjs: charts, 'surveyjs-matrix': matrix },
  100000: { ours, byhand, surveyjs: charts, 'surveyjs-matrix': late },
  10000000: { ours },
};

test('the median is the middle one, or between the two middle ones', () => {
  for (const [list, wanted] of [[[3], 3], [[9, 1, 2], 2], [[10, 9, 1, 2], 5.5]]) assert.equal(median(list), wanted);
});

test('ours is held against the faster way of the peer, and what is not finished is no peer', () => {
  const found = filterFigures(FILTERS);
  assert.equal(found.filter_to_paint_1k_ms, 10);
  assert.equal(found.filter_to_paint_over_surveyjs_1k, 10 / 500);
  assert.equal(found.filter_to_paint_over_surveyjs_100k, 10 / 1000);
  assert.equal(found.filter_to_all_over_surveyjs_100k, 100 / 1000);
  assert.equal(found.filter_to_paint_over_byhand_100k, 10 / 200);
  assert.equal(found.filter_to_paint_10m_ms, 10);
  assert.equal(found.first_filter_to_paint_10m_ms, 30);
  assert.equal('filter_to_paint_over_surveyjs_10m' in found, false);
  assert.equal(found.memory_10m_bytes, 20e6);
});

test('what did not finish has no figures, and its table says so', () => {
  const filters = { 10000000: { ours: { ...late, notFinished: 'the page ran out of memory' } } };
  assert.deepEqual(filterFigures(filters), {});
  assert.match(filterTable(filters), /not finished: the page ran out of memory/);
  assert.equal(loadTable(filters).split('\n').length, 2);
});

test('a table has a line for each dashboard and each size', () => {
  const text = filterTable(FILTERS);
  assert.match(text, /^\| \*\*ours\*\* \| 10\.0 \/ 100 \| 10\.0 \/ 100 \| 10\.0 \/ 100 \|$/m);
  assert.match(text, /^\| ours, the first filter by a field \| 30\.0 \/ 200 \| 30\.0 \/ 200 \| 30\.0 \/ 200 \|$/m);
  assert.match(text, /^\| JavaScript by hand with Plotly \| 40\.0 \/ 200 \| 40\.0 \/ 200 \|  \|$/m);
  assert.match(loadTable(FILTERS), /^\| 100,000 \| 7 \| 0\.50 \| 20 \|$/m);
});

test('a redraw is held against the string and against the fastest library, not the slowest', () => {
  const redraws = Object.fromEntries(DRAWERS.map(({ name }, at) => [name, { first: [99], redraw: [10 * (at + 1)], nodes: at }]));
  const found = redrawFigures(redraws);
  assert.equal(found.redraw_ms, 10);
  assert.equal(found.redraw_over_svg_string, 1 / 2);
  assert.equal(found.redraw_over_best_library, 1 / 3);
  assert.equal(found.redraw_over_plot, 1 / 7);
  assert.match(redrawTable(redraws), /^\| Chart\.js \| 99\.0 \| 50\.0 \| 50\.0 \| 0\.20 \| 4 \|$/m);
});

test('who has no SurveyJS Dashboard has no figures of it', () => {
  const found = filterFigures({ 100000: { ours, byhand } });
  assert.equal('filter_to_paint_over_surveyjs_100k' in found, false);
  assert.equal(found.filter_to_paint_over_byhand_100k, 10 / 200);
  assert.equal('dashboard_brotli_over_surveyjs' in weightFigures({ ours: { a: 1 } }), false);
});

test('weights add up', () => {
  const weights = { ours: { 'dashboard.js': 5_000, 'dashboard_bg.wasm': 395_000 }, surveyjs: { a: 1_600_000 } };
  const found = weightFigures(weights);
  assert.equal(found.dashboard_brotli_kb, 400);
  assert.equal(found.dashboard_brotli_over_surveyjs, 0.25);
  assert.match(weightTable(weights), /^\| SurveyJS Dashboard \| 1600\.0 \| a 1600\.0 \|$/m);
});

test('a file, objects and a count row by row are of the same responses', () => {
  const data = responses(2_000);
  const text = HEADER + new TextDecoder().decode(csvRows(data));
  const [header, ...lines] = text.trim().split('\n').map((one) => one.split(','));
  const rows = objects(data);
  assert.equal(lines.length, rows.length);
  assert.deepEqual(header.slice(4), ITEMS);
  for (const step of STEPS) {
    const { n, first } = expected(data, step);
    const passing = (channel) => step === null || channel === step;
    const inFile = lines.filter((line) => passing(line[2]));
    const inObjects = rows.filter(({ channel }) => passing(channel));
    assert.equal(inFile.length, n);
    assert.equal(inObjects.length, n);
    // Enough of them for every panel to be drawn.
    assert.ok(n >= 100, step);
    first.forEach((count, level) => {
      assert.equal(inFile.filter((line) => line[4] === String(level + 1)).length, count);
      assert.equal(inObjects.filter(({ a1 }) => a1 === level + 1).length, count);
    });
  }
});

test('each set has other numbers, the same at every time, and a bar is 100 % wide', () => {
  const all = Array.from({ length: SETS }, (_, seed) => numbers(seed));
  assert.equal(new Set(all.map((one) => flat(one).join())).size, SETS);
  assert.deepEqual(numbers(3), all[3]);
  for (const { items, units, heat } of all) {
    assert.equal(items.length, ROWS);
    for (const counts of items) {
      const ends = diverging(counts);
      assert.ok(Math.abs(ends.at(-1)[1] - ends[0][0] - 100) < 1e-9);
      assert.ok(Math.abs(ends[2][0] + ends[2][1]) < 1e-9, 'the middle level is half on either side');
    }
    assert.ok(units.every(({ low, share, high }, at) => low < share && share < high && (at === 0 || share <= units[at - 1].share)));
    assert.ok(heat.flat().every((share) => share >= 0.5 && share < 1));
  }
});
