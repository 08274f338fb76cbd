// docs/images/growth.svg: time and memory over rows, both axes logarithmic.
import { count } from './tables.mjs';

const [WIDTH, HEIGHT] = [1180, 420];
const PANEL = { width: 350, height: 320, top: 50 };
const COLOURS = {
  ours: '#0b6e4f', plain: '#444444', crossfilter: '#a23b72', arquero: '#c17817', duckdb: '#3066be', perspective: '#8f2d2d',
};
const NAMES = { plain: 'plain JS', perspective: 'perspective', crossfilter: 'crossfilter2', duckdb: 'duckdb-wasm' };

/** The picture as text. */
export function growth(runs) {
  const usual = runs.filter((run) => run.usual);
  const engines = [...new Set(usual.map((run) => run.engine))];
  const times = engines.map((engine) => ({
    name: NAMES[engine] ?? engine,
    colour: COLOURS[engine],
    points: usual.filter((run) => run.engine === engine && run.filters.ALL).map((run) => [run.rows, run.filters.ALL.median]),
  }));
  const ours = usual.filter((run) => run.facts?.bytes);
  const memory = [
    ['the engine’s bytes', COLOURS.ours, (run) => run.facts.bytes / 1e6],
    ['WASM memory, at its peak', COLOURS.duckdb, (run) => run.facts.memory / 1e6],
    ['22 + 5 bytes a row', COLOURS.plain, (run) => run.rows * 27 / 1e6],
  ].map(([name, colour, of]) => ({ name, colour, points: ours.map((run) => [run.rows, of(run)]) }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" `
      + 'font-family="sans-serif" font-size="12">',
    '<title>Time and memory over rows</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    panel(70, 'W without a filter, milliseconds', times),
    panel(620, 'memory, megabytes', memory),
    '</svg>',
    '',
  ].join('\n');
}

function panel(left, title, series) {
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return '';
  const axis = (at, length) => {
    const logs = all.map((point) => Math.log10(point[at]));
    // From and to a power of ten, with something between them.
    const from = Math.floor(Math.min(...logs) + 1e-9);
    const to = Math.max(from + 1, Math.ceil(Math.max(...logs) - 1e-9));
    return {
      place: (value) => (Math.log10(value) - from) / (to - from) * length,
      ticks: Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step)),
    };
  };
  const { width, height, top } = PANEL;
  const [x, y] = [axis(0, width), axis(1, height)];
  const point = ([rows, value]) => [left + x.place(rows), top + height - y.place(value)].map((number) => number.toFixed(1));
  const lines = [`<text x="${left}" y="${top - 20}" font-size="14" font-weight="bold">${title}</text>`];
  for (const rows of x.ticks) {
    const [at] = point([rows, y.ticks[0]]);
    lines.push(
      `<path d="M${at} ${top}V${top + height}" stroke="#e3e3e3"/>`,
      `<text x="${at}" y="${top + height + 18}" text-anchor="middle">${count(rows)}</text>`,
    );
  }
  for (const value of y.ticks) {
    const [, at] = point([x.ticks[0], value]);
    lines.push(
      `<path d="M${left} ${at}H${left + width}" stroke="#e3e3e3"/>`,
      `<text x="${left - 8}" y="${Number(at) + 4}" text-anchor="end">${value < 1 ? Number(value.toPrecision(1)) : value.toLocaleString('en')}</text>`,
    );
  }
  const ends = [];
  for (const { name, colour, points } of series.filter((one) => one.points.length > 0)) {
    const sorted = [...points].sort((a, b) => a[0] - b[0]);
    const path = sorted.map((one) => point(one).join(' ')).join('L');
    lines.push(`<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const one of sorted) {
      const [cx, cy] = point(one);
      lines.push(`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    }
    const [endX, endY] = point(sorted.at(-1)).map(Number);
    ends.push({ name, colour, x: endX, y: endY });
  }
  return [...lines, ...labels(ends, left + width)].join('\n');
}

/** Names beside the lines' ends, moved apart where they would lie on each other. */
function labels(ends, right) {
  const LINE = 15;
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  let last = -Infinity;
  return sorted.map(({ name, colour, x, y }) => {
    const at = Math.max(y, last + LINE);
    last = at;
    const inside = x < right - 40;
    return `<text x="${x + 7}" y="${at + 4}" fill="${colour}">${name}${inside ? ' …' : ''}</text>`;
  });
}
