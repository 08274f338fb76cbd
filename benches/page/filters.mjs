// The filters of the workload. A filter has a flag for each code of each dimension; a dimension that lets all through
// is `null`, so that no engine looks at it.
import { DIMENSIONS } from './data.mjs';

/** The filters that W is timed with. */
export const TIMED = ['B', 'ALL', 'WIDE', 'FIVE'];

/** By name, for data of a shape: `{ name, allowed: { unit, month, service, channel, age } }`. */
export function filterFor(name, { cardinalities: of }) {
  const within = (low, high) => (month) => month >= of.month * low && month < of.month * high;
  const wide = { unit: (unit) => unit !== 7, month: (month) => month < of.month - 1, service: (service) => service !== 3 };
  const b = { unit: (unit) => unit % 3 === 0, month: within(0.25, 0.75), service: (service) => service % 2 === 1 };
  const few = { channel: (channel) => channel < 2, age: (age) => age >= 1 && age <= 4 };
  const tests = {
    ALL: {},
    // Keeps 8 % of the rows.
    B: b,
    // Of B's size and without a row of it: where an engine that works by differences comes from when it answers B.
    A: { unit: (unit) => unit % 3 === 1, month: within(0, 0.5), service: (service) => service % 2 === 0 },
    // All but one of each.
    WIDE: wide,
    FIVE: { ...wide, ...few },
  }[name];
  const flags = (dimension) => Uint8Array.from({ length: of[dimension] }, (_, code) => Number(tests[dimension](code)));
  return {
    name,
    allowed: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, tests[dimension] ? flags(dimension) : null])),
  };
}

/** The codes that a dimension's flags let through. */
export const codesOf = (flags) => Array.from(flags.keys()).filter((code) => flags[code]);

/** The first and last month that pass: the months of every filter here are a range. */
export function rangeOf(flags) {
  return [flags.indexOf(1), flags.lastIndexOf(1)];
}
