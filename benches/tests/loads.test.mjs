// The loaders of plain JavaScript read what was written, and what RFC 4180 allows beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate, shape } from '../page/data.mjs';
import * as files from '../page/files.mjs';
import * as bytes from '../page/loads/plain-bytes.mjs';
import * as plain from '../page/loads/plain.mjs';

const encode = (text) => new TextEncoder().encode(text).buffer;

for (const [name, loader] of Object.entries({ plain, bytes })) {
  test(`${name}: the levels of a file are those of the data`, () => {
    const data = generate(shape(2_000));
    const read = loader.csv(files.csv(data), data.rows, data.items.length);
    assert.equal(read.rows, data.rows);
    assert.deepEqual(read.items, data.items);
    const firsts = (codes) => codes.map((code) => codes.indexOf(code));
    for (const [at, dimension] of Object.values(data.dimensions).entries()) {
      assert.deepEqual(firsts([...read.dimensions[at].codes]), firsts([...dimension]), `dimension ${at}`);
    }
  });

  test(`${name}: quotes, commas and line ends within them`, () => {
    const header = 'ts,unit,month,service,channel,age,q1,q2\n';
    const check = (line, expected) => {
      const { rows, items, dimensions } = loader.csv(encode(`${header}${line}`), 9, 2);
      const levels = items.map((levels) => [...levels.subarray(0, rows)]);
      assert.deepEqual(levels, expected, line);
      return dimensions;
    };
    check('a,b,c,d,e,f,1,2\n', [[1], [2]]);
    check('a,b,c,d,e,f,1,2\r\na,b,c,d,e,f,,\r\na,b,c,d,e,f,5,4\r\n', [[1, 0, 5], [2, 0, 4]]);
    check('"a,""\n",b,c,d,e,f,"3","4"\na,b,c,d,e,f,1,2\n', [[3, 1], [4, 2]]);
    const [units] = check('a,"b,1",c,d,e,f,1,2\na,"b,2",c,d,e,f,1,2\na,"b,1",c,d,e,f,1,2\n', [[1, 1, 1], [2, 2, 2]]);
    assert.deepEqual([...units.codes.subarray(0, 3)], [0, 1, 0]);
  });
}

test('JSON: the levels of a file are those of the data', () => {
  const data = generate(shape(2_000));
  const read = plain.json(files.json(data), data.rows, data.items.length);
  assert.equal(read.rows, data.rows);
  assert.deepEqual(read.items, data.items);
});
