// A browser for the end-to-end tests: the system's Chromium, in sessions that record every error in the console and every
// blocked resource, so that no test passes in spite of one.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Where the built pages are served; `cargo xtask test` sets it. */
export const URL_OF_DIST = process.env.HAILONG_URL ?? 'http://127.0.0.1:8080/';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that a test fulfils itself has no address, so Chromium would take it for one of the internet, which may not ask a
  // server of this machine.
  '--disable-features=LocalNetworkAccessChecks',
];

const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGUMENTS,
  // Widths and heights are those of one font, on whichever machine.
  env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
};

let shared;

/** Closes the browser that the sessions share; call it in `after()`. */
export async function closeBrowser() {
  await shared?.close();
  shared = undefined;
}

/**
 * A fresh browser context with one page. `profileDir` makes it one that outlives the browser, for tests of
 * what is kept. The result: `page`, `context`, `problems` (all that went wrong so far), `forgive(pattern)` for
 * what a test provokes, and `finish()`, which closes it and fails when anything is left.
 */
export async function session({ width = 1280, height = 800, profileDir, ...options } = {}) {
  const settings = { viewport: { width, height }, locale: 'vi-VN', ...options };
  let context;
  if (profileDir) {
    context = await chromium.launchPersistentContext(profileDir, { ...launchOptions, ...settings });
  } else {
    shared ??= await chromium.launch(launchOptions);
    context = await shared.newContext(settings);
  }

  const problems = [];
  await context.exposeFunction('hailongViolation', (text) => problems.push(`CSP: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.hailongViolation(`${event.violatedDirective} blocked ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`);
    });
  });
  const watch = (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`page: ${error.stack ?? error}`));
  };
  context.on('page', watch);
  context.pages().forEach(watch);
  const page = context.pages()[0] ?? await context.newPage();

  return {
    page,
    context,
    problems,
    /** Takes the problems that match off the list and returns them. */
    forgive(pattern) {
      const forgiven = problems.filter((problem) => pattern.test(problem));
      problems.splice(0, Infinity, ...problems.filter((problem) => !pattern.test(problem)));
      return forgiven;
    },
    async finish() {
      await context.close();
      assert.deepEqual(problems, [], 'nothing goes wrong in the console, the page or the policy');
    },
  };
}

/**
 * Opens a page of the test's own at the address of dist/, under the very headers that the server sends: a
 * `body` of HTML, with scripts from dist/ only.
 */
export async function open(page, body, { path = 'test-page.html', headers = {} } = {}) {
  const address = new URL(path, URL_OF_DIST).href;
  const { headers: strict } = await fetchHead();
  await page.route(address, (route) => route.fulfill({
    status: 200,
    headers: { ...strict, 'content-type': 'text/html; charset=utf-8', ...headers },
    body: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang thử</title><body>${body}`,
  }));
  await page.goto(address);
}

async function fetchHead() {
  const response = await fetch(URL_OF_DIST, { method: 'HEAD' });
  const policy = response.headers.get('content-security-policy');
  assert.ok(policy?.includes("trusted-types 'none'"), 'the server sends the strict policy');
  return { headers: { 'content-security-policy': policy } };
}

/**
 * Waits for a condition in the page. It takes functions only: a string would be eval'd, which the policy
 * forbids, and hang.
 */
export async function until(page, condition, argument, { timeout = 30_000 } = {}) {
  assert.equal(typeof condition, 'function');
  await page.waitForFunction(condition, argument, { timeout });
}
