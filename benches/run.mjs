// Measures everything, side by side in one browser session; `cargo xtask bench` calls it. README.md says what and how.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shape } from './page/data.mjs';
import { AS_DASHBOARD, figures } from './report/figures.mjs';
import { growth } from './report/growth.mjs';
import { count, loadsTable, oursTable, short, workloadTable } from './report/tables.mjs';
import { launch } from './run/browser.mjs';
import { bundle } from './run/bundle.mjs';
import * as load from './run/loads.mjs';
import { serve } from './run/server.mjs';
import { disagreements, workload } from './run/workload.mjs';

const QUICK = process.argv.includes('--quick');
const HERE = dirname(fileURLToPath(import.meta.url));
const RESULTS = process.env.HAILONG_RESULTS ?? 'target/bench.json';
const TABLES = join(dirname(RESULTS), 'bench-tables');
const PAGE = join(dirname(RESULTS), 'bench-page');

const PEERS = ['crossfilter', 'arquero', 'duckdb', 'perspective'];
const FAST_PEERS = ['arquero', 'duckdb'];
/** Sizes for all engines, and those between for the plot of ours. */
const SIZES = QUICK ? [1e4, 1e5, 1e6] : [1e4, 1e5, 1e6, 1e7];
const BETWEEN = QUICK ? [] : [3e4, 3e5, 3e6];
const REPEATS = QUICK ? 5 : 15;

/** All runs of W: what, by whom, at which size. */
function plan() {
  const usual = SIZES.flatMap((rows) => ['ours', 'plain', ...(QUICK ? FAST_PEERS : PEERS)].map((engine) => (
    { engine, shape: shape(rows), usual: true }
  )));
  const between = BETWEEN.map((rows) => ({ engine: 'ours', shape: shape(rows), usual: true }));
  const large = [
    { name: '300 units × 120 months × 200 services', shape: shape(1e6, { unit: 300, month: 120, service: 200 }) },
    { name: '100 items', shape: shape(1e6, { items: 100 }) },
    { name: AS_DASHBOARD, shape: shape(1e7), opening: { asDashboard: true } },
  ].map((run) => ({ ...run, engine: 'ours' }));
  return [...usual, ...between, ...(QUICK ? [] : large)];
}

async function measure(browser) {
  const runs = { workload: [], loads: [] };
  for (const { name, usual, engine, shape: of, opening } of plan()) {
    const run = { name, usual, ...await workload(browser, engine, of, { repeats: REPEATS, opening }) };
    const times = Object.entries(run.filters).map(([filter, { median }]) => `${filter} ${short(median)} ms`);
    console.log(`  W ${[count(of.rows), name, engine].filter(Boolean).join(', ')}: ${times.join(', ')}`
      + (run.notFinished ? ` not finished: ${run.notFinished}` : ''));
    runs.workload.push(run);
  }
  const tell = (run) => console.log(`  ${run.kind} ${count(run.rows)}, ${run.loader}: `
    + (run.notFinished ? `not finished: ${run.notFinished}` : `${short(run.median)} ms`));
  const options = { repeats: QUICK ? 3 : 7 };
  const peers = QUICK ? [] : PEERS;
  for (const [kind, rows, loaders] of [
    ['csv', 1e6, ['plain', 'plain-bytes', 'ours', 'ours-codes', ...peers]],
    ['json', 1e5, ['JSON.parse', 'plain', 'ours', 'ours-codes', ...peers]],
  ]) {
    runs.loads.push(...await load.loads(browser, kind, shape(rows), loaders, options, tell));
  }
  return runs;
}

/** The machine's processor, as it names itself. */
const processor = () => cpus()[0]?.model.trim() ?? 'unknown';

const versions = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8')).devDependencies;
await mkdir(PAGE, { recursive: true });
await mkdir(TABLES, { recursive: true });
await bundle(PAGE);
const server = await serve({
  '/': PAGE, '/node_modules/': join(HERE, 'node_modules'), '/engine/': process.env.HAILONG_ENGINE,
});
const browser = await launch(server.url);
let runs;
let machine;
try {
  machine = {
    processor: processor(), browser: browser.version, versions, ...await browser.page((call) => call('machine')),
  };
  runs = await measure(browser);
} finally {
  await browser.close();
  server.close();
}

await writeFile(RESULTS, `${JSON.stringify({ ...figures(runs), machine, runs }, null, 1)}\n`);
const tables = {
  machine: `${machine.processor}, ${machine.cores} cores, Chromium ${machine.browser}, ${machine.date}.`,
  workload: workloadTable(runs.workload),
  ours: oursTable(runs.workload),
  loads: loadsTable(runs.loads),
  plot: '![Time and memory over rows, both logarithmic](images/growth.svg)',
};
for (const [name, text] of Object.entries(tables)) {
  if (name !== 'plot') console.log(`\n${text}`);
  await writeFile(join(TABLES, `${name}.md`), `${text}\n`);
}
if (!QUICK) await writeFile(join(process.env.HAILONG_IMAGES ?? 'docs/images', 'growth.svg'), growth(runs.workload));

const wrong = [
  ...disagreements(runs.workload),
  ...['csv', 'json'].flatMap((kind) => load.disagreements(runs.loads.filter((run) => run.kind === kind))),
];
if (wrong.length > 0) {
  console.error(`\nengines disagree:\n${wrong.join('\n')}`);
  process.exitCode = 1;
}
