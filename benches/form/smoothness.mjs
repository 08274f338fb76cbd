// From what was done with a form to the figures that the goals are about, and to their table.
import { median } from './report.mjs';
import { ENTRANTS } from './run/pages.mjs';
import { DEEDS, RATES } from './run/use.mjs';

/** The slowest processor is a phone's. */
const PHONE = RATES.at(-1);

/** The least number that 95 of 100 are not above. */
export function p95(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}

/** `uses` is `{ [name]: { [rate]: { tap: [ms], key: [ms], page: [ms] } } }`; a list is empty where there is nothing. */
export function smoothness(uses) {
  const found = {};
  for (const deed of Object.keys(DEEDS)) {
    for (const rate of RATES) {
      const of = (name) => uses[name][rate][deed];
      const [many, few, hand] = ['ours-100', 'ours', 'vanilla'].map(of);
      const end = rate === PHONE ? '' : `_${rate}x`;
      found[`${deed}_ms${end}`] = median(many);
      found[`${deed}_p95_ms${end}`] = p95(many);
      found[`${deed}_100_over_shipped${end}`] = median(many) / median(few);
      if (hand.length > 0) found[`${deed}_over_vanilla${end}`] = median(many) / median(hand);
    }
  }
  return found;
}

/** A form a line: for each deed and processor the median and the 95th percentile. */
export function smoothnessTable(uses) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const columns = Object.entries(DEEDS).flatMap(([deed, title]) => RATES.map((rate) => ({ deed, title, rate })));
  const header = ['median / p95, ms', ...columns.map(({ title, rate }) => (rate === 1 ? title : `${title}, ${rate} × slower`))];
  const titles = Object.fromEntries(ENTRANTS.map(({ name, title }) => [name, title]));
  return [line(header), `|${'---|'.repeat(header.length)}`, ...Object.keys(uses).map((name) => line([
    titles[name],
    ...columns.map(({ deed, rate }) => {
      const times = uses[name][rate][deed];
      return times.length === 0 ? '' : `${median(times).toFixed(1)} / ${p95(times).toFixed(1)}`;
    }),
  ]))].join('\n');
}
