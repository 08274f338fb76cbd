// What stands between the page and the module: it hears when the module traps, keeps the page's hands out of its texts, and
// its keys and fields out of the page's hands.

// What each element on the page does when the module has trapped.
const standing = new Set();

// How many calls of the module are running, one inside the other. While there are none, what changes is changed by others.
let running = 0;
let hasTrapped = false;

// The functions of the module as they are.
let plain;

// By their names: a trap, and the two ways in which browsers say that the stack is full.
const TRAPS = ['RuntimeError', 'RangeError', 'InternalError'];

/** An instance whose functions are called through `guard`. */
function guarded({ exports }) {
  plain = exports;
  const kept = Object.entries(plain).map(([name, value]) => [name, typeof value === 'function' ? guard(value) : value]);
  return { exports: Object.fromEntries(kept) };
}

/** A function of the module. A trap leaves its memory as it was in the middle of something, so it is the last call. */
function guard(enter) {
  return (...given) => {
    if (hasTrapped) return undefined;
    if (!running) putBack(texts.takeRecords());
    running += 1;
    try {
      return enter(...given);
    } catch (error) {
      if (!hasTrapped && TRAPS.includes(error?.name)) fall(error);
      throw error;
    } finally {
      running -= 1;
      // What the module has changed itself is right.
      if (!running) texts.takeRecords();
    }
  };
}

function fall(cause) {
  hasTrapped = true;
  const error = new LoadError('fault', 'The element has stopped: this is a fault in it, please report it.', cause);
  loading = Promise.reject(error);
  loading.catch(() => {});
  for (const fell of standing) fell(error);
}

/** Whether an object of the browser's is of this class, whatever the page has put in the place of the class's name. */
function isOwn(value, name) {
  for (let type = value; type; type = Object.getPrototypeOf(type)) {
    if (type[Symbol.toStringTag] === name) return true;
  }
  return false;
}

// A translation takes texts off the page and puts others in their place. The module goes on to change those that it has
// made, which nobody sees any more, and can't take others away.
const texts = new MutationObserver(putBack);

// How often a text was put back: no translation is fought for ever.
const putBacks = new WeakMap();

function watchTexts(mount) {
  texts.observe(mount, { childList: true, subtree: true });
}

/** Puts texts back that others than the module took away, with the words that were put in their place. */
function putBack(records) {
  const came = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
  records.forEach((record, at) => {
    for (const text of record.removedNodes) {
      const count = putBacks.get(text) ?? 0;
      if (text.nodeType !== Node.TEXT_NODE || text.parentNode === record.target || count > 4) continue;
      const substitute = substituteOf(text, record, records[at + 1], came);
      const words = substitute?.textContent ?? '';
      if (substitute) substitute.replaceWith(text);
      else record.target.insertBefore(text, record.nextSibling?.parentNode === record.target ? record.nextSibling : null);
      if (text.data !== words) text.data = words;
      putBacks.set(text, count + 1);
    }
  });
  texts.takeRecords();
}

/** What stands where a text was. It came in the same step, in the next one, or beside the text before that was taken away. */
function substituteOf(text, record, next, came) {
  const isNext = next?.target === record.target && next.previousSibling === record.previousSibling;
  return [...record.addedNodes, ...isNext ? next.addedNodes : [], record.previousSibling, record.nextSibling]
    .find((node) => node !== text && came.has(node) && node.parentNode === record.target);
}

/**
 * What is typed and pressed inside stays inside. Outside it would seem to come from the element, which is no field: a
 * portal's shortcuts would take letters, and its default button Enter. Escape and Tab go on: dialogs that the element
 * stands in need them. The fallback's keys are the page's own.
 */
function keepKeys(root) {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => {
      if (['Escape', 'Tab'].includes(event.key) || !root.contains(event.target)) return;
      if (type === 'keydown') down.add(event.code);
      event.stopPropagation();
    });
  }
}

// The keys that went down inside. A press that takes its own button away lets the key come up outside, before the focus is inside
// again: that isn't the page's either.
const down = new Set();
// A key that came up in another window, goes down anew.
addEventListener('keydown', (event) => down.delete(event.code), true);
addEventListener('keyup', (event) => {
  if (down.delete(event.code) && !event.target.shadowRoot) event.stopImmediatePropagation();
}, true);

/** A field that something has filled with `change` but no `input` has its `input` all the same. */
function hearChanges(root) {
  const heard = new WeakSet();
  root.addEventListener('input', ({ target }) => heard.add(target), true);
  root.addEventListener('change', ({ target }) => {
    if (!heard.has(target)) target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    heard.delete(target);
  }, true);
}
