import { RowcallError } from '../core/errors.ts';
import { answer, type Handler } from './answer.ts';
import { beat } from './heartbeat.ts';
import { logError } from './log.ts';
import { placeOf } from './place.ts';
import type { Served } from './served.ts';
import { isSameText } from './signing/seal.ts';
import type { Workspace } from './workspace.ts';

/** So many spreadsheets at once, and nothing new is begun after so many milliseconds: a scheduler does not wait for ever. */
const atOnce = 4;
const longest = 240_000;
const minute = 60_000;

/** What became of one spreadsheet. */
type Done = { readonly name: string; readonly left: boolean } | { readonly name: string; readonly failed: string };

/**
 * Does for every spreadsheet what is due. Answers how many were done and which failed, and with 500 if any did, so that a
 * scheduler shows it. It must be called with the key of the environment; without one only where its owner is asked who may.
 */
export function runTick({ workspaces, log, clock, tickKey, isGuarded }: Served): Handler {
  return async (request, response) => {
    const place = placeOf(request, 'tick');
    if (place === null) return answer(response, 404);
    if (request.method !== 'POST') return answer(response, 405);
    if (tickKey === null ? !isGuarded : !isSameText(request.headers.authorization ?? '', `Bearer ${tickKey}`)) {
      if (tickKey === null)
        log('ERROR', 'Set ROWCALL_TICK_KEY: without a key nobody may call the scheduler’s function.');
      return answer(response, 403);
    }
    const all = (await workspaces()).filter(({ name }) => place.name === null || name === place.name);
    if (all.length === 0) return answer(response, 404);
    const began = Date.parse(clock.now());
    // Whoever was left out the last time is among the first the next time.
    const first = Math.floor(began / minute) % all.length;
    const waiting = [...all.slice(first), ...all.slice(0, first)];
    const done: Done[] = [];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (Date.parse(clock.now()) - began > longest) {
          waiting.unshift(next);
          return;
        }
        done.push(await tickOne(next));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const failed = done.flatMap((one) => ('failed' in one ? [one] : []));
    const left = waiting.length + done.filter((one) => 'left' in one && one.left).length;
    const body = JSON.stringify({ is: 'done', done: done.length - failed.length, left, failed });
    if (failed.length === 0 && !(await beat())) log('WARNING', 'HEARTBEAT_URL could not be reached.');
    answer(response, failed.length > 0 ? 500 : 200, body);
  };

  async function tickOne({ name, tick }: Workspace): Promise<Done> {
    try {
      const { left, backup } = await tick();
      if (backup.is === 'failed') log('ERROR', backup.message, { code: backup.code, help: backup.help, name });
      return backup.is === 'failed' ? { name, failed: backup.code } : { name, left };
    } catch (error) {
      logError(log, error, { name });
      return { name, failed: error instanceof RowcallError ? error.code : 'unknown' };
    }
  }
}
