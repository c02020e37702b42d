import { answer, type Handler } from './answer.ts';
import { logError } from './log.ts';
import { placeOf } from './place.ts';
import type { Served } from './served.ts';

/** However often it is asked, it is looked no more often than this, in milliseconds. */
const goodFor = 5000;

/**
 * Says whether the settings can be read and what is remembered can be reached: 200 when all is well, 503 when not. What
 * is wrong stands in the log; the answer names nothing.
 */
export function tellHealth({ workspaces, log, clock }: Served): Handler {
  let last: { readonly at: number; readonly isWell: Promise<boolean> } | null = null;

  async function look(): Promise<boolean> {
    try {
      const all = await workspaces();
      const probed = await Promise.allSettled(all.map(({ probe }) => probe()));
      probed.forEach((one, i) => {
        if (one.status === 'rejected') logError(log, one.reason, { name: all[i]!.name });
      });
      return probed.every(({ status }) => status === 'fulfilled');
    } catch (error) {
      logError(log, error);
      return false;
    }
  }

  return async (request, response) => {
    if (placeOf(request, 'health')?.name !== null) return answer(response, 404);
    const now = Date.parse(clock.now());
    if (last === null || now - last.at >= goodFor) last = { at: now, isWell: look() };
    const isWell = await last.isWell;
    answer(response, isWell ? 200 : 503, JSON.stringify({ is: isWell ? 'well' : 'ill' }));
  };
}
