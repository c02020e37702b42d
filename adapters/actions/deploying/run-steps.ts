import { RowcallError } from '../../../core/errors.ts';
import type { Command, Step, Word } from './step.ts';

/** A command with every name replaced. */
export interface Filled {
  readonly program: string;
  readonly words: readonly string[];
  readonly input: string | null;
}

/** Runs one command to its end. `seen`: whoever sits there sees what it says; `heard`: its output is answered; `unseen`: neither. */
export type Run = (
  command: Filled,
  how: 'seen' | 'heard' | 'unseen',
) => Promise<{ readonly code: number; readonly out: string }>;

/** What became of each step, in order. */
export type Progress = (at: number, step: Step, became: 'begun' | 'done' | 'there') => void;

/** Where it ended: after all steps, or at the one that failed. */
export type Ended =
  | { readonly is: 'done' }
  | { readonly is: 'failed'; readonly at: number; readonly step: Step; readonly why: string | null };

/**
 * Runs steps in their order until one fails; begun anew, it passes over what is there. `said` answers what stands under a
 * name in the surroundings; what it answers is in no message.
 */
export async function runSteps(
  steps: readonly Step[],
  run: Run,
  said: (name: string) => string | undefined,
  progress: Progress,
): Promise<Ended> {
  const answers = new Map<string, string>();
  const fill = (command: Command) => filled(command, (name) => answers.get(name) ?? said(name));
  for (const [at, step] of steps.entries()) {
    progress(at, step, 'begun');
    try {
      const became = await runStep(step, run, fill, answers);
      if (became === 'failed') return { is: 'failed', at, step, why: null };
      progress(at, step, became);
    } catch (error) {
      if (!(error instanceof RowcallError)) throw error;
      return { is: 'failed', at, step, why: error.message };
    }
  }
  return { is: 'done' };
}

async function runStep(
  step: Step,
  run: Run,
  fill: (command: Command) => Filled,
  answers: Map<string, string>,
): Promise<'done' | 'there' | 'failed'> {
  const seen = async (command: Command) => ((await run(fill(command), 'seen')).code === 0 ? 'done' : 'failed');
  switch (step.is) {
    case 'run':
      return await seen(step.command);
    case 'ensure': {
      const { code } = await run(fill(step.check), 'unseen');
      if (code !== 0) return await seen(step.make);
      return step.change === undefined ? 'there' : await seen(step.change);
    }
    case 'ask': {
      const { code, out } = await run(fill(step.command), 'heard');
      if (code !== 0 || out.trim() === '') return 'failed';
      answers.set(step.name, out.trim());
      return 'done';
    }
    case 'drop': {
      const { code } = await run(fill(step.check), 'unseen');
      return code === 0 ? await seen(step.drop) : 'there';
    }
    default:
      return step satisfies never;
  }
}

function filled({ program, words, input }: Command, meant: (name: string) => string | undefined): Filled {
  const fillWord = (word: Word) =>
    typeof word === 'string' ? word : word.map((part) => (typeof part === 'string' ? part : known(part.name))).join('');
  const known = (name: string): string => {
    const value = meant(name);
    if (value === undefined || value === '')
      throw new RowcallError('environment.invalid', `${name} is not set.`, { name });
    return value;
  };
  return { program, words: words.map(fillWord), input: input === undefined ? null : fillWord(input) };
}
