import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cell, Cells } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import { foresee } from '../../core/foresee.ts';
import type { Mode, Modes } from '../../core/mode.ts';
import { isWatched, modeOf } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import { wishedOf, wishKey, wishLedger } from '../../core/note-wishes.ts';
import { keepPause, pauseIn } from '../../core/pause.ts';
import { recordKey } from '../../core/record.ts';
import { modelOf } from '../settings.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

const team = modelOf(`tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone, unique: true }
      stage: { type: choice, column: Stage, options: [New, Won, Lost], owner: shared, default: New }
      state: { type: text, column: Rowcall, owner: rowcall }
      note: { type: long-text, column: Says, owner: rowcall }
  deals:
    label: title
    fields:
      title: { type: text, column: Deal }
      who: { type: reference, column: Who, table: people }
      state: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: state, note: note }
  deals: { state: state }
`);

function inMode(model: Model, usual: Mode, more: Partial<Modes> = {}): Model {
  const modes: Modes = { usual, tables: new Map(), rules: new Map(), fields: new Map(), ...more };
  const [reading] = model.fingerprint.split('.');
  const name = JSON.stringify([usual, ...Object.values(more).map((map) => [...map])]);
  return { ...model, fingerprint: `${reading}.${name}`, modes };
}

const always = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
const all: readonly { readonly table: string }[] = [{ table: 'people' }, { table: 'deals' }];

/** The tabs as people made them: without a column of ours. */
const tabs = () => [
  {
    title: 'People',
    headers: ['Name', 'Phone', 'Stage'],
    rows: [
      ['Ann', '067 123 45 67', 'new'],
      ['Bob', null, 'Won'],
      ['Cid', '067 123 45 67', null],
    ],
  },
  {
    title: 'Deals',
    headers: ['Deal', 'Who'],
    rows: [
      ['Chairs', 'ann'],
      ['Desks', 'Nobody'],
    ],
  },
];

interface Watched extends LoopDesk {
  /** Calls that change the spreadsheet. */
  readonly writes: string[];
}

/** A spreadsheet as people made it, whose every change by us is told. */
async function layTeam(model: Model): Promise<Watched> {
  const desk = await layLoopDesk(model, {});
  const store = memoryStore({ tables: model.tables, tabs: tabs() });
  const writes: string[] = [];
  const ports = {
    ...desk.ports,
    store: {
      ...store,
      async write(...given: Parameters<typeof store.write>) {
        writes.push('write');
        return await store.write(...given);
      },
      async setUp(...given: Parameters<typeof store.setUp>) {
        writes.push('set up');
        await store.setUp(...given);
      },
    },
  };
  const { reconcile } = await import('../../core/reconcile.ts');
  return {
    ...desk,
    store,
    ports,
    writes,
    async sheet(table) {
      const { tables } = await store.read([{ table }], null);
      return Object.fromEntries(tables.get(table)!.records.map(({ id, place, cells }) => [id ?? `${place}`, cells]));
    },
    run: (job = {}, other = model) => reconcile(ports, other, { hints: all, ...job }),
    type: (table, row, cells) => {
      for (const [field, cell] of Object.entries(cells)) store.person.type(table, row, field, cell);
    },
  };
}

/** Gives both tabs all of our columns. */
async function letIn({ store }: Watched): Promise<void> {
  const columns = (...fields: readonly [string, string][]) =>
    fields.map(([field, header]) => ({ field, header, hidden: false, hint: {} }));
  await store.setUp([
    { table: 'people', columns: columns(['state', 'Rowcall'], ['note', 'Says']) },
    { table: 'deals', columns: columns(['state', 'Rowcall']) },
  ]);
}

const wishes = async ({ state }: LoopDesk) => [...(await state.tally(wishLedger, always))];

describe('a spreadsheet that is only watched', () => {
  const watched = inMode(team, 'watch');

  test('gets not one byte from us in a month in which people work in it every day', async () => {
    const desk = await layTeam(watched);
    const alone = memoryStore({ tables: team.tables, tabs: tabs() });
    for (let day = 0; day < 30; day++) {
      for (const { person } of [desk.store, alone]) {
        person.type('people', 2 + (day % 3), 'phone', `0${671_234_500 + day}`);
        if (day % 5 === 0) person.insert('people', { name: `New ${day}`, stage: 'won' });
        if (day % 7 === 0) person.sort('people', 'name');
        if (day === 11) person.remove('deals', 2);
      }
      await desk.run({ due: true });
      desk.wait(24 * 3_600_000);
    }

    expect(desk.writes).toEqual([]);
    expect(desk.store.tabs()).toEqual(alone.tabs());
  });

  test('tells each thing that would have been done once, however often it is looked at', async () => {
    const desk = await layTeam(watched);
    await desk.run();
    const first = await wishes(desk);
    const { wished } = await desk.run();

    expect(wished).toBe(0);
    expect(await wishes(desk)).toEqual(first);
    expect(first.map(([subject, count]) => [wishedOf(subject), count])).toContainEqual([
      { is: 'cell', table: 'people', field: 'phone', rule: 'validation' },
      2,
    ]);
  });

  test('knows a row again without an id, by what it holds: edited, sorted, with twins beside it', async () => {
    const desk = await layTeam(watched);
    await desk.run();
    const before = await desk.state.records('people', 'all');
    desk.type('people', 3, { phone: '050 111 22 33' });
    desk.store.person.sort('people', 'phone');
    desk.store.person.paste('people', 2, 5);
    await desk.run();
    const after = await desk.state.records('people', 'all');

    const bob = before.find(({ seen }) => seen['name'] === 'Bob')!;
    expect(after.find(({ id }) => id === bob.id)).toMatchObject({ gone: false, seen: { phone: '050 111 22 33' } });
    expect(after.filter(({ gone }) => gone)).toEqual([]);
    expect(after.length).toBe(before.length + 1);
    const lines = await desk.state.history({ table: 'people', limit: 100 });
    expect(lines.map(({ id, after: set }) => [id === bob.id, set['phone'] ?? null])).toEqual(
      expect.arrayContaining([[true, '050 111 22 33']]),
    );
  });

  test('loses no record when it is let in: the row that was watched gets the id it was known by', async () => {
    const desk = await layTeam(watched);
    await desk.run();
    const known = (await desk.state.records('people', 'all')).map(({ id }) => id).toSorted();
    desk.type('people', 2, { phone: '+380671234500' });
    await letIn(desk);
    await desk.run({}, inMode(team, 'suggest'));

    expect(Object.keys(await desk.sheet('people')).toSorted()).toEqual(known);
    expect((await desk.state.records('people', 'all')).some(({ bare, gone }) => bare || gone)).toBe(false);
  });

  test('finds whom rows name although their tab was looked at before the other one', async () => {
    const desk = await layTeam(watched);
    await desk.run({ hints: [{ table: 'deals' }] });
    await desk.run();

    const [chairs] = (await desk.state.records('deals', 'all')).filter(({ seen }) => seen['title'] === 'Chairs');
    expect(chairs!.findings).toEqual([]);
  });

  test('answers whoever asks for a change there that it is only watched', async () => {
    const desk = await layTeam(watched);
    await desk.run();
    const [one] = await desk.state.records('people', 'all');
    const request = {
      key: 'r',
      cause: 'r',
      actor: { is: 'person', id: 'anna', proof: 'claim' },
      edits: [{ table: 'people', id: one!.id, set: { name: 'Other' } }],
      creates: [],
    } as const;
    const { answers } = await desk.run({ requests: [request] });

    expect(answers.get('r')?.code).toBe('request.watched');
    expect(desk.writes).toEqual([]);
  });
});

type Edit =
  | { readonly is: 'type'; readonly row: number; readonly field: string; readonly cell: Cell }
  | { readonly is: 'insert' | 'remove' | 'sort' | 'look'; readonly row: number };

const cells: Readonly<Record<string, readonly Cell[]>> = {
  name: ['Ann', 'Bob', ' Cid ', null, 'Dan'],
  phone: ['067 123 45 67', '+380671234567', '050 111 22 33', 'call me', null],
  stage: ['new', 'WON', 'Lost', 'perhaps', null],
};
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom('name', 'phone', 'stage').chain((field) =>
    fc.record({
      is: fc.constant('type' as const),
      row: fc.nat(9),
      field: fc.constant(field),
      cell: fc.constantFrom(...cells[field]!),
    }),
  ),
  fc.record({
    is: fc.constantFrom('insert' as const, 'remove' as const, 'sort' as const, 'look' as const),
    row: fc.nat(9),
  }),
);

async function carryOut(desk: Watched, edit: Edit): Promise<void> {
  const { person } = desk.store;
  const { tables } = await desk.store.read([{ table: 'people' }], null);
  const places = tables.get('people')!.records.map(({ place }) => Number(place));
  const place = places[edit.row % Math.max(1, places.length)];
  if (edit.is === 'look') await desk.run();
  else if (edit.is === 'insert') person.insert('people', { name: `New ${edit.row}`, phone: '0671234567' });
  else if (edit.is === 'sort') person.sort('people', 'name');
  else if (place === undefined) return;
  else if (edit.is === 'remove') person.remove('people', place);
  else if ('field' in edit) person.type('people', place, edit.field, edit.cell);
}

test('what was said would be written is what is written once Rowcall is let in, cell for cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { maxLength: 12 }), async (edits) => {
      const desk = await layTeam(inMode(team, 'watch'));
      for (const edit of edits) await carryOut(desk, edit);
      await desk.run();
      const told = new Set<string>();
      for (const { row, patch } of (await foresee(desk.ports, inMode(team, 'act'))).records)
        for (const field of Object.keys(patch?.set ?? {}))
          told.add(wishKey(recordKey(row.table, row.id), field, patch!.expect[field]!, patch!.set[field]!));
      const noted = new Set((await desk.state.entries(wishLedger, always, 10_000)).map(({ key }) => key));

      await letIn(desk);
      await desk.run({ sure: true }, inMode(team, 'act'));
      const written = new Map<string, readonly [Cell, Cell]>();
      for (const line of (await desk.state.history({ limit: 10_000 })).toReversed())
        for (const field of line.phase === 'observed' ? Object.keys(line.rules) : []) {
          const at = JSON.stringify([recordKey(line.table, line.id), field]);
          const first = written.get(at);
          const from = first === undefined ? (line.before[field] ?? null) : first[0];
          written.set(at, [from, line.after[field] ?? null]);
        }
      const done = [...written].map(([at, [from, to]]) => {
        const [about, field] = JSON.parse(at) as [string, string];
        return { isOurs: field === 'state' || field === 'note', key: wishKey(about, field, from, to) };
      });

      expect(done.map(({ key }) => key).toSorted()).toEqual([...told].toSorted());
      expect(done.filter(({ key, isOurs }) => !isOurs && !noted.has(key))).toEqual([]);
    }),
    {
      numRuns: 60,
      examples: [
        [
          [
            { is: 'look', row: 0 },
            { is: 'type', row: 1, field: 'name', cell: 'Ann' },
          ],
        ],
        [
          [
            { is: 'look', row: 0 },
            { is: 'type', row: 0, field: 'name', cell: ' Cid ' },
          ],
        ],
      ],
    },
  );
}, 120_000);

describe('a mode', () => {
  test('is the one said nearest to the cell: for the column, the rule, the table, everything', () => {
    const model = inMode(team, 'watch', {
      tables: new Map([['people', 'suggest']]),
      rules: new Map([['validation', 'act']]),
      fields: new Map([['people.phone', 'watch']]),
    });

    expect(modeOf(model, 'deals', 'title', 'references')).toBe('watch');
    expect(modeOf(model, 'people', 'name', 'references')).toBe('suggest');
    expect(modeOf(model, 'people', 'name', 'validation')).toBe('act');
    expect(modeOf(model, 'people', 'phone', 'validation')).toBe('watch');
  });

  test('of one column lets Rowcall into its table, for no more than that column', async () => {
    const model = inMode(team, 'watch', { fields: new Map([['people.phone', 'act']]) });
    const desk = await layTeam(model);
    await letIn(desk);
    await desk.run({ sure: true });
    const people = Object.values(await desk.sheet('people'));

    expect(people.map(({ phone }) => phone)).toEqual(['+380 67 123 4567', null, '+380 67 123 4567']);
    expect(people.map(({ stage, state }) => [stage, state])).toEqual([
      ['new', null],
      ['Won', null],
      [null, null],
    ]);
    expect([isWatched(model, 'people'), isWatched(model, 'deals')]).toEqual([false, true]);
  });

  test('of suggesting answers in our own columns only; whatever belongs to others waits for their word', async () => {
    const desk = await layTeam(team);
    await letIn(desk);
    await desk.run({}, inMode(team, 'suggest'));
    const people = Object.values(await desk.sheet('people'));

    expect(people.map(({ phone, stage }) => [phone, stage])).toEqual([
      ['067 123 45 67', 'new'],
      [null, 'Won'],
      ['067 123 45 67', null],
    ]);
    expect(people.map(({ state }) => state)).toEqual(['! 1', null, '! 1']);
    const asked = await desk.state.questions({ open: true, limit: 100 });
    const fields = asked.map(({ args }) => args['field']);
    expect(fields.toSorted()).toEqual(['phone', 'phone', 'stage']);
  });
});

describe('messages and new records', () => {
  const effect = (audience: Effect['audience'], row: { readonly table: string; readonly id: string }): Effect => ({
    key: `${audience}/${row.id}`,
    kind: 'memory',
    about: recordKey(row.table, row.id),
    lane: audience,
    audience,
    payload: null,
  });
  const model = toyModel(
    [toyTable('deals', ['title', 'tasks']), toyTable('tasks', ['what'])],
    [
      toyRule({
        name: 'greet',
        tables: ['deals'],
        writes: ['deals.tasks', 'tasks.what'],
        visit: ({ occasion, row }, view) => {
          if (occasion !== 'created') return {};
          const made = view.get('tasks', 'one');
          return {
            effects: [effect('staff', row), effect('customer', row)],
            create: [{ table: 'tasks', key: `task/${row.id}`, set: { what: 'Call' } }],
            ...(made !== null && { set: { tasks: 1 } }),
          };
        },
      }),
    ],
  );
  const deal = (title: string): Cells => ({ title });

  async function withNewDeal(mode: Mode): Promise<{ desk: LoopDesk; lanes: readonly string[]; tasks: number }> {
    const used = inMode(model, mode);
    const desk = await layLoopDesk(used, { deals: [deal('Old')], tasks: [] });
    await desk.run();
    desk.store.person.insert('deals', deal('New'));
    await desk.run();
    const claimed = await desk.state.claim(desk.ports.clock.now(), 10);
    const tasks = Object.keys(await desk.sheet('tasks')).length;
    return { desk, lanes: claimed.map(({ effect: { lane } }) => lane).toSorted(), tasks };
  }

  test('are all done where Rowcall acts', async () => {
    expect(await withNewDeal('act')).toMatchObject({ lanes: ['customer', 'staff'], tasks: 1 });
  });

  test('reach only staff where it suggests, and no row is added', async () => {
    expect(await withNewDeal('suggest')).toMatchObject({ lanes: ['staff'], tasks: 0 });
  });

  test('are counted where it watches, by whom they would have reached', async () => {
    const { desk, lanes, tasks } = await withNewDeal('watch');

    expect([lanes, tasks]).toEqual([[], 0]);
    const told = (await wishes(desk)).map(([subject]) => wishedOf(subject));
    expect(told).toEqual(
      expect.arrayContaining([
        { is: 'message', table: 'deals', kind: 'memory', lane: 'customer' },
        { is: 'message', table: 'deals', kind: 'memory', lane: 'staff' },
        { is: 'record', table: 'tasks', rule: 'greet' },
      ]),
    );
  });
});

describe('a pause', () => {
  async function pause(desk: LoopDesk, by: string | null): Promise<void> {
    const lease = (await desk.state.take('someone', 60))!;
    await keepPause(desk.state, lease, by === null ? null : { by, since: desk.ports.clock.now() });
    await desk.state.release(lease);
  }

  test('stops every write; what people type meanwhile is still known, and answered afterwards', async () => {
    const acting = inMode(team, 'act');
    const desk = await layTeam(acting);
    await letIn(desk);
    await desk.run({ sure: true });
    const before = desk.writes.length;
    await pause(desk, 'Olga');
    desk.type('people', 2, { phone: '050 111 22 33' });
    desk.store.person.insert('people', { name: 'Eva', phone: '050 222 33 44' });
    await desk.run({ people: 'write' });

    expect(desk.writes.length).toBe(before);
    expect(pauseIn(await desk.state.memo())).toMatchObject({ by: 'Olga' });
    const lines = await desk.state.history({ table: 'people', limit: 100 });
    expect(lines.some(({ after }) => after['phone'] === '050 111 22 33')).toBe(true);

    await pause(desk, null);
    await desk.run({ sure: true });
    const phones = Object.values(await desk.sheet('people')).map(({ phone }) => phone);
    expect(phones).toEqual(['+380 50 111 2233', null, '+380 67 123 4567', '+380 50 222 3344']);
  });

  test('knows a copied row again at every look, although it carries the id of the other', async () => {
    const desk = await layTeam(inMode(team, 'act'));
    await letIn(desk);
    await desk.run({ sure: true });
    await pause(desk, 'Olga');
    desk.store.person.paste('people', 2, 3);
    await desk.run();
    const known = (await desk.state.records('people', 'all')).map(({ id }) => id);

    expect((await desk.run()).changed).toBe(0);
    expect((await desk.state.records('people', 'all')).map(({ id }) => id)).toEqual(known);
  });

  test('answers what people ask for once Rowcall is taken out, and does nothing of it', async () => {
    const desk = await layTeam(inMode(team, 'act'));
    await letIn(desk);
    await desk.run({ sure: true });
    const [one] = await desk.state.records('people', 'all');
    const lease = (await desk.state.take('someone', 60))!;
    await keepPause(desk.state, lease, { by: 'Olga', since: desk.ports.clock.now(), out: true });
    await desk.state.release(lease);
    const actor = { is: 'person', id: 'anna', proof: 'claim' } as const;
    const edits = [{ table: 'people', id: one!.id, set: { name: 'Zoe' } }];
    const { answers } = await desk.run({ requests: [{ key: 'r', cause: 'r', actor, edits, creates: [] }] });

    expect(answers.get('r')).toMatchObject({ code: 'request.watched' });
    expect(await desk.sheet('people')).not.toHaveProperty(`${one!.id}.name`, 'Zoe');
  });

  test('lets what people ask for wait at the door', async () => {
    const desk = await layTeam(inMode(team, 'act'));
    await letIn(desk);
    await desk.run({ sure: true });
    const [one] = await desk.state.records('people', 'all');
    await pause(desk, 'Olga');
    const actor = { is: 'person', id: 'anna', proof: 'claim' } as const;
    const edits = [{ table: 'people', id: one!.id, set: { name: 'Zoe' } }];
    const { answers } = await desk.run({ requests: [{ key: 'r', cause: 'r', actor, edits, creates: [] }] });
    expect([...answers]).toEqual([]);

    await pause(desk, null);
    expect([...(await desk.run()).answers]).toEqual([['r', null]]);
    expect((await desk.sheet('people'))[one!.id]).toMatchObject({ name: 'Zoe' });
  });
});
