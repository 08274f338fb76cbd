// Small stand-ins for old libraries that portals still have: what these replace of the browser's own, and nothing else of
// theirs. Each is run in the page.

/** What MooTools 1.4 replaces: the names of the browser's classes, and `Array.from`, which takes no iterables. */
export function moveTool() {
  const [Own, Native] = [window.Element, window.Element.prototype];
  window.Window = function Window() {};
  window.Document = function Document() {};
  window.Event = function Event() {};
  window.Element = function Element(tag) { return document.createElement(tag); };
  window.Element.prototype = Native;
  window.Element.parent = Own;
  Array.from = (item) => {
    if (item == null) return [];
    return typeof item !== 'string' && typeof item.length === 'number' ? Array.prototype.slice.call(item) : [item];
  };
}

/** What Prototype.js 1.6 replaces: `Array.from`, which takes no iterables, some methods of arrays, and how JSON is written. */
export function prototypeTool() {
  const inspect = (value) => (Array.isArray(value) ? `[${value.map(inspect).join(', ')}]` : typeof value === 'string' ? `"${value}"` : String(value));
  Array.from = (iterable) => {
    if (!iterable) return [];
    if (typeof iterable.toArray === 'function') return iterable.toArray();
    return Array.prototype.slice.call({ ...iterable, length: iterable.length || 0 });
  };
  const add = (prototype, methods) => Object.entries(methods).forEach(([name, value]) => { prototype[name] = value; });
  add(Array.prototype, {
    toArray() { return [].concat(this); },
    entries() { return [].concat(this); },
    toJSON() { return inspect(this); },
    first() { return this[0]; },
  });
  add(String.prototype, { toJSON() { return inspect(String(this)); } });
  add(Number.prototype, { toJSON() { return isFinite(this) ? String(this) : 'null'; } });
}
