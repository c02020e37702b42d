import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import type { Clock } from '../../core/clock.ts';
import { describeStore } from '../contracts/store.ts';
import type { Harness } from '../contracts/store-fixture.ts';

/** What the surroundings say under a name. */
export type Given = (name: string) => string | undefined;

/** A place at a vendor that tests may do with as they like. */
export interface Sandbox extends Pick<Harness, 'open'> {
  /** Takes away whatever it has made. */
  clean(): Promise<void>;
}

/** A kind of sandbox. */
export interface SandboxKind {
  readonly kind: string;
  /** Names in the environment that it cannot do without. */
  readonly needs: readonly string[];
  /** What it has not, over the vendor's API. */
  readonly lacks: NonNullable<Harness['lacks']>;
  readonly able: Parameters<typeof describeStore>[2];
  openSandbox(given: Given, clock: Clock): Promise<Sandbox>;
}

const realClock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
};

/** Whether tests are to run on live accounts of that kind: `LIVE=google-sheets`, several parted by commas. */
function isLive(kind: string): boolean {
  return (process.env['LIVE'] ?? '').split(',').includes(kind);
}

/**
 * The contract of stores on a sandbox account of the vendor, where `LIVE` names the kind, and else a skip that says how; and
 * always, by the same hands, on the emulator.
 */
export function describeLive(
  { kind, needs, lacks, able, openSandbox }: SandboxKind,
  emulated: () => Promise<{ readonly given: Given; readonly clock: Clock; close(): Promise<void> }>,
): void {
  describeSandbox(`${kind}, as live tests reach it, on the emulator`, emulated);
  if (!isLive(kind)) {
    test.skip(`${kind} on a live account: LIVE=${kind} ${needs.join('=… ')}=… npm test -- test/live`, () => {});
    return;
  }
  jest.setTimeout(600_000);
  describeSandbox(`${kind} on a live account`, async () => {
    const missing = needs.filter((name) => !process.env[name]);
    if (missing.length > 0) throw new Error(`Set ${missing.join(' and ')}: docs/live.md says what they are.`);
    return { given: (name) => process.env[name], clock: realClock, close: async () => {} };
  });

  function describeSandbox(name: string, surroundings: typeof emulated): void {
    describe(name, () => {
      let around: Awaited<ReturnType<typeof emulated>> | undefined;
      let sandbox: Sandbox | undefined;
      beforeAll(async () => {
        around = await surroundings();
        sandbox = await openSandbox(around.given, around.clock);
      });
      afterAll(async () => {
        try {
          await sandbox?.clean();
        } finally {
          await around?.close();
        }
      });
      describeStore(kind, { lacks, open: (tabs, tables) => sandbox!.open(tabs, tables) }, able);
    });
  }
}
