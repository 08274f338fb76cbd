// ECharts, with its renderer of canvas or of SVG.
import * as echarts from 'echarts';
import { BLUES, COLOURS, labels, places, stage } from './stage.js';
import { diverging } from '../../numbers.mjs';

const renderer = new URLSearchParams(location.search).get('renderer') ?? 'canvas';
const percent = { type: 'value', min: 0, max: 100 };
const grid = { left: 230, right: 20, top: 10, bottom: 30 };
const still = { animation: false };
const bar = (data, color, more = {}) => ({ type: 'bar', stack: 'all', data, itemStyle: { color }, ...still, ...more });
const clear = 'transparent';

/** From both sides of 0 outwards, as its stacks grow; the middle level is a half on either side. */
function items({ items: counts }) {
  const widths = counts.map((row) => diverging(row).map(([from, to]) => to - from));
  const side = (level, sign) => bar(widths.map((row) => sign * row[level] * (level === 2 ? 0.5 : 1)), COLOURS[level]);
  return {
    ...still, grid, xAxis: { type: 'value', min: -100, max: 100 }, yAxis: { type: 'category', data: labels.items, inverse: true },
    series: [side(2, -1), side(1, -1), side(0, -1), side(2, 1), side(3, 1), side(4, 1)],
  };
}

const units = ({ units: all }) => ({
  ...still, grid, xAxis: percent, yAxis: { type: 'category', data: labels.units, inverse: true },
  series: [
    bar(all.map(({ low }) => low * 100), clear),
    bar(all.map(({ low, high }) => (high - low) * 100), COLOURS[3], { barWidth: 2 }),
    { type: 'scatter', data: all.map(({ share }, at) => [share * 100, at]), itemStyle: { color: COLOURS[4] }, ...still },
  ],
});

const months = ({ months: all }) => ({
  ...still, grid: { ...grid, left: 40 }, xAxis: { type: 'category', data: labels.months }, yAxis: percent,
  series: [
    { type: 'line', stack: 'band', data: all.map(({ low }) => low * 100), lineStyle: { opacity: 0 }, symbol: 'none', ...still },
    {
      type: 'line', stack: 'band', data: all.map(({ low, high }) => (high - low) * 100), lineStyle: { opacity: 0 },
      symbol: 'none', areaStyle: { color: COLOURS[3], opacity: 0.4 }, ...still,
    },
    { type: 'line', data: all.map(({ share }) => share * 100), itemStyle: { color: COLOURS[4] }, ...still },
  ],
});

const heat = ({ heat: rows }) => ({
  ...still, grid, xAxis: { type: 'category', data: labels.factors }, yAxis: { type: 'category', data: labels.units, inverse: true },
  visualMap: { min: 50, max: 100, show: false, inRange: { color: BLUES } },
  series: [{
    type: 'heatmap', data: rows.flatMap((row, y) => row.map((share, x) => [x, y, Math.round(share * 100)])),
    label: { show: true }, ...still,
  }],
});

await stage(() => {
  const charts = places().map((place) => echarts.init(place, null, { renderer }));
  return (numbers) => {
    [items, units, months, heat].forEach((options, at) => charts[at].setOption(options(numbers)));
    // It would draw with the next frame.
    for (const chart of charts) chart.getZr().flush();
  };
});
