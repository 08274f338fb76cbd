// A very large questionnaire: sipas-22 with 100 items instead of its own, on ten pages, and with 20 rules. It is generated from
// the repository's file, the same each time.

const PAGES = 10;
const ITEMS = 10;
/** On each page: one about the question why, one about an item that is needed. */
export const RULES = 2 * PAGES;

/** `source` is questionnaires/sipas-22.json. */
export function hundred({ pages, ...source }) {
  const [about, summary] = [pages.at(0), pages.at(-1)];
  const words = pages.slice(1, -1).flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'item'));
  const sections = Array.from({ length: PAGES }, (_, at) => section(at, words));
  const factors = sections.map(({ id, title, questions }) => (
    { id: `f-${id}`, label: title, items: questions.filter(({ kind }) => kind === 'item').map((item) => item.id) }
  ));
  return { ...source, id: 'hundred', pages: [about, ...sections, summary], factors };
}

/** A page: ten items, and after the first the question why it was rated so low, with the rating in its words. */
function section(page, words) {
  const items = Array.from({ length: ITEMS }, (_, at) => item(page * ITEMS + at, words));
  const [first, needed] = [items[0], items[ITEMS / 2]];
  const low = { question: first.id, at_most: 2 };
  needed.required_if = { any: [low, { question: 'field', is: 'land' }] };
  const why = {
    id: `why${page + 1}`, kind: 'text', visible_if: low,
    label: both('Vì sao Ông/Bà chọn “{answer:ID}”?', 'Why did you choose “{answer:ID}”?', first.id),
  };
  return {
    id: `section${page + 1}`,
    title: both(`Phần ${page + 1}, người trả lời: {answer:ID}`, `Part ${page + 1}, answered by: {answer:ID}`, 'respondent'),
    questions: [first, why, ...items.slice(1)],
  };
}

const both = (vi, en, id) => ({ vi: vi.replace('ID', id), en: en.replace('ID', id) });

/** One more with the words of sipas-22; its number tells it from the others of the same words. */
function item(at, words) {
  const { label, short, scale } = words[at % words.length];
  const numbered = ({ vi, en }) => ({ vi: `${vi} (${at + 1})`, en: `${en} (${at + 1})` });
  return { id: `i${at + 1}`, kind: 'item', scale, label: numbered(label), short: numbered(short) };
}
