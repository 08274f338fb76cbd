// Fills the gallery's dashboards with made-up files, the same ones each time. They go in as a person's files do, so what
// is drawn is what the figures let out: small cells are hidden here as anywhere.

const wanted = new URLSearchParams(location.search);
const lang = wanted.get('lang') === 'en' ? 'en' : 'vi';
const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset.theme = theme;
for (const dashboard of document.querySelectorAll('hai-long-dashboard')) Object.assign(dashboard, { lang, theme });

/** Mulberry32: enough for made-up answers, and the same in every browser. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ITEMS = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'overall'];
const UNITS = ['soc-son', 'noi-bai', 'da-phuc', 'kim-anh', 'trung-gia', 'minh-phu'];
const day = (month, row) => {
  const text = (number) => String(number).padStart(2, '0');
  return `${2024 + Math.floor(month / 12)}-${text(1 + (month % 12))}-${text(1 + (row % 28))}`;
};

/** Rows of a file: `unit`, `month` and the mood of a row, from the row's number and a random number's maker. */
function file(count, { unit, month, mood = () => 0, blank = () => false, seed = 1 }) {
  const random = dice(seed);
  const rows = [['id', 'unit', 'submitted', ...ITEMS, 'again', 'urge'].join(',')];
  for (let row = 0; row < count; row += 1) {
    const place = unit(row, random);
    const when = month(row, random);
    const own = mood(row, place, when) + random() - 0.5;
    const answer = (levels, item) => {
      if (blank(row, item)) return '';
      const at = 0.68 + own * 0.35 + (random() - 0.5) * 0.6 - item * 0.03;
      return 1 + Math.floor(Math.min(0.999, Math.max(0, at)) * levels);
    };
    const answers = ITEMS.map((_, item) => answer(5, item));
    rows.push([`r${row}`, place, day(when, row), ...answers, answer(2, 1), answer(11, 2) - 1].join(','));
  }
  return `${rows.join('\n')}\n`;
}

const pick = (list) => (_, random) => list[Math.floor(random() * list.length)];
const upTo = (months) => (_, random) => Math.floor(random() * months);

const FILES = {
  one: () => file(1, { unit: () => 'soc-son', month: () => 20 }),
  reference: () => file(24, { unit: () => 'soc-son', month: (row) => 20 + Math.floor(row / 12) }),
  // Two large units, one for reference, two small ones; a month in between with four, and an item few answer.
  suppressed: () => file(300, {
    unit: (row) => (row < 200 ? 'soc-son' : row < 260 ? 'noi-bai' : row < 284 ? 'da-phuc' : row < 293 ? 'kim-anh' : 'trung-gia'),
    month: (row) => (row % 75 === 0 ? 20 : [17, 18, 19, 21, 22][row % 5]),
    blank: (row, item) => item === 1 && row % 60 > 0,
    seed: 3,
  }),
  many: () => file(4000, {
    unit: pick(UNITS),
    month: upTo(24),
    mood: (row, unit, month) => month * 0.012 - (unit === 'da-phuc' ? 0.6 : 0) - (month === 13 ? 0.5 : 0),
    seed: 4,
  }),
  events: () => file(3600, {
    unit: pick(UNITS),
    month: upTo(24),
    mood: (row, unit, month) => (month < 18 ? 0.25 : 0) - (month === 20 ? 0.4 : 0),
    seed: 5,
  }),
  ends: () => {
    const rows = [['id', 'unit', 'submitted', ...ITEMS, 'again', 'urge'].join(',')];
    for (let row = 0; row < 120; row += 1) {
      rows.push([`r${row}`, UNITS[row % 2], day(20 + (row % 3), row), 5, 1, 3, 5, 1, 3, 5, 2, 10].join(','));
    }
    return `${rows.join('\n')}\n`;
  },
  long: () => file(1500, {
    unit: pick(['dai-1', 'dai-2', 'dai-3', 'soc-son']),
    month: upTo(8),
    mood: (_, unit) => (unit === 'dai-2' ? -0.7 : 0),
    seed: 6,
  }),
  units: () => file(15_000, {
    unit: (row) => `Xã ${String(1 + Math.floor(row / 50)).padStart(3, '0')}`,
    month: upTo(12),
    mood: (row) => Math.sin(Math.floor(row / 50)) * 0.5,
    seed: 7,
  }),
};

await customElements.whenDefined('hai-long-dashboard');
const imports = Object.entries(FILES).map(([state, text]) =>
  document.querySelector(`#${state} hai-long-dashboard`).importFile(new File([text()], `${state}.csv`, { type: 'text/csv' })));
// For whoever takes pictures: everything is in.
await Promise.all(imports);
document.documentElement.dataset.ready = 'true';
