// Ours: the engine of this repository in WebAssembly. The columns are copied into it by the batch; a filter goes in as
// flags, the numbers come out as one array.
import { DIMENSIONS, LEVELS } from '../data.mjs';
import { emptyResult } from '../result.mjs';

const BATCH = 65_536;
/** Missing, the levels, not applicable. */
const CODES = LEVELS + 2;

/** The module and its memory. */
export async function start() {
  // The driver serves both beside the bundle.
  const module = await import('/engine/engine.js');
  const { memory } = await module.default({ module_or_path: '/engine/engine_bg.wasm' });
  return { module, memory };
}

/** `asDashboard`: with all that the dashboard keeps beside what W needs. */
export async function open(data, { asDashboard = false } = {}) {
  const { module, memory } = await start();
  const { shape, rows, dimensions, items } = data;
  const cardinalities = Uint32Array.from(DIMENSIONS, (name) => shape.cardinalities[name]);
  const responses = new module.Responses(shape.items, cardinalities, asDashboard);
  for (let from = 0; from < rows; from += BATCH) {
    const size = Math.min(BATCH, rows - from);
    const codes = new Uint16Array(DIMENSIONS.length * size);
    DIMENSIONS.forEach((name, at) => codes.set(dimensions[name].subarray(from, from + size), at * size));
    const levels = new Uint8Array(items.length * size);
    items.forEach((column, at) => levels.set(column.subarray(from, from + size), at * size));
    responses.append(size, codes, levels);
  }
  responses.commit();
  return {
    answer: (filter) => result(responses.answer(...flagsOf(filter, shape)), shape),

    /** The yardstick: a sum over the engine's own bytes. */
    sum: () => responses.sum(),

    facts: () => ({ bytes: responses.bytes(), memory: memory.buffer.byteLength }),
  };
}

/** A bit for each restricted dimension, and all flags in one array. */
function flagsOf({ allowed }, { cardinalities }) {
  const flags = new Uint8Array(DIMENSIONS.reduce((sum, name) => sum + cardinalities[name], 0));
  let [restricted, at] = [0, 0];
  DIMENSIONS.forEach((name, index) => {
    if (allowed[name]) {
      flags.set(allowed[name], at);
      restricted |= 1 << index;
    }
    at += cardinalities[name];
  });
  return [restricted, flags];
}

function result(numbers, shape) {
  const answer = emptyResult(shape);
  for (let item = 0; item < shape.items; item += 1) {
    for (let level = 0; level <= LEVELS; level += 1) {
      answer.counts[item * (LEVELS + 1) + level] = numbers[item * CODES + level];
    }
  }
  let at = shape.items * CODES;
  for (const [topTwo, answered] of [
    [answer.unitTopTwo, answer.unitAnswered], [answer.monthTopTwo, answer.monthAnswered],
  ]) {
    for (let code = 0; code < topTwo.length; code += 1, at += 2) {
      topTwo[code] = numbers[at];
      answered[code] = numbers[at + 1];
    }
  }
  return answer;
}
