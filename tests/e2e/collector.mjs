// A small collector for the tests of the dashboard as its client: signing in and the feed of docs/collector.md, over real HTTP
// and across origins, with made-up responses in memory and faults on demand.
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { URL_OF_DIST } from './browser.mjs';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-methods': 'GET, POST, DELETE',
  'access-control-expose-headers': 'retry-after',
  'access-control-max-age': '86400',
};

/** A made-up response as the collector stores it. */
export const madeUp = (at, more = {}) => ({
  v: 1, id: `0198c2a1-0000-7000-8000-${String(at).padStart(12, '0')}`, questionnaire: 'sipas-22', version: 1,
  unit: ['soc-son', 'noi-bai'][at % 2], channel: 'web', mode: 'page', language: 'vi',
  started: Date.parse('2026-06-01T03:00:00Z') + at, submitted: Date.parse('2026-06-01T03:03:00Z') + at % 28 * 86_400_000,
  answers: { a1: 1 + at % 5, b1: at % 7 ? 1 + at % 4 : 'na', overall: 1 + at * 3 % 5, field: 'land', consent: true }, ...more,
});

/** Starts one. `accounts` are by name, each with a password, a role and units. */
export async function collector({ accounts, responses = [] }) {
  const sessions = new Map();
  const links = new Map();
  const waiting = new Set();
  const state = {
    epoch: 'e1', seq: 0, feed: new Map(), requests: [], deleted: [],
    /** Called before each answer; what it returns other than undefined takes its place, a promise included. */
    fault: () => undefined,
    put(...records) {
      for (const record of records) {
        state.seq += 1;
        state.feed.delete(record.id);
        state.feed.set(record.id, { seq: state.seq, record });
      }
      wake();
    },
    remove(id) {
      state.seq += 1;
      state.feed.delete(id);
      state.feed.set(id, { seq: state.seq });
      wake();
    },
    /** A backup with these responses is restored. */
    restore(epoch, records) {
      state.epoch = epoch;
      state.seq = 0;
      state.feed.clear();
      state.put(...records);
    },
    link(name) {
      const token = `link-${links.size}-${Math.random()}`;
      links.set(token, name);
      return token;
    },
    token(name) {
      const token = `token-${sessions.size}-${Math.random()}`;
      sessions.set(token, name);
      return token;
    },
    revoke: () => { sessions.clear(); wake(); },
    sessions,
  };
  const wake = () => { for (const go of waiting) go(); };
  const error = (status, code, headers = {}) => ({ status, headers, body: { error: { code, vi: code, en: code } } });
  const account = (name) => ({ name, role: accounts[name].role, units: accounts[name].units ?? null });

  async function answer(request, url, body) {
    const bearer = request.headers.authorization?.replace('Bearer ', '');
    const name = sessions.get(bearer);
    if (request.method === 'POST' && url.pathname === '/v1/sessions') {
      const asked = JSON.parse(body);
      const who = asked.link === undefined ? asked.name : links.get(asked.link);
      const isGood = asked.link === undefined ? accounts[who]?.password === asked.password && who in accounts : links.delete(asked.link);
      if (!isGood) return error(401, 'bad_sign_in');
      return { status: 201, body: { token: state.token(who), expires: Date.now() + 43_200_000, account: account(who) } };
    }
    if (name === undefined) return error(401, 'signed_out');
    if (url.pathname === '/v1/session') {
      if (request.method === 'DELETE') {
        sessions.delete(bearer);
        return { status: 204 };
      }
      return { status: 200, body: { expires: Date.now() + 43_200_000, account: account(name) } };
    }
    const { role } = accounts[name];
    if (url.pathname === '/v1/feed') {
      if (!['administrator', 'analyst'].includes(role)) return error(403, 'forbidden');
      const [epoch, after] = (url.searchParams.get('cursor') ?? `${state.epoch}.0`).split('.');
      if (epoch !== state.epoch) return error(410, 'epoch');
      const limit = Math.min(Number(url.searchParams.get('limit') ?? 10_000), 10_000);
      const wait = Number(url.searchParams.get('wait') ?? 0) * 1000;
      const found = () => [...state.feed].filter(([, { seq }]) => seq > Number(after)).slice(0, limit + 1);
      let next = found();
      if (next.length === 0 && wait > 0) {
        await new Promise((go) => {
          const done = () => { waiting.delete(done); clearTimeout(timer); go(); };
          const timer = setTimeout(done, wait);
          waiting.add(done);
        });
        if (!sessions.has(bearer)) return error(401, 'signed_out');
        if (epoch !== state.epoch) return error(410, 'epoch');
        next = found();
      }
      const more = next.length > limit;
      next = next.slice(0, limit);
      return {
        status: 200,
        body: {
          cursor: `${state.epoch}.${next.at(-1)?.[1].seq ?? after}`, more,
          total: [...state.feed.values()].filter(({ record }) => record).length,
          gone: next.filter(([, { record }]) => !record).map(([id]) => id),
          responses: next.flatMap(([, { record }]) => record ? [{ ...record, received: 1_800_000_000_000 }] : []),
        },
      };
    }
    const id = url.pathname.match(/^\/v1\/responses\/(.+)$/)?.[1];
    if (id && request.method === 'DELETE') {
      if (!['administrator', 'officer'].includes(role)) return error(403, 'forbidden');
      if (!state.feed.get(id)?.record) return error(404, 'response');
      state.deleted.push(id);
      state.remove(id);
      return { status: 204 };
    }
    if (url.pathname === '/v1/responses') {
      const digits = url.searchParams.get('receipt').replaceAll('-', '').toLowerCase();
      const found = [...state.feed].filter(([id, { record }]) => record && id.replaceAll('-', '').endsWith(digits));
      return { status: 200, body: { found: found.map(([id, { record }]) => ({ id, unit: record.unit, submitted: record.submitted })) } };
    }
    return error(404, 'path');
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://collector');
    let body = '';
    for await (const piece of request) body += piece;
    if (request.method !== 'OPTIONS') state.requests.push(`${request.method} ${url.pathname}${url.search}`);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    const given = await state.fault(request, url, body) ?? await answer(request, url, body);
    if (response.destroyed) return;
    const text = given.body === undefined ? '' : gzipSync(typeof given.body === 'string' ? given.body : JSON.stringify(given.body), { level: 1 });
    response.writeHead(given.status, { ...CORS, 'content-type': 'application/json', ...(text && { 'content-encoding': 'gzip' }), ...given.headers }).end(text);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  // A test that fails before it stops it doesn't keep the others waiting.
  server.unref();
  const address = `http://127.0.0.1:${server.address().port}`;
  state.put(...responses);
  return Object.assign(state, {
    address,
    stop: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  });
}

/** Opens a page with a dashboard of this collector, under the strict policy with the collector's origin added to it. */
export async function openDashboard(page, { address }, { hash = '', attributes = 'lang="vi"', after = '' } = {}) {
  const served = await fetch(URL_OF_DIST, { method: 'HEAD' });
  const policy = served.headers.get('content-security-policy').replace("connect-src 'self'", `connect-src 'self' ${address}`);
  const url = new URL('staff-test.html', URL_OF_DIST).href;
  await page.route(url, (route) => route.fulfill({
    status: 200,
    headers: { 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cán bộ</title>
      <body><main><hai-long-dashboard questionnaire="sipas-22" collector="${address}" ${attributes}><a href="index.html">Phiếu</a></hai-long-dashboard></main>
      <script type="module" src="dashboard.js"></script>${after}`,
  }));
  await page.goto(`${url}${hash}`);
}

/** Signs in by the keyboard alone. */
export async function signIn(page, name, password) {
  await page.locator('#sign-in-name').waitFor();
  await page.locator('#sign-in-name').focus();
  await page.locator('#sign-in-name').fill('');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.locator('#sign-in-password').fill('');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}
