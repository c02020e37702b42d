import { describe, expect, test } from '@jest/globals';
import { joinedIndexName, joinedInto } from '../../core/joined.ts';
import { reconcile } from '../../core/reconcile.ts';
import { recordKey } from '../../core/record.ts';
import type { Request } from '../../core/rule.ts';
import type { State } from '../../core/state.ts';
import type { Store } from '../../core/store.ts';
import { given, planned, reviewed } from '../given.ts';
import { modelOf } from '../settings.ts';
import { toyRule } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

const model = modelOf(`
tables:
  people:
    label: name
    fields:
      name: { type: person-name }
      phone: { type: phone, unique: true }
      check: { type: text, owner: rowcall }
      says: { type: long-text, owner: rowcall }
  deals:
    label: deal
    fields:
      deal: { type: text }
      person: { type: reference, table: people }
      check: { type: text, owner: rowcall }
status:
  people: { state: check, note: says }
  deals: { state: check }
duplicates:
  people: {}
`);

const [ivan, vanya, petr] = ['00000000ivan', '0000000vanya', '00000000petr'];
const [roof, door] = ['00000000r00f', '00000000d00r'];
const nobody = { check: null, says: null, _merged_into: null };

const rows = {
  people: [
    { _id: ivan, name: 'Ivan Ivanenko', phone: null, ...nobody },
    { _id: vanya, name: 'Vanya I.', phone: '+380 67 123 4567', ...nobody },
    { _id: petr, name: 'Petr Duda', phone: '+380 50 765 4321', ...nobody },
  ],
  deals: [
    { _id: roof, deal: 'Roof', person: 'Vanya I.', check: null },
    { _id: door, deal: 'Door', person: 'Petr Duda', check: null },
  ],
};

/** A request to join one record into another, which gets its phone. */
function joining(from: string, into: string, more: Partial<Request> = {}): Request {
  return {
    key: `join ${from} ${into}`,
    cause: `join ${from} ${into}`,
    actor: { is: 'person', id: 'Anna', proof: 'claim' },
    edits: [
      { table: 'people', id: into, set: { phone: '+380 67 123 4567' } },
      { table: 'people', id: from, set: { _merged_into: `Somebody · ${into}` } },
    ],
    creates: [],
    whole: true,
    ...more,
  };
}

const parting = (id: string): Request => ({
  key: `part ${id}`,
  cause: `part ${id}`,
  actor: { is: 'person', id: 'Anna', proof: 'claim' },
  edits: [{ table: 'people', id, set: { _merged_into: null } }],
  creates: [],
});

async function lay(): Promise<LoopDesk> {
  const desk = await layLoopDesk(model, rows);
  await desk.run();
  return desk;
}

const ask = async (desk: LoopDesk, request: Request) =>
  (await desk.run({ hints: [], requests: [request] })).answers.get(request.key);

const codesOf = async (desk: LoopDesk, id: string) =>
  (await desk.state.records('people', [id]))[0]!.findings.map(({ code }) => code);

const linkOf = async (desk: LoopDesk, id: string) => (await desk.state.records('deals', [id]))[0]!.accepted['person'];

describe('a record that was joined into another', () => {
  test('is found by nobody: the other may have its phone, and links lead to the other', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));

    expect(await codesOf(desk, ivan)).toEqual([]);
    expect(await codesOf(desk, vanya)).toEqual(['joined.into']);
    expect(await linkOf(desk, roof)).toEqual([{ id: ivan, text: 'Ivan Ivanenko', from: vanya }]);
    expect((await desk.sheet('deals'))[roof]).toMatchObject({ person: 'Ivan Ivanenko' });
    expect((await desk.state.records('deals', [roof]))[0]!.findings).toEqual([]);
    await desk.state.close();
  });

  test('a name that only it had leads to the other', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    desk.type('deals', 3, { person: 'Vanya I.' });
    await desk.run();

    expect(await linkOf(desk, door)).toEqual([{ id: ivan, text: 'Ivan Ivanenko', from: vanya }]);
    await desk.state.close();
  });

  test('may be joined into one that is joined into a third, and each leads to where it is in the end', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    expect(await ask(desk, joining(ivan, petr))).toBeNull();
    expect(await linkOf(desk, roof)).toEqual([{ id: petr, text: 'Petr Duda', from: vanya }]);

    expect(await ask(desk, parting(ivan))).toBeNull();
    expect(await linkOf(desk, roof)).toEqual([{ id: ivan, text: 'Ivan Ivanenko', from: vanya }]);
    expect(await ask(desk, parting(vanya))).toBeNull();
    expect(await linkOf(desk, roof)).toEqual([{ id: vanya, text: 'Vanya I.' }]);
    await desk.state.close();
  });

  test('a circle is refused, and so is a record that is not there', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));

    expect(await ask(desk, joining(ivan, vanya))).toMatchObject({ code: 'joined.ring' });
    const nowhere = joining(petr, ivan, {
      edits: [{ table: 'people', id: petr, set: { _merged_into: 'X · nobody' } }],
    });
    expect(await ask(desk, nowhere)).toMatchObject({ code: 'joined.gone' });
    expect(await codesOf(desk, ivan)).toEqual([]);
    await desk.state.close();
  });

  test('what somebody types into that column is put back, and says how to do it', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    desk.type('people', 3, { _merged_into: null });
    desk.type('people', 4, { _merged_into: ivan });
    const { findings } = await desk.run();

    const sheet = await desk.sheet('people');
    expect([sheet[vanya]!['_merged_into'], sheet[petr]!['_merged_into']]).toEqual([`Somebody · ${ivan}`, null]);
    expect([...findings.values()].flat().map(({ code }) => code)).toContain('joined.by-hand');
    await desk.state.close();
  });

  test('what is typed there afterwards is asked about, until it is as it was', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    desk.type('people', 3, { name: 'Vanya the Great' });
    await desk.run();
    expect(await codesOf(desk, vanya)).toEqual(['joined.edited']);

    desk.type('people', 3, { name: 'Vanya I.' });
    await desk.run();
    expect(await codesOf(desk, vanya)).toEqual(['joined.into']);
    await desk.state.close();
  });

  test('a copy of it stands for itself', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    desk.store.person.paste('people', 3, 5);
    await desk.run();

    const all = Object.values(await desk.sheet('people'));
    expect(all.map((cells) => cells['_merged_into'])).toEqual([null, `Somebody · ${ivan}`, null, null]);
    await desk.state.close();
  });

  test('when the other one is removed, it says so; when it is removed itself, links stay with the other', async () => {
    const desk = await lay();
    await ask(desk, joining(vanya, ivan));
    desk.store.person.remove('people', 3);
    await desk.run();
    expect(await linkOf(desk, roof)).toEqual([{ id: ivan, text: 'Ivan Ivanenko' }]);

    const other = await lay();
    await ask(other, joining(vanya, ivan));
    other.store.person.remove('people', 2);
    await other.run();
    expect(await codesOf(other, vanya)).toEqual(['joined.gone']);
    await desk.state.close();
    await other.state.close();
  });
});

describe('a joining that meets somebody or a crash', () => {
  test('is told and not done by half when somebody types in one of the rows at the very moment', async () => {
    const desk = await lay();
    const busy: Store = {
      ...desk.store,
      async write(part, memo, name) {
        // Somebody is quicker by a moment, in the row that is to be joined.
        if (part.patches.some(({ id }) => id === vanya)) desk.type('people', 3, { _merged_into: 'mine' });
        return await desk.store.write(part, memo, name);
      },
    };
    const request = joining(vanya, ivan);
    const report = await reconcile({ ...desk.ports, store: busy }, model, { requests: [request] });

    expect(report.answers.get(request.key)).toMatchObject({ code: 'request.conflict' });
    expect(report.asked).toEqual([]);
    await desk.run();
    const [one] = await desk.state.records('people', [vanya]);
    expect(joinedInto(one!.accepted)).toBeNull();
    await desk.state.close();
  });

  test('cut off at any call, it is done in the end, and never by half', async () => {
    for (let at = 1; ; at++) {
      const desk = await lay();
      const request = joining(vanya, ivan, {
        edits: [
          {
            table: 'people',
            id: ivan,
            set: { phone: '+380 67 123 4567' },
            from: { name: 'Ivan Ivanenko', phone: null },
          },
          {
            table: 'people',
            id: vanya,
            set: { _merged_into: `Ivan · ${ivan}` },
            from: { name: 'Vanya I.', phone: '+380 67 123 4567', _merged_into: null },
          },
        ],
      });
      await desk.state.file({ is: 'request', request });
      const wasCut = await cutOff(desk, at);
      desk.wait(1_000_000);
      await desk.run();
      await desk.run();

      const [kept] = await desk.state.records('people', [ivan]);
      const [joined] = await desk.state.records('people', [vanya]);
      expect([at, joinedInto(joined!.accepted), kept!.seen['phone']]).toEqual([at, ivan, '+380 67 123 4567']);
      expect(await linkOf(desk, roof)).toEqual([{ id: ivan, text: 'Ivan Ivanenko', from: vanya }]);
      await desk.state.close();
      if (!wasCut) break;
    }
  });
});

/** Works until the call of that number, of which nobody hears whether it was done; answers whether it came so far. */
async function cutOff(desk: LoopDesk, at: number): Promise<boolean> {
  let calls = 0;
  const counting = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || name === 'release') return method;
        return async (...args: unknown[]) => {
          if (calls++ > at) throw new Error('gone');
          const answer: unknown = await Reflect.apply(method, target, args);
          if (calls > at) throw new Error('cut off');
          return answer;
        };
      },
    });
  const ports = { ...desk.ports, store: counting<Store>(desk.store), state: counting<State>(desk.state) };
  try {
    await reconcile(ports, model, {});
    return false;
  } catch {
    return true;
  }
}

test('what a ledger tells of a joined record counts for the one it is in, and parts again with it', () => {
  const counting = toyRule({
    name: 'counting',
    tables: ['people'],
    visit: ({ row }, view) => {
      const subject = recordKey('people', row.id);
      const args = { sum: view.sum('visits', subject), last: view.last('visits', subject)?.key ?? '' };
      return { findings: [{ code: 'toy.visits', severity: 'note', table: 'people', record: row.id, args }] };
    },
  });
  const visited = (id: string, at: string, amount: number) => ({
    ledger: 'visits',
    key: `${id} ${at}`,
    subject: recordKey('people', id),
    at,
    amount,
    about: recordKey('people', id),
    by: 'toy',
  });
  const ledger = [visited(vanya, '2026-11-03', 2), visited(ivan, '2026-11-02', 1), visited(petr, '2026-11-01', 4)];
  const countIn = (into: string | null) => {
    const person = (name: string, joined: string | null) => ({ name, phone: null, ...nobody, _merged_into: joined });
    const people = {
      [ivan]: person('Ivan', petr),
      [vanya]: person('Vanya', into),
      [petr]: person('Petr', null),
    };
    const world = given({ ...model, rules: [...model.rules, counting] }, { people }, ledger);
    const { plan } = planned(world, [reviewed(world.rows.get(recordKey('people', petr))!)]);
    return plan.records[0]!.findings.find(({ code }) => code === 'toy.visits')!.args;
  };

  expect(countIn(ivan)).toEqual({ sum: 7, last: `${vanya} 2026-11-03` });
  expect(countIn(null)).toEqual({ sum: 5, last: `${ivan} 2026-11-02` });
});

test('the index of what was joined is declared for every table whose records may be', () => {
  expect(model.indexes.get(joinedIndexName('people'))?.joined).toBe(true);
  expect(model.indexes.has(joinedIndexName('deals'))).toBe(false);
});
