// The data that every engine gets: made from a seed, so that each page makes the same. A column of codes for each
// dimension and a column of levels for each item, 0 for no answer.

export const DIMENSIONS = ['unit', 'month', 'service', 'channel', 'age'];
export const LEVELS = 5;

/** The usual shape: what a province's survey of 22 items looks like. */
export function shape(rows, { items = 22, unit = 30, month = 24, service = 40, channel = 4, age = 6 } = {}) {
  return { rows, items, cardinalities: { unit, month, service, channel, age } };
}

const CHANNELS = [0, 0, 0, 1, 1, 2, 2, 3];
const PROFILES = 16;
/** More at the low end, as a few units and services have most of the visits; arithmetic that is exact everywhere. */
const skewed = (share) => share * (0.6 + 0.4 * share);

/** `{ shape, rows, dimensions: { unit, … }, items: [ … ] }`; the columns are as narrow as their codes allow. */
export function generate(wanted, seed = 12345) {
  const { rows, items, cardinalities: of } = wanted;
  const random = xorshift(seed);
  const column = (cardinality) => new (cardinality > 256 ? Uint16Array : Uint8Array)(rows);
  const dimensions = Object.fromEntries(DIMENSIONS.map((name) => [name, column(of[name])]));
  const { unit, month, service, channel, age } = dimensions;
  for (let row = 0; row < rows; row += 1) {
    const [a, b] = [random(), random()];
    unit[row] = of.unit * skewed((a & 1023) / 1024);
    month[row] = ((a >>> 10) & 0xffff) * of.month >>> 16;
    service[row] = of.service * skewed((b & 4095) / 4096);
    channel[row] = CHANNELS[(b >>> 12) & 7] % of.channel;
    age[row] = ((b >>> 15) & 0xfff) * of.age >>> 12;
  }
  const profiles = Array.from({ length: PROFILES }, (_, profile) => levelOfByte(profile));
  const columns = [];
  for (let item = 0; item < items; item += 1) {
    const levels = new Uint8Array(rows);
    let bytes = 0;
    for (let row = 0; row < rows; row += 1) {
      bytes = (row & 3) === 0 ? random() : bytes >>> 8;
      levels[row] = profiles[(unit[row] + item) % PROFILES][bytes & 255];
    }
    columns.push(levels);
  }
  return { shape: wanted, rows, dimensions, items: columns };
}

/** Marsaglia's xorshift of 32 bits. */
function xorshift(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/** How the answers of one kind of unit fall: a level for each value of a random byte, 4 % missing, most satisfied. */
function levelOfByte(profile) {
  const weights = [10, 14 + profile, 20 + profile, 40 + ((profile * 3) % 11), 80 - profile, 92 - profile];
  const all = weights.reduce((sum, weight) => sum + weight);
  const table = new Uint8Array(256);
  let [level, before] = [0, 0];
  for (let byte = 0; byte < 256; byte += 1) {
    while (level < LEVELS && byte >= Math.round((before + weights[level]) * 256 / all)) {
      before += weights[level];
      level += 1;
    }
    table[byte] = level;
  }
  return table;
}
