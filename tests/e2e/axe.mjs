// Runs axe-core in a page. It is injected through the debugger, to which the page's policy doesn't apply.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The faults within the elements that match a selector, one a line. */
export async function faults(page, selector = 'hai-long-dashboard') {
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: AXE });
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression: `axe.run('${selector}', { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.flatMap(
      ({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => id + ': ' + help + ' at ' + target + ' ' + failureSummary))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await client.detach();
  assert.equal(exceptionDetails, undefined);
  return JSON.parse(result.value);
}
