import { accept } from './accept.ts';
import { answer } from './answer.ts';
import { apply } from './apply.ts';
import { backup } from './backup.ts';
import type { Action } from './calling/action.ts';
import { check } from './check.ts';
import { checkSettings } from './check-settings.ts';
import { connect } from './connect.ts';
import { decline } from './decline.ts';
import { deploy } from './deploy.ts';
import { doctor } from './doctor.ts';
import { duplicatesInBook } from './duplicates-in-book.ts';
import { explain } from './explain.ts';
import { forget } from './forget.ts';
import { history } from './history.ts';
import { init } from './init.ts';
import { lastChange } from './last-change.ts';
import { learnDuplicates } from './learn-duplicates.ts';
import { merge } from './merge.ts';
import { mode } from './mode.ts';
import { notDuplicate } from './not-duplicate.ts';
import { overview } from './overview.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { publications } from './publications.ts';
import { publish } from './publish.ts';
import { questions } from './questions.ts';
import { remove } from './remove.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { resume } from './resume.ts';
import { suggestions } from './suggestions.ts';
import { tick } from './tick.ts';
import { tryBook } from './try-book.ts';
import { undo } from './undo.ts';
import { unmerge } from './unmerge.ts';
import { verifyBackup } from './verify-backup.ts';

export { perform } from './calling/action.ts';
export { nameOf } from './calling/spreadsheet.ts';
export { findBook, openSettings, settingsFor, settingsName } from './examining/open-book.ts';
export {
  accept,
  answer,
  apply,
  backup,
  check,
  checkSettings,
  connect,
  decline,
  deploy,
  doctor,
  duplicatesInBook,
  explain,
  forget,
  history,
  init,
  learnDuplicates,
  merge,
  mode,
  notDuplicate,
  overview,
  pause,
  preview,
  publications,
  publish,
  questions,
  remove,
  report,
  restore,
  resume,
  suggestions,
  tick,
  tryBook,
  undo,
  unmerge,
  verifyBackup,
};

/** Everything that can be asked or done. */
export const actions: readonly Action[] = [
  accept,
  answer,
  apply,
  backup,
  check,
  checkSettings,
  connect,
  decline,
  deploy,
  doctor,
  duplicatesInBook,
  explain,
  forget,
  history,
  init,
  lastChange,
  learnDuplicates,
  merge,
  notDuplicate,
  mode,
  overview,
  pause,
  preview,
  publications,
  publish,
  questions,
  remove,
  report,
  restore,
  resume,
  suggestions,
  tick,
  tryBook,
  undo,
  unmerge,
  verifyBackup,
];
