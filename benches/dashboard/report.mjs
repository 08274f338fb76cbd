// From runs to the figures that the goals are about, and to the tables of docs/performance-dashboard.md.
import { DASHBOARDS, DRAWERS, present } from './run/pages.mjs';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** `1k`, `100k`, `10m`. */
export const short = (rows) => (rows >= 1e6 ? `${rows / 1e6}m` : `${rows / 1e3}k`);

/** Whether there is anything to report; what took too long has no times. */
const isThere = (run) => run !== undefined && run.first.length > 0 && !run.notFinished;

/**
 * `filters` is `{ [rows]: { [name]: { first: [ms], all: [ms], load: [{ time }], memory } } }`. Ours has
 * in its first frame all words, cards and tables and the charts in the window; a peer is done when its last chart is painted,
 * and so is ours in what is held against it by `all`.
 */
export function filterFigures(filters) {
  const found = {};
  for (const [rows, runs] of Object.entries(filters)) {
    const end = short(Number(rows));
    if (!isThere(runs.ours)) continue;
    const [first, all] = [median(runs.ours.first), median(runs.ours.all)];
    Object.assign(found, { [`filter_to_paint_${end}_ms`]: first, [`filter_to_all_${end}_ms`]: all });
    if (runs.ours.fresh.length > 0) {
      found[`first_filter_to_paint_${end}_ms`] = median(runs.ours.fresh.map((time) => time.first));
    }
    found[`import_${end}_ms`] = median(runs.ours.load.map(({ time }) => time));
    if (runs.ours.memory) found[`memory_${end}_bytes`] = runs.ours.memory;
    for (const [peer, names] of Object.entries({ surveyjs: ['surveyjs', 'surveyjs-matrix'], byhand: ['byhand'] })) {
      const times = names.filter((name) => isThere(runs[name])).map((name) => median(runs[name].all));
      if (times.length === 0) continue;
      found[`filter_to_paint_over_${peer}_${end}`] = first / Math.min(...times);
      found[`filter_to_all_over_${peer}_${end}`] = all / Math.min(...times);
    }
  }
  return found;
}

/** `redraws` is `{ [name]: { first: [ms], redraw: [ms], nodes } }`. */
export function redrawFigures(redraws) {
  const of = (name) => median(redraws[name].redraw);
  const libraries = DRAWERS.filter(({ name, library }) => library && redraws[name]).map(({ name }) => name);
  return {
    redraw_ms: of('ours'),
    redraw_over_svg_string: of('ours') / of('svg'),
    redraw_over_best_library: of('ours') / Math.min(...libraries.map(of)),
    ...Object.fromEntries(libraries.map((name) => [`redraw_over_${name.replace('-', '_')}`, of('ours') / of(name)])),
  };
}

/** `weights` is `{ [name]: { [file]: bytes } }`. */
export function weightFigures(weights) {
  const sum = (name) => Object.values(weights[name]).reduce((all, bytes) => all + bytes, 0);
  return {
    dashboard_brotli_kb: sum('ours') / 1000,
    ...weights.surveyjs && { dashboard_brotli_over_surveyjs: sum('ours') / sum('surveyjs') },
  };
}

const line = (cells) => `| ${cells.join(' | ')} |`;
const table = (header, rows) => [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
/** Three digits. */
const ms = (number) => (number >= 100 ? number.toFixed(0) : number.toFixed(1));

/** A dashboard a line, a size a column: at once / all. */
export function filterTable(filters) {
  const sizes = Object.keys(filters).map(Number).sort((a, b) => a - b);
  const cell = (run) => {
    if (run === undefined) return '';
    if (!isThere(run)) return `not finished: ${run.notFinished}`;
    const first = run.first.filter((time) => time !== null);
    return `${first.length > 0 ? ms(median(first)) : '–'} / ${ms(median(run.all))}`;
  };
  const fresh = ({ ours }) => {
    if (!isThere(ours) || ours.fresh.length === 0) return '';
    return ['first', 'all'].map((part) => ms(median(ours.fresh.map((time) => time[part])))).join(' / ');
  };
  return table(
    ['first frame / all, ms', ...sizes.map((rows) => `${rows.toLocaleString('en')} responses`)],
    present.flatMap(({ name, title }) => [
      [title, ...sizes.map((rows) => cell(filters[rows][name]))],
      ...name === 'ours' ? [['ours, the first filter by a field', ...sizes.map((rows) => fresh(filters[rows]))]] : [],
    ]),
  );
}

/** Ours alone: what comes before a filter. */
export function loadTable(filters) {
  const rows = Object.entries(filters).filter(([, { ours }]) => isThere(ours)).map(([size, { ours }]) => {
    const megabytes = (bytes) => (bytes ? (bytes / 1e6).toFixed(0) : '');
    return [
      Number(size).toLocaleString('en'), megabytes(ours.load[0].bytes),
      (median(ours.load.map(({ time }) => time)) / 1000).toFixed(2), megabytes(ours.memory),
    ];
  });
  return table(['responses', 'file, MB', 'imported after, s', 'the module’s memory, at most, MB'], rows);
}

/** A library a line. */
export function redrawTable(redraws) {
  const ours = median(redraws.ours.redraw);
  return table(
    ['', 'first, ms', 'redraw, ms', 'least', 'ours ÷ this', 'nodes'],
    DRAWERS.filter(({ name }) => redraws[name]).map(({ name, title }) => {
      const { first, redraw, nodes } = redraws[name];
      const again = median(redraw);
      return [title, ms(median(first)), ms(again), ms(Math.min(...redraw)), (ours / again).toFixed(2), nodes];
    }),
  );
}

/** What is sent, a dashboard a line. */
export function weightTable(weights) {
  return table(['', 'kB brotli', 'files'], Object.entries(weights).map(([name, files]) => {
    const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
    const all = Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
    const { title } = DASHBOARDS.find((one) => one.name === name);
    return [title.split(',')[0], kilobytes(all), Object.entries(files).map(([file, bytes]) => `${file} ${kilobytes(bytes)}`).join(', ')];
  }));
}
