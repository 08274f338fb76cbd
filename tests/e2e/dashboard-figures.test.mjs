// The dashboard's figures of real survey data are those that the command line counts from the same file.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import {
  assertFigures, choose, dashboardSession, dataSet, example, figuresByCommand, figuresOf, filterBy, importPath,
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
