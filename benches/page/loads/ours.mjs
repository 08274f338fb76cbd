// Ours: the importer of this repository, which gets the file in slices as a page reads it, and the engine behind it.
import { start } from '../engines/ours.mjs';
import { itemName, WORDS } from '../files.mjs';

const SLICE = 1 << 20;

/** `onlyCodes`: as far as the rows' codes, without a table of them. */
export async function loader({ onlyCodes = false } = {}) {
  const { module } = await start();
  return {
    load(kind, buffer, items) {
      const loader = new module.Loader(JSON.stringify(questionnaire(items)), onlyCodes);
      for (let from = 0; from < buffer.byteLength; from += SLICE) {
        loader.push(new Uint8Array(buffer, from, Math.min(SLICE, buffer.byteLength - from)));
      }
      loader.finish();
      return {
        proof: () => {
          const [rows, sum] = loader.proof();
          return { rows, sum };
        },
        close: () => loader.free(),
      };
    },
  };
}

/** What the file answers. The month is told by the day; the column `month` is one that a file has beside. */
function questionnaire(items) {
  const choice = (id, count) => ({
    id, kind: 'choice', label: id, filter: true,
    options: Array.from({ length: count }, (_, code) => ({ value: WORDS[id](code), label: WORDS[id](code) })),
  });
  const item = (_, at) => ({ id: itemName(at), kind: 'item', scale: 'satisfaction', label: itemName(at) });
  return {
    id: 'bench', version: 1, languages: ['en'], title: 'Bench',
    scales: { satisfaction: { levels: Array.from({ length: 5 }, (_, at) => ({ label: `level ${at + 1}` })), top: 2 } },
    pages: [
      { id: 'about', title: 'About', questions: [choice('service', 40), choice('age', 6)] },
      { id: 'items', title: 'Items', questions: Array.from({ length: items }, item) },
    ],
    import: { time: 'ts' },
  };
}
