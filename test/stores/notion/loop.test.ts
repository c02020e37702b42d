import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openState } from '../../../adapters/state/index.ts';
import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { Table } from '../../../core/model.ts';
import type { Job, Ports, Report } from '../../../core/ports.ts';
import { reconcile } from '../../../core/reconcile.ts';
import { type NotionEmulator, startNotion } from '../../emulators/notion/notion.ts';
import { type PatientClock, patientClock } from '../../patient-clock.ts';
import { toyModel, toyRule, toyTable } from '../../toy.ts';
import { text } from './desk.ts';

/** The stamp is Rowcall's; everything else in a deal is people's. */
function dealsTable(): Table {
  const table = toyTable('deals', ['name', 'stage', 'stamp']);
  const fields = table.fields.map((field) => (field.key === 'stamp' ? { ...field, owner: 'rowcall' as const } : field));
  return { ...table, fields, byKey: new Map(fields.map((field) => [field.key, field])) };
}

/** A deal that is won is stamped, its name is tidied, and it gets a task. */
const model = toyModel(
  [dealsTable(), toyTable('tasks', ['title'])],
  [
    toyRule({
      name: 'follow',
      tables: ['deals'],
      writes: ['deals.stamp', 'deals.name', 'tasks.title'],
      visit({ row, occasion, changed }) {
        if (row.values['stage'] !== 'Won') return {};
        const name = String(row.values['name']);
        return {
          set: { stamp: 'stamped', name: name.trim() },
          ...(changed.has('stage') &&
            occasion !== 'adopted' && {
              create: [{ table: 'tasks', key: `task/${row.id}`, set: { title: `Invoice ${name.trim()}` } }],
            }),
        };
      },
    }),
  ],
);

interface Loop {
  readonly clock: PatientClock;
  readonly notion: NotionEmulator;
  readonly ports: Ports;
  run(job?: Job): Promise<Report>;
  add(name: string, stage: string): string;
  sees(table: string, id: string, column: string): string;
}

let loop: Loop;
beforeEach(async () => {
  const clock = patientClock('2026-11-22T09:00:00.000Z');
  const notion = await startNotion(clock);
  const columns = (names: readonly string[]) => names.map((name) => ({ name, type: 'rich_text' }) as const);
  notion.person.makeTable({
    title: 'deals',
    properties: [{ name: 'name', type: 'title' }, ...columns(['stage', 'stamp', '_key'])],
  });
  notion.person.makeTable({ title: 'tasks', properties: [{ name: 'title', type: 'title' }, ...columns(['_key'])] });
  const connection = openNotion({ token: notion.world.token, root: notion.url, clock });
  const store = notionStore({
    notion: connection,
    root: notion.world.root,
    elsewhere: {},
    tables: model.tables,
    zone: 'UTC',
    clock,
  });
  let drawn = 0;
  const ids = { fresh: () => `new${String(drawn++).padStart(9, '0')}` };
  const ports: Ports = { store, state: await openState({ path: ':memory:', workspace: 'test', clock }), clock, ids };
  loop = {
    clock,
    notion,
    ports,
    run: (job = {}) =>
      reconcile(ports, model, { hints: [{ table: 'deals' }, { table: 'tasks' }], seconds: 120, ...job }),
    add: (name, stage) => notion.person.add('deals', { name: text(name), stage: text(stage) }),
    sees: (table, id, column) =>
      (notion.person.sees(table, id, column) as { plain_text: string }[] | undefined)
        ?.map((one) => one.plain_text)
        .join('') ?? '',
  };
});
afterEach(() => loop.notion.close());

const tasks = () => loop.notion.person.rows('tasks');

describe('the loop over Notion', () => {
  test('an edit is answered in its row, and a second look finds nothing to do', async () => {
    const id = loop.add('Roof', 'New');
    await loop.run();
    loop.notion.person.type('deals', id, { stage: text('Won') });
    await loop.run();
    expect(loop.sees('deals', id, 'stamp')).toBe('stamped');
    expect(tasks()).toHaveLength(1);
    loop.notion.count();
    const again = await loop.run();
    expect([again.changed, again.written, loop.notion.count().writes]).toEqual([0, 0, 0]);
  });

  test('one edited row that Notion told of is one read, and its answer one write with its look before', async () => {
    const id = loop.add('Roof', 'New');
    await loop.run();
    loop.notion.person.type('deals', id, { stage: text('Won') });
    loop.notion.count();
    await loop.run({ hints: [{ table: 'deals', ids: [id] }] });
    // The row is read, looked at again and written; the task is looked for and made.
    expect(loop.notion.count()).toEqual({ reads: 3, writes: 2 });
  });

  test('what a rule wants in a person’s own column waits for a word, and is written when it is given', async () => {
    const id = loop.add(' Roof ', 'Won');
    await loop.run();
    expect(loop.sees('deals', id, 'name')).toBe(' Roof ');
    const [question] = await loop.ports.state.questions({ open: true, limit: 10 });
    expect(question).toMatchObject({ kind: 'suggestion', about: [`deals/${id}`] });
    const { set } = question!.patch!;
    const request = {
      key: 'accept',
      cause: 'accept',
      actor: { is: 'person', id: 'olena', proof: 'token' },
      edits: [{ table: 'deals', id, set, expect: question!.patch!.expect }],
      creates: [],
    } as const;
    const report = await loop.run({ requests: [request] });
    expect(report.answers.get('accept')).toBeNull();
    expect(loop.sees('deals', id, 'name')).toBe('Roof');
  });

  test('a task whose making was answered by nobody is there once, after the time in which it may still come', async () => {
    const id = loop.add('Roof', 'New');
    await loop.run();
    loop.notion.person.type('deals', id, { stage: text('Won') });
    loop.notion.fault(/POST \/v1\/pages$/, { is: 'late' });
    await loop.run();
    await loop.notion.landLate();
    loop.clock.pass(200_000);
    for (let again = 0; again < 3; again++) await loop.run();
    expect(tasks()).toHaveLength(1);
    expect(loop.sees('deals', id, 'stamp')).toBe('stamped');
    expect(await loop.ports.state.unfinished()).toEqual([]);
  });

  test('a write that broke on the way is made again, once', async () => {
    const id = loop.add('Roof', 'New');
    await loop.run();
    loop.notion.person.type('deals', id, { stage: text('Won') });
    loop.notion.fault(new RegExp(`PATCH /v1/pages/${id}`), { is: 'drop' });
    await loop.run();
    loop.clock.pass(200_000);
    for (let again = 0; again < 3; again++) await loop.run();
    expect([loop.sees('deals', id, 'stamp'), tasks().length]).toEqual(['stamped', 1]);
  });

  test('what a person put into the trash is gone, and comes back as it was', async () => {
    const id = loop.add('Roof', 'New');
    await loop.run();
    loop.notion.person.trash(id);
    await loop.run();
    expect((await loop.ports.state.records('deals', [id]))[0]!.gone).toBe(true);
    loop.notion.person.restore(id);
    await loop.run();
    expect((await loop.ports.state.records('deals', [id]))[0]!.gone).toBe(false);
  });

  test('columns moved and renamed, the table renamed and a row added between our read and our write: only the intended cells change', async () => {
    const ids = ['a', 'b', 'c'].map((name) => loop.add(name, 'New'));
    await loop.run();
    loop.notion.person.type('deals', ids[1]!, { stage: text('Won') });
    loop.notion.before(/PATCH/, () => {
      loop.notion.person.reverseColumns('deals');
      loop.notion.person.renameColumn('deals', 'stamp', 'Our stamp');
      loop.notion.person.renameTable('deals', 'Sales');
      loop.notion.person.add('Sales', { name: text('new one'), stage: text('New') });
    });
    await loop.run();
    await loop.run();
    const rows = loop.notion.person.rows('Sales');
    expect(rows).toHaveLength(4);
    expect(rows.map(({ id }) => [loop.sees('Sales', id, 'name'), loop.sees('Sales', id, 'Our stamp')])).toEqual([
      ['a', ''],
      ['b', 'stamped'],
      ['c', ''],
      ['new one', ''],
    ]);
  });
});
