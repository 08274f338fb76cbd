// Measures the dashboard beside its peers; `cargo xtask bench dashboard` calls it. docs/performance-dashboard.md says how.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { serve } from '../run/server.mjs';
import {
  filterFigures, filterTable, loadTable, redrawFigures, redrawTable, short, weightFigures, weightTable,
} from './report.mjs';
import { filter } from './run/filter.mjs';
import { launch } from './run/page.mjs';
import { DRAWERS, make, present, versions, weights } from './run/pages.mjs';
import { looks, redraw } from './run/redraw.mjs';

const QUICK = process.argv.includes('--quick');
const SIZES = QUICK ? [1e3, 1e4] : [1e3, 1e4, 1e5];
/** Ours alone: its peers don't come so far. */
const MANY = QUICK ? [] : [1e6, 1e7];
/** How often everyone has a turn, and what is done in one. */
const TURNS = QUICK ? 1 : 3;
const ROUNDS = QUICK ? 1 : 2;
const REDRAWS = QUICK ? 16 : 64;
const RESULTS = process.env.HAILONG_RESULTS ?? 'target/bench-dashboard.json';
const TABLES = join(dirname(RESULTS), 'bench-tables');
const PAGES = join(dirname(RESULTS), 'bench-dashboard-pages');

await mkdir(TABLES, { recursive: true });
await make(PAGES, process.env.HAILONG_DIST ?? 'dist', process.env.HAILONG_CHARTS ?? 'target/xtask/bench/charts');
const server = await serve({ '/': PAGES });
const browser = await launch();
const [filters, redraws] = [{}, {}];
try {
  const look = await looks(browser, server.url);
  // Everyone in turn, again and again, so that a slow minute of the machine is everyone's.
  for (let turn = 1; turn <= TURNS; turn += 1) {
    for (const drawer of DRAWERS) await redraw(browser, server.url, drawer, REDRAWS, look, redraws);
    console.log(`  redrawn ${turn} of ${TURNS}`);
  }
  for (let turn = 1; turn <= TURNS; turn += 1) {
    for (const rows of SIZES) {
      for (const dashboard of present) await filter(browser, server.url, dashboard, rows, ROUNDS, filters);
      console.log(`  filtered ${short(rows)}, ${turn} of ${TURNS}`);
    }
  }
  for (const rows of MANY) {
    await filter(browser, server.url, present[0], rows, ROUNDS, filters);
    const { notFinished } = filters[rows].ours;
    console.log(`  filtered ${short(rows)}${notFinished ? `: not finished, ${notFinished}` : ''}`);
  }
} finally {
  await browser.close();
  server.close();
}
const sent = await weights(PAGES);
const machine = {
  processor: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism(), browser: browser.version(),
  date: new Date().toISOString().slice(0, 10), versions: await versions(), turns: TURNS,
};
const figures = { ...filterFigures(filters), ...redrawFigures(redraws), ...weightFigures(sent) };
await writeFile(RESULTS, `${JSON.stringify({ ...figures, machine, filters, redraws, weights: sent }, null, 1)}\n`);
const packages = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ');
for (const [name, text] of Object.entries({
  'dashboard-machine': `${machine.processor}, ${machine.cores} cores, Chromium ${machine.browser}, ${machine.date}, `
    + `medians of ${machine.turns} turns. ${packages}.`,
  'dashboard-filter': filterTable(filters),
  'dashboard-load': loadTable(filters),
  'dashboard-redraw': redrawTable(redraws),
  'dashboard-files': weightTable(sent),
})) {
  console.log(`\n${text}`);
  await writeFile(join(TABLES, `${name}.md`), `${text}\n`);
}
