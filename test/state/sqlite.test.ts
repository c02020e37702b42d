import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openState } from '../../adapters/state/index.ts';
import type { State } from '../../core/state.ts';
import type { Ground } from '../contracts/state/kit.ts';
import {
  byKey,
  effect,
  held,
  idsOf,
  kept,
  line,
  movedClock,
  noon,
  phone,
  placed,
  question,
  settlement,
} from '../contracts/state/kit.ts';
import { describeState } from '../contracts/state.ts';

const child = fileURLToPath(import.meta.resolve('./take-lease.ts'));
const run = promisify(execFile);
const folders: string[] = [];
const opened: State[] = [];

/** Every statement that any test of this file has run, in its shape. */
const statements = new Set<string>();
const { prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.prepare = function (text, ...rest) {
  statements.add(shapeOf(text));
  return prepare.call(this, text, ...rest);
};

/** Lists of parameters cut to one, so that a statement over ten rows is the one over a hundred. */
function shapeOf(text: string): string {
  return text.replace(/(\((?:\?, )*\?\))(?:, \1)+/g, '$1');
}

function somewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-state-'));
  folders.push(folder);
  return join(folder, '.rowcall', 'state.db');
}

async function open(path: string, workspace = 'team', clock = movedClock()): Promise<State> {
  const state = await openState({ path, workspace, clock });
  opened.push(state);
  return state;
}

async function prepareFile(): Promise<Ground> {
  const path = somewhere();
  const clock = movedClock();
  return {
    clock,
    open: (workspace) => open(path, workspace, clock),
    async takeElsewhere(now) {
      const { stdout } = await run(process.execPath, [child, path, 'team', now]);
      return stdout.trim() === 'taken' ? 'taken' : 'refused';
    },
    async dump() {
      const file = new DatabaseSync(path);
      const tables = file.prepare("select name from sqlite_master where type = 'table'").all();
      const all = tables.map(({ name }) => {
        const rows = file.prepare(`select * from "${name}"`).all();
        return [String(name), JSON.stringify(rows)] as const;
      });
      file.close();
      return new Map(all);
    },
  };
}

afterEach(async () => {
  for (const state of opened.splice(0)) await state.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describeState('a state in SQLite', prepareFile);

describe('the file', () => {
  test('is made with its folder, for its owner alone', async () => {
    const path = somewhere();
    await open(path);

    expect([statSync(path).mode & 0o077, statSync(join(path, '..')).mode & 0o077]).toEqual([0, 0]);
  });

  test('holds everything when it is opened again', async () => {
    const path = somewhere();
    const state = await open(path);
    const lease = await held(state);
    await state.settle(
      lease,
      settlement({ ...placed({ a: [phone('1')] }), effects: [effect('e')], memo: { people: '1' } }),
    );
    await state.close();

    const again = await open(path);
    expect(idsOf([...(await again.answer([byKey(phone('1'))])).values()][0])).toEqual(['a']);
    expect(await again.claim(noon, 9)).toHaveLength(1);
  });

  test('can be made by several at once', async () => {
    const path = somewhere();
    const [, , , elsewhere] = await Promise.all([
      open(path),
      open(path),
      open(path, 'others'),
      run(process.execPath, [child, path, 'team', noon]),
    ]);

    expect(elsewhere.stdout.trim()).toBe('taken');
  });

  test('of a newer version is left alone', async () => {
    const path = somewhere();
    await (await open(path)).close();
    const file = new DatabaseSync(path);
    file.exec("insert into migration values (99, '')");
    file.close();

    await expect(open(path)).rejects.toMatchObject({ code: 'state.newer' });
  });

  test('that is something else is said to be so, and left as it is', async () => {
    const path = join(somewhere(), '..', '..', 'notes.txt');
    writeFileSync(path, 'Call Ann about the roof. '.repeat(100));

    await expect(open(path)).rejects.toMatchObject({ code: 'state.unreadable' });
    expect(readFileSync(path, 'utf8')).toMatch(/^Call Ann/);
  });

  test('need not be one: a state may live in memory', async () => {
    const state = await open(':memory:');
    await state.settle(await held(state), settlement({ records: [kept('a')] }));

    expect(await state.records('people', 'all')).toHaveLength(1);
  });

  test('no longer contains what was forgotten, nor what stood there before', async () => {
    const path = somewhere();
    const state = await open(path);
    const lease = await held(state);
    const secrets = ['ann@first.example', 'ann@second.example'.repeat(500)];
    for (const [i, email] of secrets.entries())
      await state.settle(
        lease,
        settlement({
          plan: `p${i}`,
          records: [kept('a', { seen: { email }, accepted: { email } })],
          journal: [line('a', { plan: `p${i}`, after: { email } })],
          questions: [question('q', { args: { email } })],
          effects: [effect(`e${i}`, { payload: email })],
        }),
      );
    await state.forget(lease, 'people/a');
    await state.close();

    const bytes = readFileSync(path).toString('latin1');
    expect(secrets.map((email) => bytes.includes(email.slice(0, 18)))).toEqual([false, false]);
  });

  test('takes a hundred thousand records in portions, and finds each again, within a bounded memory', async () => {
    const state = await open(somewhere());
    const lease = await held(state);
    const portion = 10_000;
    const before = process.memoryUsage().rss;
    let most = 0;
    for (let from = 0; from < 100_000; from += portion) {
      const names = Array.from({ length: portion }, (_, i) => `r${from + i}`);
      await state.settle(
        lease,
        settlement(placed(Object.fromEntries(names.map((name) => [name, [phone(name), phone('all')]])))),
      );
      most = Math.max(most, process.memoryUsage().rss - before);
    }

    const replies = [
      ...(
        await state.answer([byKey(phone('r77777')), byKey(phone('all')), { ask: 'count', ...phone('all') }])
      ).values(),
    ];
    expect([idsOf(replies[0]), ...replies.slice(1)]).toEqual([['r77777'], 'crowd', 100_000]);
    expect(most / 2 ** 20).toBeLessThan(300);
  });
});

describe('every query', () => {
  interface Step {
    readonly statement: string;
    readonly step: string;
  }

  /** What a migration does to every row there is. */
  const whole = /^update "(?:outbox|question)" set "(?:since|answered)" = \?(?: where "answer" is not null)?$/;

  /** How SQLite goes about everything that was run above. */
  async function steps(): Promise<readonly Step[]> {
    const path = somewhere();
    await (await open(path)).close();
    const file = new DatabaseSync(path);
    const ran = [...statements].filter((text) => /^\s*(?:select|with|update|delete)/.test(text));
    const all = ran
      .filter(
        (statement) => !/"migration"|sqlite_master|^select \* from "\w+"$/.test(statement) && !whole.test(statement),
      )
      .flatMap((statement) => {
        const rows = file.prepare(`explain query plan ${statement}`).all();
        return rows.map(({ detail }) => ({ statement: statement.replace(/\s+/g, ' '), step: String(detail) }));
      });
    file.close();
    return all;
  }

  test('finds its rows by an index', async () => {
    const all = await steps();

    expect(new Set(all.map(({ statement }) => statement)).size).toBeGreaterThan(50);
    // `q` is the list that a query brings with it.
    expect(all.filter(({ step }) => step.startsWith('SCAN') && !/^SCAN (?:q|CONSTANT ROW)$/.test(step))).toEqual([]);
  });

  test('walks through a whole workspace only where little stands, or the newest lines are wanted', async () => {
    const meant = [
      /^select "table", "body" from "memo"/,
      /^select "plan", "cause", "body", "at" from "plan"/,
      /^select "key", "about" from "question"/,
      /^select \* from "journal" where "workspace" = \? order by "at" desc, "seq" desc limit \?$/,
      /^select "version", "text", .* from "settings" where "workspace" = \? order by "version" desc limit \?$/,
      /^select "version", "person", .* from "settings" where "workspace" = \? order by "version" desc limit \?$/,
    ];
    const walking = (await steps()).filter(({ step }) => step.endsWith('(workspace=?)'));

    expect(walking.filter(({ statement }) => !meant.some((one) => one.test(statement)))).toEqual([]);
    expect(walking).toHaveLength(meant.length);
  });

  test.each(['card', 'lane', 'subject', 'plan', 'effect', 'hash', 'about', 'id'])(
    'that names a %s goes straight to it',
    async (column) => {
      const naming = new RegExp(`\\b${column}"? = (?:\\?|q\\.|cast|"head")`);
      const byStatement = Map.groupBy(await steps(), ({ statement }) => statement);
      const concerned = [...byStatement].filter(([statement]) => naming.test(statement));

      expect(concerned.length).toBeGreaterThan(0);
      const straight = new RegExp(`[( ]${column}=\\?`);
      for (const [statement, plan] of concerned)
        expect([statement, plan.some(({ step }) => straight.test(step))]).toEqual([statement, true]);
    },
  );

  test('reads in the order it answers in: nothing that grows is sorted', async () => {
    const sorting = (await steps()).filter(({ step }) => step.includes('TEMP B-TREE') && step.includes('ORDER BY'));

    expect(sorting.map(({ statement }) => /from "(\w+)"/.exec(statement)?.[1]).toSorted()).toEqual([
      'plan',
      'question',
    ]);
  });
});
