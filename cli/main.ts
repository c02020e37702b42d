import { Command } from 'commander';
import { version } from '../functions/version.ts';
import { addAnswer } from './answer.ts';
import { addApply } from './apply.ts';
import { addBackup } from './backup.ts';
import { addCheck } from './check.ts';
import { addConnect } from './connect.ts';
import { addDeploy } from './deploy.ts';
import { addDoctor } from './doctor.ts';
import { addDuplicates } from './duplicates.ts';
import { addExplain } from './explain.ts';
import { broken, tellFailure } from './failure.ts';
import type { Finish } from './finish.ts';
import { addForget } from './forget.ts';
import { addHistory } from './history.ts';
import { addInit } from './init.ts';
import { addMerge } from './merge.ts';
import { addMode } from './mode.ts';
import { addNotDuplicate } from './not-duplicate.ts';
import { addPause, addResume } from './pause.ts';
import { addPreview } from './preview.ts';
import { addPublish } from './publish.ts';
import { addQuestions } from './questions.ts';
import { addRemove } from './remove.ts';
import { addRestore } from './restore.ts';
import { addStart } from './start.ts';
import { addAccept, addDecline, addSuggestions } from './suggestions.ts';
import { endQuietlyWithTheReader, keepWarningsQuiet } from './terminal.ts';
import { addTick } from './tick.ts';
import { addTry } from './try.ts';
import { addUndo } from './undo.ts';
import { addUnmerge } from './unmerge.ts';
import { addReport } from './weeks.ts';

const commands = [
  addTry,
  addConnect,
  addInit,
  addCheck,
  addDuplicates,
  addExplain,
  addPreview,
  addMode,
  addApply,
  addReport,
  addPause,
  addResume,
  addRemove,
  addSuggestions,
  addAccept,
  addDecline,
  addQuestions,
  addAnswer,
  addHistory,
  addUndo,
  addForget,
  addMerge,
  addUnmerge,
  addNotDuplicate,
  addBackup,
  addRestore,
  addPublish,
  addTick,
  addStart,
  addDeploy,
  addDoctor,
];

/** Runs the command that the arguments ask for; answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  endQuietlyWithTheReader();
  if (!args.includes('--debug')) keepWarningsQuiet();
  let code = 0;
  const program = programWith((ended) => {
    code = ended;
  });
  if (args.length === 0) {
    program.outputHelp({ error: true });
    return broken;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tellFailure(error, args.includes('--debug'));
  }
}

/** The command with all its subcommands, each of which tells how it ended. */
export function programWith(finish: Finish): Command {
  const program = new Command('rowcall')
    .description('The CRM a team gets without leaving its spreadsheet.')
    .version(version(), '-v, --version', 'say which version this is')
    .helpOption('-h, --help', 'say what there is to know')
    .helpCommand(false)
    .option('--debug', 'say more when something goes wrong')
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of commands) add(program, finish);
  return program;
}
