import type { RecordId, TableKey } from './cell.ts';
import type { Entry } from './entry.ts';
import type { Facts, Question } from './facts.ts';
import { questionKey } from './facts.ts';
import { joinedIndexName, joinedInto } from './joined.ts';
import type { Row } from './record.ts';
import { recordKey } from './record.ts';
import type { Index, View } from './rule.ts';
import type { Draft, World } from './world.ts';

/** Thrown through a rule when it asked what is not known yet; only the planner catches it. */
export const unanswered = Symbol('unanswered');

const usualCap = 50;
/** More than anybody joins into one record. */
const mostJoined = 1000;

/** A view for one record at a time: answers, remembers who asked what, and collects what nobody knows yet. */
export interface Reading {
  readonly view: View;
  /** Whose visit the questions belong to from now on. */
  attend(draft: Draft): void;
  /** Questions without an answer so far. */
  readonly open: ReadonlyMap<string, Question>;
  /** Everything asked since the last call, in words for a trace. */
  heard(): readonly Question[];
  /** A record that a rule wants to change or make, whether or not it is in the plan. */
  stored(table: TableKey, id: RecordId): Row | null;
}

export function openReading(world: World, facts: Facts): Reading {
  const open = new Map<string, Question>();
  let reader: Draft;
  let questions: Question[] = [];

  function known<T>(answer: T | undefined, question: Question): T {
    if (answer !== undefined) return answer;
    open.set(questionKey(question), question);
    throw unanswered;
  }

  function stored(table: TableKey, id: RecordId): Row | null {
    const question: Question = { ask: 'get', table, id };
    return known(facts.get(table, id), question);
  }

  function bucketOf(index: string, key: string) {
    const bucket = world.bucket(index, key);
    if (bucket.mutual && reader.buckets.includes(bucket)) bucket.membersAsk = true;
    else if (!reader.asked.includes(bucket)) {
      reader.asked = [...reader.asked, bucket];
      bucket.readers ??= [];
      bucket.readers.push(reader);
    }
    return bucket;
  }

  function itself(table: TableKey, id: RecordId): Row | null {
    questions.push({ ask: 'get', table, id });
    const draft = world.find(table, id);
    if (draft === reader) return reader.row;
    const key = recordKey(table, id);
    world.watch(key, reader);
    if (!reader.got.includes(key)) reader.got = [...reader.got, key];
    if (draft === undefined) return stored(table, id);
    return draft.start.occasion === 'removed' ? null : draft.row;
  }

  /** Where a record leads that was joined into another, which may have been joined in its turn; of a ring, itself. */
  function followed(table: TableKey, row: Row): Row {
    const passed = new Set([row.id]);
    for (let at = row; ; ) {
      const into = joinedInto(at.values);
      if (into === null) return at;
      if (passed.has(into)) return row;
      const next = itself(table, into);
      if (next === null) return at;
      passed.add(into);
      at = next;
    }
  }

  /** A subject of a ledger, and those of the records that were joined into it, where it is a record. */
  function accounts(subject: string): readonly string[] {
    const all = [subject];
    for (const one of all) {
      const slash = one.indexOf('/');
      const index = slash < 0 ? undefined : world.index(joinedIndexName(one.slice(0, slash)));
      const rows = index === undefined ? [] : view.by(index, one.slice(slash + 1), mostJoined);
      if (rows === 'crowd') continue;
      for (const { table, id } of rows) if (!all.includes(recordKey(table, id))) all.push(recordKey(table, id));
    }
    return all;
  }

  function sumOf(ledger: string, subject: string): number {
    const question: Question = { ask: 'sum', ledger, subject };
    questions.push(question);
    const of = world.subject(ledger, subject);
    if (of.readers.at(-1) !== reader) of.readers.push(reader);
    let total = known(facts.sum(ledger, subject), question);
    for (const { order, entry } of of.entries) if (order < reader.order) total += entry.amount ?? 0;
    return total;
  }

  function lastOf(ledger: string, subject: string): Entry | null {
    const question: Question = { ask: 'last', ledger, subject };
    questions.push(question);
    const of = world.subject(ledger, subject);
    if (of.readers.at(-1) !== reader) of.readers.push(reader);
    const mine = of.entries.findLast(({ order }) => order < reader.order);
    return mine?.entry ?? known(facts.last(ledger, subject), question);
  }

  const view: View = {
    itself,

    get(table: TableKey, id: RecordId): Row | null {
      const row = itself(table, id);
      return row === null ? null : followed(table, row);
    },

    by(index: Index, key: string, cap = usualCap): readonly Row[] | 'crowd' {
      const question: Question = { ask: 'by', index: index.name, key, cap };
      questions.push(question);
      const bucket = bucketOf(index.name, key);
      const outside = known(facts.by(index.name, key, cap), question);
      if (outside === 'crowd' || bucket.members.length > cap) return 'crowd';
      const rows = outside.filter((row) => world.find(row.table, row.id) === undefined);
      for (const member of bucket.members) rows.push(member.row);
      if (rows.length > cap) return 'crowd';
      return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    count(index: Index, key: string): number {
      const question: Question = { ask: 'count', index: index.name, key };
      questions.push(question);
      const bucket = bucketOf(index.name, key);
      return known(facts.count(index.name, key), question) + bucket.members.length - bucket.was;
    },

    sum(ledger: string, subject: string): number {
      return accounts(subject).reduce((sum, one) => sum + sumOf(ledger, one), 0);
    },

    last(ledger: string, subject: string): Entry | null {
      let latest: Entry | null = null;
      for (const one of accounts(subject)) {
        const entry = lastOf(ledger, one);
        if (entry !== null && (latest === null || entry.at > latest.at)) latest = entry;
      }
      return latest;
    },

    together<T>(asks: readonly (() => T)[]): readonly T[] {
      let isOpen = false;
      const answers = asks.map((ask): T | typeof unanswered => {
        try {
          return ask();
        } catch (error) {
          if (error !== unanswered) throw error;
          isOpen = true;
          return unanswered;
        }
      });
      if (isOpen) throw unanswered;
      return answers as readonly T[];
    },
  };

  return {
    view,
    open,
    stored,
    attend(draft) {
      reader = draft;
    },
    heard() {
      const all = questions;
      questions = [];
      return all;
    },
  };
}
