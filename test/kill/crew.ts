import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Chance } from '../simulation/chance.ts';
import type { Told, WorkerSetting } from './worker.ts';

interface Worker {
  readonly name: string;
  readonly process: ChildProcess;
  isReady: boolean;
}

export interface Crew {
  /** Brings as many to work as there should be, as soon as they are ready. Throws when one of them ended by itself. */
  fill(): Promise<void>;
  /** Kills one that is at work: that of these names, or any. */
  kill(names: readonly string[]): { readonly name: string; readonly dead: Promise<unknown> };
  /** Lets all end by themselves after what they are at. */
  stop(): Promise<void>;
  /** Ends all of them at once. */
  end(): Promise<void>;
}

const script = fileURLToPath(import.meta.resolve('./worker.ts'));
const width = 2;
/** So many stand by, with all their code read, so that a killed one is replaced at once. */
const spares = 2;

/** Processes that work at the same spreadsheet, two at a time. `told` hears what they say. */
export function hireCrew(
  setting: Omit<WorkerSetting, 'name'>,
  cache: string,
  chance: Chance,
  told: (told: Told) => void,
): Crew {
  const all = new Set<Worker>();
  const waiting: Worker[] = [];
  const working: Worker[] = [];
  let hired = 0;
  let isOver = false;
  let failure: Error | null = null;

  function hire(): void {
    const name = `worker ${hired++}`;
    const child = spawn(process.execPath, [script, JSON.stringify({ ...setting, name } satisfies WorkerSetting)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    const worker: Worker = { name, process: child, isReady: false };
    all.add(worker);
    waiting.push(worker);
    child.on('message', (said: Told) => {
      if (said.is === 'ready') worker.isReady = true;
      told(said);
    });
    child.once('exit', (code, signal) => {
      all.delete(worker);
      if (signal !== 'SIGKILL' && !isOver) failure ??= new Error(`${name} ended by itself: ${code ?? signal}`);
    });
  }

  async function fill(): Promise<void> {
    while (working.length < width) {
      while (waiting.length < spares) hire();
      const next = waiting.findIndex(({ isReady }) => isReady);
      if (next < 0) {
        await Promise.race(waiting.flatMap(({ process: child }) => [once(child, 'message'), once(child, 'exit')]));
        if (failure !== null) throw failure;
        continue;
      }
      const [worker] = waiting.splice(next, 1);
      worker!.process.send('go');
      working.push(worker!);
    }
    while (waiting.length < spares) hire();
  }

  async function dead(workers: readonly Worker[], end: (child: ChildProcess) => void): Promise<void> {
    const exits = workers.map(({ process: child }) => (isGone(child) ? null : once(child, 'exit')));
    for (const { process: child } of workers) end(child);
    await Promise.all(exits);
  }

  // Whatever becomes of this process, none of them stays; they also end when they cannot hear it any more.
  const atExit = () => {
    for (const { process: child } of all) child.kill('SIGKILL');
  };
  process.on('exit', atExit);

  async function end(): Promise<void> {
    isOver = true;
    await dead([...all], (child) => child.kill('SIGKILL'));
    process.off('exit', atExit);
  }

  return {
    fill,
    kill(names) {
      const meant = working.findIndex(({ name }) => names.includes(name));
      const [worker] = working.splice(meant < 0 ? chance.below(working.length) : meant, 1);
      return { name: worker!.name, dead: dead([worker!], (child) => child.kill('SIGKILL')) };
    },
    async stop() {
      isOver = true;
      const idle = waiting.splice(0);
      await dead(idle, (child) => child.kill('SIGKILL'));
      await dead(working.splice(0), (child) => child.send('stop'));
    },
    end,
  };
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
