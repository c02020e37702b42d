import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { settingsWithMode } from '../../adapters/actions/letting-in/settings-with-mode.ts';
import { mode } from '../../adapters/actions/mode.ts';
import { pause } from '../../adapters/actions/pause.ts';
import { lateFrom } from '../../adapters/actions/telling/late-from.ts';
import { tick } from '../../adapters/actions/tick.ts';
import type { Cell } from '../../core/cell.ts';
import type { Mode } from '../../core/mode.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import { phoneTables } from '../team-settings.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { virtualClock } from '../virtual-clock.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

interface Team extends KeptDesk {
  readonly clock: VirtualClock;
  in(mode: Mode): { readonly book: string; readonly settings: string };
  /** What stands in the tab of Rowcall's own: label and value by key. */
  shown(): ReadonlyMap<string, readonly Cell[]>;
  /** A person ticks a box there, or takes the tick away. */
  tickBox(key: string, value: boolean): void;
  call(mode?: Mode): Promise<Awaited<ReturnType<typeof tick.run>>>;
}

async function layTeam(language = 'en'): Promise<Team> {
  const clock = virtualClock('2026-11-24T09:00:00.000Z');
  const rows = [
    ['Ann', '067 123 45 67'],
    ['Bob', '050 111 22 33'],
  ];
  const kept = await keptDesk(phoneTables, [{ title: 'People', headers: ['Name', 'Phone'], rows }], clock);
  const { book, settings } = kept.asked;
  const inMode = (wanted: Mode) => ({
    book,
    settings: settingsWithMode(settings.replace('language: en', `language: ${language}`), wanted),
  });
  const tab = () => kept.store.tabs().find(({ headers }) => headers[2] === 'rowcall.board');
  return {
    ...kept,
    clock,
    in: inMode,
    shown: () => new Map((tab()?.rows ?? []).map(([label = null, value = null, key]) => [String(key), [label, value]])),
    tickBox(key, value) {
      const row = tab()!.rows.findIndex((cells) => cells[2] === key);
      kept.store.person.tick(row, value);
    },
    call: (wanted = 'suggest') => clock.run(() => perform(tick, kept.desk, inMode(wanted))),
  };
}

describe('the tab named “Rowcall”', () => {
  test('is not there where Rowcall only watches', async () => {
    const team = await layTeam();
    await team.call('watch');
    expect(team.store.tabs().map(({ title }) => title)).toEqual(['People']);
  });

  test('tells how things stand, what waits, whom was written to and what was done, in the language of the team', async () => {
    const team = await layTeam('uk');
    await team.clock.run(() =>
      perform(mode, team.desk, { ...team.in('suggest'), yes: true, to: 'suggest', person: 'Olga' }),
    );
    await team.call();
    const shown = team.shown();

    expect(team.store.tabs().map(({ title }) => title)).toEqual(['People', 'Rowcall']);
    expect(shown.get('checked')).toEqual(['Остання перевірка', '24 листопада, 11:00']);
    expect(shown.get('alive')).toEqual(['Працює', 'так']);
    expect(shown.get('suggested')).toEqual(['Пропозиції', '2']);
    expect(shown.get('host')).toEqual(['Підключив', 'Olga']);
    expect(shown.get('pause')![1]).toBe(false);
    expect(shown.get('week-0')![1]).toContain('відповідей у своїх стовпцях: 2');
  });

  test('is written again only when something is to be told, or after a while', async () => {
    const team = await layTeam();
    await team.call();
    const first = team.shown().get('checked');
    await team.clock.pass(30_000);
    await team.call();
    expect(team.shown().get('checked')).toEqual(first);

    await team.clock.pass(3_600_000);
    await team.call();
    expect(team.shown().get('checked')).not.toEqual(first);
  });

  test('is left alone when people have called a tab of theirs so', async () => {
    const clock = virtualClock('2026-11-24T09:00:00.000Z');
    const tabs = [
      { title: 'People', headers: ['Name', 'Phone'], rows: [['Ann', null]] },
      { title: 'Rowcall', headers: ['Whom to call'], rows: [['Ann']] },
    ];
    const kept = await keptDesk(phoneTables, tabs, clock);
    await clock.run(() => perform(tick, kept.desk, kept.asked));

    expect(kept.store.tabs()[1]).toMatchObject({ headers: ['Whom to call'], rows: [['Ann']] });
  });
});

describe('the box for a pause', () => {
  test('stops everything once it is ticked, and the tab says since when', async () => {
    const team = await layTeam();
    await team.call('act');
    team.tickBox('pause', true);
    team.store.person.type('people', 3, 'phone', '063 222 33 44');
    const seen = await team.call('act');

    expect(seen).toMatchObject({ answers: 0, changed: 0, paused: { by: 'somebody in the spreadsheet' } });
    expect(await team.column('People', 'Phone')).toContain('063 222 33 44');
    expect(team.shown().get('paused')![1]).toBe('by somebody in the spreadsheet, since 24 November, 11:00');
  });

  test('is ticked by itself when somebody paused it elsewhere', async () => {
    const team = await layTeam();
    await team.call();
    await team.clock.run(() => perform(pause, team.desk, { ...team.in('suggest'), person: 'Olga' }));
    await team.call();

    expect(team.shown().get('pause')![1]).toBe(true);
    expect(team.shown().get('paused')![1]).toContain('Olga');
  });

  test('asks once more before anything goes on: what would follow stands beside the second box', async () => {
    const team = await layTeam();
    await team.call('act');
    team.tickBox('pause', true);
    team.store.person.type('people', 3, 'phone', '063 222 33 44');
    await team.call('act');
    const lease = (await team.state.take('loop', 60))!;
    const effect = {
      key: 'e',
      kind: 'memory',
      about: 'people/x',
      lane: 'Ann',
      audience: 'staff',
      payload: null,
    } as const;
    await team.state.settle(lease, { ...nothingSettled, plan: 'p', effects: [effect] });
    await team.state.release(lease);
    await team.clock.pass(2 * 3_600_000);

    team.tickBox('pause', false);
    expect((await team.call('act')).paused).not.toBeNull();
    expect(team.shown().get('would')![1]).toBe('When it goes on, it will at once: put right 1 cell in your columns.');

    team.tickBox('go-on', true);
    const seen = await team.call('act');
    expect(seen).toMatchObject({ paused: null, changed: 1, messages: { sent: 0, left: 0 } });
    expect(await team.column('People', 'Phone')).toContain('+380 63 222 3344');
    expect(team.shown().get('pause')![1]).toBe(false);
    expect(team.shown().has('go-on')).toBe(false);
  });
});

describe('silence', () => {
  const hours = { days: [1, 2, 3, 4, 5], from: 9, to: 18, silent: 2, holidays: new Set(['11-26', '2026-12-01']) };
  const kyiv = (after: string) => lateFrom(after, hours, 'Europe/Kyiv');

  test.each([
    ['within the day', '2026-11-24T09:00:00.000Z', '2026-11-24T11:00:00.000Z'],
    ['over the evening', '2026-11-24T15:30:00.000Z', '2026-11-25T08:30:00.000Z'],
    ['over the weekend', '2026-11-27T15:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    ['before work begins', '2026-11-24T03:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['over a holiday of every year', '2026-11-25T15:00:00.000Z', '2026-11-27T08:00:00.000Z'],
    ['over a holiday of this year', '2026-11-30T15:30:00.000Z', '2026-12-02T08:30:00.000Z'],
  ])('shows after so many hours of work %s', (_, after, from) => {
    expect(kyiv(after)).toBe(from);
  });
});
