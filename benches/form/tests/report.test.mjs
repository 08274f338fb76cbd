// What the form's report makes of visits, and that all pages ask the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, questionnaire, questions } from '../questions.mjs';
import { figures, median, table } from '../report.mjs';
import { ENTRANTS } from '../run/pages.mjs';
import { NETWORKS } from '../run/visit.mjs';

const TIMES = { ours: 300, 'ours-22': 250, vanilla: 200, surveyjs: 1000, formio: 600, formbricks: 400 };

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
  assert.equal(found.brotli_over_surveyjs, 1 / 4);
});

test('the table has a line for each entrant', () => {
  assert.match(table(runs), /^\| @formio\/js \| 5\.0 \| 500 \/ 600 \| 501 \/ 601 \| 502 \/ 602 \|$/m);
});

test('the cut asks the 22 questions and no others', async () => {
  const source = await questionnaire();
  const ids = (pages) => pages.flatMap((page) => page.questions.map(({ id }) => id));
  const asked = ids(questions(source).pages);
  assert.equal(asked.length, 22);
  assert.deepEqual(ids(cut(source).pages), asked);
});
