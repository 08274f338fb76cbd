// The font that everything here is measured with: Noto, whatever else the machine has (fonts.conf).
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, session, URL_OF_DIST } from './browser.mjs';

after(closeBrowser);

test('text is drawn in Noto, with every Vietnamese letter, and by no name in another font', async () => {
  const { page, context, finish } = await session();
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await page.evaluate(() => {
    for (const family of ['sans-serif', 'system-ui', 'monospace', '"DejaVu Sans", sans-serif']) {
      const line = document.body.appendChild(document.createElement('p'));
      line.className = 'measured';
      line.style.fontFamily = family;
      line.textContent = 'Ăn quả nhớ kẻ trồng cây: ượ ễ ỹ đ Ấ';
    }
  });
  const client = await context.newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const { root } = await client.send('DOM.getDocument');
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.measured' });
  assert.equal(nodeIds.length, 4);
  for (const nodeId of nodeIds) {
    const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
    assert.ok(fonts.length > 0);
    for (const { familyName } of fonts) assert.match(familyName, /^Noto Sans/);
  }
  await finish();
});
