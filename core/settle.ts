import type { FieldKey, Instant, RecordId } from './cell.ts';
import { dict } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Finding } from './finding.ts';
import { keysUnder } from './joined.ts';
import { leave } from './leave.ts';
import type { Model } from './model.ts';
import { readsAlike } from './model.ts';
import { patched } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { Row, Values } from './record.ts';
import { recordKey } from './record.ts';
import { rowLedger } from './row-story.ts';
import type { Wake } from './rule.ts';
import type { IndexKey, Kept, Settlement } from './state.ts';
import type { Outcome, Written } from './store.ts';

/**
 * How far a record came: `moved` as wanted, `stays` and is tried again, `refused` because the store would not write what
 * somebody asked for, or `open` because nobody knows.
 */
export type Settled =
  | { readonly is: 'moved'; readonly kept: Kept; readonly planned: Planned }
  | { readonly is: 'refused'; readonly planned: Planned; readonly finding: Finding }
  | { readonly is: 'stays'; readonly planned: Planned; readonly outcome: Outcome }
  | { readonly is: 'open'; readonly planned: Planned };

/**
 * Draws the line under a plan, record by record (the outcome table):
 * nothing to write or applied → accepted; refused by the store → as if not wanted, with a finding, and where it was asked
 * for other than by typing nothing of it has happened; conflict or missing → unmoved; lost answer → open. Only a moved record's entries, effects and wakes count.
 */
export function settle(
  plan: Plan,
  written: Written,
  fingerprint: string,
  memory: Memory = forgetful,
): readonly Settled[] {
  const judge: Judge = { fingerprint, ...memory };
  const settled = plan.records.map((planned): Settled => {
    const moved: Settled = { is: 'moved', planned, kept: accepted(planned, judge) };
    if (planned.patch === null && planned.create === null) return moved;
    const outcome = written.outcomes.get(planned.create?.key ?? planned.key);
    if (outcome === undefined || outcome.is === 'unknown') return { is: 'open', planned };
    if (outcome.is === 'applied') return named(moved, outcome.id);
    if (outcome.is === 'refused')
      return planned.start.origin === 'request' || planned.create !== null
        ? { is: 'refused', planned, finding: refusal(planned, outcome.why) }
        : { is: 'moved', planned: unwritten(planned), kept: asRead(planned, judge, outcome.why) };
    return { is: 'stays', planned, outcome };
  });
  return heldBack(settled);
}

/**
 * What a record's change wanted elsewhere is part of that change: where it is not known, or did not hold, the record itself
 * is not settled either, so that the same wish is made again, under the same keys.
 */
function heldBack(settled: readonly Settled[]): readonly Settled[] {
  const at = new Map(settled.map((one, i) => [one.planned.key, i]));
  const held = [...settled];
  const left: Settled[] = settled.filter(({ is }) => is === 'stays' || is === 'open');
  for (let one = left.pop(); one !== undefined; one = left.pop())
    for (const source of one.planned.follows) {
      const i = at.get(source);
      const was = i === undefined ? undefined : held[i];
      if (was?.is !== 'moved') continue;
      const { planned } = was;
      const wrote = planned.patch === null ? {} : { wrote: planned.patch.set };
      held[i!] =
        one.is === 'open'
          ? { is: 'open', planned }
          : { is: 'stays', planned, outcome: { is: 'conflict', now: planned.row.cells, ...wrote } };
      left.push(held[i!]!);
    }
  return held;
}

/** What was known of records before, whoever drew them into the plan. */
interface Memory {
  readonly now: Instant;
  readonly known: ReadonlyMap<string, Kept>;
}

interface Judge extends Memory {
  readonly fingerprint: string;
}

const forgetful: Memory = { now: '', known: new Map() };

/** A new record under the id that the spreadsheet gave it. */
function named(moved: Extract<Settled, { is: 'moved' }>, id: RecordId): Settled {
  const { kept, planned } = moved;
  if (planned.create === null || id === kept.id) return moved;
  const key = recordKey(kept.table, id);
  const about = <T extends { readonly about: string }>(one: T): T =>
    one.about === planned.key ? { ...one, about: key } : one;
  return {
    ...moved,
    kept: { ...kept, id },
    planned: {
      ...planned,
      key,
      row: { ...planned.row, id },
      entries: planned.entries.map(about),
      effects: planned.effects.map(about),
    },
  };
}

/** The parts of a settlement that follow from the moved records alone. */
export function consequences(
  model: Model,
  settled: readonly Settled[],
  now: Instant = '',
): Pick<Settlement, 'records' | 'keys' | 'asked' | 'entries' | 'effects' | 'withdrawn' | 'wakes'> {
  const moved = settled.filter((one) => one.is === 'moved');
  return {
    records: moved.map(({ kept }) => kept),
    keys: new Map(moved.map(({ kept, planned }) => [planned.key, keysOf(model, kept)])),
    asked: new Map(moved.map(({ planned }) => [planned.key, planned.asked])),
    entries: moved.flatMap(({ planned }) =>
      planned.start.occasion === 'adopted'
        ? planned.entries.filter(({ ledger }) => ledger === rowLedger)
        : planned.entries,
    ),
    effects: moved.flatMap(({ planned }) => effectsOf(planned)),
    withdrawn: moved.flatMap(({ planned }) => planned.withdrawn),
    wakes: new Map(moved.map(({ planned }) => [planned.key, wakesOf(planned, now)])),
  };
}

const nothing: readonly never[] = [];

/** The effects of a plan that count: first sight, a look because of somebody else, and one of very many at once tell nobody anything. */
export function effectsOf({ start, effects, patch }: Planned): readonly Effect[] {
  if (effects.length === 0 || start.occasion === 'adopted' || start.quiet) return nothing;
  if (start.occasion === 'reviewed' && (patch === null || start.first)) return nothing;
  return start.first ? effects.map((effect) => ({ ...effect, list: effect.list ?? startingList })) : effects;
}

/** What was overdue before Rowcall came, as one list for each lane. */
const startingList = 'start';

/** What is overdue at first sight, or by new settings, was never due before: it joins one list. */
function wakesOf({ start, wakes }: Planned, now: Instant): readonly Wake[] {
  if (start.occasion !== 'adopted' && !start.first) return wakes;
  return wakes.map((wake) => (wake.at <= now ? { ...wake, first: true } : wake));
}

/** Every key a record stands under; a record that is gone stands under none. */
export function keysOf(
  model: Model,
  { table, accepted, gone }: Pick<Kept, 'table' | 'accepted' | 'gone'>,
): readonly IndexKey[] {
  if (gone) return [];
  const indexes = [...model.indexes.values()].filter((index) => index.table === table);
  return indexes.flatMap((index) =>
    [...new Set(keysUnder(index, accepted))].map((key) => ({ index: index.name, key })),
  );
}

/** The record as planned, now seen and accepted so. */
function accepted(planned: Planned, judge: Judge): Kept {
  const { start, row, patch, create } = planned;
  const found = start.found ?? start.row.cells;
  const seen = create !== null ? row.cells : patch === null ? found : patched(found, patch);
  return keep(planned, judge, { seen, accepted: row.values, findings: planned.findings });
}

/** A record of which the store wrote nothing: history must not tell that it did. */
function unwritten(planned: Planned): Planned {
  return { ...leave(planned, Object.keys(planned.patch?.set ?? {})), patch: null };
}

/** The store would not write it: its cells stand as they were read, and it says so. What needed no cell holds all the same. */
function asRead(planned: Planned, judge: Judge, why: string): Kept {
  const { start, patch, held } = planned;
  const { row } = patch === null ? start : leave(planned, Object.keys(patch.set));
  const stands = {
    seen: start.row.cells,
    accepted: standing(row, held, start.before?.values ?? null),
    findings: [...planned.findings, refusal(planned, why)],
  };
  return keep(planned, judge, stands, false);
}

/** Where only its id was wanting, and cells may mean something else by now, it is still to be read by the new settings. */
function judgedBy({ start }: Planned, was: Kept | undefined, fingerprint: string): string {
  const isUnread = start.carries !== undefined && start.occasion === 'reviewed' && was !== undefined;
  return isUnread && !readsAlike(was.model, fingerprint) ? was.model : fingerprint;
}

/** Whether the row of a record holds no id of its own: only a look at the row can tell. */
function isBare({ start }: Planned, was: Kept | undefined, isWritten: boolean): boolean {
  if (start.place === undefined) return was?.bare ?? false;
  return start.bare ?? (!isWritten && start.carries !== undefined);
}

function refusal({ row: { table, id: record } }: Planned, why: string): Finding {
  // Messages choose their words by it, and the words they choose by hold letters only.
  return { code: 'write.refused', severity: 'warning', table, record, args: { why: why.replace(/[^a-z]+/g, '_') } };
}

/** Values of a row as read, with what was accepted before where the cell is held. */
function standing(row: Row, held: readonly FieldKey[], before: Values | null): Values {
  if (held.length === 0) return row.values;
  const values = Object.assign(dict<unknown>(), row.values);
  for (const field of held) values[field] = before?.[field] ?? null;
  return values;
}

function keep(
  planned: Planned,
  { fingerprint, now, known }: Judge,
  stands: Pick<Kept, 'seen' | 'accepted' | 'findings'>,
  isWritten = true,
): Kept {
  const { row, start, held, off } = planned;
  const was = known.get(planned.key);
  const event = start.occasion !== 'reviewed' && start.occasion !== 'due';
  const changed = event || planned.patch !== null || planned.create !== null;
  return {
    table: row.table,
    id: row.id,
    revision: start.row.revision + (changed ? 1 : 0),
    marks: row.marks,
    held,
    pins: start.pins ?? was?.pins ?? [],
    reverted: start.reverted ?? was?.reverted ?? [],
    adopted: was?.adopted ?? (start.occasion === 'adopted' ? now : null),
    off,
    model: judgedBy(planned, was, fingerprint),
    gone: start.occasion === 'removed',
    ...(isBare(planned, was, isWritten) && { bare: true }),
    ...stands,
  };
}
