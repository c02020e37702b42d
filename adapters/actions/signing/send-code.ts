import type { Effect } from '../../../core/effect.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { pauseIn } from '../../../core/pause.ts';
import { later } from '../../../core/ports.ts';
import type { Desk } from '../calling/desk.ts';
import type { Asked } from '../examining/open-book.ts';
import { findBook } from '../examining/open-book.ts';
import { alone } from '../keeping/bring-to-rest.ts';
import { lookAtSigning } from './look-at-signing.ts';
import { printOf } from './print-of.ts';
import { wayToOne } from './way-to-one.ts';

/** How long a code is worth sending, in milliseconds. */
const worth = 10 * 60_000;

/** A code for the person with an address, and how many went to them before for the same link. */
export interface SentCode {
  readonly email: string;
  readonly code: string;
  readonly turn: number;
}

/**
 * Leaves a code to be sent to a person who may do what the link with a token leads to; to nobody else anything is sent.
 * Each turn of a link is sent once. Throws as `lookAtSigning`, and `state.fenced`.
 */
export async function sendCode(
  desk: Desk,
  asked: Pick<Asked, 'manifest'>,
  token: string,
  { email, code, turn }: SentCode,
): Promise<void> {
  const signing = await lookAtSigning(desk, asked, token, null);
  const way = wayToOne(signing.loaded);
  if (signing.is !== 'who' || way === null || !signing.isFor(email)) return;
  const { choice, table, record } = signing;
  const state = await desk.openState(await findBook(desk, asked));
  try {
    if (pauseIn(await state.memo()) !== null) return;
    const name = await printOf(JSON.stringify([token, email]));
    const effect: Effect = {
      key: `sign-code/${name}/${turn}`,
      kind: way,
      about: record,
      lane: `sign-code/${name}`,
      until: later(desk.clock.now(), worth),
      audience: 'staff',
      person: { name: email, email },
      payload: { reason: { code: 'report.sign.code', args: { code, choice, table } } },
    };
    await alone(desk, state, (lease) => state.settle(lease, { ...nothingSettled, effects: [effect] }));
  } finally {
    await state.close();
  }
}
