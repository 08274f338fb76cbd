// Plotly, which draws SVG; redrawn by `react`, as its manual has it.
import { COLOURS, HEIGHTS, labels, places, stage, WIDTH } from './stage.js';
import { diverging } from '../../numbers.mjs';

const { Plotly } = window;
const still = { displayModeBar: false };
const layout = (at, more) => ({
  width: WIDTH, height: HEIGHTS[at], margin: { l: 230, r: 20, t: 10, b: 30 }, showlegend: false, ...more,
});
const down = { autorange: 'reversed' };

function items({ items: counts }) {
  const ends = counts.map(diverging);
  return [COLOURS.map((color, level) => ({
    type: 'bar', orientation: 'h', y: labels.items, base: ends.map((row) => row[level][0]),
    x: ends.map((row) => row[level][1] - row[level][0]), marker: { color },
  })), layout(0, { barmode: 'overlay', yaxis: down, xaxis: { range: [-100, 100] } })];
}

const units = ({ units: all }) => [[{
  type: 'scatter', mode: 'markers', x: all.map(({ share }) => share * 100), y: labels.units, marker: { color: COLOURS[4] },
  error_x: {
    type: 'data', symmetric: false, array: all.map(({ share, high }) => (high - share) * 100),
    arrayminus: all.map(({ share, low }) => (share - low) * 100),
  },
}], layout(1, { yaxis: down, xaxis: { range: [0, 100] } })];

function months({ months: all }) {
  const line = (of, more) => ({ type: 'scatter', mode: 'lines', x: labels.months, y: all.map((month) => month[of] * 100), ...more });
  const edge = { line: { width: 0 } };
  return [[
    line('low', edge), line('high', { ...edge, fill: 'tonexty' }), line('share', { mode: 'lines+markers', line: { color: COLOURS[4] } }),
  ], layout(2, { margin: { l: 40, r: 20, t: 10, b: 60 }, xaxis: { type: 'category' }, yaxis: { range: [0, 100] } })];
}

const heat = ({ heat: rows }) => [[{
  type: 'heatmap', z: rows, x: labels.factors, y: labels.units, zmin: 0.5, zmax: 1, colorscale: 'Blues', showscale: false,
}], layout(3, { yaxis: down })];

await stage(() => {
  const charts = places();
  return (numbers) => Promise.all([items, units, months, heat].map((chart, at) => Plotly.react(charts[at], ...chart(numbers), still)));
});
