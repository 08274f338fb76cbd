// A collector whose faults a test decides on: a real HTTP server on a port of its own, so that every request crosses origins.
import { createServer } from 'node:http';
import { once } from 'node:events';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-expose-headers': 'retry-after',
  'access-control-max-age': '86400',
};

/**
 * A running collector. `faults` are what it does to the next responses, one each: functions of the answer, the socket and
 * `store`, which stores the response. `stored` are the responses by id, `requests` all that were sent, each with its time.
 */
export async function collector() {
  const stored = new Map();
  const requests = [];
  const faults = [];
  let server;
  let port = 0;
  let always;

  const store = (body) => {
    const response = JSON.parse(body);
    const there = stored.get(response.id);
    if (!there || (there.sitting === response.sitting && there.submitted < response.submitted)) {
      stored.set(response.id, response);
      return there ? 200 : 201;
    }
    return JSON.stringify(there) === body || there.sitting === response.sitting ? 200 : 409;
  };
  const handle = async (request, answer) => {
    for (const [name, value] of Object.entries(CORS)) answer.setHeader(name, value);
    if (request.method === 'OPTIONS') return answer.writeHead(204).end();
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString();
    requests.push({ url: request.url, headers: request.headers, body, id: JSON.parse(body).id, at: Date.now() });
    const take = () => {
      const status = store(body);
      say(answer, status, status === 409 ? { error: { code: 'conflict', vi: '', en: '' } } : { id: JSON.parse(body).id, received: Date.now() });
    };
    const fault = faults.shift() ?? always;
    return fault ? fault({ answer, socket: request.socket, store: () => store(body), take }) : take();
  };
  const start = async () => {
    server = createServer((request, answer) => { handle(request, answer).catch(() => request.socket.destroy()); });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address());
  };
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  await start();
  return {
    stored, requests, faults, start, stop,
    set always(fault) { always = fault; },
    get origin() { return `http://127.0.0.1:${port}`; },
  };
}

function say(answer, status, body, headers = {}) {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers with a status, as the collector does. */
export const says = (status, code, headers) => ({ answer }) => say(answer, status, { error: { code, vi: '', en: '' } }, headers);

/** Answers with a page, as a proxy or a captive portal does. */
export const page = (status) => ({ answer }) => answer.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>Wi-Fi</title>');

/** The connection is cut before anything is stored. */
export const cutBefore = ({ socket }) => socket.destroy();

/** The response is stored, and the answer never arrives. */
export const cutAfter = ({ socket, store }) => { store(); socket.destroy(); };

/** The answer is cut in the middle. */
export const cutInside = ({ answer, socket, store }) => {
  store();
  answer.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
  answer.write('{"id": "');
  setTimeout(() => socket.destroy(), 50);
};

/** Takes its time. */
export const slow = (milliseconds) => ({ take }) => setTimeout(take, milliseconds);
