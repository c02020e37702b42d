import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { modelOf } from '../settings.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

const settings = (phone: string) => `
tables:
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      phone: { type: ${phone} }
      check: { type: text, owner: rowcall }
status:
  deals: { state: check }
`;
const model = modelOf(settings('phone'));

const idOf = (n: number) => `0000000dea${String(n).padStart(2, '0')}`;
const firstRow = 2;

/** Deals with a phone that is written as it should be, at rest. */
async function deals(count: number, of = model): Promise<LoopDesk> {
  const rows = Array.from({ length: count }, (_, n) => ({
    _id: idOf(n),
    title: `Deal ${n}`,
    phone: '+380 67 123 4567',
    check: null,
  }));
  const desk = await layLoopDesk(of, { deals: rows });
  await desk.run();
  return desk;
}

function typePhones(desk: LoopDesk, count: number): void {
  for (let n = 0; n < count; n++) desk.type('deals', firstRow + n, { phone: `067123${String(1000 + n)}` });
}

const asTyped = (cells: Cells) => String(cells['phone']).startsWith('067');

async function questionsOf(desk: LoopDesk) {
  const all = await desk.state.questions({ open: true, limit: 5000 });
  return {
    guards: all.filter(({ kind }) => kind === 'guard'),
    suggestions: all.filter(({ kind }) => kind === 'suggestion'),
  };
}

describe('very many cells at once', () => {
  test('fifty rows are put right without a word', async () => {
    const desk = await deals(60);
    typePhones(desk, 50);

    await desk.run();

    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toEqual([]);
    expect(await questionsOf(desk)).toEqual({ guards: [], suggestions: [] });
    await desk.state.close();
  });

  test('more than fifty wait for a person, who is asked once and shown a few; Rowcall’s own columns are answered', async () => {
    const desk = await deals(60);
    typePhones(desk, 55);
    desk.type('deals', firstRow, { title: null });

    const report = await desk.run();
    await desk.run();

    const sheet = await desk.sheet('deals');
    expect(Object.values(sheet).filter(asTyped)).toHaveLength(55);
    expect(sheet[idOf(0)]!['check']).toBe('! 1');
    const { guards, suggestions } = await questionsOf(desk);
    expect(guards).toMatchObject([{ args: { what: 'cells', count: 55, records: 55, table: 'Deals' } }]);
    expect(JSON.parse(String(guards[0]!.args['examples']))).toHaveLength(5);
    expect(new Set(suggestions.map(({ args }) => args['guard']))).toEqual(new Set([guards[0]!.key]));
    expect([suggestions.length, report.asked]).toEqual([55, [guards[0]!.key]]);
    await desk.state.close();
  });

  test('a twentieth of a large table is not many', async () => {
    const desk = await deals(1200);
    typePhones(desk, 60);

    await desk.run();

    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toEqual([]);
    await desk.state.close();
  });

  test('new rows are nobody’s work yet: however many, they are put right', async () => {
    const desk = await deals(1);
    for (let n = 0; n < 60; n++) desk.store.person.insert('deals', { title: `New ${n}`, phone: `067765${1000 + n}` });

    await desk.run();

    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toEqual([]);
    await desk.state.close();
  });

  test('a person who asked for all of it is not asked again', async () => {
    const desk = await deals(60);
    typePhones(desk, 60);

    await desk.run({ sure: true });

    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toEqual([]);
    await desk.state.close();
  });
});

describe('new settings', () => {
  const plain = modelOf(settings('text'));

  /** Phones were any text before; now they have a form. */
  async function changed(count: number): Promise<LoopDesk> {
    const desk = await deals(count, plain);
    typePhones(desk, count);
    await desk.run({}, plain);
    return desk;
  }

  test('that change a few rows are followed at the next run, which reads nothing', async () => {
    const desk = await changed(20);

    const report = await desk.run({ hints: [] }, model);

    expect(report).toMatchObject({ read: 0, written: 20 });
    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toEqual([]);
    expect(await desk.run({ hints: [] }, model)).toMatchObject({ written: 0 });
    await desk.state.close();
  });

  test('that would change very many ask first, once for all of them, and nothing else stops', async () => {
    const desk = await changed(1100);
    desk.type('deals', firstRow, { phone: '067 555 55 55' });

    await desk.run({}, model);
    await desk.run({}, model);

    const sheet = await desk.sheet('deals');
    expect(Object.values(sheet).filter(asTyped)).toHaveLength(1099);
    expect(sheet[idOf(0)]).toMatchObject({ phone: '+380 67 555 5555' });
    const { guards, suggestions } = await questionsOf(desk);
    expect(guards).toMatchObject([{ args: { what: 'model', records: 1099, table: 'Deals' } }]);
    expect(suggestions).toHaveLength(1099);
    await desk.state.close();
  });

  test('that were refused once are not asked for again', async () => {
    const desk = await changed(60);
    await desk.run({}, model);
    const { guards, suggestions } = await questionsOf(desk);
    const lease = (await desk.state.take('a person', 60))!;
    await desk.state.resolve(lease, [guards[0]!.key, ...suggestions.map(({ key }) => key)], 'declined');
    await desk.state.release(lease);

    await desk.run({}, model);

    expect(await questionsOf(desk)).toEqual({ guards: [], suggestions: [] });
    expect(Object.values(await desk.sheet('deals')).filter(asTyped)).toHaveLength(60);
    await desk.state.close();
  });
});
