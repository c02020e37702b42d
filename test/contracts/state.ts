import { describe } from '@jest/globals';
import { describeHistory } from './state/history.ts';
import { describeInbox } from './state/inbox.ts';
import type { Prepare } from './state/kit.ts';
import { describeLease } from './state/lease.ts';
import { describeLedger } from './state/ledger.ts';
import { describeOutbox } from './state/outbox.ts';
import { describePlans } from './state/plans.ts';
import { describePrune } from './state/prune.ts';
import { describePublished } from './state/published.ts';
import { describeRecords } from './state/records.ts';
import { describeVitals } from './state/vitals.ts';
import { describeWithdraw } from './state/withdraw.ts';

/** What every state promises, whatever database it stands in. `prepare` makes an empty one for each test. */
export function describeState(name: string, prepare: Prepare): void {
  describe(name, () => {
    describeLease(prepare);
    describeRecords(prepare);
    describeLedger(prepare);
    describePlans(prepare);
    describeInbox(prepare);
    describeOutbox(prepare);
    describeWithdraw(prepare);
    describeHistory(prepare);
    describePrune(prepare);
    describePublished(prepare);
    describeVitals(prepare);
  });
}
