import { answer, type Handler } from './answer.ts';
import { hearCalls } from './hear-calls.ts';
import { partsOf } from './place.ts';
import { runTick } from './run-tick.ts';
import type { Served } from './served.ts';
import { signingDoor } from './signing-door.ts';
import { tellHealth } from './tell-health.ts';

/** All functions in one process, for a server of one's own: each under its name. */
export function everyFunction(served: Served): Handler {
  const handlers = new Map([
    ['hook', hearCalls(served)],
    // Whoever may call the others may call this as well.
    ['tick', runTick({ ...served, isGuarded: false })],
    ['health', tellHealth(served)],
    ['sign', signingDoor(served)],
  ]);
  return async (request, response) => {
    const handle = handlers.get(partsOf(request)[0] ?? '');
    if (handle === undefined) answer(response, 404);
    else await handle(request, response);
  };
}
