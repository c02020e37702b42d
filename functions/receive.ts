import type { IncomingMessage } from 'node:http';

/** The most bytes that a call may bring. */
export const mostBytes = 1024 * 1024;

/** A body as it was sent, or the status that it is refused with. */
export type Received = { readonly body: Buffer } | { readonly refused: 408 | 413 | 415 };

const longest = 10_000;

/**
 * Takes in a body before anybody has parsed it. One that is too long, packed so that its length is unknown, or slower than
 * ten seconds is refused as soon as that is known.
 */
export async function receive(request: IncomingMessage): Promise<Received> {
  const { headers } = request;
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return { refused: 415 };
  if (Number(headers['content-length'] ?? 0) > mostBytes) return { refused: 413 };
  return await new Promise((received) => {
    const parts: Buffer[] = [];
    let length = 0;
    const end = (what: Received) => {
      clearTimeout(timer);
      request.off('data', take).off('end', whole).off('error', broken).off('close', broken);
      received(what);
    };
    const take = (part: Buffer) => {
      length += part.length;
      if (length > mostBytes) end({ refused: 413 });
      else parts.push(part);
    };
    const whole = () => end({ body: Buffer.concat(parts) });
    const broken = () => end({ refused: 408 });
    const timer = setTimeout(broken, longest);
    request.on('data', take).on('end', whole).on('error', broken).on('close', broken);
  });
}
