// Observable Plot, which makes a new SVG for each drawing.
import * as Plot from '@observablehq/plot';
import { BLUES, COLOURS, HEIGHTS, labels, places, stage, WIDTH } from './stage.js';
import { diverging } from '../../numbers.mjs';

const size = (at, marginLeft = 230) => ({ width: WIDTH, height: HEIGHTS[at], marginLeft });
const percent = { domain: [0, 100] };
const names = (domain) => ({ domain, label: null });

const items = ({ items: counts }) => Plot.plot({
  ...size(0), x: { domain: [-100, 100] }, y: names(labels.items), color: { domain: [0, 1, 2, 3, 4], range: COLOURS, type: 'ordinal' },
  marks: [Plot.barX(counts.flatMap((row, at) => diverging(row).map(([from, to], level) => (
    { name: labels.items[at], from, to, level }
  ))), { y: 'name', x1: 'from', x2: 'to', fill: 'level' })],
});

function units({ units: all }) {
  const rows = all.map(({ share, low, high }, at) => ({ name: labels.units[at], share: share * 100, low: low * 100, high: high * 100 }));
  return Plot.plot({
    ...size(1), x: percent, y: { ...names(labels.units), type: 'point' },
    marks: [
      Plot.ruleY(rows, { y: 'name', x1: 'low', x2: 'high', stroke: COLOURS[3], strokeWidth: 2 }),
      Plot.dot(rows, { y: 'name', x: 'share', fill: COLOURS[4] }),
    ],
  });
}

function months({ months: all }) {
  const rows = all.map(({ share, low, high }, at) => ({ name: labels.months[at], share: share * 100, low: low * 100, high: high * 100 }));
  return Plot.plot({
    ...size(2, 40), x: { ...names(labels.months), type: 'point' }, y: percent,
    marks: [
      Plot.areaY(rows, { x: 'name', y1: 'low', y2: 'high', fill: COLOURS[3], fillOpacity: 0.4 }),
      Plot.lineY(rows, { x: 'name', y: 'share', stroke: COLOURS[4] }),
      Plot.dot(rows, { x: 'name', y: 'share', fill: COLOURS[4] }),
    ],
  });
}

function heat({ heat: rows }) {
  const cells = rows.flatMap((row, y) => row.map((share, x) => (
    { unit: labels.units[y], factor: labels.factors[x], share, text: String(Math.round(share * 100)) }
  )));
  return Plot.plot({
    ...size(3), x: names(labels.factors), y: names(labels.units), color: { domain: [0.5, 1], range: BLUES },
    marks: [
      Plot.cell(cells, { x: 'factor', y: 'unit', fill: 'share' }),
      Plot.text(cells, { x: 'factor', y: 'unit', text: 'text' }),
    ],
  });
}

await stage(() => {
  const charts = places();
  return (numbers) => [items, units, months, heat].forEach((chart, at) => charts[at].replaceChildren(chart(numbers)));
});
