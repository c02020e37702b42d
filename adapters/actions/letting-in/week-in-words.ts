import * as z from 'zod';
import type { Model } from '../../../core/model.ts';
import { wishedOf, wishLedger } from '../../../core/note-wishes.ts';
import { silenceLedger } from '../../../core/pulse.ts';
import { partsOfKey } from '../../../core/record.ts';
import type { State } from '../../../core/state.ts';
import { differentVerdict } from '../../behaviours/deduplication/group-of.ts';
import { joinedAccount, joinedLedger, verdictLedger } from '../../behaviours/deduplication/ledgers.ts';
import { deedsIn, isUnwelcome } from './deeds.ts';
import type { Week } from './weeks.ts';

const count = z.int().min(0);
const column = { table: z.string().meta({ description: 'The name of the tab.' }), column: z.string() };

const wishSchema = z.strictObject({ ...column, rule: z.string(), count });

/** What happened in one week. */
export const weekSchema = z.strictObject({
  from: z.string().meta({ description: 'Its Monday.' }),
  changed: count.meta({ description: 'Cells that rules wrote in everybody’s columns.' }),
  answers: count.meta({ description: 'Cells that were written in columns of Rowcall’s own.' }),
  undone: count.meta({ description: 'Cells among them that people put back.' }),
  asked: count.meta({ description: 'Questions to people, suggestions among them.' }),
  answered: count.meta({ description: 'Questions that people answered.' }),
  sent: count,
  receivers: count.meta({ description: 'To how many people or channels.' }),
  unknown: count.meta({ description: 'Messages of which nobody knows whether they were sent.' }),
  failed: count.meta({ description: 'Messages that could not be sent.' }),
  refused: count.meta({ description: 'What people or programs asked for, and rules refused.' }),
  joined: count.meta({ description: 'Rows that were joined into others.' }),
  parted: count.meta({ description: 'Rows that were parted again from those they had been joined into.' }),
  apart: count.meta({ description: 'Pairs of rows of which somebody said that they are not the same.' }),
  silent: count.meta({ description: 'Minutes in which Rowcall did not work although it should have.' }),
  unwelcome: z
    .array(z.strictObject({ ...column, rule: z.string(), written: count, undone: count }))
    .meta({ description: 'Rules whose changes people keep undoing.' }),
  wished: z.strictObject({
    cells: z.array(wishSchema).meta({ description: 'Cells that would have been written, by column and rule.' }),
    answers: count.meta({ description: 'Cells that would have been written in columns of Rowcall’s own.' }),
    made: count.meta({ description: 'Rows that would have been added.' }),
    messages: count,
    receivers: count,
  }),
});
export type WeekInWords = z.output<typeof weekSchema>;

const everything = 1_000_000;

/** What Rowcall did in one week, and what it would have done, were it not that it only looks on. */
export async function weekInWords(model: Model, state: State, week: Week): Promise<WeekInWords> {
  const lines = await state.history({ from: week.from, to: week.to, limit: everything });
  const deeds = deedsIn(model, lines);
  const activity = await state.activity(week);
  const sum = (ours: boolean, what: 'written' | 'undone') =>
    deeds.reduce((total, deed) => total + (ours === (deed.field.owner === 'rowcall') ? deed[what] : 0), 0);
  const silences = await state.entries(silenceLedger, week, everything);
  return {
    from: week.day,
    changed: sum(false, 'written'),
    answers: sum(true, 'written'),
    undone: sum(false, 'undone'),
    asked: activity.asked,
    answered: activity.answered,
    sent: [...activity.sent.values()].reduce((total, one) => total + one, 0),
    receivers: activity.sent.size,
    unknown: activity.unknown,
    failed: activity.failed,
    refused: activity.refused,
    ...(await joiningsIn(state, week)),
    silent: silences.reduce((total, { amount = 0 }) => total + amount, 0),
    unwelcome: deeds
      .filter((deed) => deed.field.owner !== 'rowcall' && isUnwelcome(deed))
      .map(({ table, field, rule, written, undone }) => ({
        table: table.title,
        column: field.label,
        rule,
        written,
        undone,
      })),
    wished: await wishedIn(model, state, week),
  };
}

/** What became of rows that are probably the same. */
async function joiningsIn(state: State, week: Week): Promise<Pick<WeekInWords, 'joined' | 'parted' | 'apart'>> {
  const turns = await state.entries(joinedLedger, week, everything);
  const into = turns.filter(({ data }) => typeof data?.['into'] === 'string');
  const parted = turns.filter(({ about, subject }) => subject === joinedAccount(partsOfKey(about).table, 'undone'));
  const verdicts = await state.entries(verdictLedger, week, everything);
  const apart = verdicts.filter(({ data }) => data?.['verdict'] === differentVerdict);
  return { joined: into.length, parted: parted.length, apart: apart.length };
}

async function wishedIn(model: Model, state: State, week: Week): Promise<WeekInWords['wished']> {
  const cells: z.output<typeof wishSchema>[] = [];
  const lanes = new Set<string>();
  let [answers, made, messages] = [0, 0, 0];
  for (const [subject, times] of await state.tally(wishLedger, week)) {
    const wished = wishedOf(subject);
    switch (wished.is) {
      case 'message':
        messages += times;
        lanes.add(wished.lane);
        continue;
      case 'record':
        made += times;
        continue;
      case 'cell': {
        const table = model.tables.get(wished.table);
        const field = table?.byKey.get(wished.field);
        if (table === undefined || field === undefined) continue;
        if (field.owner === 'rowcall') answers += times;
        else cells.push({ table: table.title, column: field.label, rule: wished.rule, count: times });
      }
    }
  }
  cells.sort((a, b) => b.count - a.count);
  return { cells, answers, made, messages, receivers: lanes.size };
}
