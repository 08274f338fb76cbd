// Engines that Node can run give what the naive count gives, whatever the shape and the filter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate, shape } from '../page/data.mjs';
import * as arquero from '../page/engines/arquero.mjs';
import * as crossfilter from '../page/engines/crossfilter.mjs';
import * as plain from '../page/engines/plain.mjs';
import { filterFor, TIMED } from '../page/filters.mjs';
import { checksum, naive } from '../page/result.mjs';

const SHAPES = [
  shape(1), shape(7), shape(5_003), shape(3_000, { items: 100 }), shape(3_000, { unit: 300, month: 120, service: 200 }),
];

for (const [name, { open }] of Object.entries({ plain, crossfilter, arquero })) {
  test(`${name} counts what the naive loop counts`, () => {
    for (const of of SHAPES) {
      const data = generate(of);
      const engine = open(data);
      for (const filterName of [...TIMED, 'A']) {
        const filter = filterFor(filterName, of);
        engine.before?.(filter);
        assert.equal(checksum(engine.answer(filter)), checksum(naive(data, filter)), `${filterName} of ${of.rows} rows`);
      }
    }
  });
}

test('a checksum sees one answer at another level, unit or month', () => {
  const data = generate(shape(500));
  const filter = filterFor('ALL', data.shape);
  const before = checksum(naive(data, filter));
  for (const change of [
    () => { data.items[3][77] = data.items[3][77] === 5 ? 4 : 5; },
    () => { data.dimensions.unit[77] = (data.dimensions.unit[77] + 1) % 30; },
    () => { data.dimensions.month[77] = (data.dimensions.month[77] + 1) % 24; },
  ]) {
    change();
    assert.notEqual(checksum(naive(data, filter)), before);
  }
});

test('B keeps 8 % of the rows', () => {
  const data = generate(shape(200_000));
  const { allowed } = filterFor('B', data.shape);
  const { unit, month, service } = data.dimensions;
  let kept = 0;
  for (let row = 0; row < data.rows; row += 1) {
    kept += allowed.unit[unit[row]] & allowed.month[month[row]] & allowed.service[service[row]];
  }
  assert.ok(Math.abs(kept / data.rows - 0.08) < 0.01, `${kept} of ${data.rows}`);
});
