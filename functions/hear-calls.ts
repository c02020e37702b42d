import type { Call, Heard } from '../core/store.ts';
import { answer, type Handler } from './answer.ts';
import type { Reply } from './conversation.ts';
import { isShallow } from './json-depth.ts';
import { logError } from './log.ts';
import { placeOf } from './place.ts';
import { mostBytes } from './receive.ts';
import type { Served } from './served.ts';
import { workDone } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** No vendor nests deeper. */
const deepest = 32;

/**
 * Hears calls of every kind of spreadsheet: one that is proven is left at the door of its spreadsheet and answered, and
 * the work is begun; where it does not go on after the answer, the answer waits for it, twenty seconds at most. Whatever
 * is not proven gets the same answer, whether or not there is such a spreadsheet.
 */
export function hearCalls({ workspaces, log, worksOn, show }: Served): Handler {
  return async (request, response) => {
    const place = placeOf(request, 'hook');
    if (place === null) return answer(response, 404);
    const call = callOf(request);
    if (call.body.length > mostBytes) return answer(response, 413);
    if (!isShallow(call.body, deepest)) return answer(response, 401);
    const asked = (await workspaces()).filter(({ name }) => place.name === null || name === place.name);
    const heard = await Promise.all(asked.map((one) => listen(one, call)));
    const believed = heard.filter(({ is }) => is !== 'forged');
    const said = believed.find(({ is }) => is === 'answer');
    if (said?.is === 'answer') {
      if (said.secret !== undefined) show(said.secret);
      return answer(response, 200, said.body);
    }
    const working = believed.flatMap((one) => (one.is === 'hints' || one.is === 'asks' ? [one.workspace] : []));
    if (believed.some(({ is }) => is === 'lost')) return answer(response, 503);
    if (working.length === 0) return answer(response, believed.length > 0 ? 503 : 401);
    const asking = believed.find(({ is }) => is === 'asks');
    const [reply] = await Promise.all([
      asking?.is === 'asks' ? replyTo(asking) : null,
      worksOn ? null : workDone(working),
    ]);
    answer(response, 200, reply === null ? undefined : JSON.stringify(reply));
  };

  async function listen(workspace: Workspace, call: Call): Promise<Listened> {
    let heard: Heard | null = null;
    try {
      heard = await workspace.hear(call);
      if ((heard.is === 'hints' || heard.is === 'asks') && heard.hints.length > 0) {
        await workspace.leave(heard.hints);
        workspace.kick();
      }
      return { ...heard, workspace };
    } catch (error) {
      logError(log, error, { name: workspace.name });
      return { is: heard === null ? 'unheard' : 'lost', workspace };
    }
  }
}

/** Rows of which nothing is known yet are answered once they were looked at. */
async function replyTo({ workspace, inquiry, hints }: Extract<Listened, { readonly is: 'asks' }>): Promise<Reply> {
  return inquiry.rows === null && hints.length > 0 ? { is: 'heard' } : await workspace.reply(inquiry);
}

/** `unheard`: nobody knows whether it was meant for this one · `lost`: it was, and could not be left there. */
type Listened = (Heard | { readonly is: 'unheard' | 'lost' }) & { readonly workspace: Workspace };

function callOf({ method = 'GET', headers, rawBody }: Parameters<Handler>[0]): Call {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { method, headers: Object.fromEntries(entries), body: rawBody ?? new Uint8Array() };
}
