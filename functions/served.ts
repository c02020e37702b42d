import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Clock } from '../core/clock.ts';
import { RowcallError } from '../core/errors.ts';
import { environment, type FunctionEnvironment } from './env.ts';
import { findSettings } from './find-settings.ts';
import { keepStores } from './keep-stores.ts';
import type { Log } from './log.ts';
import { keepMemories } from './memories.ts';
import type { BroughtKey } from './show-key.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

/** What the functions of one process share. */
export interface Served extends Omit<FunctionEnvironment, 'settings' | 'port'> {
  /** The spreadsheets that are served here. Throws `settings.not-found` and `environment.invalid`. */
  workspaces(): Promise<readonly Workspace[]>;
  readonly log: Log;
  /** Shows a key to whoever sets up, and to nobody else. */
  show(key: BroughtKey): void;
  readonly clock: Clock;
  /** Ends when work that was begun is done, and closes what is open. */
  close(): Promise<void>;
}

/** Serves the spreadsheets that the environment names, on a desk of which whatever is opened stays open. */
export function openServed(
  desk: Desk,
  { settings: places, ...env }: FunctionEnvironment,
  log: Log,
  show: Served['show'],
): Served {
  const memories = keepMemories(desk);
  const stores = keepStores(memories.desk);
  let finding: Promise<readonly Workspace[]> | null = null;

  async function find(): Promise<readonly Workspace[]> {
    const found = await findSettings(places);
    if (found.length > 1 && environment().workspace !== null)
      throw new RowcallError(
        'environment.invalid',
        `ROWCALL_WORKSPACE names one spreadsheet, here are ${found.length}.`,
      );
    return found.map((one) => workspaceOf(stores.desk, one, log));
  }

  return {
    ...env,
    log,
    show,
    clock: desk.clock,

    async workspaces() {
      finding ??= find();
      try {
        return await finding;
      } catch (error) {
        finding = null;
        throw error;
      }
    },

    async close() {
      const workspaces = (await finding?.catch(() => [])) ?? [];
      await Promise.all(workspaces.map(({ kick }) => kick.idle()));
      await stores.close();
      await memories.close();
    },
  };
}
