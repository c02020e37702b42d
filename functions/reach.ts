import { resolve } from 'node:path';
import type { Reach } from '../adapters/actions/calling/reach.ts';
import type { Clock } from '../core/clock.ts';
import { saidBeside, toldTo } from './env.ts';
import { keysBeside } from './keys-file.ts';

const patience = 5000;

/** The way from this computer to spreadsheets. */
export function nodeReach(clock: Clock): Reach {
  return {
    async diagnose({ kind, options, folder, settings }, setting, memo, keys = {}) {
      if (kind.diagnose === undefined) return [];
      const given = toldTo(kind, { ...saidBeside(settings), ...keys });
      return await kind.diagnose(options, { ...setting, folder: resolve(folder), clock, given }, memo);
    },

    async ahead({ kind, settings }) {
      const server = kind.server?.(toldTo(kind, saidBeside(settings)));
      if (server === undefined) return null;
      try {
        const answer = await fetch(server, {
          method: 'HEAD',
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        });
        const there = Date.parse(answer.headers.get('date') ?? '');
        return Number.isNaN(there) ? null : Math.round((Date.parse(clock.now()) - there) / 1000);
      } catch {
        return null;
      }
    },

    keysBeside,
  };
}
