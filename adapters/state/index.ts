import { Kysely } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';
import type { State } from '../../core/state.ts';
import { workspaceNamed, workspaceOf } from './lease.ts';
import { migrate } from './migrations.ts';
import { postgres } from './postgres.ts';
import type { Tables } from './schema.ts';
import { sqlite } from './sqlite.ts';
import { workspaceState } from './workspace-state.ts';

/** How a database is opened. */
export interface DatabaseSetting {
  /** Absent: the database's own time. */
  readonly clock?: Clock;
  /** The disk is gone with this instance, and other instances have their own: SQLite is refused there. */
  readonly passingDisk?: boolean;
  /** Most connections at once to PostgreSQL, 4 if not said. */
  readonly connections?: number;
}

/** An opened database, in which many workspaces may stand. */
export interface Database {
  /** The state of one workspace, which is made when it is new. Closing it leaves the database open. */
  workspace(name: string, clock?: Clock): Promise<State>;
  /** Whether there is such a workspace. */
  knows(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a database, bringing it to this version first. `where` is a `postgres://` address, or a file of SQLite, made with
 * its folder when it is not there, or `:memory:`. Throws `state.unreadable` for a file that is no database, `state.newer`
 * for a later version, `state.passing-disk`, `state.refused`, and `state.unreachable` where trying again may help.
 */
export async function openDatabase(where: string, setting: DatabaseSetting = {}): Promise<Database> {
  const { clock = null, passingDisk = false, connections = 4 } = setting;
  const remote = /^postgres(?:ql)?:\/\//.test(where);
  if (!remote && passingDisk && where !== ':memory:')
    throw new RowcallError('state.passing-disk', 'What Rowcall remembers would be lost with this instance.');

  const engine = remote ? postgres(where, connections) : sqlite(where);
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const close = () => db.destroy();
  try {
    await migrate(db, engine, clock);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async workspace(name, own = clock ?? undefined) {
      const terms = { mode: 'write', clock: own ?? null } as const;
      const workspace = await engine.transaction(db, terms, (on) => workspaceOf(on, name));
      return workspaceState({ db, engine, workspace, clock: own ?? null, close: async () => {} });
    },
    knows: (name) =>
      engine.transaction(db, { mode: 'read', clock }, async (on) => (await workspaceNamed(on, name)) !== null),
    close,
  };
}

/** Where a state stands and for whom. */
export interface StateSetting extends DatabaseSetting {
  /** As `where` of `openDatabase`. */
  readonly path: string;
  /** Which of the workspaces in that database. */
  readonly workspace: string;
}

/** Opens the state of one workspace in a database of its own, which is closed with it. Throws as `openDatabase` does. */
export async function openState({ path, workspace, ...setting }: StateSetting): Promise<State> {
  const database = await openDatabase(path, setting);
  try {
    return { ...(await database.workspace(workspace)), close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
