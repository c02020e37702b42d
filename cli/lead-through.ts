import type { Connected, ConnectStep } from '../adapters/actions/connect.ts';
import type { Language } from '../core/language.ts';

/** What is said to a person at a terminal, and asked. `null`: they would rather not. */
export interface Dialog {
  say(message: string): void;
  warn(message: string): void;
  confirm(message: string, yes: string, no: string): Promise<boolean | null>;
  /** What nobody may look at while it is typed. */
  secret(message: string): Promise<string | null>;
  /** What stands in a file that they name; `fault` is said of one that cannot be read. */
  file(message: string, fault: string): Promise<string | null>;
  /** Something that takes its time; `null`: the person has ended it. */
  wait<T>(message: string, work: (isEnded: () => boolean) => Promise<T>): Promise<T | null>;
}

/** What the steps are done with. */
export interface Leading {
  readonly dialog: Dialog;
  readonly language: Language;
  /** Looks how far it is; keys that open something are kept. */
  look(keys: Readonly<Record<string, string>>): Promise<Connected>;
  /** Opens a page in the browser, where that can be done. */
  open(page: string): void;
  /** Puts a text where it can be pasted from; `false`: there is no such place. */
  copy(text: string): Promise<boolean>;
  sleep(milliseconds: number): Promise<void>;
}

const pause = 3000;

/**
 * Leads a person through what is still to be done, one page of the vendor's after another, until Rowcall may look at the
 * spreadsheet. Answers how far it came; `null`: the person has ended it.
 */
export async function leadThrough(leading: Leading): Promise<Connected | null> {
  const { dialog, language, look } = leading;
  const say = (code: string) => language.say({ code: `report.connect.${code}` });
  const told = new Set<string>();
  let at = await dialog.wait(say('looking'), () => look({}));
  while (at !== null && !at.connected) {
    const lacksKey = at.steps.some(({ gives, is }) => gives !== null && is === 'open');
    const step = nextOf(at.steps, lacksKey, told);
    if (step === undefined) return at;
    if (!told.has(step.step)) await tell(leading, at.steps, step);
    told.add(step.step);
    if (step.gives !== null) at = await takeKey(leading, step, step.gives);
    else if (!lacksKey) at = await waitFor(leading, step);
    else if (!(await confirmed(dialog, say))) return null;
  }
  return at;
}

/** Without a key nobody knows which of the steps before it are done: each is told once. */
function nextOf(steps: readonly ConnectStep[], lacksKey: boolean, told: ReadonlySet<string>): ConnectStep | undefined {
  if (!lacksKey) return steps.find(({ is }) => is === 'open');
  return steps.find(({ step, gives }) => gives !== null || !told.has(step));
}

async function tell({ dialog, language, open, copy }: Leading, all: readonly ConnectStep[], step: ConnectStep) {
  const say = (code: string, args: Readonly<Record<string, string | number>>) =>
    language.say({ code: `report.connect.${code}`, args });
  const { what, page, paste } = step;
  const isCopied = paste !== null && (await copy(paste));
  dialog.say(
    [
      say('step', { step: all.indexOf(step) + 1, steps: all.length, what }),
      say('page', { page }),
      ...(paste === null ? [] : [say(isCopied ? 'copied' : 'paste', { text: paste })]),
    ].join('\n'),
  );
  open(page);
}

async function confirmed(dialog: Dialog, say: (code: string) => string): Promise<boolean> {
  for (;;) {
    const answer = await dialog.confirm(say('did'), say('yes'), say('not-done'));
    if (answer !== false) return answer === true;
  }
}

/** Asks for a key until one opens something. */
async function takeKey(
  { dialog, language, look }: Leading,
  step: ConnectStep,
  name: string,
): Promise<Connected | null> {
  const say = (code: string) => language.say({ code: `report.connect.${code}` });
  for (;;) {
    const key = await (step.asFile ? dialog.file(say('file'), say('no-file')) : dialog.secret(say('secret')));
    if (key === null) return null;
    const at = await dialog.wait(say('looking'), () => look({ [name]: key }));
    if (at === null || at.accepted.includes(name)) return at;
    const { problem } = at;
    if (problem !== null) dialog.warn(`${problem.message}\n${problem.remedy}`);
  }
}

/** Waits until a step is done that nobody has to say anything about. */
async function waitFor({ dialog, language, look, sleep }: Leading, { step }: ConnectStep): Promise<Connected | null> {
  return await dialog.wait(language.say({ code: 'report.connect.waiting' }), async (isEnded) => {
    for (;;) {
      await sleep(pause);
      const at = await look({});
      if (isEnded() || at.steps.every((one) => one.step !== step || one.is !== 'open')) return at;
    }
  });
}
