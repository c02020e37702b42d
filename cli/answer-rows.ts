import type { Applied } from '../adapters/actions/apply.ts';
import { RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { appliedLines } from './apply.ts';
import { failureLines } from './failure.ts';
import { terminal } from './terminal.ts';

/** Writes answers into rows whenever it can, and says what it did. */
export interface Answering {
  /** Whether answers wait for the book to be closed. */
  readonly isWaiting: boolean;
  /** Whether the last save was our own, so that it is no news. Asking forgets it. */
  wasOwnSave(): boolean;
  answer(): Promise<void>;
}

/** Answers by `apply`. A book that another program has open is told of once and tried again by the next call. */
export function answering(apply: () => Promise<Applied>, language: Language): Answering {
  let isWaiting = false;
  let isOwn = false;
  let asked = 0;
  return {
    get isWaiting() {
      return isWaiting;
    },
    wasOwnSave() {
      const own = isOwn;
      isOwn = false;
      return own;
    },
    async answer() {
      try {
        const applied = await apply();
        isWaiting = false;
        const { columns, answers, changed, questions } = applied;
        isOwn = columns.length + answers + changed > 0;
        const isAsking = questions > asked;
        asked = questions;
        if (isOwn || isAsking) await terminal.print(`${appliedLines(applied, language).join('\n')}\n`);
      } catch (error) {
        if (!(error instanceof RowcallError)) throw error;
        const isOpen = error.code === 'book.open';
        const lines = isOpen ? [error.message] : failureLines(error);
        if (!isOpen || !isWaiting) await terminal.print(`${lines.join('\n')}\n`);
        isWaiting = isOpen;
      }
    },
  };
}
