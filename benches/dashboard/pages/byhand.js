// A dashboard written by hand: the responses as objects, counted by JavaScript, and a chart by Plotly for each question and
// dimension, redrawn by `react`.
import questionnaire from 'questionnaire';
import { CHANNELS, CODES, expected, ITEMS, MONTHS, objects, responses, UNITS } from '../data.mjs';
import { changed } from './frames.js';

const { Plotly } = window;
const app = document.getElementById('app');
let data;
let list;
let charts;

const texts = Object.fromEntries(questionnaire.pages.flatMap(({ questions }) => questions)
  .map(({ id, label }) => [id, label.vi]));
const levels = questionnaire.scales.satisfaction.levels.map(({ label }) => label.vi);
const QUESTIONS = [
  ...ITEMS.map((name) => ({ name, title: texts[name], values: CODES, labels: levels })),
  ...Object.entries({ unit: UNITS, month: MONTHS, channel: CHANNELS })
    .map(([name, values]) => ({ name, title: name, values, labels: values })),
];

/** A count for each value of each question. */
function count(step) {
  const counts = QUESTIONS.map(({ values }) => Object.fromEntries(values.map((value) => [value, 0])));
  for (const object of list) {
    if (step !== null && object.channel !== step) continue;
    QUESTIONS.forEach(({ name }, at) => {
      const value = object[name];
      if (value !== undefined) counts[at][value] += 1;
    });
  }
  return counts;
}

async function draw(step) {
  const counts = count(step);
  await Promise.all(QUESTIONS.map(({ title, values, labels }, at) => Plotly.react(charts[at], [
    { type: 'bar', orientation: 'h', y: labels, x: values.map((value) => counts[at][value]) },
  ], {
    title: { text: title }, width: 600, height: 60 + 25 * values.length, margin: { l: 160, r: 20, t: 30, b: 30 },
    yaxis: { type: 'category' },
  }, { displayModeBar: false })));
}

window.bench = {
  isReady: () => true,
  /** Gives how long it took from the objects to charts. */
  async load(rows, quiet) {
    data = responses(rows);
    list = objects(data);
    const { all } = await changed(app, () => {
      charts = QUESTIONS.map(() => app.appendChild(document.createElement('div')));
      draw(null);
    }, { quiet });
    hold(null);
    return { time: all, charts: charts.length };
  },
  async filter(step, quiet) {
    const found = await changed(app, () => { draw(step); }, { quiet });
    hold(step);
    return found;
  },
};

/** What is shown must be what was filtered by. */
function hold(step) {
  const { first } = expected(data, step);
  const shown = charts[0].data[0].x;
  if (shown.some((count, level) => count !== first[level])) {
    throw new Error(`at ${step} Plotly shows ${shown}, and there are ${first}`);
  }
}
