// The page of the bench: one bundle that brings each engine only when it is asked for.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Bench</title>
<link rel="icon" href="data:,">
<script type="module" src="/session.js"></script>
`;

/** Writes it to a folder. */
export async function bundle(folder) {
  await build({
    entryPoints: [fileURLToPath(new URL('../page/session.mjs', import.meta.url))],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    // The module's own glue lies beside the bundle.
    external: ['/engine/*'],
  });
  await writeFile(`${folder}/index.html`, PAGE);
}
