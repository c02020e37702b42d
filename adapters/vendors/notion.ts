import type {
  BlockObjectRequest,
  BlockObjectResponse,
  CreatePageParameters,
  DataSourceObjectResponse,
  PageObjectResponse,
  QueryDataSourceParameters,
  RichTextItemResponse,
  UpdateDataSourceParameters,
  UserObjectResponse,
} from '@notionhq/client';
import { Client, isHTTPResponseError, isNotionClientError } from '@notionhq/client';
import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';
import { type Pace, pace } from './pace.ts';

export type NotionPage = PageObjectResponse;
export type NotionBlock = BlockObjectResponse;
/** A block as it is made. */
export type NotionNewBlock = BlockObjectRequest;
export type NotionSource = DataSourceObjectResponse;
export type NotionText = RichTextItemResponse;
export type NotionUser = UserObjectResponse;
export type NotionValue = PageObjectResponse['properties'][string];
export type NotionFilter = NonNullable<QueryDataSourceParameters['filter']>;
/** A value as it is sent. */
export type NotionRequest = NonNullable<CreatePageParameters['properties']>[string];
/** A property as it is made. */
export type NotionProperty = NonNullable<UpdateDataSourceParameters['properties']>[string];

/** A connection to Notion. Every call goes through `ask` or `change`, which keep its pace. */
export interface Notion {
  /** Looks something up. Throws `vendor.…` and nothing else. `patience`: how long it may wait for its turn, in milliseconds. */
  ask<T>(call: (sdk: Client) => Promise<T>, patience?: number): Promise<T>;
  /** Changes something. Throws `vendor.…` when it certainly did not happen; any other error means that nobody knows. */
  change<T>(call: (sdk: Client) => Promise<T>, patience?: number): Promise<T>;
}

export interface NotionSetting {
  readonly token: string;
  /** The address of the API, where it is not Notion's own. */
  readonly root: string | undefined;
  readonly clock: Clock;
}

/** About three calls a second; what came to rest may be made up for at once. */
const rate = { calls: 30, within: 10_000 };
/** A call without an answer is given up after so many milliseconds. */
const longest = 8000;
const usualPatience = 20_000;
const mostLooks = 3;
/** Failures of the way to Notion after which nothing can have arrived. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Everybody in this process who uses one key waits at the same door. */
const doors = new WeakMap<Clock, Map<string, Pace>>();

function doorOf(clock: Clock, token: string): Pace {
  const known = doors.get(clock) ?? new Map<string, Pace>();
  doors.set(clock, known);
  const door = known.get(token) ?? pace('Notion', clock, rate);
  known.set(token, door);
  return door;
}

/** Opens a connection; nothing is called yet. The SDK's own retries are off: they know nothing of others' calls. */
export function openNotion({ token, root, clock }: NotionSetting): Notion {
  const sdk = new Client({
    auth: token,
    ...(root !== undefined && { baseUrl: root.replace(/\/+$/, '') }),
    // Another version has other words for the same: it comes with code that knows them, not with a new SDK.
    notionVersion: '2025-09-03',
    timeoutMs: longest,
    retry: false,
    logger: () => {},
  });
  const door = doorOf(clock, token);

  async function once<T>(call: (sdk: Client) => Promise<T>, until: number): Promise<T> {
    for (;;) {
      await door.turn(until - Date.parse(clock.now()));
      try {
        const answer = await call(sdk);
        door.taken();
        return answer;
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.code !== 'vendor.busy') throw failure ?? new Error('Notion did not say what became of it.');
        const { retryAfter } = failure.details;
        door.refused(typeof retryAfter === 'number' ? retryAfter * 1000 : undefined);
      }
    }
  }

  return {
    async ask(call, patience = usualPatience) {
      const until = Date.parse(clock.now()) + patience;
      for (let look = 1; ; look++) {
        try {
          return await once(call, until);
        } catch (error) {
          if (error instanceof RowcallError && error.code !== 'vendor.unreachable') throw error;
          if (look === mostLooks) throw unreachable();
          door.refused();
        }
      }
    },
    change: (call, patience = usualPatience) => once(call, Date.parse(clock.now()) + patience),
  };
}

/** What went wrong, where it is sure that nothing was changed; else `null`. Never with what Notion said of a value. */
function failureOf(error: unknown): RowcallError | null {
  if (isHTTPResponseError(error)) {
    const { status, code } = error;
    if (status === 401 || status === 403)
      return new RowcallError('vendor.auth', 'Notion does not let Rowcall in.', { status });
    if (status === 404)
      return new RowcallError('vendor.not-found', 'Notion does not show this to Rowcall.', { status });
    // 409: two changes of one page at once; one of them was not made.
    if (status === 429 || status === 529 || status === 409) {
      const retryAfter = status === 409 ? { retryAfter: 1 } : secondsIn(error.headers);
      return new RowcallError('vendor.busy', 'Notion takes no calls for a while.', { status, ...retryAfter });
    }
    if (status >= 400 && status < 500)
      return new RowcallError('vendor.refused', `Notion refused this: ${code}.`, { status, reason: code });
    return null;
  }
  if (isNotionClientError(error)) return null;
  return neverArrived.has(causeOf(error)) ? unreachable() : null;
}

const unreachable = () => new RowcallError('vendor.unreachable', 'Notion does not answer.');

function secondsIn(headers: unknown): { readonly retryAfter: number } | undefined {
  const text = headers instanceof Headers ? headers.get('retry-after') : null;
  const seconds = Number(text ?? Number.NaN);
  return seconds >= 0 ? { retryAfter: seconds } : undefined;
}

/** The code of the system's own failure, however deep it lies. */
function causeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error) return String(error.code);
  return 'cause' in error ? causeOf(error.cause) : '';
}
