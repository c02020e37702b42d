import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../adapters/state/index.ts';
import { openDatabase } from '../../adapters/state/index.ts';
import type { Ground } from '../contracts/state/kit.ts';
import { movedClock } from '../contracts/state/kit.ts';
import { describeState } from '../contracts/state.ts';
import { freshDatabase } from '../postgres/server.ts';
import type { Step } from './postgres-plans.ts';
import { fill, stepsOf } from './postgres-plans.ts';

const child = fileURLToPath(import.meta.resolve('./take-lease.ts'));
const run = promisify(execFile);

let url: string;
let database: Database;
let grounds = 0;

/** Workspaces are numbered from here, so that their numbers are told from others in what statements are given. */
const firstWorkspace = 700_001;

/** Every statement that any test of this file has run, in its shape, with what it was given. */
const statements = new Map<string, { readonly text: string; readonly given: readonly unknown[] }>();
const { query } = pg.Client.prototype;

beforeAll(async () => {
  url = await freshDatabase();
  database = await openDatabase(url, { connections: 8 });
  const client = await connected();
  await client.query(`alter sequence lease_workspace_seq restart with ${firstWorkspace}`);
  await client.end();
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [text, given] = args;
    if (typeof text === 'string') statements.set(shapeOf(text), { text, given: (given ?? []) as readonly unknown[] });
    return Reflect.apply(query, this, args);
  } as typeof query;
});

/** Lists of parameters cut to one, so that a statement over ten rows is the one over a hundred. */
function shapeOf(text: string): string {
  const same = text.replace(/\$\d+/g, '?').replace(/\s+/g, ' ');
  return same.replace(/(\((?:\?, )*\?\))(?:, \1)+/g, '$1').replace(/\((?:\?, )+\?\)/g, '(?)');
}

afterAll(async () => {
  pg.Client.prototype.query = query;
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
    dump: dumpAll,
  };
}

async function dumpAll(): Promise<ReadonlyMap<string, string>> {
  const client = await connected();
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const all = new Map<string, string>();
  for (const { name } of rows) all.set(name, JSON.stringify((await client.query(`select * from "${name}"`)).rows));
  await client.end();
  return all;
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

describeState('a state in PostgreSQL', prepareWorkspaces);

describe('every query in PostgreSQL', () => {
  const plans = new Map<string, readonly Step[]>();

  /** Tables that hold a row or few for each workspace, and what stands in no table of ours. */
  const small = /^(?:lease|memo|migration|plan|settings|pg_.*)$/;

  /** How PostgreSQL goes about everything that was run above, in a workspace of twenty thousand records. */
  beforeAll(async () => {
    const client = await connected();
    await (await database.workspace('full')).close();
    const { rows } = await client.query<{ workspace: number }>("select workspace from lease where name = 'full'");
    const full = rows[0]!.workspace;
    const inFull = (one: unknown) => (typeof one === 'number' && one >= firstWorkspace && one <= full ? full : one);
    await fill(client, full);
    for (const [shape, { text, given }] of [...statements])
      if (
        /^ ?(?:select|with|update|delete)\b/.test(shape) &&
        !/pg_advisory|information_schema|^select \* from "\w+"$/.test(shape)
      )
        plans.set(shape, await stepsOf(client, text, given.map(inFull)));
    await client.end();
  });

  const reading = (found: (step: Step) => boolean) =>
    [...plans].filter(([, steps]) =>
      steps.some((step) => step.table !== null && !small.test(step.table) && found(step)),
    );

  test('finds its rows by an index, and walks through a workspace only where that is what is asked', () => {
    const meant = [
      /^select "table", count\(\*\) as "count" from "record"/,
      /^select \* from "journal" where "workspace" = \? order by "at" desc, "seq" desc limit \?$/,
      // Answers that are kept for ever are few, and a record is seldom forgotten.
      /^select \* from "question" where "workspace" = \? and "answer" is not null/,
      /^select "key", "about" from "question"/,
      /^select "n", "body", "finding" from "inbox" where "workspace" = \? and "key" is not null/,
    ];
    const walking = reading(({ type, cond }) => type === 'Seq Scan' || /^\(workspace = \d+\)$/.test(cond ?? ''));

    expect(plans.size).toBeGreaterThan(50);
    expect(walking.filter(([shape]) => !meant.some((one) => one.test(shape)))).toEqual([]);
  });
});
