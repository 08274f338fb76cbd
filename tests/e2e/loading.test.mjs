// Loading of the elements, and what remains on the page when it fails.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';

const ELEMENTS = ['form', 'dashboard'];
const FALLBACK = '<a id="link" href="index.html">Mở phiếu khảo sát</a>';
const element = (name, attributes = '') => `<hai-long-${name} ${attributes}>${FALLBACK}</hai-long-${name}>`;
const script = (name, query = '') => `<script type="module" src="${name}.js${query}"></script>`;

/** The element has rendered and the fallback has gone. */
const isReady = (selector) => {
  const root = document.querySelector(selector)?.shadowRoot;
  const slot = root?.querySelector('slot');
  return (!slot || slot.hidden) && root?.querySelector('div')?.childElementCount > 0;
};

/** Counts the requests for a WASM file from now on. */
function countWasm(page) {
  const found = { count: 0 };
  page.on('request', (request) => { if (request.url().endsWith('.wasm')) found.count += 1; });
  return found;
}

/** Records the codes of hl-error events that reach the document. */
const listen = (page) => page.addInitScript(() => {
  window.codes = [];
  document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
});

async function expectFallback(page, code) {
  await until(page, () => window.codes.length > 0);
  assert.deepEqual(await page.evaluate(() => window.codes), [code]);
  assert.ok(await page.locator('#link').isVisible(), 'the fallback link stays visible');
}

after(closeBrowser);

for (const name of ELEMENTS) {
  const tag = `hai-long-${name}`;

  describe(`<${tag}>`, () => {
    test('upgrades under the strict policy', async () => {
      const { page, finish } = await session();
      await open(page, element(name) + script(name));
      await until(page, isReady, tag);
      assert.ok(!await page.locator('#link').isVisible(), 'the fallback link has gone');
      assert.equal(await page.evaluate((tag) => document.querySelector(tag).shadowRoot.adoptedStyleSheets.length, tag), 1);
      await finish();
    });

    test('upgrades when it is empty', async () => {
      const { page, finish } = await session();
      await open(page, `<${tag}></${tag}>${script(name)}`);
      await until(page, isReady, tag);
      await finish();
    });

    test('takes its script twice, in two versions', async () => {
      const { page, finish } = await session();
      const wasm = countWasm(page);
      await open(page, element(name) + script(name) + script(name, '?2'));
      await until(page, isReady, tag);
      assert.equal(wasm.count, 1);
      await finish();
    });

    test('leaves the link when the WASM is another one than the script knows', async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      await page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0])]), headers: { 'content-type': 'application/wasm' } });
      });
      await open(page, element(name) + script(name));
      await expectFallback(page, 'fetch');
      assert.ok(forgive(/valid digest|integrity checks/).length > 0, 'the browser blocks it by its hash');
      assert.ok(forgive(/same build as the script/).length > 0, 'the console says what to check');
      await finish();
    });

    test('leaves the link when the WASM is missing', async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
      await open(page, element(name) + script(name));
      await expectFallback(page, 'fetch');
      assert.ok(forgive(/404|valid digest|integrity checks|Check that it is there/).length > 0);
      await finish();
    });

    test("leaves the link without 'wasm-unsafe-eval'", async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      await open(page, element(name) + script(name), {
        headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" },
      });
      await expectFallback(page, 'wasm');
      assert.ok(forgive(/wasm-unsafe-eval|wasm-eval/).length > 0, 'the console says what to check');
      await finish();
    });

    test('starts though the server has the wrong MIME type', async () => {
      const { page, finish } = await session();
      await page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { 'content-type': 'application/octet-stream' } });
      });
      await open(page, element(name) + script(name));
      await until(page, isReady, tag);
      await finish();
    });

    test('fetches one WASM for two elements', async () => {
      const { page, finish } = await session();
      const wasm = countWasm(page);
      await open(page, element(name, 'id="a"') + element(name, 'id="b"') + script(name));
      await until(page, isReady, '#a');
      await until(page, isReady, '#b');
      assert.equal(wasm.count, 1);
      assert.ok(await page.evaluate(() => {
        const [first, second] = ['a', 'b'].map((id) => document.getElementById(id).shadowRoot.adoptedStyleSheets[0]);
        return first === second;
      }), 'they share one stylesheet');
      await finish();
    });

    test('fetches nothing before it is nearly in sight', async () => {
      const { page, finish } = await session();
      const wasm = countWasm(page);
      await open(page, `<p>…</p>${script(name)}`);
      await page.evaluate((tag) => {
        document.querySelector('p').style.height = '5000px';
        document.body.append(document.createElement(tag));
      }, tag);
      await page.waitForTimeout(300);
      assert.equal(wasm.count, 0);
      await page.evaluate((tag) => document.querySelector(tag).scrollIntoView(), tag);
      await until(page, isReady, tag);
      assert.equal(wasm.count, 1);
      await finish();
    });

    test('lives through moves, removal and return', async () => {
      const { page, finish } = await session();
      const wasm = countWasm(page);
      await open(page, `${element(name)}<main></main>${script(name)}`);
      await until(page, isReady, tag);

      const kept = await page.evaluate(async (tag) => {
        const host = document.querySelector(tag);
        const mount = host.shadowRoot.querySelector('div');
        document.querySelector('main').append(host);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return mount === host.shadowRoot.querySelector('div') && mount.isConnected;
      }, tag);
      assert.ok(kept, 'a move keeps what is mounted');

      const gone = await page.evaluate(async (tag) => {
        const host = window.host = document.querySelector(tag);
        host.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return host.shadowRoot.querySelector('div') === null && !host.shadowRoot.querySelector('slot').hidden;
      }, tag);
      assert.ok(gone, 'a removal takes it down');

      await page.evaluate(() => document.body.append(window.host));
      await until(page, isReady, tag);
      assert.equal(wasm.count, 1, 'one WASM all along');
      await finish();
    });

    test('reflects properties, also those set before the upgrade', async () => {
      const { page, finish } = await session();
      await open(page, element(name));
      const found = await page.evaluate(async (tag) => {
        const host = document.querySelector(tag);
        host.unit = 'soc-son';
        await import('/' + tag.replace('hai-long-', '') + '.js');
        const early = host.getAttribute('unit');
        host.theme = 'dark';
        const late = host.getAttribute('theme');
        host.theme = null;
        return { early, own: Object.hasOwn(host, 'unit'), late, removed: !host.hasAttribute('theme'), read: host.theme };
      }, tag);
      assert.deepEqual(found, { early: 'soc-son', own: false, late: 'dark', removed: true, read: '' });
      await until(page, isReady, tag);
      await finish();
    });
  });
}

test('a method brings in an element that is out of sight', async () => {
  const { page, finish } = await session();
  await open(page, `<p>…</p>${script('form')}`);
  const found = await page.evaluate(async () => {
    document.querySelector('p').style.height = '5000px';
    const host = document.createElement('hai-long-form');
    document.body.append(host);
    await customElements.whenDefined('hai-long-form');
    const before = host.shadowRoot.querySelector('slot').hidden;
    await host.reset();
    return before;
  });
  assert.equal(found, false);
  await until(page, isReady, 'hai-long-form');
  await finish();
});
