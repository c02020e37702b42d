import { spawn } from 'node:child_process';
import type { Run } from '../adapters/actions/deploying/run-steps.ts';
import { RowcallError } from '../core/errors.ts';

/** Runs a command without any shell, so that no word of it can become another. Throws `deploy.no-tool` where there is no such program. */
export const spawnCommand: Run = async ({ program, words, input }, how) => {
  const shown = how === 'seen' ? 'inherit' : 'ignore';
  const child = spawn(program === 'node' ? process.execPath : program, [...words], {
    stdio: [
      input === null ? 'ignore' : 'pipe',
      how === 'heard' ? 'pipe' : shown,
      how === 'unseen' ? 'ignore' : 'inherit',
    ],
  });
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  // A program that reads nothing closes its end: how it ends says what came of it.
  child.stdin?.on('error', () => {}).end(input ?? '');
  const code = await new Promise<number>((ended, failed) => {
    child.once('error', () =>
      failed(new RowcallError('deploy.no-tool', `${program} cannot be started here.`, { program })),
    );
    child.once('close', (ending) => ended(ending ?? 1));
  });
  return { code, out };
};
