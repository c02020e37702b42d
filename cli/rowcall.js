#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say so.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = 24;
/** Tells a run started from here, so that an old Node beside us is not tried for ever. */
const again = '--title=rowcall';
const here = fileURLToPath(import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= oldest) {
  module.enableCompileCache();
  // The sources in a checkout; in a package what was built of them, for Node reads no types there.
  const isCheckout = existsSync(join(dirname(here), 'main.ts'));
  const { main } = await import(isCheckout ? './main.ts' : '../dist/main.js');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const newer = process.execArgv.includes(again) ? null : newerNode();
  if (newer === null) {
    process.stderr.write(
      `Rowcall needs Node ${oldest} or newer, and this is ${process.versions.node}: get it at https://nodejs.org.\n`,
    );
    process.exitCode = 2;
  } else rerun(newer);
}

/** The nearest Node that npm has installed beside us, or `null`. */
function newerNode() {
  const inside = process.platform === 'win32' ? ['node', 'bin', 'node.exe'] : ['.bin', 'node'];
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', ...inside);
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return null;
  }
}

/** Runs the same command under another Node and ends as it ends. */
function rerun(node) {
  const child = spawn(node, [again, here, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself, which decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`Rowcall could not start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
