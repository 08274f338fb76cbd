// Serves the pages as a good web server does, brotli at its best made beforehand, and weighs what goes out.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Gives `{ url, sent(), close() }`; `sent()` is what went out since it was asked last: `{ path: bytes }`. */
export async function serve(root) {
  const folder = normalize(root);
  const packed = new Map();
  let out = {};
  const server = createServer((request, response) => {
    let { pathname } = new URL(request.url, 'http://localhost');
    if (pathname.endsWith('/')) pathname += 'index.html';
    const file = join(folder, decodeURIComponent(pathname));
    if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
      console.error(`  not found: ${pathname}`);
      response.writeHead(404).end();
      return;
    }
    if (!packed.has(file)) packed.set(file, brotli(readFileSync(file)));
    const body = packed.get(file);
    out[pathname] = (out[pathname] ?? 0) + body.length;
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': body.length,
      'cache-control': 'no-store',
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    sent() {
      const sent = out;
      out = {};
      return sent;
    },
    close: () => server.close(),
  };
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
