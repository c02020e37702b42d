import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Desk } from '../calling/desk.ts';
import type { CarriedBack, Wish } from './carry-back.ts';
import { carryBack } from './carry-back.ts';
import type { RecordBack } from './comparison.ts';
import { followUps } from './follow-ups.ts';

/** Names link to names that link to names, and seldom further. */
const mostFollowed = 3;

/**
 * Puts records back; where the whole spreadsheet is to be as it was (`isWhole`), what rules made of that in everybody's
 * columns is taken back as well. Otherwise it follows, as after any change of a person's.
 */
export async function putBack(
  desk: Desk,
  ports: Ports,
  model: Model,
  wish: Wish,
  records: readonly RecordBack[],
  isWhole: boolean,
): Promise<CarriedBack> {
  const done = await carryBack(desk, ports, model, wish, records);
  for (let round = 0; isWhole && round < mostFollowed; round++) {
    const following = await followUps(model, ports, wish.cause, records);
    if (following.length === 0) break;
    await carryBack(desk, ports, model, wish, following);
  }
  return done;
}
