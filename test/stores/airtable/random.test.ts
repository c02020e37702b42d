import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RowcallError } from '../../../core/errors.ts';
import type { Fault } from '../../emulators/airtable/serve.ts';
import { layTeam, type Team } from './team.ts';

const fields = ['title', 'stage', 'note'] as const;
const words = ['roof', 'WALL', 'fence', 'Won', 'New', null] as const;

type Step =
  | {
      readonly is: 'types';
      readonly row: number;
      readonly field: (typeof fields)[number];
      readonly word: (typeof words)[number];
    }
  | { readonly is: 'inserts' | 'undoes removing' | 'is told' | 'looks' | 'restarts' | 'lands late' }
  | { readonly is: 'removes' | 'duplicates'; readonly row: number }
  | {
      readonly is: 'goes wrong';
      readonly how: Fault['is'];
      readonly on: 'read' | 'write' | 'list payloads' | 'update records';
    }
  | {
      readonly is: 'types meanwhile';
      readonly when: 'before' | 'after';
      readonly row: number;
      readonly field: (typeof fields)[number];
      readonly word: (typeof words)[number];
    }
  | { readonly is: 'waits'; readonly seconds: number };

const row = fc.nat(2);
const cell = { row, field: fc.constantFrom(...fields), word: fc.constantFrom(...words) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('types' as const), ...cell }) },
  { weight: 6, arbitrary: fc.constant({ is: 'is told' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('types meanwhile' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
      ...cell,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('goes wrong' as const),
      how: fc.constantFrom(
        'dropped' as const,
        'lost' as const,
        'late' as const,
        'refused' as const,
        'garbled' as const,
      ),
      on: fc.constantFrom('read' as const, 'write' as const, 'list payloads' as const, 'update records' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('removes' as const, 'duplicates' as const), row }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('waits' as const), seconds: fc.constantFrom(1, 40, 200, 100_000) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constantFrom(
        'inserts' as const,
        'undoes removing' as const,
        'looks' as const,
        'restarts' as const,
        'lands late' as const,
      ),
    }),
  },
);

/** What people last typed into cells that are still there, by record and field. */
interface Diary {
  readonly typed: Map<string, string | null>;
}

const faultOf = (how: Fault['is']): Fault =>
  how === 'late'
    ? { is: 'late', by: 50_000 }
    : how === 'refused'
      ? { is: 'refused', status: 503 }
      : ({ is: how } as Fault);

async function take(team: Team, { typed }: Diary, one: Step): Promise<void> {
  const records = team.world.tables[0]!.records;
  const types = (n: number, field: string, word: string | null) => {
    const record = records[n % Math.max(1, records.length)];
    if (record === undefined) return;
    team.person.type('deals', record.id, field, word);
    typed.set(`${record.id}/${field}`, word);
  };
  switch (one.is) {
    case 'types':
      return types(one.row, one.field, one.word);
    case 'types meanwhile':
      return team.fault(
        { is: 'meanwhile', when: one.when, act: () => types(one.row, one.field, one.word) },
        'update records',
      );
    case 'inserts':
      team.person.insert('deals', { title: 'new' });
      return;
    case 'removes':
    case 'duplicates': {
      const record = records[one.row % Math.max(1, records.length)];
      if (record === undefined) return;
      if (one.is === 'duplicates') team.person.duplicate('deals', record.id);
      else team.person.remove('deals', record.id);
      return;
    }
    case 'undoes removing':
      try {
        team.person.undoRemove();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
      return;
    case 'goes wrong':
      return team.fault(faultOf(one.how), one.on);
    case 'lands late':
      return team.landLate();
    case 'restarts':
      return team.restarts();
    case 'waits':
      return team.clock.pass(one.seconds * 1000);
    case 'is told':
    case 'looks':
      try {
        await (one.is === 'looks' ? team.looks({ sure: true }) : team.told({ sure: true }));
      } catch (error) {
        if (!(error instanceof RowcallError)) throw error;
        expect(error.code).toMatch(/^vendor\.(?:busy|unreachable)$/);
      }
  }
}

test('whatever people do and whatever goes wrong, no word of theirs is lost and nothing is made twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const team = await layTeam({
        rows: [
          ['ROOF', 'New', null],
          ['WALL', 'New', null],
          ['GATE', 'Won', 'x'],
        ],
      });
      const diary: Diary = { typed: new Map() };
      for (const one of steps) await take(team, diary, one);

      team.clearFaults();
      team.landLate();
      for (const how of ['is told', 'is told', 'is told', 'is told', 'looks'] as const) {
        team.clock.pass(200_000);
        await take(team, diary, { is: how });
      }

      const [deals, tasks] = team.world.tables;
      const asked = await team.state.questions({ open: true, limit: 999 });
      const kept = (record: string, field: string, word: string | null) =>
        asked.some(
          ({ about, args }) =>
            about[0] === `deals/${record}` && args['field'] === field && args['other'] === (word ?? ''),
        );
      for (const [place, word] of diary.typed) {
        const [record = '', field = ''] = place.split('/');
        if (!deals!.records.some(({ id }) => id === record)) continue;
        const now = team.cell(record, field);
        const forms = [word, field === 'title' && word !== null ? word.toUpperCase() : word];
        expect({
          place,
          word,
          now,
          isKept: forms.includes(now as string | null) || kept(record, field, word),
        }).toMatchObject({
          isKept: true,
        });
      }
      const keyField = tasks!.fields.find(({ name }) => name === '_key')!.id;
      const keys = tasks!.records.map(({ values }) => values[keyField]);
      expect(new Set(keys).size).toBe(keys.length);
      expect(
        deals!.records
          .map(({ id }) => team.cell(id, 'title'))
          .filter((title) => title !== String(title ?? '').toUpperCase() && title !== null),
      ).toEqual([]);

      team.calls.length = 0;
      await team.told({ sure: true });
      await team.looks({ sure: true });
      expect(team.calls.filter(({ kind }) => kind === 'write')).toEqual([]);
      await team.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);
