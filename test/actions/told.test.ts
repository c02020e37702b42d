import { beforeEach, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { tick } from '../../adapters/actions/tick.ts';
import type { MemorySender } from '../../adapters/senders/memory/sender.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import type { StepClock } from '../step-clock.ts';
import { stepClock } from '../step-clock.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `senders: { memory: {} }
hours: { holidays: ['2026-11-26'] }
tables:
  staff:
    title: Staff
    label: name
    fields:
      name: { type: text }
      email: { type: email }
      manager: { type: person }
      from: { type: date }
      to: { type: date }
  deals:
    title: Deals
    label: title
    fields:
      title: { type: text }
      owner: { type: person }
      stage: { type: choice, options: [New, Won] }
      amount: { type: number }
staff: { table: staff, email: email, manager: manager, absent: { from: from, to: to } }
stages: { deals: { field: stage, days: { New: 2 }, tell: owner } }
rules:
  - { name: won-has-amount, table: deals, when: stage == "Won", must: filled(amount), field: amount, why: A won deal needs an amount, tell: owner }
`;
const tabs = [
  {
    title: 'Staff',
    headers: ['Name', 'Email', 'Manager', 'From', 'To'],
    rows: [
      ['Olena', 'olena@example.com', 'Taras', null, null],
      ['Taras', 'taras@example.com', null, null, null],
    ],
  },
  { title: 'Deals', headers: ['Title', 'Owner', 'Stage', 'Amount'], rows: [['Old', 'Olena', 'Won', null]] },
];
const hour = 3_600_000;

let kept: KeptDesk;
let desk: Desk;
let clock: StepClock;
let sender: MemorySender;

// Tuesday, noon in Kyiv.
beforeEach(async () => {
  clock = stepClock('2026-11-24T10:00:00.000Z');
  kept = await keptDesk(settings, tabs, clock);
  sender = memorySender({ clock, finds: false });
  desk = { ...kept.desk, openSenders: async () => new Map([['memory', sender]]) };
  await look();
});

const look = () => perform(tick, desk, kept.asked);
const heard = () => sender.seen.map(({ effect, at }) => [effect.person?.email, at.slice(0, 13)]);
const add = (title: string, stage: string) =>
  kept.store.person.insert('deals', { title, owner: 'Olena', stage, amount: null });

describe('messages to the person whom a row names', () => {
  test('of what was so before nothing is sent', () => expect(heard()).toEqual([]));

  test('leave at once in their hours', async () => {
    add('Roof', 'Won');
    await look();

    expect(heard()).toEqual([['olena@example.com', '2026-11-24T10']]);
    await look();
    expect(heard()).toHaveLength(1);
  });

  test('wait over the night and a holiday; what is mended meanwhile is never sent', async () => {
    clock.pass(34 * hour);
    add('Roof', 'Won');
    add('Door', 'Won');
    await look();
    expect(heard()).toEqual([]);

    kept.store.person.type('deals', 4, 'amount', 5);
    await look();
    clock.pass(24 * hour);
    await look();
    expect(heard()).toEqual([]);
    clock.pass(12 * hour);
    await look();
    expect(heard()).toEqual([['olena@example.com', '2026-11-27T08']]);
    expect(sender.seen[0]!.effect.payload).toMatchObject({ cells: { record: { cell: 'Roof' } } });
  });

  test('go to the manager while they are away', async () => {
    kept.store.person.type('staff', 2, 'from', '2026-11-23');
    kept.store.person.type('staff', 2, 'to', '2026-11-29');
    add('Roof', 'Won');
    await look();

    expect(heard()).toEqual([['taras@example.com', '2026-11-24T10']]);
  });

  test('come by themselves on the day on which a deal has stood for too long, in working hours', async () => {
    add('Roof', 'New');
    await look();
    clock.pass(60 * hour);
    await look();
    expect(heard()).toEqual([]);
    clock.pass(12 * hour);
    await look();

    expect(heard()).toEqual([['olena@example.com', '2026-11-27T10']]);
  });
});
