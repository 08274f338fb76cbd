// What the form's report makes of visits, and that all pages ask the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hundred, RULES } from '../hundred.mjs';
import { cut, questionnaire, questions } from '../questions.mjs';
import { figures, median, table } from '../report.mjs';
import { ENTRANTS } from '../run/pages.mjs';
import { NETWORKS } from '../run/visit.mjs';
import { p95, smoothness, smoothnessTable } from '../smoothness.mjs';

const TIMES = { ours: 300, 'ours-22': 250, 'ours-100': 330, vanilla: 200, surveyjs: 1000, formio: 600, formbricks: 400 };

const runs = Object.fromEntries(ENTRANTS.map(({ name }, at) => [name, {
  bytes: 1000 * (at + 1),
  files: { [`/${name}/index.html`]: 10 },
  ...Object.fromEntries(Object.keys(NETWORKS).map((network, slower) => {
    const time = TIMES[name] + slower;
    return [network, { shown: [time - 100], interactive: [time, time - 50, time + 1000] }];
  })),
}]));

test('the median is the middle one, or between the two middle ones', () => {
  for (const [numbers, expected] of [[[3], 3], [[9, 1, 2], 2], [[10, 9, 1, 2], 5.5]]) {
    assert.equal(median(numbers), expected);
  }
});

test('ours is held against the faster of the full peers', () => {
  const found = figures(runs);
  assert.equal(found.tti_over_best_full_peer, 0.5);
  assert.equal(found.tti_over_vanilla, 1.5);
  assert.equal(found.tti_over_formbricks, 0.75);
  assert.equal(found.tti_over_vanilla_slow, 301 / 201);
  assert.equal(found.shown_over_vanilla, 2);
  assert.equal(found.brotli_over_surveyjs, 1 / 5);
  assert.equal(found.tti_100_over_shipped, 1.1);
});

test('the table has a line for each entrant', () => {
  assert.match(table(runs), /^\| @formio\/js \| 6\.0 \| 500 \/ 600 \| 501 \/ 601 \| 502 \/ 602 \|$/m);
});

test('the cut asks the 22 questions and no others', async () => {
  const source = await questionnaire();
  const ids = (pages) => pages.flatMap((page) => page.questions.map(({ id }) => id));
  const asked = ids(questions(source).pages);
  assert.equal(asked.length, 22);
  assert.deepEqual(ids(cut(source).pages), asked);
});

test('the 95th percentile is one that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  for (const [numbers, expected] of [[[3], 3], [[9, 1], 9], [hundred, 95], [hundred.slice(0, 20), 99]]) {
    assert.equal(p95(numbers), expected);
  }
});

test('the large form is held against the one that ships, and a table shows both', () => {
  const uses = {
    ours: { 1: { tap: [4, 5, 6], key: [2], page: [9] }, 4: { tap: [20], key: [10], page: [40] } },
    'ours-100': { 1: { tap: [6], key: [2], page: [9] }, 4: { tap: [30, 30, 60], key: [8], page: [50] } },
    vanilla: { 1: { tap: [3], key: [], page: [3] }, 4: { tap: [15], key: [], page: [10] } },
  };
  const found = smoothness(uses);
  assert.equal(found.tap_ms, 30);
  assert.equal(found.tap_p95_ms, 60);
  assert.equal(found.tap_100_over_shipped, 1.5);
  assert.equal(found.key_100_over_shipped, 0.8);
  assert.equal(found.page_over_vanilla, 5);
  assert.equal(found.tap_ms_1x, 6);
  assert.equal('key_over_vanilla' in found, false);
  assert.match(smoothnessTable(uses), /^\| HTML and JavaScript by hand \| 3\.0 \/ 3\.0 \| 15\.0 \/ 15\.0 \|  \|  \|/m);
});

test('the large questionnaire has 100 items and 20 rules, which look back, and is always the same', async () => {
  const source = await questionnaire();
  const made = hundred(source);
  const asked = made.pages.flatMap(({ questions: own }) => own);
  assert.equal(asked.filter(({ kind, id }) => kind === 'item' && id !== 'overall').length, 100);
  const rules = asked.flatMap(({ visible_if: visible, required_if: required }) => [visible, required].filter(Boolean));
  assert.equal(rules.length, RULES);
  assert.equal(RULES, 20);
  const place = (id) => asked.findIndex((question) => question.id === id);
  for (const [at, question] of asked.entries()) {
    const text = JSON.stringify([question.visible_if, question.required_if, question.label]);
    for (const [, condition, piped] of text.matchAll(/"question":"([^"]+)"|\{answer:([^}]+)\}/g)) {
      const before = place(condition ?? piped);
      assert.ok(before >= 0 && before < at, `${question.id} looks at ${condition ?? piped}`);
    }
  }
  assert.deepEqual(hundred(source), made);
});
