import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';
import { googleFailure, keyFailure } from './google-failure.ts';
import { type GoogleAccount, openGoogleKey } from './google-key.ts';
import { type Pace, pace } from './pace.ts';

export type { drive_v3, sheets_v4 };

/** How one call is made; handed on to the library. */
export interface CallOptions {
  readonly timeout: number;
}

type Answer<T> = Promise<{ readonly data: T }>;

/**
 * Google, as one account sees it. Each call waits for its turn, is made once, and is given up when so many milliseconds
 * have passed in all; only a call that surely did nothing is made again. Throws `RowcallError`, with nothing in it of
 * what was sent or answered.
 */
export interface Google {
  /** The address that spreadsheets are shared with; `null`: it cannot be known. */
  account(): Promise<string | null>;
  read<T>(ask: (api: sheets_v4.Sheets, how: CallOptions) => Answer<T>, within?: number): Promise<T>;
  /**
   * Throws `LostAnswer` when nobody knows whether it was done. `patience`: it is given up rather than made later than so many
   * milliseconds from now.
   */
  write<T>(ask: (api: sheets_v4.Sheets, how: CallOptions) => Answer<T>, within?: number, patience?: number): Promise<T>;
  /** A look at a file, its versions and who may open it. */
  file<T>(ask: (api: drive_v3.Drive, how: CallOptions) => Answer<T>, within?: number): Promise<T>;
}

/** Google may have done what it was asked, or may do it yet: its answer never came. */
export class LostAnswer extends Error {}

/** What Google is reached with. */
export interface GoogleGiven {
  /** The JSON of a key or the name of its file; absent: what this machine itself was given. */
  readonly key?: string | undefined;
  /** Where Google is, when it is not where it is for everybody. */
  readonly rootUrl?: string | undefined;
  readonly clock: Clock;
}

/** Google takes sixty readings and sixty writings a minute from one account. */
const perMinute = { calls: 60, within: 60_000 };
const ofFiles = { calls: 600, within: 60_000 };
const usually = 28_000;
/** What is left of the time for the call itself after waiting for its turn, at least. */
const forTheCall = 8000;
const mostReadings = 3;

interface Doors {
  readonly read: Pace;
  readonly write: Pace;
  readonly file: Pace;
}

/** Everybody in this process who uses one account waits at the same doors. */
const doors = new WeakMap<Clock, Map<string, Doors>>();

function doorsOf(clock: Clock, account: string): Doors {
  const known = doors.get(clock) ?? new Map<string, Doors>();
  doors.set(clock, known);
  let found = known.get(account);
  if (found === undefined) {
    const name = 'Google';
    found = {
      read: pace(name, clock, perMinute),
      write: pace(name, clock, perMinute),
      file: pace(name, clock, ofFiles),
    };
    known.set(account, found);
  }
  return found;
}

interface Opened extends GoogleAccount {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly doors: Doors;
}

export function googleClient({ key, rootUrl, clock }: GoogleGiven): Google {
  let opening: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const account = await openGoogleKey(key);
    // The library tries again by itself; what was written by position must never be written twice.
    const how = { auth: account.client, retry: false, ...(rootUrl && { rootUrl: rootOf(rootUrl) }) };
    return {
      ...account,
      sheets: sheets({ version: 'v4', ...how }),
      drive: drive({ version: 'v3', ...how }),
      doors: doorsOf(clock, account.address ?? ''),
    };
  };
  const opened = () => {
    opening ??= open();
    return opening;
  };
  const now = () => Date.parse(clock.now());

  async function call<T>(
    kind: keyof Doors,
    within: number,
    ask: (google: Opened, how: CallOptions) => Answer<T>,
    patience = within,
  ): Promise<T> {
    const google = await opened();
    const began = now();
    const until = began + within;
    for (let tries = 1; ; tries++) {
      await enter(google, google.doors[kind], Math.min(until - forTheCall, began + patience) - now());
      try {
        const { data } = await ask(google, { timeout: Math.max(1, until - now()) });
        google.doors[kind].taken();
        return data;
      } catch (thrown) {
        const failure = googleFailure(thrown, google.address);
        switch (failure.is) {
          case 'refused':
            throw failure.error;
          case 'busy':
            google.doors[kind].refused(failure.pause);
            break;
          case 'lost':
            if (kind === 'write') throw new LostAnswer('Google has not answered whether it was written.');
            if (tries >= mostReadings || until - now() <= forTheCall) throw unreachable();
            google.doors[kind].refused();
            break;
          case 'unsent':
            throw unreachable();
          default:
            failure satisfies never;
        }
      }
    }
  }

  return {
    account: async () => (await opened()).address,
    read: (ask, within = usually) => call('read', within, (google, how) => ask(google.sheets, how)),
    write: (ask, within = usually, patience = within) =>
      call('write', within, (google, how) => ask(google.sheets, how), patience),
    file: (ask, within = usually) => call('file', within, (google, how) => ask(google.drive, how)),
  };
}

/** Nobody goes in before the key opens, so that a refusal of the key is not taken for one of the call. */
async function enter({ client }: Opened, door: Pace, patience: number): Promise<void> {
  await door.turn(patience);
  try {
    await client.getAccessToken();
  } catch (thrown) {
    throw keyFailure(thrown);
  }
}

function unreachable(): RowcallError {
  return new RowcallError('vendor.unreachable', 'Google does not answer.');
}

function rootOf(url: string): string {
  if (!URL.canParse(url)) throw new RowcallError('environment.invalid', 'GOOGLE_API_ROOT_URL is no address.');
  return url.endsWith('/') ? url : `${url}/`;
}
