// The dashboard's figures of real survey data equal the command line's for the same file.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import {
  assertFigures, choose, dashboardSession, dataSet, example, figuresByCommand, figuresOf, fileOf, filterBy, importPath, importText,
} from './dashboard.mjs';

after(closeBrowser);

const counted = (name, filters) => figuresByCommand(dataSet(name), example(name), filters);

for (const name of ['bfi', 'BEPS']) {
  const persons = { bfi: 2800, BEPS: 1525 }[name];

  describe(name, () => {
    test('by importFile(), without a filter and with some', async () => {
      const { page, finish } = await dashboardSession(example(name), 'lang="en"');
      assert.deepEqual(await importPath(page, dataSet(name)), { accepted: persons, rejected: [] });
      assertFigures(await figuresOf(page), counted(name));
      const filters = {
        bfi: [{ gender: ['1'] }, { gender: ['1', '2'] }, { gender: [''] }],
        BEPS: [{ gender: ['female'] }, { vote: ['Labour', 'Liberal Democrat'] }, { gender: ['male'], vote: ['Conservative'] }],
      }[name];
      for (const filter of filters) {
        await filterBy(page, filter);
        const options = Object.entries(filter).flatMap(([field, values]) => values.map((value) => `${field}=${value}`));
        assertFigures(await figuresOf(page), counted(name, options), options.join(' '));
      }
      await filterBy(page, null);
      assertFigures(await figuresOf(page), counted(name));
      await finish();
    });

    test('by the file input, the preview and the chips', async () => {
      const { page, finish } = await dashboardSession(example(name), 'lang="en"');
      await choose(page, dataSet(name));
      await page.locator('.candidate').waitFor();
      assert.equal(await page.locator('.candidate tbody').last().locator('tr').count(), 5, 'five rows of preview');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await until(page, (n) => document.querySelector('hai-long-dashboard').figures.n === n, persons);
      assertFigures(await figuresOf(page), counted(name));

      const [chip, options] = { bfi: ['Gender', ['Male', 'Female']], BEPS: ['Vote', ['Labour', 'Conservative']] }[name];
      const field = chip.toLowerCase();
      const values = { bfi: ['1', '2'], BEPS: ['Labour', 'Conservative'] }[name];
      await page.locator('.chip summary', { hasText: chip }).click();
      for (const count of [1, 2]) {
        await page.getByRole('checkbox', { name: options[count - 1], exact: true }).click();
        await until(page, ([field, count]) => document.querySelector('hai-long-dashboard').figures.filter[field]?.length === count, [field, count]);
        assertFigures(await figuresOf(page), counted(name, values.slice(0, count).map((value) => `${field}=${value}`)));
      }
      await page.getByRole('button', { name: `Clear the filter ${chip}` }).click();
      await until(page, (n) => document.querySelector('hai-long-dashboard').figures.n === n, persons);
      await finish();
    });
  });
}

test('bfi has the α that its documentation gives, on the persons who answered all five', async () => {
  const { page, finish } = await dashboardSession(example('bfi'), 'lang="en"');
  await importPath(page, dataSet('bfi'));
  const { factors } = await figuresOf(page);
  const found = Object.entries(factors).map(([id, { alpha, alpha_n }]) => [id, alpha.toFixed(4), alpha_n]);
  assert.deepEqual(found, [
    ['A', '0.7038', 2709], ['C', '0.7293', 2707], ['E', '0.7609', 2713], ['N', '0.8133', 2694], ['O', '0.6025', 2726],
  ]);
  // What is shown is what was counted.
  await page.locator('section.factors .tool').first().click();
  const cells = await page.locator('section.factors tbody tr').evaluateAll((rows) => rows.map((row) => row.lastElementChild.textContent));
  assert.deepEqual(cells, ['0.70 (n = 2,709)', '0.73 (n = 2,707)', '0.76 (n = 2,713)', '0.81 (n = 2,694)', '0.60 (n = 2,726)']);
  await finish();
});

test('BEPS has the counts, the mean and the share that its documentation gives', async () => {
  const { page, finish } = await dashboardSession(example('BEPS'), 'lang="en"');
  await importPath(page, dataSet('BEPS'));
  const { national } = (await figuresOf(page)).items;
  assert.deepEqual(national.counts, [37, 257, 607, 542, 82]);
  assert.equal(national.mean.toFixed(4), '3.2459');
  assert.equal(national.top_share.toFixed(5), '0.40918');
  await finish();
});

/** Pseudorandom numbers in [0, 1), the same for the same seed (Numerical Recipes' generator). */
const randoms = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

test('fifty filters at random give the figures that the command line counts', async (t) => {
  const random = randoms(5);
  const pick = (values) => values[Math.floor(random() * values.length)];
  const fields = {
    unit: ['soc-son', 'noi-bai', 'da-phuc', 'kim-anh', 'trung-gia', ''],
    month: ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => `2026-${month}`),
    respondent: ['citizen', 'organisation', ''],
    field: ['civil-status', 'land', 'residence', 'other', ''],
    submission: ['in-person', 'online', 'post'],
    timeliness: ['early', 'on-time', 'late', 'pending', ''],
  };
  const names = Object.keys(fields);
  const wishes = ['information', 'premises', 'simpler', 'faster', 'fewer-visits'];
  const items = ['a1', 'a2', 'a5', 'b1', 'b4', 'c1', 'c6', 'd1', 'd7', 'overall'];
  const rows = Array.from({ length: 2_400 }, (_, row) => {
    // Some values are rare, so that some cells are hidden and some filters let few through.
    const value = { unit: random() < 0.02 ? 'minh-phu' : pick(fields.unit) };
    for (const name of names.slice(1)) value[name] = pick(fields[name].slice(0, random() < 0.1 ? undefined : 3));
    const answer = () => (random() < 0.08 ? pick(['', 'na']) : 1 + Math.floor(5 * Math.sqrt(random())));
    const day = String(1 + Math.floor(28 * random())).padStart(2, '0');
    const wished = wishes.filter(() => random() < 0.3).join(';');
    return [`r${row}`, value.unit, `${value.month}-${day}`, ...names.slice(2).map((name) => value[name]), wished, ...items.map(answer)].join(',');
  });
  const text = `${[['id', 'unit', 'submitted', ...names.slice(2), 'expectations', ...items].join(','), ...rows].join('\n')}\n`;
  const { page, finish } = await dashboardSession('sipas-22', 'lang="vi"');
  const { accepted, rejected } = await importText(page, text);
  assert.deepEqual([accepted, rejected], [2_400, []]);
  const path = fileOf(text);
  const seen = { shown: 0, reference: 0, hidden: 0, empty: 0 };
  for (let round = 0; round < 50; round += 1) {
    const filter = {};
    for (const name of names.filter(() => random() < 0.35)) {
      filter[name] = [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick([...fields[name], fields[name][0]])))];
    }
    if (random() < 0.2) filter.unit = ['minh-phu'];
    if (random() < 0.2) filter.expectations = [pick(wishes)];
    const options = Object.entries(filter).flatMap(([field, values]) => values.map((value) => `${field}=${value}`));
    await filterBy(page, filter);
    const found = await figuresOf(page);
    assertFigures(found, figuresByCommand(path, 'questionnaires/sipas-22.json', options), options.join(' '));
    seen[found.status] += 1;
  }
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.shown >= 10 && seen.hidden >= 3, JSON.stringify(seen));
  await finish();
});
