import type { Instant } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { Patches } from '../../../core/patch.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Hint, Store } from '../../../core/store.ts';
import type { Chance } from '../chance.ts';
import type { History } from '../history.ts';
import type { Machine, Process } from '../machine.ts';
import type { Schedule } from '../schedule.ts';
import type { Sheet } from '../sheet.ts';
import type { Door } from '../stores/sheet-side.ts';
import type { Turns } from './turns.ts';

/** What an emulated vendor needs of the run that it is part of. */
export interface OutsideGiven {
  readonly sheet: Sheet;
  readonly model: Model;
  readonly history: History;
  readonly machine: Machine;
  readonly schedule: Schedule;
  readonly turns: Turns;
  /** Draws of the production code itself: how long it waits when it was too much. */
  readonly chance: Chance;
  now(): Instant;
  doorOf(process: Process): Door;
}

/** A vendor's emulator that holds the same as the sheet of the run: it is where production adapters look and write. */
export interface Outside {
  /** The production store of one process, over the vendor's own library. */
  storeOf(process: Process): Store;
  /** What is arranged with the vendor once, before anybody is at work. */
  begin(ports: Omit<Ports, 'store'>): Promise<void>;
  /** Lets the emulator's person do there what people have done in the sheet since. */
  follow(): void;
  /** Where the vendor would say to look. */
  hintOf(hint: Hint): Hint;
  close(): Promise<void>;
}

/** A store whose every call is a turn, with what it is writing by process. */
export function inTurns(store: Store, turns: Turns, writing: (part: Patches) => void): Store {
  const { describe, setUp, read, revoke, identity, stands, touched, keepAlive, close } = store;
  return {
    capabilities: store.capabilities,
    describe: (...given) => turns.work(() => describe(...given)),
    setUp: (...given) => turns.work(() => setUp(...given)),
    read: (...given) => turns.work(() => read(...given)),
    write(part, memo, name) {
      writing(part);
      return turns.work(() => store.write(part, memo, name));
    },
    ...(revoke && { revoke: (...given) => turns.work(() => revoke(...given)) }),
    ...(identity && { identity: (...given) => turns.work(() => identity(...given)) }),
    ...(stands && { stands: (...given) => turns.work(() => stands(...given)) }),
    ...(touched && { touched: (...given) => turns.work(() => touched(...given)) }),
    ...(keepAlive && { keepAlive: (...given) => turns.work(() => keepAlive(...given)) }),
    close: (...given) => turns.work(() => close(...given)),
  };
}

/** Has whoever draws by chance draw from a seed, until it is taken back. */
export function withChance(chance: Chance): () => void {
  const real = Math.random;
  Math.random = chance.next;
  return () => {
    Math.random = real;
  };
}
