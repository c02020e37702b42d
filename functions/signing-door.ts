import type { Handler } from './answer.ts';
import { partsOf } from './place.ts';
import type { Served } from './served.ts';

/** Serves the pages behind links that stand in rows, at `/sign`; what they need is loaded for the first of them. */
export function signingDoor(served: Served): Handler {
  let opening: Promise<Handler> | null = null;
  return async (request, response) => {
    opening ??= import('./signing/serve-signing.ts').then(({ serveSigning }) => serveSigning(served));
    const handle = await opening;
    await handle(request, response);
  };
}

/** The function that spreadsheets call, which is the one that is open to everybody, with these pages beside it. */
export function withSigning(handle: (served: Served) => Handler): (served: Served) => Handler {
  return (served) => {
    const [calls, pages] = [handle(served), signingDoor(served)];
    return async (request, response) => await (partsOf(request)[0] === 'sign' ? pages : calls)(request, response);
  };
}
