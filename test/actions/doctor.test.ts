import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import type { Reach } from '../../adapters/actions/calling/reach.ts';
import { type Doctored, doctor } from '../../adapters/actions/doctor.ts';
import { languages } from '../../adapters/languages/index.ts';
import { RowcallError } from '../../core/errors.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import { recordKey } from '../../core/record.ts';
import type { OpenQuestion } from '../../core/state.ts';
import { deskOf, settingsIn } from './desk.ts';
import { type KeptDesk, keptDesk } from './kept-desk.ts';

const tables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;
const began = Date.parse('2026-11-22T09:00:00.000Z');

/** A desk at a moment that a test chooses, with one spreadsheet. */
async function given(reach: Partial<Reach> = {}) {
  let now = began;
  const clock = { now: () => new Date(now).toISOString(), sleep: async () => {} };
  const kept = await keptDesk(tables, [{ title: 'People', headers: ['Name'], rows: [['Ann']] }], clock);
  const desk: Desk = { ...kept.desk, reach: { ...kept.desk.reach, ...reach } };
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { ...kept, desk, wait, look: () => perform(doctor, desk, kept.asked) };
}

const codes = ({ checks }: Doctored) => checks.map(({ is, code }) => `${is} ${code}`);

async function settle({ state }: KeptDesk, questions: readonly OpenQuestion[]): Promise<void> {
  const lease = (await state.take('test', 60))!;
  await state.settle(lease, { ...nothingSettled, questions });
  await state.release(lease);
}

describe('the doctor', () => {
  test('says in one sentence that it works, and when it last looked', async () => {
    const { desk, asked, wait, look } = await given();
    expect((await look()).line).toBe('Working; it has answered no rows yet');
    await perform(apply, desk, asked);
    wait(40);
    const { line, works, last, checks } = await look();
    expect([line, works, last]).toEqual(['Working; last check 40 s ago', true, new Date(began).toISOString()]);
    expect(checks).toContainEqual(expect.objectContaining({ is: 'well', message: 'Rowcall remembers 1 record' }));
    wait(3600 * 5);
    expect((await look()).line).toBe('Working; last check 5 h ago');
  });

  test('says that somebody is at it right now', async () => {
    const { state, look } = await given();
    await state.take('another', 60);
    expect((await look()).line).toBe('Working; at it right now');
  });

  test('remembers of a spreadsheet that was only looked at that nothing is remembered, and makes no memory', async () => {
    const desk = deskOf({});
    const seen = await perform(doctor, desk, { settings: settingsIn('en', tables) });
    expect(codes(seen)).toEqual(['well report.memory.none']);
  });

  test('says first what is broken, with what mends it, and what it is that does not work', async () => {
    const { look } = await given({
      diagnose: async () => [
        { is: 'well', code: 'report.google.robot', args: { robot: 'r@x' } },
        { is: 'doubtful', code: 'google.not-told' },
        { is: 'broken', code: 'google.not-shared', args: { robot: 'r@x' } },
      ],
    });
    const seen = await look();
    expect([seen.works, seen.line]).toEqual([false, 'Not working: The spreadsheet is not shared with r@x']);
    expect(codes(seen).slice(0, 3)).toEqual([
      'broken google.not-shared',
      'doubtful google.not-told',
      'well report.google.robot',
    ]);
    expect(seen.checks.filter(({ is }) => is !== 'well').every(({ remedy }) => remedy !== '')).toBe(true);
  });

  test('counts what there is to know', async () => {
    const { look } = await given({ diagnose: async () => [{ is: 'doubtful', code: 'google.not-told' }] });
    expect((await look()).line).toBe('Working; it has answered no rows yet; 1 thing to know');
  });

  test.each([
    [12, 'well report.clock.right'],
    [90, 'doubtful clock.off'],
    [-400, 'doubtful clock.off'],
  ])('compares the clocks: %s seconds ahead', async (ahead, expected) => {
    const { look } = await given({ ahead: async () => ahead });
    expect(codes(await look())).toContain(expected);
  });

  test('says where keys are kept, and when others may read them', async () => {
    const keys = (isPrivate: boolean) => given({ keysBeside: () => ({ file: '/x/keys.env', isPrivate }) });
    expect(codes(await (await keys(true)).look())).toContain('well report.keys.kept');
    expect(codes(await (await keys(false)).look())).toContain('doubtful keys.open');
  });

  test('without settings, with wrong ones, and without a memory it does not work, and says why', async () => {
    const none = await perform(doctor, deskOf({}), {});
    expect([none.works, none.line]).toEqual([false, 'Not working: There is no rowcall.yaml in this folder.']);
    const wrong = await perform(doctor, deskOf({}), { settings: settingsIn('en', tables.replace('text', 'txet')) });
    expect([wrong.works, wrong.line]).toEqual([false, expect.stringContaining('"txet" is not known here')]);
    const { desk, asked } = await given();
    const openState = async () => {
      throw new RowcallError('state.unreachable', 'The database does not answer.');
    };
    const lost = await perform(doctor, { ...desk, openState }, asked);
    expect([lost.works, lost.line]).toEqual([false, 'Not working: The database does not answer.']);
  });

  test('work that nobody does for ten minutes does not work', async () => {
    const { state, wait, look } = await given();
    await state.file({ is: 'hint', hint: { table: 'people' } });
    expect(codes(await look())).toContain('well report.work.waits');
    wait(11 * 60);
    const { works, line } = await look();
    expect([works, line]).toEqual([false, 'Not working: Work has been waiting for 11 minutes, and nobody does it']);
  });

  test('nobody having looked for a day is worth knowing', async () => {
    const { desk, asked, wait, look } = await given();
    await perform(apply, desk, asked);
    wait(3 * 86_400);
    expect((await look()).checks[0]).toMatchObject({ code: 'work.silent', message: 'Nobody has looked for 3 days' });
  });

  test('messages that should have left and did not', async () => {
    const { state, wait, look } = await given();
    const lease = (await state.take('test', 60))!;
    const effect = {
      key: 'e',
      kind: 'memory',
      about: recordKey('people', 'a'),
      lane: 'l',
      audience: 'staff',
      payload: {},
    };
    await state.settle(lease, { ...nothingSettled, effects: [effect as never] });
    await state.release(lease);
    expect(codes(await look())).toContain('well report.messages.wait');
    wait(11 * 60);
    expect(codes(await look())).toContain('broken messages.late');
  });

  test('dead messages, lost answers, a copy and other questions are counted apart', async () => {
    const kept = await given();
    const at = new Date(began).toISOString();
    const question = (key: string, kind: OpenQuestion['kind'], args = {}): OpenQuestion => ({
      key,
      kind,
      about: [],
      args,
      at,
      answer: null,
    });
    await settle(kept, [
      question('alarm/1', 'alarm', { what: 'effect', why: 'sender.refused' }),
      question('unknown-effect/1', 'unknown-effect'),
      question('conflict/1', 'conflict'),
    ]);
    expect(codes(await kept.look())).toEqual(
      expect.arrayContaining(['doubtful messages.dead', 'doubtful messages.unknown', 'doubtful questions.open']),
    );
    await settle(kept, [question('copy/1', 'copy')]);
    const { works, line } = await kept.look();
    expect([works, line]).toEqual([
      false,
      'Not working: This may be a copy of another spreadsheet: nothing is written or sent',
    ]);
  });

  test('the script that calls in somebody’s name is missed after three hours, a vendor’s webhook is not', async () => {
    const { state, wait, look } = await given();
    await state.heard('olena@example.com');
    wait(60);
    expect((await look()).checks).toContainEqual(
      expect.objectContaining({ message: 'The spreadsheet last called 60 s ago, in the name of olena@example.com' }),
    );
    wait(4 * 3600);
    expect(codes(await look())).toContain('doubtful calls.silent');
    await state.heard(null);
    wait(4 * 3600);
    expect(codes(await look())).toContain('well report.calls.heard');
  });

  test.each(languages.map(({ code }) => code))('speaks %s', async (language) => {
    const seen = await perform(doctor, deskOf({}), { settings: settingsIn(language, tables) });
    expect(seen.line).toMatch({ en: /^Working;/, ru: /^Работает;/, uk: /^Працює;/ }[language]!);
    expect(seen.checks.every(({ message }) => !/[{}]/u.test(message))).toBe(true);
  });
});
