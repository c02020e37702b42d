import type { Entry } from './entry.ts';
import type { Reason } from './finding.ts';
import { nothingSettled } from './nothing-settled.ts';
import { pauseIn } from './pause.ts';
import type { Ports } from './ports.ts';
import { recordKey } from './record.ts';
import { answerData, answerLedger, rowAccount } from './row-story.ts';
import type { Work } from './state.ts';
import type { AskedVerb } from './verb.ts';
import { onceFree } from './while-free.ts';

const most = 200;

/** Verbs that wait at the door, where anybody here can carry them out; while all is paused, nobody does. */
async function waitingVerbs({ state, carryVerb }: Ports): Promise<readonly AskedVerb[]> {
  if (carryVerb === undefined || pauseIn(await state.memo()) !== null) return [];
  return (await state.inbox(most)).flatMap(({ work }) => (work.is === 'verb' ? [work.asked] : []));
}

/**
 * Carries out what people chose in rows, and leaves at the door that those rows are to say what came of it. `false`: nothing
 * waits. What was carried out and could not be noted is carried out again by the next call.
 */
export async function carryVerbs(ports: Ports): Promise<boolean> {
  const waiting = await waitingVerbs(ports);
  let any = false;
  for (const asked of waiting) {
    const reason = await ports.carryVerb!(asked);
    if (await note(ports, asked, reason)) any = true;
  }
  return any;
}

async function note(ports: Ports, asked: AskedVerb, reason: Reason): Promise<boolean> {
  const record = recordKey(asked.table, asked.id);
  const entry: Entry = {
    ledger: answerLedger,
    key: asked.key,
    subject: rowAccount(record),
    at: ports.clock.now(),
    about: record,
    by: asked.verb,
    data: answerData(reason),
  };
  const review: Work = { is: 'review', records: [record], cause: asked.key };
  const noted = await onceFree(ports, (lease) =>
    ports.state.settle(lease, {
      ...nothingSettled,
      entries: [entry],
      answers: new Map([[asked.key, null]]),
      work: [review],
    }),
  );
  return noted !== null;
}
