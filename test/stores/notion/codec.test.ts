import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decode } from '../../../adapters/stores/notion/decode.ts';
import { encode } from '../../../adapters/stores/notion/encode.ts';
import { cellOfDate } from '../../../adapters/stores/notion/moments.ts';
import type { NotionValue } from '../../../adapters/vendors/notion.ts';
import type { Cell, CellKind } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { showValue } from '../../emulators/notion/show.ts';
import { parseValue } from '../../emulators/notion/values.ts';
import { newWorld, type Property, type PropertyType } from '../../emulators/notion/world.ts';
import { patientClock } from '../../patient-clock.ts';

const world = newWorld(patientClock('2026-11-22T09:00:00.000Z'));
const source = { id: 's', database: 'd', name: 'S', properties: [], pages: [], inTrash: false, numbered: 0 };
const nobody = { user: () => null, page: () => null };

/** What is read back after a cell was sent to a property of that type; `undefined` where it is not sent at all. */
function sentAndRead(type: PropertyType, kind: CellKind, cell: Cell): Cell | undefined {
  const property: Property = {
    id: 'p',
    name: 'P',
    type,
    options: type === 'status' ? [{ id: 'o', name: 'Open' }] : [],
  };
  const request = encode(type, cell, kind, nobody);
  if (request === null) return undefined;
  const values = new Map([[property.id, parseValue(request, property, world)]]);
  const page = { id: 'x', source: 's', created: 0, edited: 0, createdBy: 'u', editedBy: 'u', inTrash: false, values };
  return decode(showValue(world, source, page, property) as NotionValue, { kind, zone: 'Europe/Kyiv' }).cell;
}

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const item = fc.string({ minLength: 1, unit: 'grapheme' });
const cells: Readonly<Record<CellKind, fc.Arbitrary<Cell>>> = {
  text: fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom('=1+1', '007', '+380441234567', ' a\r\nb '),
  ),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: fc.boolean(),
  date: day.map((date) => date.toISOString().slice(0, 10)),
  instant: day.map((date) => date.toISOString()),
  list: fc.array(item, { minLength: 1, maxLength: 5 }),
};
const types: readonly PropertyType[] = [
  'title',
  'rich_text',
  'number',
  'checkbox',
  'select',
  'multi_select',
  'date',
  'url',
  'email',
  'phone_number',
];

describe('cells of Notion', () => {
  test.each(types)('law 5: what is sent to a property of type %s is read back the same, or it is not sent', (type) => {
    for (const kind of Object.keys(cells) as CellKind[])
      fc.assert(
        fc.property(cells[kind], (cell) => {
          const back = sentAndRead(type, kind, cell);
          if (back !== undefined) expect(sameCell(back, cell)).toBe(true);
        }),
        { numRuns: 200 },
      );
  });

  test.each<[CellKind, PropertyType]>([
    ['text', 'rich_text'],
    ['number', 'number'],
    ['boolean', 'checkbox'],
    ['date', 'date'],
    ['number', 'rich_text'],
    ['boolean', 'rich_text'],
    ['instant', 'rich_text'],
  ])('every %s can be sent to a property of type %s', (kind, type) => {
    fc.assert(fc.property(cells[kind], (cell) => expect(sentAndRead(type, kind, cell)).toBeDefined()));
  });

  test('an empty cell empties every property that can be empty', () => {
    for (const type of types.filter((one) => one !== 'checkbox')) expect(sentAndRead(type, 'text', null)).toBeNull();
  });

  test('a time is meant in its own zone, else in the team’s', () => {
    const of = (start: string, time_zone: string | null) => cellOfDate({ start, end: null, time_zone }, 'Europe/Kyiv');
    expect([
      of('2026-03-29T02:30:00.000', null),
      of('2026-01-01T00:00:00.000', 'America/New_York'),
      of('2026-01-01', 'America/New_York'),
      of('nonsense', null),
    ]).toEqual(['2026-03-29T00:30:00.000Z', '2026-01-01T05:00:00.000Z', '2026-01-01', 'nonsense']);
  });
});
