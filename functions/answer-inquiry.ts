import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Asked } from '../adapters/actions/examining/open-book.ts';
import { openSettings } from '../adapters/actions/examining/open-book.ts';
import type { Code } from '../core/errors.ts';
import { failures, RowcallError } from '../core/errors.ts';
import type { Inquiry } from '../core/store.ts';
import type { Conversation, Reply } from './conversation.ts';

/**
 * Answers what a person asks from within the spreadsheet, by actions and in the name of that person. What cannot be done
 * is told as well; `failed` hears why.
 */
export async function answerInquiry(
  desk: Desk,
  asked: Pick<Asked, 'manifest'>,
  inquiry: Inquiry,
  failed: (error: unknown) => void,
): Promise<Reply> {
  const loaded = await openSettings(desk, asked);
  const { language } = loaded.model.locale;
  const caller = { is: 'person', id: inquiry.who, proof: 'token' } as const;
  const conversation: Conversation = { desk: { ...desk, caller }, asked, language };
  try {
    return await replyTo(conversation, inquiry);
  } catch (error) {
    const code = error instanceof RowcallError ? error.code : null;
    if (code === null || !(code in expected)) failed(error);
    return { is: 'told', text: language.say({ code: excuseFor(code) }) };
  }
}

async function replyTo(conversation: Conversation, inquiry: Inquiry): Promise<Reply> {
  switch (inquiry.about) {
    case 'waiting':
      return await (await import('./tell-waiting.ts')).tellWaiting(conversation);
    case 'check':
      return await (await import('./tell-check.ts')).tellCheck(conversation, inquiry);
    case 'undo':
      return await (await import('./tell-undo.ts')).tellUndo(conversation, inquiry);
    default:
      return inquiry.about satisfies never;
  }
}

/** What happens every day, and what a person is told then. */
const expected: { readonly [C in Code]?: string } = {
  'row.not-found': 'ui.menu.no-record',
  'store.read-only': 'ui.menu.read-only',
  'vendor.auth': 'ui.menu.read-only',
  'store.copied': 'ui.menu.copied',
};

function excuseFor(code: Code | null): string {
  if (code === null) return 'ui.menu.failed';
  return expected[code] ?? (failures[code].retryable ? 'ui.menu.later' : 'ui.menu.failed');
}
