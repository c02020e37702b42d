import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Entry } from '../../core/entry.ts';
import type { Span } from '../../core/state.ts';
import { fromText, toText } from './json.ts';
import { given, overRows } from './over-rows.ts';
import type { Session, Tables } from './schema.ts';

type LedgerRow = Selectable<Tables['ledger']>;

/** A ledger and what it is asked about. */
export interface Account {
  readonly ledger: string;
  readonly subject: string;
}

/** Adds entries in their order; one whose ledger and key are there already is not added again. */
export async function post(session: Session, entries: readonly Entry[]): Promise<void> {
  const { db, workspace } = session;
  const rows = entries.map((entry) => ({
    workspace,
    ledger: entry.ledger,
    key: entry.key,
    subject: entry.subject,
    at: entry.at,
    amount: entry.amount ?? null,
    about: entry.about,
    by: entry.by,
    data: entry.data === undefined ? null : toText(entry.data),
  }));
  await overRows(session, rows, (some) =>
    db
      .insertInto('ledger')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
  );
}

/** The sum of the amounts of each account, 0 where it has no entries. */
export function sums(session: Session, accounts: readonly Account[]): Promise<(Account & { readonly sum: number })[]> {
  const { db, workspace } = session;
  return overRows(session, accounts.map(nameOf), (some) =>
    sql<Account & { readonly sum: number }>`
      with q(ledger, subject) as ${given(some)}
      select q.ledger, q.subject, (
        select coalesce(sum(amount), 0) from ledger
        where workspace = ${workspace} and ledger = q.ledger and subject = q.subject
      ) as sum
      from q
    `.compile(db),
  );
}

/** The entry that each account got last, in the order of acceptance; accounts without entries are left out. */
export async function lasts(session: Session, accounts: readonly Account[]): Promise<Entry[]> {
  const { db, workspace } = session;
  const rows = await overRows(session, accounts.map(nameOf), (some) =>
    sql<LedgerRow>`
      with q(ledger, subject) as ${given(some)}
      select entry.* from q cross join ledger as entry
      where entry.seq = (
        select max(seq) from ledger
        where workspace = ${workspace} and ledger = q.ledger and subject = q.subject
      )
    `.compile(db),
  );
  return rows.map(entryOf);
}

/** How many entries a ledger got from one moment to before another, by subject. */
export async function tally(
  { db, workspace }: Session,
  ledger: string,
  { from, to }: Span,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ledger')
    .select(['subject', sql<number>`count(*)`.as('count')])
    .where('workspace', '=', workspace)
    .where('ledger', '=', ledger)
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('subject')
    .orderBy('subject')
    .execute();
  return new Map(rows.map(({ subject, count }) => [subject, Number(count)]));
}

/** What a ledger got from one moment to before another, in the order of acceptance. */
export async function entriesOf(
  { db, workspace }: Session,
  ledger: string,
  { from, to }: Span,
  limit: number,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('ledger', '=', ledger)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

function nameOf({ ledger, subject }: Account) {
  return { ledger, subject };
}

function entryOf({ ledger, key, subject, at, amount, about, by, data }: LedgerRow): Entry {
  return {
    ledger,
    key,
    subject,
    at,
    about,
    by,
    ...(amount !== null && { amount }),
    ...(data !== null && { data: fromText(data) }),
  };
}
