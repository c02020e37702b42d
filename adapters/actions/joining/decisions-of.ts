import type { RecordId } from '../../../core/cell.ts';
import type { Entry } from '../../../core/entry.ts';
import { joinedInto } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import { later } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { State } from '../../../core/state.ts';
import { differentVerdict } from '../../behaviours/deduplication/group-of.ts';
import type { Decisions } from '../../behaviours/deduplication/learn-model.ts';
import { joinedAccount, joinedLedger, verdictLedger } from '../../behaviours/deduplication/ledgers.ts';
import type { Desk } from '../calling/desk.ts';

const everything = 1_000_000;

/** What people have decided of the records of a table and stand by: joinings that were not taken back, and partings. */
export async function decisionsOf({ clock }: Desk, state: State, { key }: Table): Promise<Decisions> {
  const always = { from: new Date(0).toISOString(), to: later(clock.now(), 1) };
  const accepted = (await state.entries(joinedLedger, always, everything)).filter(
    ({ subject }) => subject === joinedAccount(key, 'accepted'),
  );
  const byPeople = new Set(accepted.map(({ about }) => about));
  const same = (await state.records(key, 'all')).flatMap(({ id, accepted: values, gone }) => {
    const into = joinedInto(values);
    return gone || into === null || !byPeople.has(recordKey(key, id)) ? [] : [[id, into] as const];
  });

  const last = new Map<string, Entry>();
  for (const entry of await state.entries(verdictLedger, always, everything))
    if (entry.about.startsWith(`${key}/`)) last.set(entry.subject, entry);
  const apart = [...last.values()].flatMap(({ about, data }) => {
    const other = data?.['other'];
    const isApart = data?.['verdict'] === differentVerdict && typeof other === 'string';
    return isApart ? [[about.slice(key.length + 1), other] as readonly [RecordId, RecordId]] : [];
  });
  return { same, apart };
}
