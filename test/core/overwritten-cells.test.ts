import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { overwrittenQuestions } from '../../core/conflict.ts';
import { overwrittenCells, overwrittenLines } from '../../core/overwritten-cells.ts';
import type { JournalLine, State } from '../../core/state.ts';

const now = '2026-03-02T09:00:00.000Z';
const of = { table: 'deals', id: 'a' };

function line(before: Cells, after: Cells): JournalLine {
  const actor = { is: 'rule', name: 'validation' } as const;
  return {
    ...of,
    plan: 'p',
    cause: 'c',
    at: now,
    phase: 'observed',
    actor,
    rules: { phone: 'validation' },
    before,
    after,
  };
}

/** A history, newest first. */
function telling(...lines: readonly JournalLine[]): State {
  return { history: async () => lines } as Partial<State> as State;
}

const late = line({ phone: '7700' }, { phone: '+7700' });
const early = line({ phone: '0014' }, { phone: '+0014' });

describe('core/overwritten-cells', () => {
  test('what a write went over knowingly is nothing lost', async () => {
    const cells = await overwrittenCells(telling(late), [{ ...of, was: { phone: '7700' }, by: { phone: '+7700' } }]);

    expect(cells).toEqual([]);
  });

  test('history is put right at the write that did it, not at the newest', async () => {
    const cells = await overwrittenCells(telling(late, early), [
      { ...of, was: { phone: '7784' }, by: { phone: '+0014' } },
    ]);

    expect(overwrittenLines(cells, now).map(({ before, after }) => [before['phone'], after['phone']])).toEqual([
      ['0014', '7784'],
      ['7784', '+0014'],
    ]);
  });

  test('where somebody has typed since, nobody is asked, and history tells what stood there', async () => {
    const cells = await overwrittenCells(telling(early), [
      { ...of, was: { phone: '7784' }, by: { phone: '+0014' }, retyped: true },
    ]);

    expect(overwrittenQuestions(cells, () => ({ phone: '7799' }), now)).toEqual([]);
    expect(overwrittenLines(cells, now)).toHaveLength(2);
  });

  test('whoever typed last is asked about, what was typed before that is history', async () => {
    const cells = await overwrittenCells(telling(late, early), [
      { ...of, was: { phone: '7784' }, by: { phone: '+0014' } },
      { ...of, was: { phone: '7799' }, by: { phone: '+7700' } },
    ]);

    const questions = overwrittenQuestions(cells, () => ({ phone: '+7700' }), now);

    expect(questions.map(({ args }) => args['other'])).toEqual(['7799']);
    expect(overwrittenLines(cells, now)).toHaveLength(4);
  });
});
