// What is particular to <hai-long-form>; the rest is shell.js.
define('hai-long-form', {
  attributes: ['questionnaire', 'units', 'procedures', 'unit', 'channel', 'lang', 'mode', 'dossier', 'prefill', 'theme', 'collector'],
  methods: ['reset', 'flush'],
  isTranslated: true,
  needs: needsOf,
});

/** What the module fetches first; src/elements/form.rs. */
function needsOf({ questionnaire, units, mode }) {
  return [
    addressOf('questionnaires', questionnaire || (mode === 'short' ? 'short' : 'sipas-22')),
    addressOf('units', units || 'units'),
  ];
}

/** Calls back when the page has nothing else to do. */
function whenIdle(callback) {
  (self.requestIdleCallback ?? setTimeout)(() => callback());
}

/** Calls back each time that there may be a network again, or somebody to see that there is none. */
function whenBack(callback) {
  addEventListener('online', () => callback());
  document.addEventListener('visibilitychange', () => document.hidden || callback());
}

/** Makes an attempt to empty the outbox when it is this tab's turn: two at once would send each response twice. */
function inTurn(attempt) {
  // A page without TLS has no locks.
  return navigator.locks ? navigator.locks.request('hai-long-outbox', () => attempt()) : attempt();
}

/**
 * Sends a response: the status, 0 where no whole answer came in time; for how many milliseconds the server wants to be left
 * alone; and the body. It goes on while the page is closed (`keepalive`, which takes 64 kB at most), and no redirection leads
 * it to another server.
 */
async function post(url, body) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      keepalive: body.length < 16_000,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const after = response.headers.get('retry-after');
    const wait = isNaN(after) ? Date.parse(after) - Date.now() : after * 1000;
    return [response.status, wait > 0 ? wait : 0, await response.text()];
  } catch {
    return [0, 0, ''];
  }
}

// What the keyboard comes to is scrolled clear of the portal's sticky header, by scroll-margin; but not text fields,
// for which Chromium forgets it. After the key, so that a pointer never has the page moved under it.
addEventListener('keyup', (event) => {
  const focused = event.composedPath()[0];
  if (event.key === 'Tab' && focused.getRootNode?.().host?.localName === 'hai-long-form') {
    focused.scrollIntoView({ block: 'nearest' });
  }
});

// Tells the webmaster where the portal's own colours leave too little contrast to read by: a form that few can read
// loses answers, and whoever chose the colours doesn't see it. Once for each form, of the colours that it begins with.
addEventListener('hl-ready', (event) => {
  const root = event.composedPath()[0].shadowRoot;
  requestAnimationFrame(() => {
    const button = root?.querySelector('.first');
    if (!button) return;
    const [form, first] = [root.querySelector('.form'), button].map((element) => getComputedStyle(element));
    for (const [name, one, other] of [
      ['text on surface', form.color, form.backgroundColor],
      ['accent on surface', first.backgroundColor, form.backgroundColor],
      ['on-accent on accent', first.color, first.backgroundColor],
    ]) {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      // What is no plain colour (transparent, or of another space) has no number, and isn't judged.
      if (light / dark < 4.5) console.warn(`<hai-long-form>: --hl-${name} has a contrast of ${(light / dark).toFixed(1)} : 1; people need 4.5`);
    }
  });
}, true);

// WCAG 2.2, "relative luminance", with the flare that the contrast ratio adds.
function luminance(colour) {
  const [red, green, blue] = colour.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1)
    .map((part) => (part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294.6)) ?? [];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
}

// A case's code by itself or inside an address that a QR code holds, as core/src/dossier.rs has it.
const CODE = /(?<![A-Z0-9.-])(\d{2,3}\.)*[A-Z]\d{2}(\.\d{2,3})*-\d{6}-\d{4,5}(?![A-Z0-9-])/i;

/** Whether the browser reads codes by the camera here. */
function canScan() {
  return 'BarcodeDetector' in self && !!navigator.mediaDevices?.getUserMedia;
}

/**
 * Reads a case's code from a QR code by the camera, in a dialog, into the field beside `button`. Nothing else that is held
 * before the camera is taken: an identity card has its owner's name, birth date and address in such a code.
 */
async function scan(button, title, stop, refused, another) {
  const field = button.parentElement.querySelector('input');
  const [dialog, video, words, close] = ['dialog', 'video', 'p', 'button'].map((tag) => document.createElement(tag));
  dialog.className = 'scan';
  dialog.ariaLabel = title;
  video.muted = video.playsInline = true;
  words.role = 'status';
  Object.assign(close, { className: 'second', type: 'button', textContent: stop, onclick: () => dialog.close() });
  dialog.append(video, words, close);
  button.closest('.form').append(dialog);
  let stream;
  const end = () => {
    stream?.getTracks().forEach((track) => track.stop());
    dialog.remove();
  };
  dialog.onclose = () => {
    end();
    field.focus();
  };
  dialog.showModal();
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.srcObject = stream;
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    // It may be stopped, or the form taken off the page.
    while (dialog.open && dialog.isConnected) {
      const [found] = await detector.detect(video);
      const code = CODE.exec(found?.rawValue)?.[0];
      if (code && dialog.open) {
        field.value = code;
        for (const event of ['input', 'change']) field.dispatchEvent(new InputEvent(event, { bubbles: true }));
        dialog.close();
      } else if (found && words.textContent !== another) {
        words.textContent = another;
      }
      await new Promise((done) => setTimeout(done, 150));
    }
    end();
  } catch {
    if (!dialog.open || !dialog.isConnected) return end();
    stream?.getTracks().forEach((track) => track.stop());
    video.remove();
    words.textContent = refused;
  }
}
