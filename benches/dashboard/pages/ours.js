// Our dashboard as it ships: it imports a file and is filtered through its property.
import { csvRows, expected, HEADER, ITEMS, responses } from '../data.mjs';
import { changed, still } from './frames.js';

/** At most so many different responses are made; a longer file repeats them. */
const DIFFERENT = 1_000_000;

/** From so many responses on no unit is hidden, and everything has something to say. */
const ALL_SHOWN = 10_000;
/** What is first drawn anew; of more responses than so many the last two come later. */
const PANELS = ['items', 'units', 'factors', 'trend'];
const FURTHER = ['change', 'drivers'];
const isFurtherAtOnce = (rows) => rows >= ALL_SHOWN && rows <= 200_000;

// Catches the memory of the element's module when it is created, so this script comes before the element's.
let memory;
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await instantiateStreaming(...given);
  memory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
  return made;
};

const element = document.querySelector('hai-long-dashboard');
let data;
let times;

const isBusy = () => element.shadowRoot.querySelector('[aria-busy=true]') !== null;

window.bench = {
  isReady: () => element.figures != null,
  /** Gives how long importing took, and how many bytes. */
  async load(rows, quiet) {
    data = responses(Math.min(rows, DIFFERENT));
    times = rows / data.rows;
    const part = new Blob([csvRows(data)]);
    const file = new File([HEADER, ...new Array(times).fill(part)], 'responses.csv', { type: 'text/csv' });
    const start = performance.now();
    const { accepted, rejected } = await element.importFile(file);
    const time = performance.now() - start;
    if (accepted !== rows || rejected.length > 0) throw new Error(`${accepted} of ${rows} rows were taken`);
    // What the import shows isn't taken for what the first filter does.
    await still(element.shadowRoot, { quiet, busy: isBusy });
    return { time, bytes: file.size };
  },
  /**
   * Another filter; see `changed`. Its first frame has all words, cards and tables and the pictures in the window; those
   * below it come later, and `all` has them.
   */
  async filter(step, quiet) {
    const root = element.shadowRoot;
    const waiting = watched();
    const isSeen = (svg) => {
      const { top, bottom } = svg.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    if (![...root.querySelectorAll('svg.chart')].some(isSeen)) throw new Error('no picture is in the window');
    const first = [...waiting].flatMap((name) => [...root.querySelectorAll(`section.${name} svg.chart`)]).filter(isSeen);
    const before = new Map(first.map((svg) => [svg, svg.innerHTML]));
    const found = await changed(root, () => {
      element.filter = step === null ? null : { channel: [step] };
    }, {
      quiet,
      told: () => waiting.size === 0 && first.every((svg) => svg.innerHTML !== before.get(svg)),
      busy: isBusy,
    });
    hold(step);
    if (element.shadowRoot.querySelector('.crossings-door') === null) throw new Error('the heat map is not out of sight: is the page so short now?');
    return found;
  },
  /** What the module has taken, at its most, in bytes: it gives nothing back. */
  memory: () => memory.buffer.byteLength,
};

/**
 * The panels that haven't changed yet: each has numbers of persons in it, which are others after each step. A picture out of
 * the window says that it will be another by `aria-busy`, in the frame that has its words.
 */
function watched() {
  const names = [...PANELS, ...isFurtherAtOnce(data.rows * times) ? FURTHER : []];
  const waiting = new Set(names);
  for (const name of names) {
    const observer = new MutationObserver(() => {
      waiting.delete(name);
      observer.disconnect();
    });
    // Its words alone: of the marks there would be a thousand to look at.
    observer.observe(element.shadowRoot.querySelector(`section.${name}`), { subtree: true, characterData: true, childList: true, attributeFilter: ['aria-busy'] });
  }
  return waiting;
}

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
