import type { Ticked } from '../adapters/actions/tick.ts';
import { RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { failureLines } from './failure.ts';
import { terminal } from './terminal.ts';
import { tickedLines, watchedLines } from './tick.ts';

/** Answers rows and does what is due, whenever it is called, and says what it did. */
export interface Answering {
  /** Whether there is more to do as soon as it can be done: when the book is closed, or the other Rowcall is ready. */
  readonly isWaiting: boolean;
  /** Why the last call did nothing; `null`: it did what there was to do. */
  readonly failure: RowcallError | null;
  /** Whether a save was our own, so that it is no news. Asking forgets it. */
  wasOwnSave(): boolean;
  answer(): Promise<void>;
}

/**
 * Answers by `tick`. Nothing is said of a call in which nothing happened, and what stays as it is is told once. Where it
 * only looks on, it is said how much more it would have done.
 */
export function answering(tick: () => Promise<Ticked>, language: Language): Answering {
  let isWaiting = false;
  let failure: RowcallError | null = null;
  let isOwn = false;
  let before: Standing = { isOpen: false, questions: 0, duplicates: 0, failure: '' };

  async function tell(lines: readonly string[]): Promise<void> {
    await terminal.print(`${lines.join('\n')}\n`);
  }

  return {
    get isWaiting() {
      return isWaiting;
    },
    get failure() {
      return failure;
    },
    wasOwnSave() {
      const own = isOwn;
      isOwn = false;
      return own;
    },
    async answer() {
      try {
        const ticked = await tick();
        failure = null;
        const now = standingOf(ticked);
        isWaiting = now.isOpen || ticked.left;
        isOwn ||= hasWritten(ticked);
        if (hasHappened(ticked) || isNews(before, now)) await tell(linesOf(ticked, language));
        before = now;
      } catch (error) {
        if (!(error instanceof RowcallError)) throw error;
        isWaiting = false;
        failure = error;
        if (error.message !== before.failure) await tell(failureLines(error));
        before = { ...before, failure: error.message };
      }
    },
  };
}

function linesOf(ticked: Ticked, language: Language): readonly string[] {
  const isOnlyWatched = ticked.open === null && !hasWritten(ticked) && ticked.wished > 0;
  return isOnlyWatched ? watchedLines(ticked, language) : tickedLines(ticked, language);
}

/** What lasts from call to call. */
interface Standing {
  readonly isOpen: boolean;
  readonly questions: number;
  readonly duplicates: number;
  readonly failure: string;
}

function standingOf({ open, questions, duplicates, backup }: Ticked): Standing {
  return { isOpen: open !== null, questions, duplicates, failure: backup.is === 'failed' ? backup.message : '' };
}

function isNews(before: Standing, { isOpen, questions, duplicates, failure }: Standing): boolean {
  const isAsked = questions > before.questions || duplicates > before.duplicates;
  return (isOpen && !before.isOpen) || isAsked || (failure !== '' && failure !== before.failure);
}

function hasWritten({ columns, answers, changed }: Ticked): boolean {
  return columns.length + answers + changed > 0;
}

function hasHappened(ticked: Ticked): boolean {
  const { messages, backup, wished } = ticked;
  return (
    hasWritten(ticked) || wished > 0 || messages.sent + messages.failed + messages.unknown > 0 || backup.is === 'made'
  );
}
