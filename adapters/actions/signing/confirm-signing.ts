import type { Desk } from '../calling/desk.ts';
import type { Asked } from '../examining/open-book.ts';
import { findBook } from '../examining/open-book.ts';
import type { Asker } from '../keeping/person.ts';
import type { Signing } from './look-at-signing.ts';
import { lookAtSigning } from './look-at-signing.ts';
import { signedKey } from './signed-choice.ts';

/**
 * Leaves at the door what the link with a token leads to, to be done once in the name of a person with a proven address, if
 * the row is as they saw it. Answers where the link led before that: only of `ready` anything comes. Throws as `lookAtSigning`.
 */
export async function confirmSigning(
  desk: Desk,
  asked: Pick<Asked, 'manifest'>,
  token: string,
  { id, proof }: Asker,
): Promise<Signing> {
  const signing = await lookAtSigning(desk, asked, token, id);
  if (signing.is !== 'ready') return signing;
  const { chosen, print } = signing;
  const { table, id: record, verb, shown } = chosen;
  const state = await desk.openState(await findBook(desk, asked));
  try {
    const actor: Asker = { is: 'person', id, proof };
    const work = { key: signedKey(print), verb, table, id: record, actor, shown };
    await state.file({ is: 'verb', asked: work });
    return signing;
  } finally {
    await state.close();
  }
}
