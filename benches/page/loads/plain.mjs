// The yardstick for loading: plain JavaScript from a file's bytes to typed arrays, in the way that one would write it:
// decoded to a string, fields found by `indexOf`. The CSV loop knows the quotes of RFC 4180, kept out of its fast way.
// plain-bytes.mjs is faster but unusual.
import { DIMENSIONS } from '../data.mjs';
import { itemName } from '../files.mjs';

const [COMMA, NEWLINE, RETURN, QUOTE, ZERO] = [44, 10, 13, 34, 48];

/** Codes in the order in which their words come. */
class Column {
  constructor(rows) {
    this.codes = new Uint16Array(rows);
    this.known = new Map();
  }

  set(row, word) {
    let code = this.known.get(word);
    if (code === undefined) {
      code = this.known.size;
      this.known.set(word, code);
    }
    this.codes[row] = code;
  }
}

const empty = (rows, items) => ({
  dimensions: DIMENSIONS.map(() => new Column(rows)),
  items: Array.from({ length: items }, () => new Uint8Array(rows)),
});

/** `{ rows, dimensions, items }`; `most` rows are expected at most. The columns are ours: only the quotes are unknown. */
export function csv(buffer, most, items) {
  const text = new TextDecoder().decode(buffer);
  const { dimensions, items: columns } = empty(most, items);
  let at = text.indexOf('\n') + 1;
  let row = 0;
  while (at < text.length && row < most) {
    // The day is known by its month.
    at = text.charCodeAt(at) === QUOTE ? quoted(text, at).end + 1 : text.indexOf(',', at) + 1;
    for (const column of dimensions) {
      if (text.charCodeAt(at) === QUOTE) {
        const field = quoted(text, at);
        column.set(row, field.text);
        at = field.end + 1;
      } else {
        const end = text.indexOf(',', at);
        column.set(row, text.slice(at, end));
        at = end + 1;
      }
    }
    for (let item = 0; item < items; item += 1) {
      const code = text.charCodeAt(at);
      if (code === COMMA || code === NEWLINE) {
        at += 1;
      } else if (code === QUOTE) {
        const field = quoted(text, at);
        columns[item][row] = Number(field.text);
        at = field.end + 1;
      } else if (code === RETURN) {
        at += 2;
      } else {
        columns[item][row] = code - ZERO;
        at += 2;
      }
    }
    // The newline of a line that ends in both.
    if (text.charCodeAt(at - 1) === RETURN) at += 1;
    row += 1;
  }
  return { rows: row, dimensions, items: columns };
}

/** A field in quotes that begins at `at`: its text, and where the delimiter after it is. */
function quoted(text, at) {
  let close = text.indexOf('"', at + 1);
  while (text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  return { text: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

export function json(buffer, most, items) {
  const records = JSON.parse(new TextDecoder().decode(buffer));
  const { dimensions, items: columns } = empty(records.length, items);
  const names = columns.map((_, item) => itemName(item));
  records.forEach((record, row) => {
    DIMENSIONS.forEach((name, index) => dimensions[index].set(row, record[name]));
    for (let item = 0; item < items; item += 1) columns[item][row] = record[names[item]] ?? 0;
  });
  return { rows: records.length, dimensions, items: columns };
}

/** What a load is checked by: `{ rows, sum }`, the sum of all levels. */
export function proof({ rows, items }) {
  let sum = 0;
  for (const levels of items) {
    for (let row = 0; row < rows; row += 1) sum += levels[row];
  }
  return { rows, sum };
}
