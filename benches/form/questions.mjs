// The 22 questions that every page of the bench asks: the items of questionnaires/sipas-22.json but for the overall
// one, on the pages on which they stand there, in Vietnamese.
import { readFile } from 'node:fs/promises';

const SOURCE = new URL('../../questionnaires/sipas-22.json', import.meta.url);
const COUNT = 22;
/** On a page of its own, after what it sums up. */
const OVERALL = 'overall';

/** The questionnaire as it is in the repository. */
export const questionnaire = async () => JSON.parse(await readFile(SOURCE, 'utf8'));

/** `{ title, pages: [{ title, questions: [{ id, text }] }], levels: ['…', …] }`; the last level is "does not apply". */
export function questions({ title, pages, scales: { satisfaction } }) {
  const asked = pages.map((page) => ({
    title: page.title.vi,
    questions: page.questions.filter(({ kind, id }) => kind === 'item' && id !== OVERALL)
      .map(({ id, label }) => ({ id, text: label.vi })),
  })).filter((page) => page.questions.length > 0);
  const count = asked.reduce((sum, page) => sum + page.questions.length, 0);
  if (count !== COUNT) throw new Error(`sipas-22 has ${count} items, and the bench is about ${COUNT}`);
  const levels = [...satisfaction.levels.map(({ label }) => label.vi), satisfaction.not_applicable.vi];
  return { title: title.vi, pages: asked, levels };
}

/** Our questionnaire with these questions alone. */
export function cut({ pages, ...rest }) {
  const kept = pages.map((page) => (
    { ...page, questions: page.questions.filter(({ kind, id }) => kind === 'item' && id !== OVERALL) }
  )).filter((page) => page.questions.length > 0);
  const ids = new Set(kept.flatMap((page) => page.questions.map(({ id }) => id)));
  const factors = rest.factors.filter(({ items }) => items.every((id) => ids.has(id)));
  const { overall: _, ...others } = rest;
  return { ...others, pages: kept, factors };
}
