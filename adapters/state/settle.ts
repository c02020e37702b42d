import type { Settlement } from '../../core/state.ts';
import { answerWork, fileWork } from './inbox.ts';
import { note } from './journal.ts';
import { keepRecords } from './keep-records.ts';
import { post } from './ledger.ts';
import { keepMemo } from './memos.ts';
import { queue } from './outbox.ts';
import { endPlan, narrowPlan } from './plans.ts';
import { askPeople } from './questions.ts';
import type { Session } from './schema.ts';
import { replaceWakes } from './wakes.ts';
import { withdrawCards } from './withdraw.ts';

/** Everything that a pass leaves behind, in one transaction: all of it is there, or nothing. */
export async function keepSettlement(session: Session, settlement: Settlement): Promise<void> {
  await keepRecords(session, settlement);
  await note(session, settlement.journal);
  await post(session, settlement.entries);
  await withdrawCards(session, settlement.withdrawn);
  await queue(session, settlement.effects);
  await replaceWakes(session, settlement);
  await askPeople(session, settlement.questions);
  await answerWork(session, settlement);
  for (const work of settlement.work) await fileWork(session, work);
  await keepMemo(session, settlement.memo);
  if (settlement.closed) await endPlan(session, settlement.plan);
  else if (settlement.open !== undefined) await narrowPlan(session, settlement.plan, settlement.open);
}
