// Chart.js, without animations; it has no heat map, so that is squares at points.
import Chart from 'chart.js/auto';
import { COLOURS, labels, places, stage } from './stage.js';
import { diverging } from '../../numbers.mjs';

const base = { responsive: true, maintainAspectRatio: false, animation: false, plugins: { legend: { display: false } } };
const percent = { min: 0, max: 100 };
const blue = (share) => {
  const part = (share - 0.5) * 2;
  return `rgb(${255 - part * 204}, ${255 - part * 136}, 255)`;
};
const names = (all) => ({ ticks: { callback: (value) => all[value] ?? '', stepSize: 1, autoSkip: false }, reverse: true });

/** Each chart's kind, its options, and its data of a set of numbers. */
const CHARTS = [
  {
    type: 'bar', options: { ...base, indexAxis: 'y', scales: { x: { min: -100, max: 100 } } },
    data({ items }) {
      const ends = items.map(diverging);
      return {
        labels: labels.items,
        datasets: COLOURS.map((backgroundColor, level) => ({ data: ends.map((row) => row[level]), backgroundColor, grouped: false })),
      };
    },
  },
  {
    type: 'bar', options: { ...base, indexAxis: 'y', scales: { x: percent } },
    data: ({ units }) => ({
      labels: labels.units,
      datasets: [
        { type: 'line', data: units.map(({ share }) => share * 100), showLine: false, backgroundColor: COLOURS[4] },
        { data: units.map(({ low, high }) => [low * 100, high * 100]), backgroundColor: COLOURS[3], barThickness: 2 },
      ],
    }),
  },
  {
    type: 'line', options: { ...base, scales: { y: percent } },
    data({ months }) {
      const line = (of, more) => ({ data: months.map((month) => month[of] * 100), ...more });
      const edge = { borderWidth: 0, pointRadius: 0 };
      return {
        labels: labels.months,
        datasets: [line('share', { borderColor: COLOURS[4] }), line('low', edge), line('high', { ...edge, fill: '-1' })],
      };
    },
  },
  {
    type: 'scatter', options: { ...base, scales: { x: { min: -0.5, max: 4.5 }, y: { min: -0.5, max: 29.5, ...names(labels.units) } } },
    data: ({ heat }) => ({
      datasets: [{
        data: heat.flatMap((row, y) => row.map((_, x) => ({ x, y }))),
        pointStyle: 'rect', pointRadius: 16, pointBackgroundColor: heat.flat().map(blue),
      }],
    }),
  },
];

await stage((sets) => {
  const charts = places().map((place, at) => {
    const canvas = document.createElement('canvas');
    place.append(canvas);
    const { type, options, data } = CHARTS[at];
    return new Chart(canvas, { type, options, data: data(sets[0]) });
  });
  return (numbers) => charts.forEach((chart, at) => {
    const { labels: names, datasets } = CHARTS[at].data(numbers);
    chart.data.labels = names;
    // Into the datasets that are there: it keeps what it has made for them.
    datasets.forEach((dataset, one) => Object.assign(chart.data.datasets[one], dataset));
    chart.update('none');
  });
});
