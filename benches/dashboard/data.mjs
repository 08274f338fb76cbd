// The responses that both dashboards get: those of the engine's bench, as answers to sipas-22. The same in every page.
import { generate, LEVELS, shape } from '../page/data.mjs';
import { bytes } from '../page/files.mjs';

/** The 22 items of sipas-22, by factor. */
export const FACTORS = {
  A: ['a1', 'a2', 'a3', 'a4'],
  B: ['b1', 'b2', 'b3', 'b4', 'b5'],
  C: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
  D: ['d1', 'd2', 'd3'],
  E: ['e1', 'e2', 'e3', 'e4'],
};
/** They, and how satisfied all in all. */
export const ITEMS = [...Object.values(FACTORS).flat(), 'overall'];
export const CODES = Array.from({ length: LEVELS }, (_, level) => level + 1);

const two = (number) => String(number).padStart(2, '0');
const UNIT = 30;
const MONTH = 24;
export const UNITS = Array.from({ length: UNIT }, (_, code) => `unit-${two(code + 1)}`);
export const MONTHS = Array.from({ length: MONTH }, (_, code) => `${2024 + Math.floor(code / 12)}-${two(1 + code % 12)}`);
/** Of sipas-22. */
export const CHANNELS = ['web', 'qr', 'kiosk', 'zalo'];
const FIELDS = [
  'civil-status', 'certification', 'land', 'construction', 'social-protection', 'household-business', 'residence', 'education',
];

/**
 * What is filtered by, one after the other: a channel each, then none. So all units and all months stay, and every panel
 * has all of its marks to draw anew.
 */
export const STEPS = ['web', 'qr', 'kiosk', null];

/** A column of codes for each dimension, a column of levels for each item. */
export const responses = (rows) => generate(shape(rows, {
  items: ITEMS.length, unit: UNIT, month: MONTH, service: FIELDS.length, channel: CHANNELS.length,
}));

export const HEADER = `submitted,unit,channel,field,${ITEMS.join(',')}\n`;

/** The rows of a CSV file, without the header and without ids: so they may be repeated. */
export function csvRows({ rows, dimensions: { unit, month, channel, service }, items }) {
  return bytes(rows, '', '', (row) => {
    let line = `${MONTHS[month[row]]}-${two(1 + row % 28)},${UNITS[unit[row]]},${CHANNELS[channel[row]]},${FIELDS[service[row]]}`;
    for (const levels of items) line += levels[row] ? `,${levels[row]}` : ',';
    return `${line}\n`;
  });
}

/** An object a response, as SurveyJS wants it. */
export function objects({ rows, dimensions: { unit, month, channel }, items }) {
  return Array.from({ length: rows }, (_, row) => {
    const object = { unit: UNITS[unit[row]], month: MONTHS[month[row]], channel: CHANNELS[channel[row]] };
    items.forEach((levels, item) => { if (levels[row]) object[ITEMS[item]] = levels[row]; });
    return object;
  });
}

/** What should be shown at a step, counted row by row: `{ n, first }`, `first` the answers to the first item by level. */
export function expected({ rows, dimensions: { channel }, items: [levels] }, step) {
  const first = new Array(LEVELS).fill(0);
  let n = 0;
  for (let row = 0; row < rows; row += 1) {
    if (step !== null && CHANNELS[channel[row]] !== step) continue;
    n += 1;
    if (levels[row]) first[levels[row] - 1] += 1;
  }
  return { n, first };
}
