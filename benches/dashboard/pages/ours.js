// Our dashboard, as it ships, given a file as a person would and filtered as a page does.
import { csvRows, expected, HEADER, ITEMS, responses } from '../data.mjs';
import { changed } from './frames.js';

/** At most so many different responses are made; a longer file repeats them. */
const DIFFERENT = 1_000_000;

/** Charts in panels: items, units, factors, months, what has changed, what matters; then heat map and cross-tab. */
const LEAST = 8;

const element = document.querySelector('hai-long-dashboard');
let data;
let times;

window.bench = {
  isReady: () => element.figures !== null,
  /** Gives how long importing took, and how many bytes. */
  async load(rows) {
    data = responses(Math.min(rows, DIFFERENT));
    times = rows / data.rows;
    const part = new Blob([csvRows(data)]);
    const file = new File([HEADER, ...new Array(times).fill(part)], 'responses.csv', { type: 'text/csv' });
    const start = performance.now();
    const { accepted, rejected } = await element.importFile(file);
    const time = performance.now() - start;
    if (accepted !== rows || rejected.length > 0) throw new Error(`${accepted} of ${rows} rows were taken`);
    return { time, bytes: file.size };
  },
  /** Another filter; see `changed`. */
  async filter(step, quiet) {
    const found = await changed(element.shadowRoot, () => {
      element.filter = step === null ? null : { channel: [step] };
    }, { quiet, isTold: true });
    hold(step);
    return found;
  },
  /** What the page takes, in bytes; `null` where the browser doesn't say. */
  async memory() {
    return (await performance.measureUserAgentSpecificMemory?.())?.bytes ?? null;
  },
};

/** What is shown must be what was filtered by; of few responses some of it is hidden. */
function hold(step) {
  const { n, first } = expected(data, step);
  const { figures } = element;
  const item = figures.items[ITEMS[0]];
  const wanted = first.map((count) => count * times);
  if (figures.n !== n * times || item.counts?.some((count, level) => count !== wanted[level])) {
    throw new Error(`at ${step} ours counts ${figures.n} and ${item.counts}, and there are ${n * times} and ${wanted}`);
  }
  const shown = element.shadowRoot.querySelector('[role=status]').textContent.replace(/\D/g, '');
  if (shown !== String(n * times)) throw new Error(`at ${step} ours shows ${shown}`);
  const panels = element.shadowRoot.querySelectorAll('section.panel .chart').length;
  if (panels < LEAST) throw new Error(`at ${step} ours shows ${panels} charts only`);
}
