// The collector as it is run, with the pages that it serves, for the tests of the main job: form to dashboard.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program and the files; `cargo xtask test` sets both. */
const PROGRAM = process.env.HAILONG_COLLECTOR ?? join(ROOT, 'target/debug/hai-long');
const DIST = process.env.HAILONG_DIST ?? join(ROOT, 'dist');

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** A collector on a SQLite of its own. */
export async function realCollector() {
  const data = mkdtempSync(join(tmpdir(), 'hai-long-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, HAI_LONG_DATA: data, HAI_LONG_LOG: 'error' };
  let child;
  const collector = {
    url,
    async start() {
      child = spawn(PROGRAM, ['serve', '--listen', `127.0.0.1:${port}`, '--files', DIST], { env, stdio: ['ignore', 'inherit', 'inherit'] });
      for (let tries = 0; ; tries += 1) {
        const answer = await fetch(new URL('readyz', url)).catch(() => undefined);
        if (answer?.ok) return;
        assert.ok(tries < 600, 'the collector is ready within a minute');
        await sleep(100);
      }
    },
    /** As a power cut would. */
    async kill() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
    },
    /** A command of the program on the same data; what it printed. */
    run(...args) {
      return execFileSync(PROGRAM, args, { env, encoding: 'utf8' });
    },
    account(name, role, units = []) {
      const args = ['account', 'add', name, '--role', role, ...units.flatMap((unit) => ['--unit', unit])];
      execFileSync(PROGRAM, args, { env, input: 'a long password\n' });
    },
    /** The address at which an administrator signs in once. */
    link: () => collector.run('admin', 'link', '--page', new URL('staff.html', url).href).trim(),
    /** What is stored, from the database. */
    async stored(questionnaire = 'sipas-22') {
      const { stdout } = await promisify(execFile)(PROGRAM, ['export', questionnaire], { env });
      return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    },
    async stop() {
      await collector.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
  await collector.start();
  return collector;
}
