import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cells } from '../core/cell.ts';
import { nothingElse } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { plan } from '../core/plan.ts';
import type { Row } from '../core/record.ts';
import { sameValue } from '../core/record.ts';
import type { Rule } from '../core/rule.ts';
import type { Start } from '../core/world.ts';
import { anyCell } from './core/arbitrary.ts';
import type { Given } from './given.ts';
import {
  added,
  asked,
  carriedOut,
  everyFact,
  found,
  given,
  now,
  patches,
  planned,
  reviewed,
  somebody,
  typed,
} from './given.ts';
import { modelOf } from './settings.ts';

const model = modelOf(`
dictionaries:
  cities: { Kyiv: [Київ, Киев, Kiev] }
tables:
  companies:
    label: name
    names: [name, email]
    fields:
      name: { type: company-name, required: true }
      email: { type: email, unique: true }
      city: { type: text, dictionary: cities }
      keeper: { type: person, owner: shared }
      check: { type: text, owner: rowcall }
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      company: { type: reference, table: companies }
      amount: { type: money }
      stage: { type: choice, options: [New, Won, Lost], default: New }
      phone: { type: phone, unique: true }
      closed: { type: date }
      owner: { type: person }
      check: { type: text, owner: rowcall }
      note: { type: long-text, owner: rowcall }
  staff:
    label: name
    fields:
      name: { type: text }
      aliases: { type: text }
      boss: { type: person }
      hours: { type: text }
      left: { type: date }
staff: { table: staff, aliases: aliases, manager: boss, hours: hours, left: left }
stages: { deals: { field: stage, days: { New: 2, Lost: 0 }, since: closed, tell: owner } }
territories: { companies: { by: [city], owner: keeper, of: { Kyiv: Дуб, "L*": Dub } } }
rules:
  - { name: won-has-amount, table: deals, when: stage == "Won", must: filled(amount) && amount > 0, field: amount, why: A won deal needs an amount, tell: owner }
  - { name: won-in-town, table: deals, must: company.city == "Kyiv", severity: warning, why: Only customers in Kyiv }
  - { name: has-won, table: companies, must: '!deals.exists(d, d.stage == "Lost")', severity: note, why: Has lost deals }
status:
  companies: { state: check }
  deals: { state: check, note: note }
`);

/** Cells as people type them, so that rows meet: the same names, phones and words again and again. */
const familiar: Readonly<Record<string, readonly (string | number | null)[]>> = {
  name: ['ТОВ «Ромашка»', 'Romashka LLC', 'Дуб', 'Dub', null],
  email: ['a@romashka.example', 'A@ROMASHKA.example', 'ivan@gmial.com', null, 'x'],
  city: ['Kyiv', 'Киев', 'Lviv', null],
  title: ['Roof', ' Door ', null],
  company: ['Ромашка', 'Дуб', 'a@romashka.example', 'nobody', null],
  amount: [100, '12 500,00 грн', 'many', 0, null],
  stage: ['New', 'won', 'Lost', 'Wonn', null],
  phone: ['0671234567', '+380 67 123 4567', '8 (067) 123-45-67', '12', null],
  closed: ['2026-11-22', '03/04/2026', '5 мая 2026', 'soon', null],
  keeper: ['Дуб', 'dub', 'nobody', null],
  owner: ['Дуб', '@dub', 'Romashka LLC', 'nobody', null],
  aliases: ['Dub', 'Oak, @dub', null],
  boss: ['Дуб', 'dub', 'Romashka LLC', null],
  hours: ['9-18', '18-20', 'whenever', null],
  left: ['2026-11-01', '2026-12-01', null],
  check: [null, 'Fine', 'typed by somebody'],
  note: [null],
};

const fieldsOf = (table: string) => model.tables.get(table)!.fields.map((field) => field.key);

function someCells(table: string): fc.Arbitrary<Cells> {
  return fc.record(
    Object.fromEntries(
      fieldsOf(table).map((field) => [
        field,
        fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...familiar[field]!) }, { weight: 1, arbitrary: anyCell }),
      ]),
    ),
  ) as fc.Arbitrary<Cells>;
}

const ids = ['000000000001', '000000000002', '000000000003', '000000000004'];
type Records = Readonly<Record<string, Readonly<Record<string, Cells>>>>;

const someRecords: fc.Arbitrary<Records> = fc.record({
  companies: fc.dictionary(fc.constantFrom(...ids), someCells('companies'), { maxKeys: 3 }),
  deals: fc.dictionary(fc.constantFrom(...ids), someCells('deals'), { maxKeys: 3 }),
  staff: fc.dictionary(fc.constantFrom(...ids), someCells('staff'), { maxKeys: 3 }),
});

/** The records after Rowcall has looked at them and written what it wanted. */
function settledWorld(records: Records): Given {
  const raw = given(model, records);
  return carriedOut(raw, planned(raw, everything(raw)).plan);
}

interface Typing {
  readonly table: string;
  readonly id: string;
  readonly cells: Cells;
}

const someTyping: fc.Arbitrary<Typing> = fc.constantFrom('companies', 'deals', 'staff').chain((table) =>
  fc.record({
    table: fc.constant(table),
    id: fc.constantFrom(...ids),
    cells: fc.tuple(someCells(table), fc.subarray(fieldsOf(table), { minLength: 1 })).map(pick),
  }),
);

function pick([cells, fields]: [Cells, string[]]): Cells {
  return Object.fromEntries(fields.map((field) => [field, cells[field] ?? null]));
}

function startOf(world: Given, { table, id, cells }: Typing): Start {
  if (world.rows.has(`${table}/${id}`)) return typed(world, table, id, cells);
  const whole = Object.fromEntries(fieldsOf(table).map((field) => [field, cells[field] ?? null]));
  return added(world, table, id, whole);
}

function everything(world: Given): Start[] {
  return [...world.rows.values()].sort(byKey).map(reviewed);
}

function byKey(a: Row, b: Row): number {
  return `${a.table}/${a.id}` < `${b.table}/${b.id}` ? -1 : 1;
}

/** One edit and its reviews, as the loop does it: the edited record, then whoever else may be touched. */
function live(world: Given, typing: Typing): Given {
  const start = startOf(world, typing);
  const others = everything(world).filter((one) => one.row.id !== start.row.id || one.row.table !== start.row.table);
  return carriedOut(world, planned(world, [start, ...others]).plan);
}

function frozen<T>(value: T): T {
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.isFrozen(value) ||
    value instanceof Map ||
    value instanceof Set
  )
    return value;
  Object.freeze(value);
  for (const key of Object.getOwnPropertyNames(value)) frozen((value as Record<string, unknown>)[key]);
  return value;
}

const runs = { numRuns: 150 };

describe('laws', () => {
  test('2: looking again at what was settled wants nothing more', () => {
    fc.assert(
      fc.property(someRecords, someTyping, (records, typing) => {
        const world = settledWorld(records);
        const settled = live(world, typing);
        const { plan: again } = planned(settled, everything(settled));
        expect(patches(again)).toEqual({});
        expect(again.records.flatMap((record) => [...record.entries, ...record.effects])).toEqual([]);
        const { plan: oncemore } = planned(carriedOut(settled, again), everything(settled));
        const wakes = (made: Plan) => made.records.map((record) => record.wakes);
        expect(wakes(oncemore)).toEqual(wakes(again));
      }),
      runs,
    );
  });

  test('4: rules neither change what they are given nor answer differently the second time, whatever the cells hold', () => {
    const pure: Rule[] = model.rules.map((rule) => ({
      ...rule,
      visit(visit, view) {
        const one = rule.visit(frozen({ ...visit, changed: visit.changed, findings: [...visit.findings] }), view);
        expect(sameValue(one, rule.visit(visit, view))).toBe(true);
        for (const field of Object.keys(one.set ?? {})) expect(rule.writes).toContain(`${visit.row.table}.${field}`);
        return one;
      },
    }));
    const hostile = fc.record(
      Object.fromEntries(fieldsOf('deals').map((field) => [field, anyCell])),
    ) as fc.Arbitrary<Cells>;
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 3 }), (rows) => {
        const world = given({ ...model, rules: pure }, {});
        const starts = rows.map((cells, i) => added(world, 'deals', ids[i]!, cells));
        expect('done' in plan(world.model, starts, nothingElse, now)).toBe(true);
      }),
      runs,
    );
  });

  test('11: after any edits the findings and our columns are those of a fresh look at everything', () => {
    fc.assert(
      fc.property(someRecords, fc.array(someTyping, { minLength: 1, maxLength: 4 }), (records, typings) => {
        const lived = typings.reduce(live, settledWorld(records));
        const fresh = given(model, byTable(lived), lived.ledger);
        const starts = [...fresh.rows.values()].sort(byKey).map((row): Start => {
          const kept = lived.rows.get(`${row.table}/${row.id}`)!;
          return {
            row: { ...row, values: kept.values },
            before: null,
            occasion: 'adopted',
            origin: 'edit',
            actor: somebody,
          };
        });
        const { plan: anew } = planned({ ...fresh, rows: new Map() }, starts);
        const { plan: known } = planned(lived, everything(lived));
        expect(found(anew)).toEqual(found(known));
        expect(patches(anew)).toEqual({});
      }),
      runs,
    );
  });

  test('12: the plan does not depend on whether facts were known from the start, asked in batches or one by one', () => {
    fc.assert(
      fc.property(someRecords, someTyping, (records, typing) => {
        const world = settledWorld(records);
        const starts = [startOf(world, typing)];
        const knowing = plan(model, starts, everyFact(world), now);
        const batched = planned(world, starts).plan;
        expect(batched).toEqual('done' in knowing && knowing.done);
        expect(planned(world, starts, 1).plan).toEqual(batched);
      }),
      runs,
    );
  });

  test('13: a request and the same typed cells get the same findings and the same patch', () => {
    fc.assert(
      fc.property(someRecords, someTyping, (records, typing) => {
        const world = settledWorld(records);
        const edit = planned(world, [startOf(world, typing)]).plan;
        const request = planned(world, [asked(startOf(world, typing), 'r')]).plan;
        expect(found(request)).toEqual(found(edit));
        expect(patches(request)).toEqual(patches(edit));
      }),
      runs,
    );
  });
});

function byTable(world: Given): Record<string, Record<string, Cells>> {
  const tables: Record<string, Record<string, Cells>> = {};
  for (const row of world.rows.values()) {
    tables[row.table] ??= {};
    tables[row.table]![row.id] = row.cells;
  }
  return tables;
}
