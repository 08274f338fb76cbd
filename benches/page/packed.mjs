// Four items as one column: a trick for engines that group by a column at a price that hardly depends on how many groups
// come of it. 22 items are six columns then, and six groupings tell what 22 would.
import { LEVELS } from './data.mjs';

const BASE = LEVELS + 1;
/** 6⁴ = 1,296 groups at most: more items a column make the groups too many to win anything. */
const ITEMS = 4;

/** `[{ name, first, items, codes }]`: the columns, and which items are in each. */
export function packed({ rows, items }) {
  const columns = [];
  for (let first = 0; first < items.length; first += ITEMS) {
    const some = items.slice(first, first + ITEMS);
    const codes = new Uint16Array(rows);
    for (const levels of some) {
      for (let row = 0; row < rows; row += 1) codes[row] = codes[row] * BASE + levels[row];
    }
    columns.push({ name: `p${columns.length}`, first, items: some.length, codes });
  }
  return columns;
}

/** Adds a group's rows to the counts of each of the column's items. */
export function unpack(counts, { first, items }, code, rows) {
  let rest = code;
  for (let item = first + items - 1; item >= first; item -= 1) {
    counts[item * BASE + rest % BASE] += rows;
    rest = Math.floor(rest / BASE);
  }
}
