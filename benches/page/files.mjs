// The data as the files that surveys come in: bytes in an ArrayBuffer, as a `File` gives them.
import { DIMENSIONS } from './data.mjs';

const two = (number) => String(number).padStart(2, '0');

/** The word for a code of each dimension. */
export const WORDS = {
  unit: (code) => `unit-${two(code)}`,
  month: (code) => `${2024 + Math.floor(code / 12)}-${two(1 + code % 12)}`,
  service: (code) => `service-${two(code)}`,
  channel: (code) => ['web', 'counter', 'phone', 'kiosk'][code],
  age: (code) => ['<18', '18-29', '30-44', '45-59', '60-74', '75+'][code],
};

export const itemName = (item) => `q${item + 1}`;

/** `ts,unit,month,service,channel,age,q1,…`: a line a response, nothing where there is no answer. */
export function csv(data) {
  const header = ['ts', ...DIMENSIONS, ...data.items.map((_, item) => itemName(item))].join(',');
  const words = wordsOf(data.shape);
  const { unit, month, service, channel, age } = data.dimensions;
  return bytes(data.rows, `${header}\n`, '', (row) => {
    let line = `${words.month[month[row]]}-${two(1 + row % 28)},${words.unit[unit[row]]},${words.month[month[row]]}`
      + `,${words.service[service[row]]},${words.channel[channel[row]]},${words.age[age[row]]}`;
    for (const levels of data.items) line += levels[row] ? `,${levels[row]}` : ',';
    return `${line}\n`;
  });
}

/** An array of flat objects with the same members, `null` where there is no answer. */
export function json(data) {
  const words = wordsOf(data.shape);
  const { unit, month, service, channel, age } = data.dimensions;
  return bytes(data.rows, '[', ']', (row) => {
    let object = `{"ts":"${words.month[month[row]]}-${two(1 + row % 28)}","unit":"${words.unit[unit[row]]}"`
      + `,"month":"${words.month[month[row]]}","service":"${words.service[service[row]]}"`
      + `,"channel":"${words.channel[channel[row]]}","age":"${words.age[age[row]]}"`;
    data.items.forEach((levels, item) => { object += `,"${itemName(item)}":${levels[row] || 'null'}`; });
    return `${row > 0 ? ',' : ''}${object}}`;
  });
}

const wordsOf = ({ cardinalities }) => Object.fromEntries(DIMENSIONS.map((name) => (
  [name, Array.from({ length: cardinalities[name] }, (_, code) => WORDS[name](code))]
)));

/** Text as bytes, encoded a few thousand rows at a time: one string of it all would be longer than strings may be. */
export function bytes(rows, before, after, write) {
  const encoder = new TextEncoder();
  const pieces = [encoder.encode(before)];
  for (let from = 0; from < rows; from += 4096) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + 4096); row += 1) text += write(row);
    pieces.push(encoder.encode(text));
  }
  pieces.push(encoder.encode(after));
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.buffer;
}
