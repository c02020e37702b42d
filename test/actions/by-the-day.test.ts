import { expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { stepClock } from '../step-clock.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  deals:
    title: Deals
    label: title
    fields:
      title: { type: text }
      stage: { type: choice, options: [New, Offer, Won] }
      due: { type: date }
rules: [{ name: in-time, table: deals, when: stage == "New", must: due >= now, field: due, why: It is late }]
stages: { deals: { field: stage, days: { Offer: 1 } } }
status: { deals: {} }
`;

test('a row says by itself on the day what that day brings about, and nothing is written before', async () => {
  const clock = stepClock('2026-11-24T10:00:00.000Z');
  const tabs = [{ title: 'Deals', headers: ['Title', 'Stage', 'Due'], rows: [['Roof', 'New', '2026-11-27']] }];
  const kept = await keptDesk(settings, tabs, clock);
  const look = () => perform(tick, kept.desk, kept.asked);
  const signs = () => kept.column('Deals', 'Rowcall');
  await look();
  kept.store.person.insert('deals', { title: 'Door', stage: 'Offer', due: null });
  await look();
  expect(await signs()).toEqual(['✓', '✓']);

  clock.pass(36 * 3_600_000);
  expect(await look()).toMatchObject({ answers: 2 });
  expect(await signs()).toEqual(['✓', '? 1']);
  clock.pass(24 * 3_600_000);
  expect(await look()).toMatchObject({ answers: 0 });
  clock.pass(24 * 3_600_000);
  expect(await look()).toMatchObject({ answers: 2 });
  expect(await signs()).toEqual(['! 1', '? 1']);
});
