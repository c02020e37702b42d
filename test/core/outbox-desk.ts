import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MemorySender, MemorySetting } from '../../adapters/senders/memory/sender.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import { openState } from '../../adapters/state/index.ts';

import type { Delivery, DeliveryPorts } from '../../core/deliver.ts';
import { deliver } from '../../core/deliver.ts';
import type { Effect } from '../../core/effect.ts';
import { later } from '../../core/ports.ts';
import type { Sender } from '../../core/sender.ts';
import type { Settlement, State } from '../../core/state.ts';
import { settlement } from '../contracts/state/kit.ts';
import { type VirtualClock, virtualClock } from '../virtual-clock.ts';

/** A state, a sender in memory and a clock that jumps. */
export interface OutboxDesk {
  readonly clock: VirtualClock;
  readonly state: State;
  readonly sender: MemorySender;
  readonly ports: DeliveryPorts;
  /** Leaves effects in the outbox. */
  queue(effects: readonly Effect[], more?: Partial<Settlement>): Promise<void>;
  /** One call for so many seconds, a minute if not said, by this process or by one with other ports. */
  deliver(seconds?: number, ports?: DeliveryPorts): Promise<Delivery>;
  /** Calls it every minute until nothing is left. */
  untilEmpty(): Promise<void>;
  /** Keys of what was left in the outbox, in order. */
  readonly queued: readonly string[];
  /** Keys of what people see, in order. */
  seen(): readonly string[];
  /** Every effect's state by key. */
  ends(): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const noon = '2026-11-22T12:00:00.000Z';

/** Where there are no disks to wait for, if there is such a place. */
const swift = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** An effect that is a message about one record. */
export function message(key: string, part: Partial<Effect> = {}): Effect {
  return {
    key,
    kind: 'memory',
    about: `deals/${key}`,
    lane: 'sales',
    audience: 'staff',
    payload: { reason: { code: 'report.new', args: { what: key } } },
    ...part,
  };
}

export async function layOutboxDesk(
  setting: Omit<MemorySetting, 'clock'> = {},
  others: readonly Sender[] = [],
): Promise<OutboxDesk> {
  const folder = mkdtempSync(join(swift, 'rowcall-outbox-'));
  const path = join(folder, 'state.db');
  const clock = virtualClock(noon);
  const state = await openState({ path, workspace: 'team', clock });
  const sender = memorySender({ clock, ...setting });
  let drawn = 0;
  const ids = { fresh: () => `new${String(drawn++).padStart(9, '0')}` };
  const senders = new Map([sender, ...others].map((one) => [one.kind, one]));
  const ports: DeliveryPorts = { state, senders, clock, ids };
  const rows = new DatabaseSync(path);

  const queued: string[] = [];

  const desk: OutboxDesk = {
    queued,
    clock,
    state,
    sender,
    ports,
    async queue(effects, more = {}) {
      const lease = await state.take('planner', 60);
      queued.push(...effects.map(({ key }) => key));
      await state.settle(lease!, settlement({ effects, ...more }));
      await state.release(lease!);
    },
    deliver: (seconds = 60, by = ports) => clock.run(() => deliver(by, later(clock.now(), seconds * 1000))),
    async untilEmpty() {
      for (let call = 0; call < 1000; call++) {
        if ((await desk.deliver()).left === 0) return;
        await clock.pass(60_000);
      }
      throw new Error('The outbox is never empty');
    },
    seen: () => sender.seen.map(({ effect }) => effect.key),
    ends: () =>
      Object.fromEntries(
        rows
          .prepare('select key, state from outbox order by key')
          .all()
          .map(({ key, state: end }) => [key, String(end)]),
      ),
    async close() {
      rows.close();
      await state.close();
      rmSync(folder, { recursive: true });
    },
  };
  return desk;
}
