// The engines by name. Each comes only into the page that asks for it: `open(data)` gives `{ answer(filter) }` and,
// where it has them, `before(filter)`, `toggle(filter)`, `facts()` and `close()`.

export const ENGINES = {
  ours: () => import('./ours.mjs'),
  plain: () => import('./plain.mjs'),
  crossfilter: () => import('./crossfilter.mjs'),
  arquero: () => import('./arquero.mjs'),
  duckdb: () => import('./duckdb.mjs'),
  perspective: () => import('./perspective.mjs'),
};
