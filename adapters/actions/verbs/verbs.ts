import type { VerbName } from '../../behaviours/row-answers/verb-names.ts';
import { acceptRow } from './accept-row.ts';
import { checkRow } from './check-row.ts';
import { declineRow } from './decline-row.ts';
import { joinRow } from './join-row.ts';
import { tellApart } from './tell-apart.ts';
import { undoRow } from './undo-row.ts';
import type { Verb } from './verb.ts';

/** Every verb that people may choose in a row, one line each. */
export const verbs: Readonly<Record<VerbName, Verb>> = {
  check: checkRow,
  accept: acceptRow,
  decline: declineRow,
  undo: undoRow,
  join: joinRow,
  'not-duplicate': tellApart,
};
