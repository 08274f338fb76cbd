// `window.bench`: the steps of a page of the bench, one a call, so that the driver can limit the time of each.
// A page has one set of data, plain JavaScript as its yardstick, and one engine.
import { generate } from './data.mjs';
import { ENGINES } from './engines/index.mjs';
import { open as openPlain } from './engines/plain.mjs';
import * as files from './files.mjs';
import { filterFor } from './filters.mjs';
import { LOADERS } from './loads/index.mjs';
import { checksum } from './result.mjs';
import { time } from './timing.mjs';

let data;
let yardstick;
let engine;
let file;

/** Times an engine's answers to a filter; with the checksum of the last. */
async function answer(one, name, options) {
  const filter = filterFor(name, data.shape);
  let result;
  const before = one.before && (() => one.before(filter));
  const run = () => {
    result = one.answer(filter);
    return result;
  };
  const taken = await time(run, { ...options, before });
  return { ...taken, checksum: checksum(await result) };
}

window.bench = {
  /** Makes the data of a shape, and plain JavaScript's two bytes a row. */
  prepare(shape, seed) {
    data = generate(shape, seed);
    yardstick = openPlain(data);
  },

  /** Plain JavaScript's time for a filter. */
  plain: (name, options) => answer(yardstick, name, options),

  /** Milliseconds until the engine could answer. */
  async open(name, options) {
    const { open } = await ENGINES[name]();
    const begun = performance.now();
    engine = await open(data, options);
    return performance.now() - begun;
  },

  answer: (name, options) => answer(engine, name, options),

  /** Times a sum over the engine's own bytes, where it can. */
  sum: (options) => engine.sum && time(engine.sum, options),

  /** What the engine says of itself. */
  facts: () => engine.facts?.() ?? {},

  /** Makes a file of the data, then lets go of the data. */
  makeFile(kind, shape, seed) {
    data = generate(shape, seed);
    file = { kind, buffer: files[kind](data), rows: shape.rows, items: shape.items };
    data = undefined;
    return file.buffer.byteLength;
  },

  /** Times a loader from the file's bytes to where it could answer; and what it made of it, to check it by. */
  async load(name, options) {
    const { kind, buffer, rows, items } = file;
    const loader = await LOADERS[name]();
    let loaded;
    const before = async () => {
      await loaded?.close?.();
      loaded = undefined;
    };
    const run = () => {
      loaded = loader.load(kind, buffer, items, rows);
      return loaded instanceof Promise ? loaded.then((done) => { loaded = done; }) : loaded;
    };
    const taken = await time(run, { repeats: 5, ...options, before });
    const proof = await loaded.proof();
    await before();
    loader.close?.();
    return { ...taken, proof };
  },

  /** The cores that the browser sees, and the day by its clock. */
  machine: () => ({ cores: navigator.hardwareConcurrency, date: new Date().toISOString().slice(0, 10) }),
};
