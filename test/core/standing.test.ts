import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { standingOf } from '../../core/standing.ts';
import type { JournalLine } from '../../core/state.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`tables:
  deals:
    label: name
    fields:
      name: { type: text }
      stage: { type: choice, options: [New, Offer, Won] }
`);
const stage = model.tables.get('deals')!.byKey.get('stage')!;
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T09:00:00.000Z`;

/** A line of the record's history on a day of November; one plan a day. */
function line(at: number, before: Cells, after: Cells, more: Partial<JournalLine> = {}): JournalLine {
  return {
    plan: `plan-${at}`,
    cause: `cause-${at}`,
    table: 'deals',
    id: 'a',
    phase: 'observed',
    actor: { is: 'unknown', from: null, to: day(at) },
    rules: {},
    before,
    after,
    at: day(at),
    ...more,
  };
}

/** How long Offer has stood, by a history from the oldest line to the newest. */
function standing(lines: readonly JournalLine[], { adopted = null as string | null, accepted = 'offer' } = {}) {
  const found = standingOf({ accepted: { stage: accepted }, adopted }, lines.toReversed(), stage);
  return found === null ? null : [found.since, found.atLeast ? 'at least' : 'exactly', found.line?.cause ?? 'nobody'];
}

const accepted = String((stage.parse('Offer') as { value: unknown }).value);
const created = line(1, { name: null, stage: null }, { name: 'Beans', stage: 'New' });
const offered = line(5, { stage: 'New' }, { stage: 'Offer' });

describe('how long a value has stood', () => {
  test('since the last change of that field; changes of others do not count', () => {
    const renamed = line(9, { name: 'Beans' }, { name: 'Tea' });
    expect(standing([created, offered, renamed], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });

  test('since the row was made, where it was made with that value or the cell was empty from the start', () => {
    const made = line(2, { name: null, stage: null }, { name: 'Beans', stage: 'Offer' });
    const bare = line(3, { name: null }, { name: 'Beans' });
    expect(standing([made], { accepted })).toEqual([day(2), 'exactly', 'cause-2']);
    expect(standingOf({ accepted: { stage: null }, adopted: null }, [bare], stage)).toEqual({
      since: day(3),
      atLeast: false,
      line: null,
    });
  });

  test('at least since Rowcall came, where the row was there before and the field never changed', () => {
    const renamed = line(9, { name: 'Beans' }, { name: 'Tea' });
    expect(standing([renamed], { adopted: day(4), accepted })).toEqual([day(4), 'at least', 'nobody']);
    expect(standing([offered], { adopted: day(4), accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });

  test('at least since the oldest line that is left, where older history was thrown away', () => {
    const renamed = line(9, { name: 'Beans' }, { name: 'Tea' });
    expect(standing([renamed], { accepted })).toEqual([day(9), 'at least', 'nobody']);
    expect(standing([], { accepted })).toBeNull();
  });

  test('the same value in another form is no change', () => {
    const put = line(8, { stage: 'offer' }, { stage: 'Offer' }, { rules: { stage: 'validation' } });
    const sloppy = line(5, { stage: 'New' }, { stage: 'offer' });
    expect(standing([created, sloppy, put], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });

  test('a change that a rule put back at once is no change', () => {
    const typed = line(8, { stage: 'Offer' }, { stage: 'Won' });
    const back = line(8, { stage: 'Won' }, { stage: 'Offer' }, { rules: { stage: 'pipeline' } });
    expect(standing([created, offered, typed, back], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });

  test('a typed value that was not accepted leaves the old one standing', () => {
    const held = line(8, { stage: 'Offer' }, { stage: 'Won' });
    expect(standing([created, offered, held], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });

  test('a row that went and came back has stood all the while; a cell that was emptied and filled again has not', () => {
    const gone = line(8, { name: 'Beans', stage: 'Offer' }, { name: null, stage: null });
    const back = line(9, { name: null, stage: null }, { name: 'Beans', stage: 'Offer' });
    const emptied = line(8, { stage: 'Offer' }, { stage: null });
    const typed = line(9, { stage: null }, { stage: 'Offer' });
    expect(standing([created, offered, gone, back], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
    expect(standing([created, offered, emptied, typed], { accepted })).toEqual([day(9), 'exactly', 'cause-9']);
  });

  test('what was only meant to be written does not count', () => {
    const meant = line(8, { stage: 'New' }, { stage: 'Offer' }, { phase: 'intent' });
    expect(standing([created, offered, meant], { accepted })).toEqual([day(5), 'exactly', 'cause-5']);
  });
});
