// The tables of docs/performance.md, in Markdown.
import { plainTime, sumTime } from './figures.mjs';

const NAMES = {
  ours: '**ours**',
  'ours-codes': 'ours, as far as codes',
  plain: 'plain JavaScript',
  'plain-bytes': 'plain JavaScript over bytes',
  'JSON.parse': '`JSON.parse` alone',
  crossfilter: 'crossfilter2',
  arquero: 'arquero',
  duckdb: 'duckdb-wasm',
  perspective: '@perspective-dev/client',
};

/** Three digits. */
export function short(number) {
  const digits = number > 0 ? Math.floor(Math.log10(number)) : 0;
  return number.toFixed(Math.min(6, Math.max(0, 2 - digits)));
}

export const count = (rows) => (rows >= 1e6 ? `${rows / 1e6}M` : `${rows / 1e3}k`);

function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

/** Milliseconds of W: an engine a line, a size a column, B / ALL / WIDE / FIVE in a cell. */
export function workloadTable(runs) {
  const usual = runs.filter((run) => run.usual);
  const sizes = [...new Set(usual.map((run) => run.rows))].filter((rows) => usual.some((run) => (
    run.rows === rows && run.engine !== 'ours'
  )));
  const cell = (run) => {
    if (!run) return '';
    const times = Object.values(run.filters).map(({ median }) => short(median)).join(' / ');
    return [times, run.notFinished && `not finished: ${run.notFinished}`].filter(Boolean).join('; ');
  };
  const engines = [...new Set(usual.map((run) => run.engine))];
  return table(['W in ms: B / ALL / WIDE / FIVE', ...sizes.map(count)], engines.map((engine) => [
    NAMES[engine], ...sizes.map((rows) => cell(usual.find((run) => run.engine === engine && run.rows === rows))),
  ]));
}

/** Milliseconds from a file's bytes to an answer. */
export function loadsTable(runs) {
  return table(['from bytes to ready', 'rows', 'MB', 'ms'], runs.map((run) => [
    `${run.kind.toUpperCase()}, ${NAMES[run.loader]}`, count(run.rows), run.bytes ? (run.bytes / 1e6).toFixed(1) : '',
    run.notFinished ? `not finished: ${run.notFinished.replaceAll('|', '/')}` : short(run.median),
  ]));
}

/** Ours at every size and shape: memory, the sum over the same bytes, plain JavaScript beside it. */
export function oursTable(runs) {
  const ours = runs.filter((run) => run.engine === 'ours' && run.sums)
    // By size; what has another shape comes last.
    .sort((a, b) => Boolean(a.name) - Boolean(b.name) || a.rows - b.rows);
  const times = ['sum, ms', 'ALL, ms', 'FIVE, ms', 'plain JS ÷ ALL', '÷ FIVE'];
  return table(
    ['ours', 'ready after, ms', 'bytes a response', 'WASM memory, MB', ...times],
    ours.map((run) => {
      const { name, rows, opened, facts, filters: { ALL, FIVE } } = run;
      return [
        [count(rows), name].filter(Boolean).join(', '), short(opened), short(facts.bytes / rows),
        short(facts.memory / 1e6), short(sumTime(run)), short(ALL.median), short(FIVE.median),
        short(plainTime(ALL) / ALL.median), short(plainTime(FIVE) / FIVE.median),
      ];
    }),
  );
}
