import type { Entry } from '../../../core/entry.ts';
import { lastEntry } from '../../../core/last-entry.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Ports } from '../../../core/ports.ts';
import { answerLedger, rowAccount } from '../../../core/row-story.ts';
import type { Desk } from '../calling/desk.ts';
import { alone } from '../keeping/bring-to-rest.ts';

/** What a row is answered in which somebody chose to join. */
const joinedCode = 'report.verb.joined';

/** Has a row that says that another was joined into it say that they were parted; `record` is its record key. */
export async function tellParted(desk: Desk, { state, clock, ids }: Ports, record: string): Promise<void> {
  const last = await lastEntry(state, answerLedger, rowAccount(record));
  if (last?.data?.['code'] !== joinedCode) return;
  const cause = ids.fresh();
  const entry: Entry = {
    ledger: answerLedger,
    key: cause,
    subject: rowAccount(record),
    at: clock.now(),
    about: record,
    by: 'undo',
    data: { code: 'report.verb.parted' },
  };
  await alone(desk, state, (lease) =>
    state.settle(lease, { ...nothingSettled, entries: [entry], work: [{ is: 'review', records: [record], cause }] }),
  );
}
