import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Effect } from '../../../core/effect.ts';
import { gatherNotices, noticeOf, numbered } from '../../../core/notice.ts';
import type { Receipt, Sender, SenderSetting } from '../../../core/sender.ts';
import { plainLines } from '../saying/plain-lines.ts';
import { readIfThere, writeOnce } from './write-once.ts';

/** What stands in a file: what the message says, and enough to know it again. */
interface Letter {
  readonly key: string;
  readonly at: string;
  readonly about: string;
  readonly audience: string;
  readonly number?: string;
  /** The member of the staff whom it is meant for. */
  readonly person?: Effect['person'];
  readonly text: string;
  readonly link: string | null;
}

/**
 * Writes each message into a file named after its key, whole or not at all: so one message is one file however often and by
 * however many processes it is sent, and whoever looks into the folder sees no half of one. Each file is one line of JSON.
 */
export function fileSender({ folder: named }: { readonly folder: string }, setting: SenderSetting): Sender {
  const folder = resolve(setting.folder, named);

  async function letter(key: string): Promise<Letter | null> {
    const text = await readIfThere(folder, nameOf(key));
    return text === null ? null : JSON.parse(text);
  }

  return {
    kind: 'file',
    async send(effect, { number }) {
      const { key, about, audience, person } = effect;
      const { link, ...message } = setting.say(numbered(noticeOf(effect), number), audience);
      const text = plainLines({ link: null, ...message }).join('\n');
      const at = setting.clock.now();
      const written = {
        key,
        at,
        about,
        audience,
        ...(number !== undefined && { number }),
        ...(person !== undefined && { person }),
        text,
        link,
      };
      await writeOnce(folder, nameOf(key), `${JSON.stringify(written)}\n`);
      return receiptOf((await letter(key)) ?? written);
    },
    async find({ key }) {
      const found = await letter(key);
      return found === null ? null : receiptOf(found);
    },
    gather: gatherNotices,
  };
}

/** Keys may hold what no file may be called. */
function nameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
}

function receiptOf({ at, key }: Letter): Receipt {
  return { at, id: nameOf(key) };
}
