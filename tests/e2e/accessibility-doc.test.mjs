// The tests that docs/accessibility.md names beside its rules exist in the named files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The files that a row of the table names, and the beginnings of its tests' names. */
function named(row) {
  const [, , files, tests] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return {
    files: [...files.matchAll(/`([\w-]+)`/g)].map(([, file]) => `tests/e2e/${file}.test.mjs`),
    tests: tests.split(';').map((name) => name.replace(/…$/, '').trim().replace(/…$/, '')),
  };
}

/** A title without its numbers and the placeholders for them in the source, which differ from run to run. */
const plain = (title) => title.replaceAll(/\$\{[^}]*\}|\d+/g, '#').replaceAll("\\'", "'");

/** The titles of a file's tests. */
const titlesOf = (source) => [...source.matchAll(/\btest\((['"`])(.*?)\1, /g)].map(([, , title]) => plain(title));

test('a row says its files and the beginnings of names', () => {
  assert.deepEqual(named('| A rule | `form-view`, `kiosk` | nothing moves…; it fits |'), {
    files: ['tests/e2e/form-view.test.mjs', 'tests/e2e/kiosk.test.mjs'], tests: ['nothing moves', 'it fits'],
  });
});

test('every test that the rules name is there', async () => {
  const text = await read('docs/accessibility.md');
  const rows = text.slice(text.indexOf('| rule |')).split('\n\n')[0].split('\n').slice(2);
  assert.ok(rows.length > 20, `${rows.length} rules`);
  const missing = [];
  for (const row of rows) {
    const { files, tests } = named(row);
    if (files.length === 0) continue;
    const titles = (await Promise.all(files.map(read))).flatMap(titlesOf);
    for (const name of tests) {
      if (!titles.some((title) => title.startsWith(plain(name)))) missing.push(`${files.join(', ')}: ${name}`);
    }
  }
  assert.deepEqual(missing, []);
});
