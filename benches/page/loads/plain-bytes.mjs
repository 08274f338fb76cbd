// The CSV loop of plain.mjs without a string: words are hashed in place. More than twice as fast, and the fair baseline for
// claims about languages.
import { DIMENSIONS } from '../data.mjs';

const [COMMA, NEWLINE, RETURN, QUOTE, ZERO] = [44, 10, 13, 34, 48];

/** Codes in the order in which their words come; an open hash table over the words' bytes. */
class Column {
  constructor(rows) {
    this.codes = new Uint16Array(rows);
    this.words = [];
    this.slots = new Int32Array(1 << 16).fill(-1);
  }

  code(bytes, from, to, hash) {
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const code = this.slots[slot];
      if (code < 0) {
        this.slots[slot] = this.words.length;
        this.words.push(bytes.slice(from, to));
        return this.words.length - 1;
      }
      if (same(this.words[code], bytes, from, to)) return code;
    }
  }
}

function same(word, bytes, from, to) {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at += 1) {
    if (word[at] !== bytes[from + at]) return false;
  }
  return true;
}

export function csv(buffer, most, items) {
  const bytes = new Uint8Array(buffer);
  const dimensions = DIMENSIONS.map(() => new Column(most));
  const columns = Array.from({ length: items }, () => new Uint8Array(most));
  let at = bytes.indexOf(NEWLINE) + 1;
  let row = 0;
  while (at < bytes.length && row < most) {
    // The day is known by its month.
    if (bytes[at] === QUOTE) at = quoted(bytes, at).end;
    while (bytes[at] !== COMMA) at += 1;
    at += 1;
    for (const column of dimensions) {
      if (bytes[at] === QUOTE) {
        const { text, end } = quoted(bytes, at);
        column.codes[row] = column.code(text, 0, text.length, text.reduce(hashed, 0));
        at = end + 1;
        continue;
      }
      const from = at;
      let hash = 0;
      for (; bytes[at] !== COMMA; at += 1) hash = hashed(hash, bytes[at]);
      column.codes[row] = column.code(bytes, from, at, hash);
      at += 1;
    }
    for (let item = 0; item < items; item += 1) {
      const byte = bytes[at];
      if (byte === COMMA || byte === NEWLINE) {
        at += 1;
      } else if (byte === QUOTE) {
        const { text, end } = quoted(bytes, at);
        columns[item][row] = text.length > 0 ? text[0] - ZERO : 0;
        at = end + 1;
      } else if (byte === RETURN) {
        at += 2;
      } else {
        columns[item][row] = byte - ZERO;
        at += 2;
      }
    }
    if (bytes[at - 1] === RETURN) at += 1;
    row += 1;
  }
  return { rows: row, dimensions, items: columns };
}

const hashed = (hash, byte) => (Math.imul(hash, 31) + byte) | 0;

/** A field in quotes that begins at `at`: its bytes, and where the delimiter after it is. */
function quoted(bytes, at) {
  const text = [];
  for (let next = at + 1; ; next += 1) {
    if (bytes[next] === QUOTE) {
      next += 1;
      if (bytes[next] !== QUOTE) return { text: Uint8Array.from(text), end: next };
    }
    text.push(bytes[next]);
  }
}
