import { RowcallError } from '../../core/errors.ts';
import type { Receipt, Sender } from '../../core/sender.ts';
import type { Call } from './call.ts';
import type { messageKinds } from './model.ts';

/** When a call is given up, and how late after that a message may still appear, in milliseconds of the fast clock. */
export const boardPatience = { limit: 8_000, late: 2_000 };

/** So much later than it was claimed may a message appear after its time was over: a call may begin late itself. */
const late = boardPatience.limit + boardPatience.late;

/** The message board that the host keeps; it takes a message twice when it is told to twice. */
export function remoteSender(call: Call, times: number, kind: (typeof messageKinds)[number]): Sender {
  const patience = { limit: boardPatience.limit / times, late: boardPatience.late / times };
  const sender: Sender = {
    kind,
    late,
    async send(effect) {
      const reply = await call<Receipt>('/send', effect, patience);
      if (reply.is === 'done') return reply.value;
      if (reply.is === 'refused')
        throw new RowcallError('sender.not-now', 'The board takes nothing now.', { retryAfter: 2 });
      throw new Error('The answer was lost');
    },
  };
  if (kind === 'text') return sender;
  return {
    ...sender,
    async find({ key }) {
      const reply = await call<Receipt | null>('/find', key, patience);
      if (reply.is === 'done') return reply.value;
      throw new Error('The board does not answer');
    },
  };
}
