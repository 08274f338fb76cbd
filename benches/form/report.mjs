// From visits to the figures that the goals are about, and to the tables of docs/performance-form.md.
import { ENTRANTS } from './run/pages.mjs';
import { NETWORKS } from './run/visit.mjs';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** `runs` is `{ [name]: { bytes, [network]: { shown: [ms], interactive: [ms] } } }`. */
export function figures(runs) {
  const found = {};
  const bytes = (name) => runs[name].bytes;
  const of = (name, network) => median(runs[name][network].interactive);
  const full = ENTRANTS.filter((entrant) => entrant.full).map(({ name }) => name);
  found.brotli = bytes('ours');
  found.brotli_over_surveyjs = bytes('ours') / bytes('surveyjs');
  found.brotli_over_best_full_peer = bytes('ours') / Math.min(...full.map(bytes));
  for (const network of Object.keys(NETWORKS)) {
    const end = network === 'none' ? '' : `_${network}`;
    const ours = of('ours', network);
    found[`tti_ms${end}`] = ours;
    found[`tti_over_best_full_peer${end}`] = ours / Math.min(...full.map((name) => of(name, network)));
    found[`tti_over_formbricks${end}`] = ours / of('formbricks', network);
    found[`tti_over_vanilla${end}`] = ours / of('vanilla', network);
    found[`tti_100_over_shipped${end}`] = of('ours-100', network) / ours;
    found[`shown_over_vanilla${end}`] = median(runs.ours[network].shown) / median(runs.vanilla[network].shown);
  }
  return found;
}

/** An entrant a line: weight, and for each network shown / interactive. */
export function table(runs) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const header = ['shown / interactive, ms', 'brotli, kB', ...Object.values(NETWORKS).map(({ title }) => title)];
  return [line(header), `|${'---|'.repeat(header.length)}`, ...ENTRANTS.map(({ name, title }) => line([
    title, (runs[name].bytes / 1000).toFixed(1),
    ...Object.keys(NETWORKS).map((network) => {
      const { shown, interactive } = runs[name][network];
      return `${median(shown).toFixed(0)} / ${median(interactive).toFixed(0)}`;
    }),
  ]))].join('\n');
}

/** What was sent, a file a line. */
export function filesTable(runs) {
  const rows = ENTRANTS.map(({ name, title }) => {
    const files = Object.entries(runs[name].files).map(([path, bytes]) => (
      `${path.slice(name.length + 2)} ${(bytes / 1000).toFixed(1)}`
    ));
    return `| ${title} | ${files.join(', ')} |`;
  });
  return ['| | files, kB brotli |', '|---|---|', ...rows].join('\n');
}
