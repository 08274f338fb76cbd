// SurveyJS Dashboard, as its manual shows it: a question a chart, or the items as one matrix.
import questionnaire from 'questionnaire';
import { CHANNELS, CODES, expected, ITEMS, MONTHS, objects, responses, UNITS } from '../data.mjs';
import { changed } from './frames.js';

const { Survey, SurveyAnalytics } = window;
const app = document.getElementById('app');
let data;
let panel;

const texts = Object.fromEntries(questionnaire.pages.flatMap(({ questions }) => questions)
  .map(({ id, label }) => [id, label.vi]));
const choices = questionnaire.scales.satisfaction.levels.map(({ label }, level) => ({ value: CODES[level], text: label.vi }));
const dimensions = Object.entries({ unit: UNITS, month: MONTHS, channel: CHANNELS })
  .map(([name, values]) => ({ type: 'dropdown', name, choices: values }));
const KINDS = {
  charts: {
    elements: ITEMS.map((name) => ({ type: 'radiogroup', name, title: texts[name], choices })),
    row: (object) => object,
  },
  matrix: {
    elements: [{ type: 'matrix', name: 'items', columns: choices, rows: ITEMS.map((value) => ({ value, text: texts[value] })) }],
    row: ({ unit, month, channel, ...items }) => ({ unit, month, channel, items }),
  },
};

window.bench = {
  isReady: () => true,
  /** Gives how long it took from the objects to charts. */
  async load(rows, quiet, kind) {
    const { elements, row } = KINDS[kind];
    data = responses(rows);
    const list = objects(data).map(row);
    const { all } = await changed(app, () => {
      const survey = new Survey.Model({ elements: [...elements, ...dimensions] });
      panel = new SurveyAnalytics.VisualizationPanel(survey.getAllQuestions(), list, {
        allowHideQuestions: false, allowDynamicLayout: false,
      });
      panel.render(app);
    }, { quiet });
    hold(kind, null);
    return { time: all, charts: plots().length };
  },
  async filter(step, quiet, kind) {
    const found = await changed(app, () => panel.setFilter('channel', step ?? undefined), { quiet });
    hold(kind, step);
    return found;
  },
};

const plots = () => [...app.querySelectorAll('.js-plotly-plot')];

/** The first chart's numbers must be those of the filter. */
function hold(kind, step) {
  const { first } = expected(data, step);
  const wanted = first.reduce((sum, count) => sum + count);
  const traces = plots()[0]?.data ?? [];
  const numbers = (trace) => [...trace.x ?? [], ...trace.values ?? []].filter((value) => typeof value === 'number');
  const sums = traces.map((trace) => numbers(trace).reduce((sum, count) => sum + count, 0));
  // A matrix has a trace for each level, with all items in it.
  const shown = kind === 'matrix' ? matrix(traces) : sums.reduce((sum, one) => sum + one, 0);
  if (shown !== wanted) throw new Error(`at ${step} SurveyJS shows ${shown} answers, and there are ${wanted}`);
}

function matrix(traces) {
  const at = traces[0]?.y?.findIndex((name) => String(name).startsWith(texts[ITEMS[0]].slice(0, 10))) ?? -1;
  return traces.reduce((sum, { x }) => sum + (Number(x?.[at]) || 0), 0);
}
