// Writes the measured pages, one folder each, with the files that a portal would put on its server.
import { build } from 'esbuild';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hundred } from '../hundred.mjs';
import { cut } from '../questions.mjs';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));

/** What our form asks under each name, made of sipas-22 where it isn't that. */
const ASKED = {
  ours: { file: 'sipas-22' },
  'ours-22': { file: 'cut', made: cut },
  'ours-100': { file: 'hundred', made: hundred },
};

/**
 * Everyone who is measured. A `full` peer is a library of forms with pages, as ours is one; `styles` and `scripts`
 * are files of packages that the page takes as they are, beside a bundle of `pages/NAME.js`.
 */
export const ENTRANTS = [
  { name: 'ours', title: '**ours**, sipas-22 as it ships' },
  { name: 'ours-22', title: 'ours, the 22 questions alone' },
  { name: 'ours-100', title: 'ours, 100 items and 20 rules' },
  { name: 'vanilla', title: 'HTML and JavaScript by hand' },
  {
    name: 'surveyjs', title: 'survey-core + survey-js-ui', full: true,
    packages: ['survey-core', 'survey-js-ui'],
    styles: ['survey-core/survey-core.fontless.min.css'],
  },
  {
    name: 'formio', title: '@formio/js', full: true,
    packages: ['@formio/js'],
    styles: ['@formio/js/dist/formio.form.min.css'],
    scripts: ['@formio/js/dist/formio.form.min.js'],
  },
  { name: 'formbricks', title: '@formbricks/surveys, one question to a card', packages: ['@formbricks/surveys'] },
];

/** Writes them all below `folder`; `dist` is ours, `asked` what `questions()` gave. */
export async function make(folder, dist, source, asked) {
  await rm(folder, { recursive: true, force: true });
  for (const entrant of ENTRANTS) {
    const into = join(folder, entrant.name);
    await mkdir(into, { recursive: true });
    if (entrant.name in ASKED) await ours(into, dist, source, ASKED[entrant.name]);
    else if (entrant.name === 'vanilla') await vanilla(into, asked);
    else await peer(into, entrant, asked);
  }
}

/** As docs/embedding.md has it. */
async function ours(into, dist, source, { file: name, made }) {
  for (const file of ['form.js', 'form_bg.wasm', 'questionnaires', 'units']) {
    await cp(join(dist, file), join(into, file), { recursive: true });
  }
  if (made) await writeFile(join(into, `questionnaires/${name}.json`), JSON.stringify(made(source)));
  const page = await readFile(join(PAGES, 'ours.html'), 'utf8');
  await writeFile(join(into, 'index.html'), page.replace('QUESTIONNAIRE', name));
}

/** Written by hand, so its questions could fall behind the questionnaire. */
async function vanilla(into, asked) {
  const text = await readFile(join(PAGES, 'vanilla.js'), 'utf8');
  const wanted = [...asked.levels, ...asked.pages.flatMap(({ questions }) => questions.map((one) => one.text))];
  const missing = wanted.filter((one) => !text.includes(`'${one}'`));
  if (missing.length > 0) throw new Error(`pages/vanilla.js asks something else than sipas-22: ${missing.join('; ')}`);
  await bundle(join(into, 'vanilla.js'), 'vanilla', asked, 'iife');
  await copyFile(join(PAGES, 'vanilla.html'), join(into, 'index.html'));
}

async function peer(into, { name, title, styles = [], scripts = [] }, asked) {
  await bundle(join(into, 'form.js'), name, asked, 'esm');
  const tags = [];
  for (const [files, end, tag] of [
    [styles, 'css', (file) => `<link rel="stylesheet" href="${file}">`],
    [scripts, 'js', (file) => `<script src="${file}"></script>`],
  ]) {
    for (const [at, path] of files.entries()) {
      const file = `library${at}.${end}`;
      await copyFile(join(MODULES, path), join(into, file));
      tags.push(tag(file));
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
<script type="module" src="form.js"></script>
`);
}

async function bundle(outfile, name, asked, format) {
  await build({
    entryPoints: [join(PAGES, `${name}.js`)],
    outfile,
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [{
      name: 'questions',
      setup(made) {
        made.onResolve({ filter: /^questions$/ }, () => ({ path: 'questions', namespace: 'questions' }));
        made.onLoad({ filter: /.*/, namespace: 'questions' }, () => ({ contents: JSON.stringify(asked), loader: 'json' }));
      },
    }],
  });
}

/** The versions of the peers' packages, as they are installed. */
export async function versions() {
  const found = {};
  for (const name of ENTRANTS.flatMap(({ packages = [] }) => packages)) {
    found[name] = JSON.parse(await readFile(join(MODULES, name, 'package.json'), 'utf8')).version;
  }
  return found;
}

