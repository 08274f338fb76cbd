// Our dashboard, as it ships, given a file as a person would and filtered as a page does.
import { csvRows, expected, HEADER, ITEMS, responses } from '../data.mjs';
import { changed } from './frames.js';

/** At most so many different responses are made; a longer file repeats them. */
const DIFFERENT = 1_000_000;

/** From so many responses on no unit is hidden, and there is something to compare. */
const ALL_SHOWN = 10_000;
/** Of which there is a chart with the first frame. */
const PANELS = ['items', 'units', 'factors', 'trend'];
/** What the heat map says until all units are compared. */
const COMPARING = 'Đang so sánh';

const element = document.querySelector('hai-long-dashboard');
let data;
let times;
let updates = 0;
element.addEventListener('hl-updated', () => { updates += 1; });

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
    let compared = 0;
    const found = await changed(element.shadowRoot, () => {
      element.filter = step === null ? null : { channel: [step] };
    }, {
      quiet,
      // It is drawn before anything else is done.
      told: () => updates,
      busy() {
        const root = element.shadowRoot;
        const comparing = root.querySelector('.heat .panel-text')?.textContent.includes(COMPARING);
        compared += comparing ? 1 : 0;
        return comparing || root.querySelector('[aria-busy=true]') !== null;
      },
    });
    hold(step);
    if (compared === 0 && data.rows >= ALL_SHOWN) throw new Error('the heat map has not said that it compares: is that another word now?');
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
  const missing = PANELS.filter((panel) => !element.shadowRoot.querySelector(`section.${panel} .chart`));
  if (missing.length > 0) throw new Error(`at ${step} ours shows no ${missing}`);
}
