// Measures the citizen's form beside its peers; `cargo xtask bench form` calls it. docs/performance-form.md says how.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { questionnaire, questions } from './questions.mjs';
import { figures, filesTable, table } from './report.mjs';
import { ENTRANTS, make, versions } from './run/pages.mjs';
import { serve } from './run/server.mjs';
import { RATES, USED, use } from './run/use.mjs';
import { launch, NETWORKS, visit } from './run/visit.mjs';
import { smoothness, smoothnessTable } from './smoothness.mjs';

const QUICK = process.argv.includes('--quick');
const REPEATS = QUICK ? 3 : 9;
const USES = QUICK ? 1 : 3;
const RESULTS = process.env.HAILONG_RESULTS ?? 'target/bench-form.json';
const TABLES = join(dirname(RESULTS), 'bench-tables');
const PAGES = join(dirname(RESULTS), 'bench-form-pages');

/** Everyone in turn, again and again, so that a slow minute of the machine is everyone's. The first round warms up. */
async function measure(browser, server) {
  const empty = () => Object.fromEntries(Object.keys(NETWORKS).map((network) => [network, { shown: [], interactive: [] }]));
  const runs = Object.fromEntries(ENTRANTS.map(({ name }) => [name, empty()]));
  for (let round = 0; round <= REPEATS; round += 1) {
    for (const [network, conditions] of Object.entries(NETWORKS)) {
      if (round === 0 && network !== 'none') continue;
      for (const { name } of ENTRANTS) {
        server.sent();
        const { shown, interactive } = await visit(browser, `${server.url}${name}/`, conditions);
        const files = server.sent();
        const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
        if (runs[name].bytes !== undefined && runs[name].bytes !== bytes) throw new Error(`${name} isn't always the same weight`);
        Object.assign(runs[name], { bytes, files });
        if (round === 0) continue;
        runs[name][network].shown.push(shown);
        runs[name][network].interactive.push(interactive);
      }
    }
    console.log(`  round ${round} of ${REPEATS}`);
  }
  return runs;
}

/** Filling in, in turn as well. */
async function fill(browser, server) {
  const uses = Object.fromEntries(Object.keys(USED).map((name) => [name, Object.fromEntries(RATES.map((rate) => [rate, {}]))]));
  for (let round = 1; round <= USES; round += 1) {
    for (const rate of RATES) {
      for (const [name, how] of Object.entries(USED)) {
        const found = await use(browser, `${server.url}${name}/`, rate, how);
        const all = uses[name][rate];
        for (const [deed, times] of Object.entries(found)) all[deed] = [...all[deed] ?? [], ...times];
      }
    }
    console.log(`  filled in ${round} of ${USES}`);
  }
  return uses;
}

await mkdir(TABLES, { recursive: true });
const source = await questionnaire();
await make(PAGES, process.env.HAILONG_DIST ?? 'dist', source, questions(source));
const server = await serve(PAGES);
const browser = await launch();
let uses;
let runs;
try {
  uses = await fill(browser, server);
  runs = await measure(browser, server);
} finally {
  await browser.close();
  server.close();
}
const machine = {
  processor: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism(), browser: browser.version(),
  date: new Date().toISOString().slice(0, 10), versions: await versions(), repeats: REPEATS,
};
await writeFile(RESULTS, `${JSON.stringify({ ...figures(runs), ...smoothness(uses), machine, runs, uses }, null, 1)}\n`);
const packages = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ');
for (const [name, text] of Object.entries({
  'form-machine': `${machine.processor}, ${machine.cores} cores, Chromium ${machine.browser}, ${machine.date}, `
    + `the medians of ${machine.repeats} visits. ${packages}.`,
  form: table(runs),
  'form-files': filesTable(runs),
  'form-use': smoothnessTable(uses),
})) {
  console.log(`\n${text}`);
  await writeFile(join(TABLES, `${name}.md`), `${text}\n`);
}
