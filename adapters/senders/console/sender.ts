import { gatherNotices, noticeOf, numbered } from '../../../core/notice.ts';
import type { Sender, SenderSetting } from '../../../core/sender.ts';
import { plainLines } from '../saying/plain-lines.ts';

/** Prints what messages say. Nobody can tell afterwards whether a line was seen, so nothing is looked up. */
export function consoleSender({ say, print, clock }: SenderSetting): Sender {
  return {
    kind: 'console',
    late: 0,
    async send(effect, { number }) {
      const message = say(numbered(noticeOf(effect), number), effect.audience);
      const text = effect.person === undefined ? message.text : `${effect.person.name}: ${message.text}`;
      for (const line of plainLines({ ...message, text })) print(line);
      return { at: clock.now(), id: effect.key };
    },
    gather: gatherNotices,
  };
}
