import { RowcallError } from '../../core/errors.ts';
import type { Chance } from './chance.ts';
import type { Schedule } from './schedule.ts';

/** How likely things go wrong, each for one call. */
export interface Profile {
  readonly name: string;
  /** A process dies, before or after a step. */
  readonly crash: number;
  /** The database fails, before or after it committed. */
  readonly state: number;
  /** A call never arrives. */
  readonly dropped: number;
  /** A call is carried out and its answer lost. */
  readonly lost: number;
  /** A write is carried out after it was given up. */
  readonly late: number;
  /** "Not now": nothing is done. */
  readonly busy: number;
  /** "Something went wrong": done or not. */
  readonly broken: number;
  readonly hintLost: number;
  readonly hintTwice: number;
  /** How many things people do, in how many milliseconds. */
  readonly acts: number;
  readonly horizon: number;
  /** In how many of the stories somebody decides how far Rowcall may go. */
  readonly letting: number;
}

/** What goes wrong with one call or step that a story names. */
export type Fault =
  | 'busy'
  | 'dropped'
  | 'lost'
  | 'late'
  | 'dies before'
  | 'dies after'
  | 'no database before'
  | 'no database after';

/** Faults by the name of a call or step and how often it was made, as in `write 2`. */
export type Faults = Readonly<Record<string, Fault>>;

/** One running program; when it dies, nothing of it goes on. */
export interface Process {
  readonly name: string;
  dead: boolean;
}

/** The answer did not come: it may or may not have been done. */
export class LostAnswer extends Error {}
/** It was not done, and may be asked again. */
export class NotNow extends Error {}

function noDatabase(): RowcallError {
  return new RowcallError('state.unreachable', 'The database does not answer.');
}

/** How long a caller waits for an answer, and how long after that a write may still land, in milliseconds. */
export const patience = 10_000;
export const lateness = 20_000;

export interface Machine {
  /** A step of a process on its own side: it may die before or after. */
  step<T>(process: Process, what: string, act: () => T | Promise<T>, kind?: 'state' | 'plain'): Promise<T>;
  /** A call over the network, carried out at one moment on the other side. */
  call<T>(process: Process, what: string, kind: 'read' | 'write', carryOut: () => T, mayBeLate?: boolean): Promise<T>;
  sleep(process: Process, milliseconds: number): Promise<void>;
  readonly counts: { calls: number; writes: number; crashes: number };
}

/** Steps and calls of processes in virtual time, with everything that can go wrong as long as `isCalm` says no. */
export function openMachine(
  schedule: Schedule,
  chance: Chance,
  profile: Profile,
  isCalm: () => boolean,
  say: (line: string) => void,
  script: Faults = {},
): Machine {
  const counts = { calls: 0, writes: 0, crashes: 0 };
  const times = new Map<string, number>();
  /** Whether something happens, by chance or because the story says so. */
  const goesWrong = (probability: number, told: boolean) => told || (!isCalm() && chance.hits(probability));

  /** What the story says of this call, if anything. */
  function toldOf(what: string): Fault | null {
    const count = (times.get(what) ?? 0) + 1;
    times.set(what, count);
    return script[`${what} ${count}`] ?? null;
  }

  function dies(process: Process, where: string, told: boolean): boolean {
    if (process.dead) return true;
    if (!goesWrong(profile.crash / 2, told)) return false;
    process.dead = true;
    counts.crashes++;
    say(`${process.name} crashes ${where}`);
    return true;
  }

  return {
    counts,
    step: (process, what, act, kind = 'plain') =>
      new Promise((resolve, reject) => {
        const told = process.dead ? null : toldOf(what);
        const begin = async () => {
          if (dies(process, `before ${what}`, told === 'dies before')) return;
          if (kind === 'state' && goesWrong(profile.state / 2, told === 'no database before')) {
            say(`${process.name} finds no database before ${what}`);
            return reject(noDatabase());
          }
          try {
            const value = await act();
            if (dies(process, `after ${what}`, told === 'dies after')) return;
            if (kind === 'state' && goesWrong(profile.state / 2, told === 'no database after')) {
              say(`${process.name} loses the database after ${what}`);
              return reject(noDatabase());
            }
            resolve(value);
          } catch (error) {
            if (!process.dead) reject(error);
          }
        };
        schedule.at(schedule.now() + (isCalm() ? 1 : chance.between(1, 12)), () => void begin());
      }),
    call: (process, what, kind, carryOut, mayBeLate = kind === 'write') =>
      new Promise((resolve, reject) => {
        const told = process.dead ? null : toldOf(what);
        if (dies(process, `before ${what}`, told === 'dies before')) return;
        counts.calls++;
        if (kind === 'write') counts.writes++;
        const there = chance.between(30, 500);
        const back = chance.between(20, 300);
        const later = (delay: number, act: () => void) => schedule.at(schedule.now() + delay, act);
        const giveUp = (delay: number) =>
          later(delay, () => {
            if (process.dead) return;
            say(`${process.name} hears nothing of ${what}`);
            reject(new LostAnswer(what));
          });
        if (goesWrong(profile.busy, told === 'busy'))
          return later(there + back, () => {
            if (!process.dead) reject(new NotNow(what));
          });
        if (goesWrong(profile.dropped, told === 'dropped')) return giveUp(patience);
        if (goesWrong(profile.lost, told === 'lost')) {
          later(there, () => {
            say(`${what} of ${process.name} is carried out, its answer is lost`);
            carryOut();
          });
          return giveUp(patience);
        }
        if (mayBeLate && goesWrong(profile.late, told === 'late')) {
          later(patience + chance.between(0, lateness * 0.95), () => {
            say(`${what} of ${process.name} is carried out late`);
            carryOut();
          });
          return giveUp(patience);
        }
        if (goesWrong(profile.broken, false)) {
          if (chance.hits(0.5)) later(there, carryOut);
          return giveUp(there + back);
        }
        later(there, () => {
          const value = carryOut();
          later(back, () => {
            if (!dies(process, `after ${what}`, told === 'dies after')) resolve(value);
          });
        });
      }),
    sleep: (process, milliseconds) =>
      new Promise((resolve) =>
        schedule.at(schedule.now() + milliseconds, () => {
          if (!process.dead) resolve();
        }),
      ),
  };
}
