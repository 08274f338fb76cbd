// Lighthouse on the pages of the demo portal, as served under the strict policy: accessibility and best practices
// must be 100, for a phone and for a screen. `cargo xtask lighthouse` runs it.
import lighthouse, { desktopConfig } from 'lighthouse';
import { launch } from 'chrome-launcher';

const PAGES = ['index.html', 'portal/phieu-giay.html', 'staff.html'];
const CATEGORIES = ['accessibility', 'best-practices'];

const browser = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'],
});
let failed = false;
for (const page of PAGES) {
  for (const [device, config] of [['phone', undefined], ['screen', desktopConfig]]) {
    const address = new URL(page, process.env.HAILONG_URL).href;
    const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories: CATEGORIES, logLevel: 'error' }, config);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
      console.log(`${String(Math.round(score * 100)).padStart(3)}  ${id.padEnd(14)}  ${device.padEnd(6)}  ${page}`);
      if (score === 1) continue;
      failed = true;
      for (const { id, weight } of auditRefs) {
        const { title, score, details } = lhr.audits[id];
        if (!weight || score === null || score === 1) continue;
        console.log(`     ${id}: ${title} ${JSON.stringify(details?.items ?? [])}`);
      }
    }
  }
}
browser.kill();
process.exitCode = failed ? 1 : 0;
