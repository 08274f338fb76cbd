// The pages that are measured, made into a folder each: a dashboard with its script, or a library with four charts.
import { build } from 'esbuild';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { FACTORS, ITEMS, MONTHS, UNITS } from '../data.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGES = fileURLToPath(new URL('../pages', import.meta.url));
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));


const PLOTLY = 'plotly.js-dist-min/plotly.min.js';

/**
 * The folder of npm packages where a licence holder has installed SurveyJS Dashboard. The licence has to be bought by the
 * developer and allows no use without one, so it isn't among our packages.
 */
const LICENSED = process.env.HAILONG_SURVEYJS;

/** Who is filtered; `kind` is SurveyJS's way to show the items, and both kinds are one page. */
export const DASHBOARDS = [
  { name: 'ours', page: 'ours', title: '**ours**' },
  { name: 'byhand', page: 'byhand', title: 'JavaScript by hand with Plotly' },
  { name: 'surveyjs', page: 'surveyjs', kind: 'charts', licensed: true, title: 'SurveyJS Dashboard, a chart a question' },
  { name: 'surveyjs-matrix', page: 'surveyjs', kind: 'matrix', licensed: true, title: 'SurveyJS Dashboard, the items as one matrix' },
];

/** Those that are there. */
export const present = DASHBOARDS.filter(({ licensed }) => !licensed || LICENSED);

/** Who draws; a `library` is what ours is held against as one. `query` is for the page. */
export const DRAWERS = [
  { name: 'ours', page: 'ours', title: '**ours**' },
  { name: 'svg', page: 'svg', title: 'our marks as a string of SVG, by `innerHTML`' },
  { name: 'echarts', page: 'echarts', library: true, package: 'echarts', title: 'ECharts, canvas' },
  { name: 'echarts-svg', page: 'echarts', library: true, package: 'echarts', query: { renderer: 'svg' }, title: 'ECharts, SVG' },
  { name: 'chartjs', page: 'chartjs', library: true, package: 'chart.js', title: 'Chart.js' },
  { name: 'plotly', page: 'plotly', library: true, package: 'plotly.js-dist-min', scripts: [PLOTLY], title: 'Plotly' },
  { name: 'plot', page: 'plot', library: true, package: '@observablehq/plot', title: 'Observable Plot' },
];

/** With the Plotly that it asks for. */
const SURVEYJS = {
  packages: ['survey-core', 'survey-analytics', 'plotly.js-dist-min'],
  styles: ['survey-analytics/survey.analytics.min.css'],
  scripts: ['survey-core/survey.core.min.js', PLOTLY, 'survey-analytics/survey.analytics.min.js'],
  from: LICENSED,
};

/** Writes them all below `folder`: `dist` is ours, `module` the folder of our charts' module. */
export async function make(folder, dist, module) {
  await rm(folder, { recursive: true, force: true });
  const questionnaire = JSON.parse(await readFile(join(ROOT, 'questionnaires/sipas-22.json'), 'utf8'));
  const virtual = { questionnaire, labels: { ...words(questionnaire), stylesheet: await stylesheet() } };
  await ours(join(folder, 'ours'), dist);
  const pages = { byhand: { scripts: [PLOTLY] }, ...LICENSED && { surveyjs: SURVEYJS } };
  for (const [name, files] of Object.entries(pages)) {
    const into = join(folder, name);
    await bundle(join(PAGES, `${name}.js`), into, virtual);
    await page(into, name, files);
  }
  for (const { name, page: file, title, scripts } of DRAWERS.filter((drawer) => !drawer.query)) {
    const own = join(folder, 'charts', name);
    await bundle(join(PAGES, `charts/${file}.js`), own, virtual);
    await page(own, title, { scripts });
  }
  await cp(module, join(folder, 'charts/ours/module'), { recursive: true });
}

/** As docs/embedding.md has it. */
async function ours(into, dist) {
  for (const file of ['dashboard.js', 'dashboard_bg.wasm', 'questionnaires', 'units']) {
    await cp(join(dist, file), join(into, file), { recursive: true });
  }
  const units = UNITS.map((id, at) => ({ id, name: { vi: unitName(at), en: `Commune ${at + 1}` } }));
  await writeFile(join(into, 'units/bench.json'), JSON.stringify({ units }));
  await bundle(join(PAGES, 'ours.js'), into, {});
  await copyFile(join(PAGES, 'ours.html'), join(into, 'index.html'));
}

const unitName = (at) => `Xã số ${at + 1}`;

/** The words of the charts, in Vietnamese; `all` as our module takes them. */
export function words({ pages, factors, scales: { satisfaction } }) {
  const shorts = Object.fromEntries(pages.flatMap(({ questions }) => questions)
    .map(({ id, short, label }) => [id, (short ?? label).vi]));
  const names = Object.fromEntries(factors.map(({ id, short, label }) => [id, (short ?? label).vi]));
  const found = {
    items: ITEMS.slice(0, -1).map((id) => shorts[id]),
    units: UNITS.map((_, at) => unitName(at)),
    months: MONTHS.map((month) => month.split('-').reverse().join('/')),
    factors: Object.keys(FACTORS).map((id) => names[id]),
    levels: satisfaction.levels.map(({ label }) => label.vi),
  };
  const shades = ['dưới 60', '60–70', '70–80', '80–90', 'từ 90'];
  return { ...found, all: [...Object.values(found).flat(), ...shades] };
}

/** The dashboard's, as build.rs puts it together. */
async function stylesheet() {
  const folder = join(ROOT, 'styles/dashboard');
  const own = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort().map((name) => join(folder, name));
  const sheets = [join(ROOT, 'styles/tokens.css'), ...own];
  return (await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')))).join('\n');
}

async function page(into, title, { styles = [], scripts = [], from = MODULES }) {
  const tags = [];
  for (const [files, tag] of [
    [styles, (file) => `<link rel="stylesheet" href="${file}">`],
    [scripts, (file) => `<script src="${file}"></script>`],
  ]) {
    for (const path of files) {
      await copyFile(join(from, path), join(into, basename(path)));
      tags.push(tag(basename(path)));
    }
  }
  await writeFile(join(into, 'index.html'), `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="data:,">
${tags.join('\n')}
<div id="app"></div>
<script type="module" src="bench.js"></script>
`);
}

async function bundle(entry, into, virtual) {
  await mkdir(into, { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: join(into, 'bench.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    // It lies beside the page.
    external: ['./module/*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: Object.entries(virtual).map(([name, value]) => ({
      name,
      setup(made) {
        made.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
        made.onLoad({ filter: /.*/, namespace: name }, () => ({ contents: JSON.stringify(value), loader: 'json' }));
      },
    })),
  });
}

/** Brotli's bytes of what each dashboard's page fetches before it shows anything, without the questionnaire and units. */
export async function weights(folder) {
  const files = {
    ours: ['dashboard.js', 'dashboard_bg.wasm'],
    byhand: [basename(PLOTLY)],
    ...LICENSED && { surveyjs: [...SURVEYJS.styles, ...SURVEYJS.scripts].map((path) => basename(path)) },
  };
  const found = {};
  for (const [name, own] of Object.entries(files)) {
    found[name] = {};
    for (const file of own) found[name][file] = brotli(await readFile(join(folder, name, file)));
  }
  return found;
}

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
}).length;

/** The versions of the peers' packages, as they are installed. */
export async function versions() {
  const found = {};
  const own = DRAWERS.flatMap(({ package: one }) => one ?? []).map((name) => [MODULES, name]);
  for (const [from, name] of [...own, ...LICENSED ? SURVEYJS.packages.slice(0, 2).map((name) => [LICENSED, name]) : []]) {
    found[name] = JSON.parse(await readFile(join(from, name, 'package.json'), 'utf8')).version;
  }
  return found;
}
