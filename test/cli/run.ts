import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', '..', 'cli', 'rowcall.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'rowcall-cli-'));
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left running. */
export function endAll(): void {
  for (const child of running) child.kill();
}

/** Starts the real command in a folder. */
export function startRowcall(
  folder: string,
  args: readonly string[],
  nodeArgs: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, [...nodeArgs, bin, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs the real command in a folder to its end. */
export async function rowcall(
  folder: string,
  args: readonly string[],
  nodeArgs: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return await ended(startRowcall(folder, args, nodeArgs, env));
}

async function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, err };
}

/** Waits until the output of a running command holds a text; answers all of it so far. */
export async function heard(child: ChildProcess, text: string): Promise<string> {
  let out = '';
  return await new Promise((found, lost) => {
    const listen = (more: string) => {
      out += more;
      if (!out.includes(text)) return;
      child.stdout?.off('data', listen);
      found(out);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.once('close', () => lost(new Error(`It ended without saying ${text}: ${out}`)));
  });
}
