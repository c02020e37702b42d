import { afterAll, describe, expect, test } from '@jest/globals';
import { openState } from '../../adapters/state/index.ts';
import { workbookStore } from '../../adapters/stores/workbook/store.ts';
import { derivedId } from '../../core/id.ts';
import type { Modes } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import { wishLedger } from '../../core/note-wishes.ts';
import type { Ports } from '../../core/ports.ts';
import type { State } from '../../core/state.ts';
import type { Store } from '../../core/store.ts';
import { tick } from '../../core/tick.ts';
import type { StepClock } from '../step-clock.ts';
import { stepClock } from '../step-clock.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import { layTeam as layBase, recordAt } from './airtable/team.ts';
import { opened, startUnlimited } from './google-sheets/kit.ts';
import { deals, desk as layNotion, text } from './notion/desk.ts';
import { faultyDisk } from './writing/faulty-disk.ts';
import { xlsxOf } from './xlsx-file.ts';

const modes: Modes = { usual: 'watch', tables: new Map(), rules: new Map(), fields: new Map() };

/** Every name is put in capitals, and tells somebody; every deal gets a task. */
const model: Model = {
  ...toyModel(
    [toyTable('Deals', ['Name', 'Stage']), toyTable('Tasks', ['What'])],
    [
      toyRule({
        name: 'capitals',
        tables: ['Deals'],
        writes: ['Deals.Name', 'Tasks.What'],
        visit: ({ row, occasion, now }) => {
          const name = row.values['Name'];
          return {
            ...(typeof name === 'string' && { set: { Name: name.toUpperCase() } }),
            create: [{ table: 'Tasks', key: `task/${row.id}`, set: { What: 'Call' } }],
            wake: [{ rule: 'capitals', at: new Date(Date.parse(now) + 3_600_000).toISOString() }],
            effects: [
              {
                key: `${occasion}/${row.id}/${now}`,
                kind: 'memory',
                about: `Deals/${row.id}`,
                lane: 'a',
                audience: 'staff',
                payload: null,
              },
            ],
          };
        },
      }),
    ],
  ),
  fingerprint: 'toy.watch',
  modes,
};

const always = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
const days = 30;
const day = 24 * 3_600_000;

/** A month of calls of the scheduler, with somebody at work in between; answers what was wished for. */
async function aMonth(
  given: { readonly store: Store; readonly clock: Pick<StepClock, 'now' | 'sleep' | 'pass'>; readonly model?: Model },
  work: (day: number) => void,
): Promise<State> {
  const { store, clock, model: used = model } = given;
  const state = await openState({ path: ':memory:', workspace: 'watch', clock });
  let drawn = 0;
  const ports: Ports = { store, state, clock, ids: { fresh: () => derivedId(`fresh/${drawn++}`) } };
  for (let n = 0; n < days; n++) {
    work(n);
    await tick({ ...ports, senders: new Map() }, used, { seconds: 600 });
    clock.pass(day);
  }
  const { waiting, sending } = await state.backlog(clock.now());
  expect([waiting, sending]).toEqual([0, 0]);
  const wished = await state.tally(wishLedger, always);
  expect([...wished.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(days / 3);
  return state;
}

describe('in a month in which people work every day, one that only watches writes nothing into', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  test('a workbook: the file stays byte for byte as people saved it', async () => {
    const disk = faultyDisk();
    const clock = stepClock('2026-11-22T09:00:00.000Z');
    const cell = (address: string, said: string) => `<c r="${address}" t="inlineStr"><is><t>${said}</t></is></c>`;
    const saved = (n: number) =>
      xlsxOf({
        sheets: ['Deals', 'Tasks'].map((title, at) => ({
          title,
          rows:
            at === 1
              ? `<row r="1">${cell('A1', 'What')}</row>`
              : `<row r="1">${cell('A1', 'Name')}${cell('B1', 'Stage')}</row>${[2, 3, 4]
                  .map(
                    (row) =>
                      `<row r="${row}">${cell(`A${row}`, `deal ${row} ${row === 3 ? n : ''}`)}${cell(`B${row}`, 'new')}</row>`,
                  )
                  .join('')}`,
        })),
      });
    disk.put('/team/book.xlsx', saved(0));
    const setting = { tables: model.tables, zone: 'UTC', folder: '/' };
    const store = workbookStore({ file: '/team/book.xlsx' }, setting, { disk, now: () => new Date(clock.now()) });
    let last = saved(0);
    await aMonth({ store, clock }, (n) => {
      expect(disk.bytesOf('/team/book.xlsx')!.equals(last)).toBe(true);
      last = saved(n);
      disk.put('/team/book.xlsx', last);
    });

    expect(disk.bytesOf('/team/book.xlsx')!.equals(last)).toBe(true);
    expect(disk.log.filter((step) => /create|rename|remove|write/u.test(String(step)))).toEqual([]);
  });

  test('a Google spreadsheet: every call reads', async () => {
    const google = await startUnlimited();
    closing.push(() => google.close());
    const clock = stepClock('2026-11-22T09:00:00.000Z');
    const rows = [
      ['Name', 'Stage'],
      ['roof', 'new'],
      ['wall', 'new'],
    ];
    const tabs = [
      { title: 'Deals', rows },
      { title: 'Tasks', rows: [['What']] },
    ];
    const hook = { GOOGLE_HOOK_URL: 'https://rowcall.example/hook', GOOGLE_HOOK_SECRET: 'x'.repeat(32) };
    const { store, id } = await opened(google, { tabs }, model.tables, { clock, role: 'reader', given: hook });
    const person = google.human(id);
    await aMonth({ store, clock }, (n) => person.type('Deals', `A${2 + (n % 2)}`, `deal ${n}`));

    const names = new Set(google.calls.filter(({ api }) => api !== 'accounts').map(({ name }) => name));
    expect([...names].toSorted()).toEqual(['files.get', 'spreadsheets.get']);
  });

  test('a base of Airtable: every call reads, and it is not even asked to tell of changes', async () => {
    const base = await layBase({ model, rows: [['roof', 'new']], telling: false, poll: 1 });
    base.calls.length = 0;
    await aMonth({ store: base.ports.store, clock: base.clock }, (n) =>
      base.person.type('Deals', recordAt(0), 'Name', `deal ${n}`),
    );

    expect(
      [...new Set(base.calls.map(({ name }) => name))].filter((name) => !/^(?:list|read|get)\b/u.test(name)),
    ).toEqual([]);
    expect(base.calls.length).toBeGreaterThan(days);
  });

  test('a Notion: every call reads', async () => {
    const notion = await layNotion();
    closing.push(() => notion.close());
    const watching: Model = {
      ...toyModel(
        [deals],
        [
          toyRule({
            name: 'capitals',
            tables: ['deals'],
            writes: ['deals.name'],
            visit: ({ row }) => ({ set: { name: String(row.values['name'] ?? '').toUpperCase() } }),
          }),
        ],
      ),
      fingerprint: 'toy.watch',
      modes,
    };
    const id = notion.deal('roof');
    notion.notion.count();
    await aMonth({ store: notion.store, clock: notion.clock, model: watching }, (n) =>
      notion.person.type('Deals', id, { Name: text(`deal ${n}`) }),
    );

    expect(notion.notion.count()).toMatchObject({ writes: 0 });
  });
});
