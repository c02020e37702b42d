import { describe, expect, test } from '@jest/globals';
import { accept } from '../../adapters/actions/accept.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { settingsWithMode } from '../../adapters/actions/letting-in/settings-with-mode.ts';
import { mode } from '../../adapters/actions/mode.ts';
import { pause } from '../../adapters/actions/pause.ts';
import { remove } from '../../adapters/actions/remove.ts';
import { report } from '../../adapters/actions/report.ts';
import { resume } from '../../adapters/actions/resume.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import type { Effect } from '../../core/effect.ts';
import type { Mode } from '../../core/mode.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import { phoneTables } from '../team-settings.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { virtualClock } from '../virtual-clock.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const typed = ['067 123 45 67', '050 111 22 33'];

interface Team extends KeptDesk {
  readonly clock: VirtualClock;
  /** Settings that let Rowcall go so far. */
  in(mode: Mode): { readonly book: string; readonly settings: string };
}

async function layTeam(): Promise<Team> {
  const clock = virtualClock('2026-11-23T09:00:00.000Z');
  const rows = [
    ['Ann', typed[0]!],
    ['Bob', typed[1]!],
    ['Cid', null],
  ];
  const kept = await keptDesk(phoneTables, [{ title: 'People', headers: ['Name', 'Phone'], rows }], clock);
  const { book, settings } = kept.asked;
  return { ...kept, clock, in: (wanted) => ({ book, settings: settingsWithMode(settings, wanted) }) };
}

const day = 24 * 3_600_000;
const effect = (key: string, audience: Effect['audience'] = 'staff'): Effect => ({
  key,
  kind: 'memory',
  about: 'people/somebody',
  lane: key,
  audience,
  payload: null,
});

describe('the word for how far Rowcall may go', () => {
  test.each([
    ['is replaced where it stands', 'a: 1\nmode: watch # for now\nb: 2\n', 'a: 1\nmode: act # for now\nb: 2\n'],
    [
      'is put above the store where there was none',
      '# x\nrowcall: 1\nstore: { kind: a }\n',
      '# x\nrowcall: 1\nmode: act\nstore: { kind: a }\n',
    ],
    ['keeps the ends of lines', 'rowcall: 1\r\nstore: a\r\n', 'rowcall: 1\r\nmode: act\r\nstore: a\r\n'],
    [
      'is not taken for that of a table',
      'rowcall: 1\ntables:\n  a: { mode: watch }\n',
      'mode: act\nrowcall: 1\ntables:\n  a: { mode: watch }\n',
    ],
    ['is written into settings on one line', '{ rowcall: 1, store: a }', '{ rowcall: 1, mode: act, store: a }'],
  ])('%s', (_, before, after) => {
    expect(settingsWithMode(before, 'act')).toBe(after);
  });

  test('is asked with what would follow beside it, and nothing is written before the answer', async () => {
    const team = await layTeam();
    const before = team.store.tabs();
    const seen = await team.clock.run(() => perform(mode, team.desk, { ...team.in('watch'), to: 'act' }));

    expect(mode.output.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({ mode: 'watch', to: 'act', done: null });
    expect(seen.evidence).toMatchObject({ answers: 3, changed: 2, suggested: 0, made: 0, messages: 0 });
    expect(seen.evidence!.groups.map(({ column, count }) => [column, count])).toEqual([['Phone', 2]]);
    expect(seen.text).toContain('\nmode: act\n');
    expect(team.store.tabs()).toEqual(before);
  });

  test('is done at once as it was said, and the next call finds nothing to do', async () => {
    const team = await layTeam();
    const { evidence } = await team.clock.run(() => perform(mode, team.desk, { ...team.in('watch'), to: 'act' }));
    const { done } = await team.clock.run(() => perform(mode, team.desk, { ...team.in('act'), to: 'act', yes: true }));

    expect([done?.answers, done?.changed]).toEqual([evidence?.answers, evidence?.changed]);
    expect(await team.column('People', 'Phone')).toEqual(['+380 67 123 4567', '+380 50 111 2233']);
    const after = await team.clock.run(() => perform(tick, team.desk, team.in('act')));
    expect([after.answers, after.changed, after.wished]).toEqual([0, 0, 0]);
  });
});

describe('a spreadsheet that is only watched', () => {
  test('may be one that cannot be written at all', async () => {
    const team = await layTeam();
    const guard = { rowcall: 'none', shared: 'none', people: 'none' } as const;
    const capabilities = { ...team.store.capabilities, guard };
    const desk = { ...team.desk, openBook: async () => ({ ...team.store, capabilities, close: async () => {} }) };
    const seen = await team.clock.run(() => perform(tick, desk, team.in('watch')));

    expect(seen).toMatchObject({ read: 3, answers: 0, changed: 0, columns: [], wished: 5 });
    await expect(perform(tick, desk, team.in('suggest'))).rejects.toMatchObject({ code: 'store.read-only' });
  });

  test('is answered all the same when a person asks for it, once; and is only watched again afterwards', async () => {
    const team = await layTeam();
    await team.clock.run(() => perform(tick, team.desk, team.in('watch')));
    const applied = await team.clock.run(() => perform(apply, team.desk, team.in('watch')));
    expect([applied.answers, applied.changed, applied.waiting]).toEqual([3, 0, 2]);

    team.store.person.type('people', 4, 'name', null);
    const seen = await team.clock.run(() => perform(tick, team.desk, team.in('watch')));
    expect([seen.answers, seen.changed, seen.wished > 0]).toEqual([0, 0, true]);
  });

  test('tells week by week what would have been done', async () => {
    const team = await layTeam();
    await team.clock.run(() => perform(tick, team.desk, team.in('watch')));
    await team.clock.pass(7 * day);
    team.store.person.type('people', 4, 'phone', '063 222 33 44');
    await team.clock.run(() => perform(tick, team.desk, team.in('watch')));
    const told = await perform(report, team.desk, { ...team.in('watch'), weeks: 3 });

    expect(report.output.parse(told)).toEqual(told);
    expect(
      told.weeks.map(({ from, wished }) => [from, wished.cells.map(({ column, count }) => [column, count])]),
    ).toEqual([
      ['2026-11-30', [['Phone', 1]]],
      ['2026-11-23', [['Phone', 2]]],
      ['2026-11-16', []],
    ]);
    expect(told.weeks[1]!.wished.answers).toBe(3);
  });
});

describe('what Rowcall did in a week', () => {
  test('names a rule whose changes people keep putting back', async () => {
    const team = await layTeam();
    const act = team.in('act');
    await team.clock.run(() => perform(tick, team.desk, act));
    team.store.person.type('people', 4, 'phone', '063 222 33 44');
    await team.clock.run(() => perform(tick, team.desk, act));
    for (const [row, phone] of [...typed, '063 222 33 44'].entries())
      team.store.person.type('people', 2 + row, 'phone', phone);
    await team.clock.run(() => perform(tick, team.desk, act));
    const [week] = (await perform(report, team.desk, act)).weeks;

    expect(week).toMatchObject({ undone: 3, wished: { cells: [], answers: 0 } });
    expect(week!.unwelcome).toMatchObject([{ table: 'People', column: 'Phone', rule: 'validation', undone: 3 }]);
  });

  test('is sent once on Monday when work begins, and not in the week in which it came', async () => {
    const team = await layTeam();
    const sender = memorySender({ clock: team.clock, turn: () => 'done', finds: false });
    const desk = { ...team.desk, openSenders: async () => new Map([['memory', sender]]) };
    const call = () => team.clock.run(() => perform(tick, desk, team.in('suggest')));
    await call();
    await team.clock.pass(7 * day - 3 * 3_600_000);
    await call();
    expect(sender.seen).toEqual([]);

    await team.clock.pass(3 * 3_600_000);
    await call();
    await call();
    expect(sender.seen.map(({ effect: { key, audience } }) => [key, audience])).toEqual([['week/2026-11-23', 'staff']]);
    expect(sender.seen[0]!.effect.payload).toMatchObject({
      reason: { code: 'report.week.message', args: { from: '2026-11-23' } },
      items: [{ reason: { code: 'report.week.did', args: { changed: 0, answers: 3 } } }, expect.anything()],
    });
  });

  test('tells for how long nobody called it', async () => {
    const team = await layTeam();
    await team.clock.run(() => perform(tick, team.desk, team.in('watch')));
    await team.clock.pass(day);
    await team.clock.run(() => perform(tick, team.desk, team.in('watch')));

    expect((await perform(report, team.desk, team.in('watch'))).weeks[0]!.silent).toBe(24 * 60);
  });
});

describe('a pause', () => {
  async function withMessages(team: Team, ...effects: readonly Effect[]): Promise<void> {
    const lease = (await team.state.take('loop', 60))!;
    await team.state.settle(lease, { ...nothingSettled, plan: 'p', effects });
    await team.state.release(lease);
  }

  test('stops every write and message, whoever asks, and says who wanted it', async () => {
    const team = await layTeam();
    const act = team.in('act');
    await team.clock.run(() => perform(tick, team.desk, act));
    await team.clock.run(() => perform(pause, team.desk, { ...act, person: 'Olga' }));
    await withMessages(team, effect('call'));
    team.store.person.type('people', 4, 'phone', '063 222 33 44');
    const [before] = team.store.tabs();
    const seen = await team.clock.run(() => perform(tick, team.desk, act));

    expect(seen.paused).toMatchObject({ by: 'Olga' });
    expect(seen).toMatchObject({ answers: 0, changed: 0, messages: { sent: 0, left: 1 } });
    expect(team.store.tabs()[0]).toEqual(before);
    for (const wanted of [perform(apply, team.desk, act), perform(accept, team.desk, act)])
      await expect(wanted).rejects.toMatchObject({ code: 'store.paused', details: { by: 'Olga' } });
  });

  test('ends with what it held back: cells are written, reminders that come too late are listed and never sent', async () => {
    const team = await layTeam();
    const act = team.in('act');
    await team.clock.run(() => perform(tick, team.desk, act));
    await withMessages(team, effect('late'), effect('invoice', 'customer'));
    await team.clock.run(() => perform(pause, team.desk, { ...act, person: 'Olga' }));
    team.store.person.type('people', 4, 'phone', '063 222 33 44');
    await team.clock.pass(2 * day);

    const seen = await team.clock.run(() => perform(resume, team.desk, act));
    expect(resume.output.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({ done: false, waiting: 1, evidence: { changed: 1 } });
    expect(seen.stale.map(({ lane }) => lane)).toEqual(['late']);
    expect(await team.column('People', 'Phone')).toContain('063 222 33 44');

    await team.clock.run(() => perform(resume, team.desk, { ...act, yes: true }));
    expect(await team.column('People', 'Phone')).toContain('+380 63 222 3344');
    expect((await team.state.waiting(10)).map(({ effect: { key } }) => key)).toEqual(['invoice']);
    expect((await team.clock.run(() => perform(tick, team.desk, act))).paused).toBeNull();
  });
});

describe('the way out', () => {
  test('is said before it is gone, and leaves the spreadsheet as it was, with history in a file', async () => {
    const team = await layTeam();
    const before = team.store.tabs();
    await team.clock.run(() => perform(tick, team.desk, team.in('suggest')));
    const working = team.store.tabs();
    expect(working).not.toEqual(before);

    const seen = await team.clock.run(() => perform(remove, team.desk, team.in('suggest')));
    expect(remove.output.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({
      columns: [{ table: 'People', columns: ['Rowcall'] }],
      kept: [],
      left: [],
      tab: true,
      done: false,
    });
    expect(team.store.tabs()).toEqual(working);

    const done = await team.clock.run(() => perform(remove, team.desk, { ...team.in('suggest'), yes: true }));
    expect(team.store.tabs()).toEqual(before);
    expect(done.text).toContain('\nmode: watch\n');
    const written = new TextDecoder().decode((await team.files.read(done.history))!);
    expect(written.trim().split('\n')).toHaveLength(done.lines);
    expect(JSON.parse(written.split('\n')[0]!)).toMatchObject({ table: 'people', after: { check: expect.anything() } });
  });

  test('leaves nothing for the next call to do but to look on, and knows every row again', async () => {
    const team = await layTeam();
    await team.clock.run(() => perform(tick, team.desk, team.in('suggest')));
    const known = (await team.state.records('people', 'all')).map(({ id }) => id).toSorted();
    const { text } = await team.clock.run(() => perform(remove, team.desk, { ...team.in('suggest'), yes: true }));
    const gone = team.store.tabs();
    await team.clock.run(() => perform(tick, team.desk, { ...team.in('watch'), settings: text }));

    expect(team.store.tabs()).toEqual(gone);
    const after = await team.state.records('people', 'all');
    expect(
      after
        .filter((one) => !one.gone)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(known);
  });

  test('puts nothing back while somebody still works by the settings of before, until Rowcall is let in again', async () => {
    const team = await layTeam();
    const before = team.store.tabs();
    const act = team.in('act');
    await team.clock.run(() => perform(tick, team.desk, team.in('suggest')));
    await team.clock.run(() => perform(remove, team.desk, { ...team.in('suggest'), yes: true }));

    const late = await team.clock.run(() => perform(tick, team.desk, team.in('suggest')));
    expect(late.paused).not.toBeNull();
    expect(team.store.tabs()).toEqual(before);
    await expect(team.clock.run(() => perform(apply, team.desk, act))).rejects.toMatchObject({ code: 'store.paused' });
    expect((await team.clock.run(() => perform(tick, team.desk, team.in('watch')))).paused).toBeNull();

    await team.clock.run(() =>
      perform(mode, team.desk, { ...team.in('watch'), to: 'suggest', yes: true, person: 'Ann' }),
    );
    expect(team.store.tabs()[0]!.headers).toContain('Rowcall');
  });

  test('does not name a column that never came', async () => {
    const clock = virtualClock('2026-11-23T09:00:00.000Z');
    const tabs = [{ title: 'People', headers: ['Name', 'Phone'], rows: [['Ann', null]] }];
    const joining = `${phoneTables}duplicates: { people: {} }\n`;
    const kept = await keptDesk(joining, tabs, clock);
    await clock.run(() => perform(tick, kept.desk, kept.asked));
    const seen = await clock.run(() => perform(remove, kept.desk, kept.asked));

    expect(seen).toMatchObject({ columns: [{ table: 'People', columns: ['Rowcall'] }], kept: [] });
  });

  test('leaves a column alone that people had made before', async () => {
    const clock = virtualClock('2026-11-23T09:00:00.000Z');
    const tabs = [{ title: 'People', headers: ['Name', 'Phone', 'Rowcall'], rows: [['Ann', null, 'ours']] }];
    const kept = await keptDesk(phoneTables, tabs, clock);
    await clock.run(() => perform(tick, kept.desk, kept.asked));
    const done = await clock.run(() => perform(remove, kept.desk, { ...kept.asked, yes: true }));

    expect(done).toMatchObject({ columns: [], kept: [{ table: 'People', columns: ['Rowcall'] }] });
    expect(kept.store.tabs().map(({ title, headers }) => [title, headers])).toEqual([
      ['People', ['Name', 'Phone', 'Rowcall']],
    ]);
  });
});
