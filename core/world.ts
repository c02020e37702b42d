import type { Actor } from './actor.ts';
import type { Cells, FieldKey, RecordId, TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Entry } from './entry.ts';
import type { Finding } from './finding.ts';
import { keysUnder } from './joined.ts';
import type { Model, Table } from './model.ts';
import type { Because } from './patch.ts';
import type { Place, Row } from './record.ts';
import { recordKey, sameValue, withValue } from './record.ts';
import type { Index, Occasion, Origin, Refusal, Wake } from './rule.ts';

/** A record to be planned, and why. */
export interface Start {
  readonly row: Row;
  /** As accepted before; `null` for a record never seen. */
  readonly before: Row | null;
  readonly occasion: Occasion;
  readonly origin: Origin;
  readonly actor: Actor;
  /** The key of the request it belongs to; a refusal drops all of that request. */
  readonly request?: string;
  /** It is part of a request that is done as a whole: records (as record keys) whose changes must have held before. */
  readonly follows?: readonly string[];
  /** Rules whose wake is due: they see `due`, the others `reviewed`. */
  readonly due?: readonly string[];
  /** Sets that a loop has switched off for this record, as `rule.field`. */
  readonly off?: readonly string[];
  /** Fields that a person wants left as typed: rules do not set them, refusals still hold. */
  readonly pins?: readonly FieldKey[];
  /** Fields in which a person has once put back what Rowcall wrote. */
  readonly reverted?: readonly FieldKey[];
  /** Fields that rules must leave alone in this plan, since what they wanted there waits for a person's word. */
  readonly bars?: readonly FieldKey[];
  /** Of the bars those where a person is asked, with the cell that rules want there. */
  readonly waiting?: Cells;
  /** Of the bars those where Rowcall only looks on. */
  readonly idle?: readonly FieldKey[];
  /** What stood in cells before a write of ours that was cut off. */
  readonly rewrote?: Cells;
  /** Tables in which its visits must make no record in this plan. */
  readonly childless?: readonly TableKey[];
  /** It is one of so many at once that nobody is to be told of each. */
  readonly quiet?: boolean;
  /** What is overdue about it was never due before: it joins one list. */
  readonly first?: boolean;
  /** What the spreadsheet holds where that is not `row.cells` yet: the cells of a request are still to be written. */
  readonly found?: Cells;
  /** The key under which a request wants this record made. */
  readonly make?: string;
  readonly place?: Place;
  /** What the row's id column holds where that is not the record's id. */
  readonly carries?: RecordId | null;
  /** Its row holds no id, and none is going to be written. */
  readonly bare?: true;
  /** Record the visits of this record in `Plan.trace`. */
  readonly trace?: boolean;
}

/** The rules that set a field, in order, with what each wrote. */
export interface Setting {
  readonly rule: string;
  readonly value: unknown;
}

/** What the last visit of a record came to. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
  /** Cards of effects that are no longer wanted. */
  readonly withdrawn: readonly string[];
  readonly wakes: readonly Wake[];
  /** What somebody chose in the row. */
  readonly verb: string | null;
}

/** A record of this plan as patched so far. */
export interface Draft {
  readonly key: string;
  /** Its turn: records are visited in this order. */
  readonly order: number;
  readonly table: Table;
  readonly start: Start;
  row: Row;
  /** Still to be visited in this round. */
  pending: boolean;
  settings: Map<FieldKey, Setting[]> | null;
  /** Who set a field last, and why. */
  because: Record<FieldKey, Because> | null;
  /** Refusals that were carried out; they hold although the row no longer shows what was refused. */
  refusals: readonly { readonly rule: string; readonly refusal: Refusal }[];
  held: Set<FieldKey> | null;
  verdict: Verdict;
  /** Index keys that its visits asked for and that were not its own. */
  asked: readonly Bucket[];
  /** Records that its visits asked for, as record keys. */
  got: readonly string[];
  buckets: readonly Bucket[];
}

/** The records under one key of one index, and who asked for them. */
export interface Bucket {
  readonly index: string;
  readonly key: string;
  members: Draft[];
  /** How many of this plan's records the state still counts here. */
  was: number;
  /** Whether its index is mutual: members that ask for this key of theirs are not listed as readers one by one. */
  readonly mutual: boolean;
  membersAsk: boolean;
  readers: Draft[] | null;
}

interface Subject {
  entries: { readonly order: number; readonly entry: Entry }[];
  readers: Draft[];
}

/** The records of one plan, found by key and by index, and told of each other's changes. */
export interface World {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Records to visit in the next round. */
  readonly again: Set<Draft>;
  find(table: TableKey, id: RecordId): Draft | undefined;
  /** An index by its name, if any rule declares it. */
  index(name: string): Index | undefined;
  /** Notes that a record was asked for, whether or not it is in the plan yet. */
  watch(key: string, reader: Draft): void;
  add(start: Start): Draft;
  bucket(index: string, key: string): Bucket;
  subject(ledger: string, subject: string): Subject;
  /** Sets one field; answers whether the value changed, not only its form. */
  set(draft: Draft, field: FieldKey, value: unknown): boolean;
  /** Keeps the accepted value of a field whose cell is left as it stands. */
  hold(draft: Draft, field: FieldKey, value: unknown): void;
  judged(draft: Draft, verdict: Verdict): void;
}

/** Shared by all that have nothing, since most records have nothing of most things. */
const none: readonly never[] = Object.freeze([]);
/** Before anybody has looked. */
export const unjudged: Verdict = {
  findings: none,
  entries: none,
  effects: none,
  withdrawn: none,
  wakes: none,
  verb: null,
};

export function openWorld(model: Model): World {
  const drafts = new Map<string, Draft>();
  const again = new Set<Draft>();
  const readers = new Map<string, Draft[]>();
  const subjects = new Map<string, Subject>();
  const buckets = new Map<string, Map<string, Bucket>>();
  const indexesOf = new Map<TableKey, Index[]>();
  for (const index of model.indexes.values()) {
    buckets.set(index.name, new Map());
    const same = indexesOf.get(index.table);
    if (same) same.push(index);
    else indexesOf.set(index.table, [index]);
  }

  function bucket(index: string, key: string): Bucket {
    const all = buckets.get(index);
    if (all === undefined) throw new Error(`No rule declares the index ${index}`);
    let found = all.get(key);
    if (found === undefined) {
      const mutual = model.indexes.get(index)?.mutual === true;
      found = { index, key, members: [], was: 0, mutual, membersAsk: false, readers: null };
      all.set(key, found);
    }
    return found;
  }

  function bucketsOf(row: Row): Bucket[] {
    const found: Bucket[] = [];
    for (const index of indexesOf.get(row.table) ?? [])
      for (const key of keysUnder(index, row.values)) {
        const one = bucket(index.name, key);
        if (!found.includes(one)) found.push(one);
      }
    return found;
  }

  /** Whoever relied on an answer is visited again, unless its turn is still to come. */
  function touch(readers: readonly Draft[], by: Draft): void {
    for (const reader of readers) if (reader !== by && !reader.pending) again.add(reader);
  }

  function touchBucket(one: Bucket, by: Draft): void {
    if (one.readers !== null) touch(one.readers, by);
    if (one.membersAsk) touch(one.members, by);
  }

  function add(start: Start): Draft {
    const draft: Draft = {
      key: recordKey(start.row.table, start.row.id),
      order: drafts.size,
      table: model.tables.get(start.row.table)!,
      start,
      row: start.row,
      pending: false,
      settings: null,
      because: null,
      refusals: none,
      held: null,
      verdict: unjudged,
      asked: none,
      got: none,
      // A record that is gone is found by nobody.
      buckets: start.occasion === 'removed' ? none : bucketsOf(start.row),
    };
    drafts.set(draft.key, draft);
    for (const one of draft.buckets) {
      if (start.before === null) touchBucket(one, draft);
      one.members.push(draft);
    }
    if (start.before !== null) for (const one of bucketsOf(start.before)) one.was++;
    return draft;
  }

  function reindex(draft: Draft): void {
    const old = draft.buckets;
    draft.buckets = bucketsOf(draft.row);
    for (const one of old) {
      touchBucket(one, draft);
      if (!draft.buckets.includes(one)) one.members = one.members.filter((member) => member !== draft);
    }
    for (const one of draft.buckets) {
      if (old.includes(one)) continue;
      touchBucket(one, draft);
      one.members.push(draft);
    }
    touch(readers.get(draft.key) ?? none, draft);
  }

  function subject(ledger: string, name: string): Subject {
    const key = `${ledger}\0${name}`;
    let found = subjects.get(key);
    if (found === undefined) {
      found = { entries: [], readers: [] };
      subjects.set(key, found);
    }
    return found;
  }

  /** Entries count for the records after this one only: the second order sees the first one's reservation. */
  function post(draft: Draft, before: readonly Entry[], now: readonly Entry[]): void {
    if (sameValue(before, now)) return;
    for (const entry of before) {
      const of = subject(entry.ledger, entry.subject);
      of.entries = of.entries.filter((posted) => posted.entry !== entry);
    }
    for (const entry of now) {
      const of = subject(entry.ledger, entry.subject);
      of.entries.push({ order: draft.order, entry });
      of.entries.sort((a, b) => a.order - b.order);
    }
    for (const entry of [...before, ...now]) {
      const later = subject(entry.ledger, entry.subject).readers.filter((reader) => reader.order > draft.order);
      touch(later, draft);
    }
  }

  return {
    drafts,
    again,
    watch(key, reader) {
      const known = readers.get(key);
      if (known === undefined) readers.set(key, [reader]);
      else if (known.at(-1) !== reader) known.push(reader);
    },
    find: (table, id) => drafts.get(recordKey(table, id)),
    index: (name) => model.indexes.get(name),
    add,
    bucket,
    subject,
    set(draft, key, value) {
      const changed = !sameValue(draft.row.values[key] ?? null, value);
      draft.row = withValue(draft.row, draft.table.byKey.get(key)!, value);
      if (changed) reindex(draft);
      return changed;
    },
    hold(draft, key, value) {
      draft.held = (draft.held ?? new Set()).add(key);
      draft.row = { ...draft.row, values: Object.assign(Object.create(null), draft.row.values, { [key]: value }) };
      reindex(draft);
    },
    judged(draft, verdict) {
      post(draft, draft.verdict.entries, verdict.entries);
      draft.verdict = verdict;
    },
  };
}
