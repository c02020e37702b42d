import type { RecordId, TableKey } from '../../../core/cell.ts';
import type { Clock } from '../../../core/clock.ts';
import { isRecordId } from '../../../core/id.ts';
import type { Table } from '../../../core/model.ts';
import type { Memo } from '../../../core/store.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableTable } from '../../vendors/airtable-shapes.ts';
import { isBoardTable } from './board-table.ts';
import { type Hook, isLive, type NoHook, readHook, writeHook } from './memo.ts';
import { hookMemo } from './names.ts';
import { type BoundBase, type BoundTable, bindBase } from './schema.ts';

/** What everything that is done with one base shares. */
export interface Desk {
  readonly client: AirtableClient;
  readonly tables: ReadonlyMap<TableKey, Table>;
  readonly zone: string;
  readonly clock: Clock;
  /** Takes from a memo how Airtable tells of changes. */
  learn(memo: Memo | null): void;
  /** How it tells now; `null`: it does not, or nobody has said how. */
  hook(): Hook | null;
  /** Whether it does, or nothing is known that speaks against it. */
  mayTell(): boolean;
  /** What is remembered of that, also where it has ended. */
  remembered(): Hook | NoHook | null;
  /** It turned out that it does not tell any more. */
  forgetHook(): void;
  /** What of a memo belongs to no table. */
  kept(memo: Memo | null): Memo;
  /** The ids that Airtable gave to records of ours, by those under which we made them. */
  readonly made: Map<RecordId, RecordId>;
  /** A record as Airtable names it; `null`: it is one of ours of which nobody knows the id. */
  nameOf(id: RecordId): RecordId | null;
  /** Tables and columns as they are called now; a look of a moment ago is good enough, unless it is to be made anew. */
  look(isAnew?: boolean): Promise<readonly AirtableTable[]>;
  bind(before: ReadonlyMap<TableKey, BoundTable>, isAnew: boolean): Promise<BoundBase>;
  addField: AirtableClient['addField'];
}

const freshFor = 5000;

export function layDesk({ client, tables, zone, clock }: Pick<Desk, 'client' | 'tables' | 'zone' | 'clock'>): Desk {
  let hook: Hook | NoHook | null = null;
  let forgotten: string | null = null;
  const made = new Map<RecordId, RecordId>();
  let looked: { readonly at: number; readonly base: readonly AirtableTable[] } | null = null;

  async function look(isAnew = false): Promise<readonly AirtableTable[]> {
    const now = Date.parse(clock.now());
    if (isAnew || looked === null || now - looked.at > freshFor)
      looked = { at: now, base: (await client.tables()).filter((table) => !isBoardTable(table)) };
    return looked.base;
  }

  return {
    client,
    tables,
    zone,
    clock,
    learn(memo) {
      const known = readHook(memo);
      if (known !== null && !('id' in known && known.id === forgotten)) hook = known;
    },
    hook: () => (isLive(hook, clock.now()) ? hook : null),
    mayTell: () => hook === null || !('again' in hook) || hook.again <= clock.now(),
    remembered: () => hook,
    forgetHook() {
      if (hook !== null && 'id' in hook) forgotten = hook.id;
      hook = { again: clock.now() };
    },
    kept: (memo) => (memo?.[hookMemo] === undefined || hook === null ? {} : writeHook(hook)),
    made,
    nameOf: (id) => made.get(id) ?? (isRecordId(id) ? null : id),
    look,
    bind: async (before, isAnew) => bindBase(await look(isAnew), tables, before),
    addField(table, field) {
      looked = null;
      return client.addField(table, field);
    },
  };
}
