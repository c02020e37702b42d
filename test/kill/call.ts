import { Agent, request } from 'node:http';
import { realNow } from './fast-clock.ts';
import { fromWire, toWire } from './wire.ts';

/** What came of a call: its answer · the other side would not · nobody knows. */
export type Reply<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'refused' }
  | { readonly is: 'lost' };

/** What a call may take, in real milliseconds: `limit` until it is given up, and how `late` after that it may still land. */
export interface Patience {
  readonly limit: number;
  readonly late: number;
}

/** Calls the host at that port; `caller` says who it is. Never throws. */
export type Call = <T>(path: string, body: unknown, patience: Patience) => Promise<Reply<T>>;

/** Headers that say who calls, and until when the host may still do it, in real milliseconds since 1970. */
export const callerHeader = 'x-caller';
export const untilHeader = 'x-until';

export function caller(port: number, name: string): Call {
  const agent = new Agent({ keepAlive: true });
  return <T>(path: string, body: unknown, { limit, late }: Patience) =>
    new Promise<Reply<T>>((resolve) => {
      const lost = () => resolve({ is: 'lost' });
      const headers = { [callerHeader]: name, [untilHeader]: String(realNow() + limit + late) };
      const call = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', lost);
        answer.on('end', () => {
          clearTimeout(timer);
          if (!answer.complete) return lost();
          resolve(
            answer.statusCode === 200
              ? { is: 'done', value: fromWire<T>(Buffer.concat(parts).toString()) }
              : { is: 'refused' },
          );
        });
      });
      const timer = setTimeout(() => call.destroy(new Error('Given up')), limit);
      call.on('close', () => {
        clearTimeout(timer);
        lost();
      });
      call.on('error', lost);
      call.end(toWire(body));
    });
}
