// The published schemas accept the shipped files, and refuse what the reader refuses.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const root = new URL('../..', import.meta.url).pathname;
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
const questionnaire = ajv.compile(json('schema/questionnaire-1.json'));
const units = ajv.compile(json('schema/units-1.json'));
const procedures = ajv.compile(json('schema/procedures-1.json'));

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-schema-')); });
after(() => rmSync(folder, { recursive: true }));

/** Whether the reader accepts a questionnaire; `cargo xtask figures` exits with 2 for a broken one. */
function read(file) {
  const [csv, path] = [join(folder, 'empty.csv'), join(folder, 'q.json')];
  writeFileSync(csv, 'id\n');
  writeFileSync(path, JSON.stringify(file));
  const run = spawnSync('cargo', ['xtask', 'figures', csv, '--questionnaire', path], { cwd: root, encoding: 'utf8' });
  return { refused: /\/[^\n]*: (missing|must be|unknown member|".*" is|at (least|most)|no text)/.test(run.stderr), said: run.stderr };
}

const shipped = [
  ...readdirSync(join(root, 'questionnaires')).filter((name) => name.endsWith('.json')).map((name) => `questionnaires/${name}`),
  ...readdirSync(join(root, 'questionnaires/examples')).map((name) => `questionnaires/examples/${name}`),
];

for (const path of shipped) {
  test(`${path} is what its schema says`, () => {
    assert.ok(questionnaire(json(path)), JSON.stringify(questionnaire.errors, null, 1));
    const { refused, said } = read(json(path));
    assert.ok(!refused, said);
  });
}

test('the units are what their schema says', () => {
  for (const name of readdirSync(join(root, 'units'))) {
    assert.ok(units(json(`units/${name}`)), `${name}: ${JSON.stringify(units.errors)}`);
  }
});

test('the procedures are what their schema says', () => {
  for (const name of readdirSync(join(root, 'procedures'))) {
    assert.ok(procedures(json(`procedures/${name}`)), `${name}: ${JSON.stringify(procedures.errors)}`);
  }
});

const broken = {
  'no id': (q) => { delete q.id; },
  'no pages': (q) => { q.pages = []; },
  'version 0': (q) => { q.version = 0; },
  'a member that means nothing': (q) => { q.pages[0].colour = 'red'; },
  'an event without a day': (q) => { q.events = [{ label: 'E' }]; },
  'an event that breaks a little': (q) => { q.events = [{ date: '2026-07-01', label: 'E', breaks: 'a little' }]; },
  'a question without a kind': (q) => { delete q.pages[0].questions[0].kind; },
  'a kind that there is not': (q) => { q.pages[0].questions[0].kind = 'essay'; },
  'a choice of one': (q) => { q.pages[0].questions[0].options.length = 1; },
  'a scale of one level': (q) => { q.scales.satisfaction.levels.length = 1; },
  'a scale of twelve levels': (q) => {
    const level = q.scales.satisfaction.levels[0];
    q.scales.satisfaction.levels = Array.from({ length: 12 }, () => level);
  },
  'a text that is a number': (q) => { q.title = 7; },
  'required as a word': (q) => { q.pages[0].questions[0].required = 'yes'; },
  'a factor without items': (q) => { q.factors[0].items = []; },
  'a method that there is not': (q) => { q.overall.method = 'best'; },
};
const rules = {
  'a condition about nothing': (q) => { q.pages[0].skip[0].if = {}; },
  'a condition with two ways to hold': (q) => { q.pages[0].skip[0].if = { all: [{ question: 'online' }], not: { question: 'unit' } }; },
  'an empty list of conditions': (q) => { q.pages[0].skip[0].if = { any: [] }; },
  'a skip without a reason': (q) => { delete q.pages[0].skip[0].if; },
  'a look that there is not': (q) => { q.scales.mood.look = 'hearts'; },
  'one end without the other': (q) => { delete q.scales.recommend.ends.high; },
  'a day that is none': (q) => { q.pages[0].questions.find((x) => x.id === 'received').min = 'yesterday'; },
  'a note that is required': (q) => { q.pages[0].questions[0].required = true; },
};
const cases = [['questionnaires/sipas-22.json', broken], ['questionnaires/examples/every-kind.json', rules]];
for (const [path, faults] of cases) for (const [what, breakIt] of Object.entries(faults)) {
  test(`schema and reader refuse ${what}`, () => {
    const file = json(path);
    breakIt(file);
    assert.ok(!questionnaire(file), 'the schema takes it');
    const { refused, said } = read(file);
    assert.ok(refused, `the reader takes it: ${said}`);
  });
}
