import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { reachOf } from '../../../adapters/behaviours/people/reach.ts';
import { nameIn, type Roster, rosterOf } from '../../../adapters/behaviours/people/roster.ts';
import type { Cells } from '../../../core/cell.ts';
import { keysUnder } from '../../../core/joined.ts';
import type { View } from '../../../core/rule.ts';
import { given } from '../../given.ts';
import { modelOf } from '../../settings.ts';

const model = modelOf(`
hours: { holidays: ['2026-11-25'] }
tables:
  staff:
    label: name
    fields:
      name: { type: text }
      manager: { type: person }
      hours: { type: text }
      from: { type: date }
      to: { type: date }
      left: { type: date }
staff: { table: staff, manager: manager, hours: hours, absent: { from: from, to: to }, left: left }
`);
const config = { table: 'staff', manager: 'manager', hours: 'hours', absent: { from: 'from', to: 'to' }, left: 'left' };
const roster = rosterOf(config, model) as Roster;

/** Tuesday, noon in Kyiv. */
const noon = '2026-11-24T10:00:00.000Z';

function reached(people: Readonly<Record<string, Cells>>, name: string, now = noon) {
  const { rows } = given(model, {
    staff: Object.fromEntries(Object.entries(people).map(([id, cells]) => [id, { name: id, ...cells }])),
  });
  const by: View['by'] = (index, key) => [...rows.values()].filter((row) => keysUnder(index, row.values).includes(key));
  const reach = reachOf(roster, rows.get(`staff/${name}`)!, { by } as View, now, model.locale);
  if (reach === null) return null;
  const { person, instead, from } = reach;
  return [nameIn(roster, person.values), instead && nameIn(roster, instead.values), from];
}

const gone = { left: '2026-11-01' };
const away = { from: '2026-11-20', to: '2026-11-26' };

describe('whom a message for a person reaches', () => {
  test('themselves, now, while they work', () =>
    expect(reached({ Olena: {} }, 'Olena')).toEqual(['Olena', null, noon]));

  test.each([
    ['in the evening: the next morning but for a holiday', '2026-11-24T16:30:00.000Z', '2026-11-26T07:00:00.000Z'],
    ['before work: this morning', '2026-11-24T05:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['on Saturday: on Monday', '2026-11-28T10:00:00.000Z', '2026-11-30T07:00:00.000Z'],
  ])('%s', (_, now, from) => expect(reached({ Olena: {} }, 'Olena', now)).toEqual(['Olena', null, from]));

  test('their own hours and their own clocks prevail', () => {
    expect(reached({ Olena: { hours: '14-20' } }, 'Olena')![2]).toBe('2026-11-24T12:00:00.000Z');
    expect(reached({ Olena: { hours: '9-18 America/New_York' } }, 'Olena')![2]).toBe('2026-11-24T14:00:00.000Z');
    expect(reached({ Olena: { hours: 'Thu 9-18' } }, 'Olena')![2]).toBe('2026-11-26T07:00:00.000Z');
  });

  test('hours that cannot be read are those of the team', () =>
    expect(reached({ Olena: { hours: 'whenever' } }, 'Olena')![2]).toBe(noon));

  test('the manager of whoever is away or has left, and theirs in turn', () => {
    expect(reached({ Olena: { ...away, manager: 'Taras' }, Taras: {} }, 'Olena')).toEqual(['Taras', 'Olena', noon]);
    const people = { Olena: { ...gone, manager: 'Taras' }, Taras: { ...away, manager: 'Ira' }, Ira: {} };
    expect(reached(people, 'Olena')).toEqual(['Ira', 'Olena', noon]);
  });

  test('whoever is away with nobody above waits for their first day back', () =>
    expect(reached({ Olena: away }, 'Olena')).toEqual(['Olena', null, '2026-11-27T07:00:00.000Z']));

  test('whoever is away without a last day is away until there is one', () => {
    const ill = { from: '2026-11-20' };
    expect(reached({ Olena: { ...ill, manager: 'Taras' }, Taras: {} }, 'Olena')).toEqual(['Taras', 'Olena', noon]);
    expect(reached({ Olena: ill }, 'Olena')).toBeNull();
    expect(reached({ Olena: { from: '2026-11-25', manager: 'Taras' }, Taras: {} }, 'Olena')![0]).toBe('Olena');
  });

  test('nobody, where whoever has left has nobody above, or only themselves', () => {
    expect(reached({ Olena: gone }, 'Olena')).toBeNull();
    expect(reached({ Olena: { ...gone, manager: 'Taras' }, Taras: { ...gone, manager: 'Olena' } }, 'Olena')).toBeNull();
  });

  test('never anybody who is not there, and never before now', () => {
    const person = fc.record({
      manager: fc.constantFrom('A', 'B', 'C', null),
      left: fc.constantFrom(null, null, '2026-11-01', '2026-12-24'),
      from: fc.constantFrom(null, '2026-11-20'),
      to: fc.constantFrom(null, '2026-11-24', '2026-11-01'),
      hours: fc.constantFrom(null, '14-20', 'Sun 0-24 UTC', 'x'),
    });
    fc.assert(
      fc.property(fc.record({ A: person, B: person, C: person }), (people) => {
        const reach = reached(people, 'A');
        if (reach === null) return;
        const who = people[reach[0] as 'A'];
        expect(who.left).not.toBe('2026-11-01');
        expect(reach[2]! >= noon).toBe(true);
      }),
    );
  });
});
