import type { FieldKey } from '../../core/cell.ts';
import { cellText } from '../../core/cell.ts';
import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/facts.ts';
import { nothingElse, questionKey } from '../../core/facts.ts';
import type { Model } from '../../core/model.ts';
import type { Patch } from '../../core/patch.ts';
import type { Plan } from '../../core/plan.ts';
import { plan } from '../../core/plan.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Start } from '../../core/world.ts';
import { formOf, rankOf } from './model.ts';
import type { End, Violation } from './run.ts';
import { theirs } from './sheet.ts';

/** I3: Rowcall's columns are what rules make of people's columns now, for each line and for all of them together. */
export async function oursOf({ sheet, history, model, state, now }: End): Promise<Violation[]> {
  const found: Violation[] = [];
  const deals = sheet.tabs.get('deals')!;
  for (const line of deals.lines) {
    // What was written by place into a row of which nothing else is left is no record.
    if (theirs(deals.table).every((field) => sheet.cell(deals, line, field) === null)) continue;
    const kept = history.shadow.get(recordKey('deals', history.idOf(deals, line) ?? ''));
    // Of a cell that cannot be read, what was accepted before still counts.
    const form = (field: FieldKey) => {
      const { parse, cell } = deals.table.byKey.get(field)!;
      const is = sheet.cell(deals, line, field);
      const accepted = kept?.accepted[field] ?? null;
      if (parse(is).is !== 'wrong') return formOf(model, 'deals', field, is);
      return accepted === null ? null : cell(accepted);
    };
    const rank = rankOf(form('stage'), form('phone'));
    const is = sheet.cell(deals, line, 'rank');
    if (is !== rank) found.push({ law: 'I3 ours', what: `${line.who.name}.rank is ${cellText(is)}, must be ${rank}` });
  }
  const starts = [...history.shadow.values()].flatMap((kept) => {
    if (kept.gone) return [];
    const row = rowOf(model.tables.get(kept.table)!, kept);
    const { pins, off } = kept;
    return {
      row,
      before: null,
      occasion: 'adopted' as const,
      origin: 'rule' as const,
      actor: { is: 'rule', name: 'review' } as const,
      pins,
      off,
    };
  });
  const past = new Map<string, Entry | null | undefined>();
  const last: Facts['last'] = (ledger, subject) => past.get(questionKey({ ask: 'last', ledger, subject }));
  const review = async (all: readonly Start[]): Promise<Plan> => {
    for (;;) {
      const planning = plan(model, all, { ...nothingElse, last }, now);
      if ('done' in planning) return planning.done;
      for (const [key, reply] of await state.answer(planning.ask)) past.set(key, reply as Entry | null);
    }
  };
  // What is still wanted in people's cells waits for their word, and the row says so.
  const wanted = await review(starts);
  const reviewed = await review(wanted.records.map(({ start, patch }) => waitingFor(model, start, patch)));
  for (const { patch, key } of reviewed.records)
    for (const field in patch?.set) {
      if (model.tables.get(patch!.table)!.byKey.get(field)!.owner !== 'rowcall') continue;
      found.push({
        law: 'I3 ours',
        what: `${key}.${field} is ${cellText(patch!.expect[field] ?? null)}, a review makes it ${cellText(patch!.set[field] ?? null)}`,
      });
    }
  return found;
}

function waitingFor(model: Model, start: Start, patch: Patch | null): Start {
  const fields = model.tables.get(start.row.table)!.byKey;
  const waiting = Object.entries(patch?.set ?? {}).filter(([field]) => fields.get(field)!.owner !== 'rowcall');
  if (waiting.length === 0) return start;
  return { ...start, waiting: Object.fromEntries(waiting), bars: waiting.map(([field]) => field) };
}
