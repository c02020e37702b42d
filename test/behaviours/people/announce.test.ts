import { describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import type { Cells } from '../../../core/cell.ts';
import type { Notice } from '../../../core/notice.ts';
import type { Planned } from '../../../core/plan.ts';
import { presentNotice } from '../../../core/present-notice.ts';
import { loadSettings } from '../../../manifests/load.ts';
import { added, carriedOut, type Given, given, planned, reviewed, typed } from '../../given.ts';
import { modelOf } from '../../settings.ts';

// It is Sunday, the 22nd of November, eleven o'clock in Kyiv.
const tables = `
hours: { days: [1, 2, 3, 4, 5, 7], from: 9, to: 18 }
tables:
  staff:
    label: name
    fields:
      name: { type: text }
      email: { type: email }
      channel: { type: text }
      manager: { type: person }
      hours: { type: text }
      from: { type: date }
      to: { type: date }
      left: { type: date }
  deals:
    label: title
    fields:
      title: { type: text }
      owner: { type: person }
      amount: { type: number }
      stage: { type: choice, options: [New, Won] }
`;
const staff = `staff: { table: staff, email: email, channel: channel, manager: manager, hours: hours, absent: { from: from, to: to }, left: left }
`;
const model = modelOf(`${tables}${staff}
rules:
  - { name: won-has-amount, table: deals, when: stage == "Won", must: filled(amount), field: amount, why: A won deal needs an amount, fix: Write it, tell: owner }
stages: { deals: { field: stage, days: { New: 3 }, tell: owner } }
`);

const people = {
  o: { name: 'Olena', email: 'olena@example.com', channel: '@lena', manager: 'Taras' },
  t: { name: 'Taras' },
};
const world = (more: Cells = {}, deal: Cells = {}) =>
  given(model, {
    staff: { ...people, o: { ...people.o, ...more } },
    deals: { d: { title: 'Roof', owner: 'Olena', stage: 'New', ...deal } },
  });
const win = (at: Given) => planned(at, [typed(at, 'deals', 'd', { stage: 'Won' })]).plan;
const messages = ({ effects }: Planned) => effects.map(({ lane, person, payload }) => ({ lane, person, payload }));
const said = (planned: Planned, language = languages[0]!) =>
  planned.effects.map(({ payload }) => presentNotice(model, { audience: 'staff', language }, payload as Notice).text);
const review = (at: Given) => planned(at, [reviewed(at.rows.get('deals/d')!)]).plan;

describe('telling the person whom a row names', () => {
  test('whoever breaks a rule in their row is told of it, where the list says that they are reached', () => {
    const [record] = win(world()).records;

    expect(messages(record!)).toMatchObject([
      { lane: 'Olena', person: { name: 'Olena', email: 'olena@example.com', channel: '@lena' } },
    ]);
    expect(said(record!)).toEqual(['Deals, Roof: A won deal needs an amount. Write it']);
  });

  test('once: not again while the rule is broken, and again once it was kept meanwhile', () => {
    const first = carriedOut(world(), win(world()));
    expect(review(first).records[0]).toMatchObject({ effects: [], entries: [] });
    const edited = planned(first, [typed(first, 'deals', 'd', { title: 'Big roof' })]).plan;
    expect(edited.records[0]!.effects).toEqual([]);

    const kept = carriedOut(first, planned(first, [typed(first, 'deals', 'd', { amount: 5 })]).plan);
    const again = planned(kept, [typed(kept, 'deals', 'd', { amount: null })]).plan;
    expect(again.records[0]!.effects).toHaveLength(1);
  });

  test('what was mended before it was sent is not sent', () => {
    const first = carriedOut(world(), win(world()));
    const { records } = planned(first, [typed(first, 'deals', 'd', { amount: 5 })]).plan;

    expect(records[0]!.withdrawn).toEqual(['told:rules/won-has-amount/deals/d']);
  });

  test('what was so before anybody looked is told to nobody, not even later', () => {
    const at = given(model, { staff: people, deals: {} });
    const start = {
      ...added(at, 'deals', 'd', { title: 'Roof', owner: 'Olena', stage: 'Won' }),
      occasion: 'adopted' as const,
    };
    const { plan } = planned(at, [start]);

    expect(plan.records[0]!.effects).toEqual([]);
    expect(review(carriedOut(at, plan)).records[0]!.effects).toEqual([]);
  });

  test('while they are away the manager is told, and for whom', () => {
    const [record] = win(world({ from: '2026-11-20', to: '2026-11-27' })).records;

    expect(messages(record!)).toMatchObject([{ lane: 'Taras', person: { name: 'Taras' } }]);
    expect(said(record!)).toEqual(['Deals, Roof: A won deal needs an amount. Write it (instead of Olena)']);
    expect(languages.map((language) => said(record!, language)[0]!.includes('Olena'))).toEqual([true, true, true]);
  });

  test('outside their hours it waits for the next ones, and then it is told', () => {
    const late = world({ hours: '13-20' });
    const { plan } = planned(late, [typed(late, 'deals', 'd', { stage: 'Won' })]);
    expect(plan.records[0]).toMatchObject({ effects: [], wakes: [{ rule: 'rules', at: '2026-11-22T11:00:00.000Z' }] });

    const waiting = carriedOut(late, plan);
    expect(review(waiting).records[0]).toMatchObject({ effects: [], entries: [] });
    const open = { ...waiting, rows: new Map(waiting.rows).set('staff/o', world().rows.get('staff/o')!) };
    expect(review(open).records[0]!.effects).toHaveLength(1);
  });

  test('nobody is told where nobody is named, or whoever is has left and has nobody above', () => {
    const nobody = world({}, { owner: null });
    const { plan } = planned(nobody, [typed(nobody, 'deals', 'd', { stage: 'Won' })]);
    expect(plan.records[0]!.effects).toEqual([]);
    const later = carriedOut(nobody, plan);
    expect(planned(later, [typed(later, 'deals', 'd', { owner: 'Taras' })]).plan.records[0]!.effects).toHaveLength(1);
    expect(win(world({ left: '2026-11-01', manager: null })).records[0]!.effects).toEqual([]);
  });

  test('a deal that has stood for too long is told on the day on which it has', () => {
    const entry = (ledger: string, key: string, at: string, data: Readonly<Record<string, string | boolean>>) =>
      ({ ledger, key, subject: 'deals/d', at, about: 'deals/d', by: 'stages', data }) as const;
    const moved = {
      ...world(),
      ledger: [entry('stage', '1', '2026-11-18T08:00:00.000Z', { stage: 'New', found: false })],
    };
    const due = { ...reviewed(moved.rows.get('deals/d')!), occasion: 'due' as const, due: ['stages'] };
    const [record] = planned(moved, [due]).plan.records;

    expect(said(record!)[0]).toMatch(/^Deals, Roof: in “New” since .*, longer than meant$/u);
  });

  test('a rule that time alone breaks is told then', () => {
    const timed = modelOf(`${tables.replace('stage:', 'due: { type: date }\n      stage:')}${staff}
rules:
  - { name: late, table: deals, when: stage == "New", must: 'daysBetween(now, due) >= 0', why: It is late, tell: owner }
`);
    const at = (due: string, stage: string) =>
      given(timed, { staff: people, deals: { d: { title: 'Roof', owner: 'Olena', stage, due } } });
    const look = (world: Given, occasion: 'due' | 'reviewed' = 'reviewed') =>
      planned(world, [{ ...reviewed(world.rows.get('deals/d')!), occasion, due: ['rules'] }]).plan.records[0]!;

    expect(look(at('2026-11-24', 'New')).wakes).toEqual([{ rule: 'rules', at: '2026-11-22T22:00:00.000Z' }]);
    expect(look(at('2026-11-24', 'Won')).wakes).toEqual([]);
    expect(look(at('2026-11-21', 'New'), 'due').effects).toHaveLength(1);
  });

  test.each([
    ['stages: { deals: { field: stage, days: { New: 3 }, tell: owner } }', '', 'section staff'],
    ['stages: { deals: { field: stage, days: { New: 3 }, tell: title } }', staff, 'names nobody'],
    ['rules: [{ name: a, table: deals, must: filled(amount), why: b, tell: ownr }]', staff, 'There is no field'],
  ])('%s is told', (section, more, why) => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]';
    const loaded = loadSettings(`${head}${tables}${more}${section}\n`, 't');

    expect('issues' in loaded && loaded.issues[0]!.message).toContain(why);
  });
});
