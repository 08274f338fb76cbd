// What both elements do in JavaScript: be an element, load the WebAssembly module when it is about to be seen,
// and hand over. It shows nothing of its own: until the module has rendered, and for ever when it can't, the
// page's own fallback stands in the slot.
//
// xtask puts this between wasm-bindgen's glue (`Mounted`, `stylesheet`, `__wbg_get_imports`,
// `__wbg_finalize_init`), two constants (`WASM`, `INTEGRITY`), guard.js, which stands between the page and the module while
// it runs, and the element's own few lines, all in one module. What the form fetches later, by lazy.js, comes by
// `instantiate` as well.

// For each file alone, until its last byte.
const TIMEOUT = 20_000;
// How long a form is kept waiting for a file that it can do without.
const PATIENCE = 2_000;
// Far enough ahead that a reader who scrolls meets a form, not a link that turns into one.
const MARGIN = '600px';

// Codes of errors that a network may have been the reason of.
const RETRIED = ['fetch', 'timeout', 'questionnaire', 'figures', 'collector'];

// Where the questionnaires and units are, unless the page says otherwise.
const BASE = new URL('.', import.meta.url).href;

// One load for all elements of this module; it gives the stylesheet that they share.
let loading;

/** An error with a code for the event and a hint for the console. */
class LoadError extends Error {
  constructor(code, hint, cause) {
    super(hint, { cause });
    this.code = code;
  }
}

function load() {
  loading ??= start().catch((error) => {
    // A later element tries again: the network may be back.
    loading = undefined;
    early.clear();
    throw error;
  });
  return loading;
}

// Requests that are under way while the module is.
const early = new Map();

/** Fetches what the module will ask for as soon as it is there: on a slow network that is a fifth of a second earlier. */
function begin(url) {
  if (early.has(url)) return;
  const request = text(url);
  early.set(url, request);
  // The module may never ask for it; when it does, it hears of the failure.
  request.catch(() => {});
}

/** The text of a file: of a request that was begun, once, or of a new one. */
function begun(url) {
  begin(url);
  const request = early.get(url);
  early.delete(url);
  return request;
}

async function text(url) {
  const response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

/** What a promise gives, or `undefined` where it takes longer than a person should wait. */
function soon(promise) {
  return Promise.race([promise, new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** The address of a preset or of a file of the page's own, as src/elements/page.rs has it. */
function addressOf(folder, name) {
  return /[./]/.test(name) ? name : `${BASE}${folder}/${name}.json`;
}

async function start() {
  if (!('WebAssembly' in self && 'timeout' in AbortSignal && 'adoptedStyleSheets' in document)) {
    throw new LoadError('browser', 'WebAssembly is switched off, or the browser is older than Chrome 103, Firefox 101 or Safari 16.4.');
  }
  __wbg_finalize_init(guarded(await instantiate(WASM, INTEGRITY, __wbg_get_imports)));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(stylesheet());
  return sheet;
}

/** Fetches a WASM file of this build and makes an instance of it. */
async function instantiate(url, integrity, imports) {
  const signal = AbortSignal.timeout(TIMEOUT);
  let step = ['fetch', `${url} can't be fetched. Check that it is there, that the Content-Security-Policy's connect-src and the server's CORS headers allow it, and that it is of the same build as the script (integrity).`];
  try {
    // A page that says "not found" hasn't the right hash either, so there is no status to look at.
    const response = await fetch(url, { integrity, credentials: 'omit', signal });
    step = ['wasm', "The browser refuses the WebAssembly module. Check that the Content-Security-Policy's script-src has 'wasm-unsafe-eval'."];
    // It is compiled while it arrives, but with the right MIME type only, and of the browser's own `fetch`: a page that has
    // put another in its place may give something that only looks like a response. The glue's own `__wbg_init` knows
    // ten more ways to get a module.
    const { instance } = `${response}` === '[object Response]' && response.headers.get('content-type') === 'application/wasm'
      ? await WebAssembly.instantiateStreaming(response, imports())
      : await WebAssembly.instantiate(await response.arrayBuffer(), imports());
    return instance;
  } catch (error) {
    if (signal.aborted) step = ['timeout', `${url} didn't arrive within ${TIMEOUT / 1000} s.`];
    throw new LoadError(...step, error);
  }
}

/**
 * Defines an element. `attributes` are observed, and properties of the same names reflect to them; `methods`
 * return promises that wait until the element is there; `readable` and `writable` are properties that live in
 * the module and have no attribute. The module hides and moves the slot, which stands before its mount. `needs` gives the
 * addresses that an element's module will fetch first. What a browser's translation has done to an element that
 * `isTranslated` is put in order (guard.js); any other isn't translated.
 */
function define(name, { attributes, methods, readable = [], writable = [], needs, isTranslated }) {
  // The script may be on the page twice, in two versions: the first one stays.
  if (customElements.get(name)) return;

  customElements.define(name, class extends HTMLElement {
    static observedAttributes = attributes;

    #root = this.attachShadow({ mode: 'open' });
    #slot = document.createElement('slot');
    #observer;
    #starting = false;
    // What the page set of the writable properties: kept while there is no module to tell.
    #kept = new Map();
    #mount;
    #mounted;
    // What the methods wait for.
    #ready;
    #resolve;
    #reject;

    static {
      const property = (name, descriptor) =>
        Object.defineProperty(this.prototype, name, { configurable: true, enumerable: true, ...descriptor });
      for (const attribute of attributes) {
        // HTML itself reflects `lang`.
        if (attribute in HTMLElement.prototype) continue;
        property(attribute, {
          get() { return this.getAttribute(attribute) ?? ''; },
          set(value) {
            if (value == null) this.removeAttribute(attribute);
            // An object of names and values reads as an address's query.
            else this.setAttribute(attribute, typeof value === 'object' ? new URLSearchParams(value) : value);
          },
        });
      }
      for (const own of readable) {
        property(own, { get() { return this.#mounted?.get(own) ?? null; } });
      }
      for (const own of writable) {
        property(own, {
          get() { return (this.#mounted ? this.#mounted.get(own) : this.#kept.get(own)) ?? null; },
          set(value) {
            this.#kept.set(own, value);
            this.#mounted?.set(own, value);
          },
        });
      }
      for (const method of methods) {
        property(method, { value(argument) { return this.#call(method, argument); }, writable: true });
      }
    }

    constructor() {
      super();
      this.#root.append(this.#slot);
      keepKeys(this.#root);
      hearChanges(this.#root);
      this.#wait();
      // What has failed for want of a network is tried again when there is one.
      this.addEventListener('hl-error', ({ detail }) => {
        if (RETRIED.includes(detail?.code)) addEventListener('online', () => this.#again(), { once: true });
      });
    }

    connectedCallback() {
      // A framework may have set properties before the script defined the element: take them over.
      for (const property of [...attributes, ...writable]) {
        if (!Object.hasOwn(this, property)) continue;
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
      // Moved: what is mounted stays mounted.
      if (this.#mounted || this.#starting || this.#observer) return;
      // The observer would tell of it a frame later.
      const [box] = this.getClientRects();
      if (box && box.top < innerHeight + parseInt(MARGIN) && box.bottom > -parseInt(MARGIN)) {
        this.#start();
        return;
      }
      this.#observer = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      }, { rootMargin: MARGIN });
      this.#observer.observe(this);
    }

    disconnectedCallback() {
      // A move is a disconnect and a connect in one breath: look again after it.
      queueMicrotask(() => {
        if (!this.isConnected) this.#stop();
      });
    }

    // That it exists lets moveBefore() do without the disconnect.
    connectedMoveCallback() {}

    attributeChangedCallback(attribute, before, value) {
      if (before !== value) this.#mounted?.set(attribute, value);
    }

    async #call(method, argument) {
      // That the page needs it is reason enough to load it, seen or not.
      if (this.isConnected) this.#start();
      await this.#ready;
      return this.#mounted.call(method, argument);
    }

    #wait() {
      this.#ready = new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      });
      // That nobody waits for it is no error.
      this.#ready.catch(() => {});
    }

    #unobserve() {
      this.#observer?.disconnect();
      this.#observer = undefined;
    }

    async #start() {
      if (this.#mounted || this.#starting) return;
      this.#starting = true;
      this.#unobserve();
      try {
        needs?.(this).forEach(begin);
        const sheet = await load();
        // It may have gone meanwhile; when it comes back, connectedCallback begins anew.
        if (this.isConnected) this.#render(sheet);
      } catch (error) {
        this.#fail(error);
      }
      this.#starting = false;
    }

    #again() {
      if (this.#mounted) this.#mounted.set('questionnaire', this.questionnaire);
      else if (this.isConnected) this.#start();
    }

    #render(sheet) {
      const mount = document.createElement('div');
      this.#root.adoptedStyleSheets = [sheet];
      if (isTranslated) watchTexts(mount);
      else mount.translate = false;
      this.#root.append(mount);
      // Before the module begins: it may trap at once.
      standing.add(this.#fell);
      try {
        this.#mounted = new Mounted(this, mount, BASE);
      } catch (error) {
        mount.remove();
        standing.delete(this.#fell);
        throw new LoadError('start', 'The element failed to start: this is a fault in it, please report it.', error);
      }
      this.#mount = mount;
      for (const [property, value] of this.#kept) this.#mounted.set(property, value);
      this.#resolve();
    }

    #fail(error) {
      console.error(`<${name}>: ${error.message}`, error.cause ?? error);
      this.#reject(error);
      this.#wait();
      this.dispatchEvent(new CustomEvent('hl-error', {
        bubbles: true,
        composed: true,
        detail: { code: error.code ?? 'start' },
      }));
    }

    #stop() {
      this.#unobserve();
      if (!this.#mounted) return;
      // What people changed there meanwhile is what they expect when it comes back.
      for (const property of writable) {
        const value = this.#mounted.get(property);
        if (value !== undefined) this.#kept.set(property, value);
      }
      this.#mounted.destroy();
      this.#takeDown();
      this.#wait();
    }

    /** The module has trapped and is never called again: the page's fallback takes its place. */
    #fell = (error) => {
      if (!this.#mounted) return;
      this.#takeDown();
      this.#fail(error);
    };

    #takeDown() {
      standing.delete(this.#fell);
      this.#mounted = undefined;
      this.#mount.remove();
      this.#slot.hidden = false;
      this.#root.prepend(this.#slot);
    }
  });
}
