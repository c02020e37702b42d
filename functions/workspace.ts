import type { Desk } from '../adapters/actions/calling/desk.ts';
import { findBook, openSettings, whereabouts } from '../adapters/actions/examining/open-book.ts';
import type { Signing } from '../adapters/actions/signing/look-at-signing.ts';
import type { SentCode } from '../adapters/actions/signing/send-code.ts';
import type { Ticked } from '../adapters/actions/tick.ts';
import { hearTabs } from '../adapters/stores/binding/open-tabs.ts';
import type { State } from '../core/state.ts';
import type { Call, Heard, Hint, Inquiry } from '../core/store.ts';
import type { Loaded } from '../manifests/load.ts';
import { storeSetting } from './compose.ts';
import type { Reply } from './conversation.ts';
import type { FoundSettings } from './find-settings.ts';
import type { Kick } from './kick.ts';
import { kickInProcess } from './kick.ts';
import { type Log, logError } from './log.ts';

/** One of the spreadsheets that a process serves. Nothing of it is opened before it is needed. */
export interface Workspace {
  readonly name: string;
  /** Whether a call is from this spreadsheet, and what it says. */
  hear(call: Call): Promise<Heard>;
  /** Leaves at the door where to look: it is looked there, whatever becomes of this process. */
  leave(hints: readonly Hint[]): Promise<void>;
  /** Has it looked there soon; however many calls come until then, it is looked once. */
  readonly kick: Kick;
  /** Looks where a link to do something under one's own name leads, for whoever has proven an address. */
  lookAtSigning(token: string, email: string | null): Promise<Signing>;
  /** Leaves it at the door in that person's name; only of `ready` anything comes. */
  confirmSigning(token: string, email: string): Promise<Signing>;
  /** Leaves a code to be sent, if it is for somebody who may do it. */
  sendCode(token: string, code: SentCode): Promise<void>;
  /** Answers what a person asks from within the spreadsheet. */
  reply(inquiry: Inquiry): Promise<Reply>;
  /** Does what the scheduler calls for. */
  tick(): Promise<Ticked>;
  /** Reads its settings and what is remembered of it; throws when that cannot be done. */
  probe(): Promise<void>;
}

/** A burst of calls becomes one look. */
const gathering = 250;
const deadline = 20;
const minute = 60_000;

/** A spreadsheet by its settings, on a desk that keeps open what it has opened. */
export function workspaceOf(desk: Desk, { name, settings }: FoundSettings, log: Log): Workspace {
  const asked = { manifest: settings };
  const stateOf = async (): Promise<State> => await desk.openState(await findBook(desk, asked));

  async function hearBy(loaded: Loaded, call: Call): Promise<Heard> {
    const { tables, locale } = loaded.model;
    const book = whereabouts(desk, asked, loaded);
    const { kind, options } = book;
    if (kind.hear === undefined) return { is: 'forged' };
    const setting = storeSetting(book, { tables, zone: locale.zone });
    return await hearTabs(kind, options, setting, call, async () => await (await desk.openState(book)).memo());
  }

  /** That it called is noted once a minute at most: nobody has to wait for more. */
  let noted = Number.NEGATIVE_INFINITY;
  async function note(heard: Heard): Promise<Heard> {
    const now = Date.parse(desk.clock.now());
    if (heard.is === 'forged' || heard.is === 'answer' || now - noted < minute) return heard;
    noted = now;
    await (await stateOf()).heard(heard.is === 'asks' ? heard.inquiry.who : (heard.by ?? null));
    return heard;
  }

  return {
    name,

    async hear(call) {
      // Whoever is not believed by the file is not worth a look at what is remembered, where published settings stand.
      const draft = await openSettings(desk, { ...asked, draft: true }).catch(() => null);
      const heard = draft === null ? null : await hearBy(draft, call);
      if (heard?.is === 'forged' || heard?.is === 'answer') return heard;
      const loaded = await openSettings(desk, asked);
      return await note(heard !== null && loaded === draft ? heard : await hearBy(loaded, call));
    },

    async leave(hints) {
      const state = await stateOf();
      for (const hint of hints) await state.file({ is: 'hint', hint });
    },

    kick: kickInProcess(
      async () => {
        const { heedCalls } = await import('../adapters/actions/keeping/heed-calls.ts');
        await desk.clock.sleep(gathering);
        const { isLeft } = await heedCalls(desk, asked, deadline);
        if (isLeft) log('INFO', 'There is more to look at than fits into one call: the scheduler goes on.', { name });
      },
      (error) => logError(log, error, { name }),
    ),

    async lookAtSigning(token, email) {
      const { lookAtSigning } = await import('../adapters/actions/signing/look-at-signing.ts');
      return await lookAtSigning(desk, asked, token, email);
    },

    async confirmSigning(token, email) {
      const { confirmSigning } = await import('../adapters/actions/signing/confirm-signing.ts');
      return await confirmSigning(desk, asked, token, { is: 'person', id: email, proof: 'token' });
    },

    async sendCode(token, code) {
      const { sendCode } = await import('../adapters/actions/signing/send-code.ts');
      await sendCode(desk, asked, token, code);
    },

    async reply(inquiry) {
      const { answerInquiry } = await import('./answer-inquiry.ts');
      return await answerInquiry(desk, asked, inquiry, (error) => logError(log, error, { name }));
    },

    async tick() {
      const [{ perform }, { tick }] = await Promise.all([
        import('../adapters/actions/calling/action.ts'),
        import('../adapters/actions/tick.ts'),
      ]);
      return await perform(tick, desk, asked);
    },

    async probe() {
      await (await stateOf()).identity();
    },
  };
}
