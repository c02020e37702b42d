import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CommonOptions, confirm, isCancel, log, password, text } from '@clack/prompts';
import type { Dialog } from './lead-through.ts';
import { printable } from './terminal.ts';

/** Who hears of Ctrl-C while nothing is asked. */
type Keys = Pick<NodeJS.EventEmitter, 'once' | 'off'>;

/** A dialog on the terminal, or on other streams. */
export function clackDialog(on: CommonOptions = {}, keys: Keys = process): Dialog {
  const lines = (message: string) => message.split('\n').map(printable).join('\n');
  return {
    say: (message) => log.step(lines(message), on),
    warn: (message) => log.warn(lines(message), on),
    confirm: async (message, active, inactive) =>
      unlessCancelled(await confirm({ ...on, message: printable(message), active, inactive })),
    secret: async (message) =>
      unlessCancelled(await password({ ...on, message: printable(message), clearOnError: true, validate: filled })),
    async file(message, fault) {
      for (;;) {
        const named = unlessCancelled(await text({ ...on, message: printable(message), validate: filled }));
        if (named === null) return null;
        const content = await readFile(pathOf(named), 'utf8').catch(() => null);
        if (content !== null) return content;
        log.warn(fault, on);
      }
    },
    async wait(message, work) {
      let isEnded = false;
      const { promise: ended, resolve: end } = Promise.withResolvers<null>();
      const stop = () => {
        isEnded = true;
        end(null);
      };
      log.message(printable(message), on);
      // Clack's own spinner takes Ctrl-C to itself and ends the process with 0.
      keys.once('SIGINT', stop);
      try {
        return await Promise.race([work(() => isEnded), ended]);
      } finally {
        keys.off('SIGINT', stop);
      }
    },
  };
}

function filled(value: string | undefined): string | undefined {
  return (value ?? '').trim() === '' ? '…' : undefined;
}

function unlessCancelled<T>(answer: T): Exclude<T, symbol> | null {
  return isCancel(answer) ? null : (answer as Exclude<T, symbol>);
}

/** A path as a terminal gives it when a file is dragged there: in quotes, or with a backslash before blanks. */
function pathOf(named: string): string {
  const [, quoted] = /^\s*(['"])(.*)\1\s*$/u.exec(named)?.slice(1) ?? [];
  const path = quoted ?? (process.platform === 'win32' ? named.trim() : named.trim().replace(/\\(.)/gu, '$1'));
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
