// The engines by name. Each comes only into the page that asks for it: `open(data)` gives `{ answer(filter) }` and,
// where it has them: `before(filter)`, what has to come before an answer and isn't part of its time; `sum()`, a pass
// over its own bytes; `facts()`, what it says of itself; `close()`.

export const ENGINES = {
  ours: () => import('./ours.mjs'),
  plain: () => import('./plain.mjs'),
  crossfilter: () => import('./crossfilter.mjs'),
  arquero: () => import('./arquero.mjs'),
  duckdb: () => import('./duckdb.mjs'),
  perspective: () => import('./perspective.mjs'),
};
