// The package files in dist/ (for npm and editors) match the elements.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open, session, URL_OF_DIST } from './browser.mjs';

const json = async (path) => (await fetch(new URL(path, URL_OF_DIST))).json();

after(closeBrowser);

test('the Custom Elements Manifest names what the elements have', async () => {
  const { modules } = await json('custom-elements.json');
  const { page, finish } = await session();
  await open(page, '');
  for (const { path, declarations: [element] } of modules) {
    const found = await page.evaluate(async ({ path, tag }) => {
      await import(`/${path}`);
      const type = customElements.get(tag);
      return {
        attributes: type.observedAttributes,
        members: Object.keys(Object.getOwnPropertyDescriptors(type.prototype)),
      };
    }, { path, tag: element.tagName });
    assert.deepEqual(element.attributes.map(({ name }) => name), found.attributes);
    for (const { name } of element.members) assert.ok(found.members.includes(name), `${element.tagName}.${name}`);
  }
  await finish();
});

test('every file that package.json names is there', async () => {
  const { exports, customElements } = await json('package.json');
  const files = Object.values(exports).flatMap((target) => typeof target === 'string' ? [] : Object.values(target));
  for (const file of [...files, customElements]) {
    const { status } = await fetch(new URL(file, URL_OF_DIST), { method: 'HEAD' });
    assert.equal(status, 200, file);
  }
});

test('the licences go with what is shipped', async () => {
  const text = async (name) => {
    const response = await fetch(new URL(name, URL_OF_DIST));
    assert.equal(response.status, 200, name);
    return response.text();
  };
  assert.match(await text('LICENSE-MIT'), /Permission is hereby granted/);
  assert.match(await text('LICENSE-APACHE'), /Apache License/);
  const others = await text('THIRD-PARTY.txt');
  for (const crate of ['yew', 'plotters', 'wasm-bindgen', 'csv-core']) assert.ok(others.includes(`\n- ${crate} `), crate);
});
