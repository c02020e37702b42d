import { afterAll, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { mode } from '../../adapters/actions/mode.ts';
import { remove } from '../../adapters/actions/remove.ts';
import { report } from '../../adapters/actions/report.ts';
import { resume } from '../../adapters/actions/resume.ts';
import { layTeam, type PlaceKind, type Team } from './letting-in-team.ts';

const hour = 3_600_000;

/**
 * What holds wherever records are kept: nothing is written while Rowcall only watches; what it says it would do is what it
 * does; a tick in its tab stops everything; and it leaves without a trace.
 */
export function describeLettingIn(name: string, kind: PlaceKind): void {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  async function lay(start?: string): Promise<Team> {
    const team = await layTeam(kind, start);
    if (team.close) closing.push(team.close);
    return team;
  }

  describe(`${name} that lets Rowcall in`, () => {
    test('is not written at all in a month in which it only watches, whatever people do', async () => {
      const team = await lay('2026-11-02T07:00:00.000Z');
      team.writes();
      let [ann, before] = ['Ann', team.standing()];
      for (let day = 1; day <= 30; day++) {
        team.retype(ann, `Ann ${day}`);
        ann = `Ann ${day}`;
        before = team.standing();
        await team.call('watch');
        team.pass(24 * hour);
        expect(team.standing()).toBe(before);
      }
      expect(team.writes()).toBe(0);
      expect(team.board()).toBeNull();
    });

    test('gets, once Rowcall may act, just what it said that it would do', async () => {
      const team = await lay();
      await team.call('watch');
      const [week] = (await perform(report, team.desk, { ...team.in('watch'), weeks: 1 })).weeks;
      const { evidence } = await perform(mode, team.desk, { ...team.in('watch'), to: 'act' });
      const { done } = await perform(mode, team.desk, { ...team.in('act'), to: 'act', yes: true });

      expect(week!.wished).toMatchObject({ answers: evidence!.answers });
      expect(done!.answers).toBe(evidence!.answers);
      expect(done!.answers).toBe(3);
      const cells = week!.wished.cells.map(({ column, count }) => [column, count]);
      expect(cells).toEqual([['Phone', 2]]);
      expect([done!.changed, evidence!.changed, evidence!.suggested]).toEqual(
        kind.writesPeople ? [2, 2, 0] : [0, 0, 2],
      );
      const phones = kind.writesPeople ? ['+380 67 123 4567', '+380 50 111 2233'] : ['067 123 45 67', '050 111 22 33'];
      expect(team.column('Phone').filter((text) => text !== '')).toEqual(phones);
      const after = await team.call('act');
      expect([after.answers, after.changed, after.wished]).toEqual([0, 0, 0]);
    });

    test('stands still once somebody ticks the box, and goes on once somebody says so twice', async () => {
      const team = await lay();
      await team.call('act');
      expect(team.board()).toContain('Last check');
      const phones = team.column('Phone');
      team.tick('Pause', true);
      team.retype('Cid', 'Cid ');
      team.retype(phones[1]!, '063 222 33 44');
      const paused = await team.call('act');
      expect(paused).toMatchObject({ answers: 0, changed: 0, paused: { by: kind.ticker } });
      expect(team.column('Phone')).toContain('063 222 33 44');
      expect(team.board()).toContain(`by ${kind.ticker}`);

      team.pass(hour);
      team.tick('Pause', false);
      expect((await team.call('act')).paused).not.toBeNull();
      expect(team.board()).toContain('When it goes on');
      team.pass(hour);
      team.tick('Go on', true);
      expect((await team.call('act')).paused).toBeNull();
      expect(team.board()).not.toContain('Go on');
      const goOn = team.column('Phone');
      expect(goOn.includes('+380 63 222 3344')).toBe(kind.writesPeople);
      expect((await perform(resume, team.desk, team.in('act'))).paused).toBeNull();
    });

    test('is not written while nothing is to be told, and its tab is told the time now and then', async () => {
      const team = await lay();
      for (let calls = 0; calls < 3; calls++) await team.call('suggest');
      expect(team.writes()).toBeGreaterThan(0);
      for (let calls = 0; calls < 5; calls++) {
        team.pass(10_000);
        await team.call('suggest');
      }
      expect(team.writes()).toBe(0);
      const told = team.board();
      team.pass(7 * hour);
      await team.call('suggest');
      expect(team.board()).not.toBe(told);
    });

    test('stands as before once Rowcall is gone, whatever it did there', async () => {
      const team = await lay();
      const before = team.standing();
      await team.call('suggest');
      team.tick('Pause', true);
      await team.call('suggest');
      await perform(resume, team.desk, { ...team.in('suggest'), yes: true });
      team.pass(7 * hour);
      await team.call('suggest');
      expect(team.column('Rowcall').filter((text) => text !== '')).toHaveLength(3);
      if (!kind.leaves) expect(team.standing()).not.toBe(before);

      const seen = await perform(remove, team.desk, team.in('suggest'));
      const done = await perform(remove, team.desk, { ...team.in('suggest'), yes: true });
      expect(seen.left.length > 0).toBe(kind.leaves === true);
      expect(done.left.length > 0).toBe(kind.leaves === true);
      expect(done.left.some(({ columns }) => columns.includes('Rowcall'))).toBe(kind.leaves === true);
      expect(team.column('Rowcall').filter((text) => text !== '')).toEqual([]);
      expect(team.board() ?? '').toBe('');
      expect(team.standing()).toBe(before);
    });
  });
}
