import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from '@jest/globals';
import type { Database } from '../../adapters/state/index.ts';
import { openDatabase } from '../../adapters/state/index.ts';
import type { Ground } from '../contracts/state/kit.ts';
import { movedClock } from '../contracts/state/kit.ts';
import { describeState } from '../contracts/state.ts';
import { freshDatabase } from '../postgres/server.ts';

const child = fileURLToPath(import.meta.resolve('./take-lease.ts'));
const run = promisify(execFile);

let url: string;
let database: Database;
let grounds = 0;

beforeAll(async () => {
  url = await freshDatabase();
  database = await openDatabase(url, { connections: 8 });
});

afterAll(async () => {
  await database.close();
});

/** Workspaces of its own in the one database: what another test left there must not be seen. */
async function prepareWorkspaces(): Promise<Ground> {
  const clock = movedClock();
  const ground = ++grounds;
  return {
    clock,
    open: (workspace = 'team') => database.workspace(`${ground}/${workspace}`, clock),
    async takeElsewhere(now) {
      const { stdout } = await run(process.execPath, [child, url, `${ground}/team`, now]);
      return stdout.trim() === 'taken' ? 'taken' : 'refused';
    },
  };
}

describeState('a state in PostgreSQL', prepareWorkspaces);
