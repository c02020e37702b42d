import { takeOutOurs } from '../../adapters/actions/letting-in/take-out-ours.ts';
import { cancelLate } from '../../adapters/actions/pausing/late-messages.ts';
import { boxes } from '../../adapters/actions/telling/board-of.ts';
import { derivedId } from '../../core/id.ts';
import type { Mode, Modes } from '../../core/mode.ts';
import { isAllWatched } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import { keepPause, pauseIn } from '../../core/pause.ts';
import type { Ports } from '../../core/ports.ts';
import { onceFree } from '../../core/while-free.ts';
import type { Chance } from './chance.ts';
import type { History } from './history.ts';
import type { Schedule } from './schedule.ts';
import type { Sheet } from './sheet.ts';

/** What the people who answer for the spreadsheet decide, by moment: how far Rowcall may go, a pause, the way out. */
export type Decision =
  | { readonly is: 'mode'; readonly modes: Modes }
  /** By a command, or by the box in the tab. */
  | { readonly is: 'pause' | 'resume'; readonly by: 'command' | 'box' }
  | { readonly is: 'remove' };

/** A story of letting in. */
export interface LettingStory {
  readonly begins: Modes;
  readonly decisions: readonly (readonly [moment: number, Decision])[];
  /** Columns with the headers of ours that people had made before. */
  readonly theirs: readonly string[];
  /** Whether everything is taken out once all is at rest. */
  readonly leaves: boolean;
}

const oneMode = (usual: Mode): Modes => ({ usual, tables: new Map(), rules: new Map(), fields: new Map() });
const acting = oneMode('act');

/** How far it may go as somebody might have written it: one word, or others for a table, a rule, a field. */
function drawnModes(chance: Chance): Modes {
  const usual = chance.pick(['watch', 'watch', 'suggest', 'act', 'act'] as const);
  if (chance.hits(0.6)) return oneMode(usual);
  const any = () => chance.pick(['watch', 'suggest', 'act'] as const);
  return {
    usual,
    tables: new Map(chance.hits(0.5) ? [[chance.pick(['deals', 'companies', 'tasks']), any()]] : []),
    rules: new Map(chance.hits(0.4) ? [[chance.pick(['rank', 'counted', 'won', 'validation']), any()]] : []),
    fields: new Map(
      chance.hits(0.4) ? [[chance.pick(['deals.phone', 'deals.stage', 'deals.rank'] as const), any()]] : [],
    ),
  };
}

/** In a story that is shortened they are counted after what other people do. */
export const mostDecisions = 4;

/** A story of letting in, drawn. */
export function drawnLetting(chance: Chance, horizon: number): LettingStory {
  const decisions: (readonly [number, Decision])[] = [];
  const count = 1 + chance.below(mostDecisions);
  let isOver = false;
  for (const moment of Array.from({ length: count }, () => 500 + chance.next() * (horizon - 500)).sort(
    (a, b) => a - b,
  )) {
    if (isOver) break;
    const by = chance.hits(0.5) ? 'box' : 'command';
    const kind = chance.pick(['mode', 'mode', 'mode', 'pause', 'pause', 'resume', 'resume', 'remove'] as const);
    isOver = kind === 'remove';
    if (kind === 'mode') decisions.push([moment, { is: kind, modes: drawnModes(chance) }]);
    else if (kind === 'remove') decisions.push([moment, { is: kind }]);
    else decisions.push([moment, { is: kind, by }]);
  }
  return {
    begins: drawnModes(chance),
    decisions,
    theirs: chance.hits(0.3) ? ['check'] : [],
    leaves: chance.hits(0.5),
  };
}

/** What stands decided, and what is truly so. */
export interface Letting {
  /** The settings as they are now, for whoever begins now. */
  model(): Model;
  /** Since when nothing may be written or sent; `null`: it may. */
  pausedSince(): number | null;
  /** Whether Rowcall was taken out. */
  isOut(): boolean;
  /** Whether it was never more than looked on. */
  readonly isUntouched: boolean;
  /** Told of each pause that the state notes. */
  noted(memo: Parameters<typeof pauseIn>[0]): void;
  /** Whether it may do all that rules want, and could for a while. */
  isLive(): boolean;
  /** Whether it only looks on. */
  isShut(): boolean;
  /** The settings that let it do everything. */
  readonly whole: Model;
  /** All that was decided so far is carried out. */
  decided(): Promise<void>;
  /** It is let in whole; does nothing where it was taken out. */
  letIn(): Promise<void>;
  /** Takes everything out. */
  leave(): Promise<void>;
}

interface LettingGiven {
  readonly story: LettingStory;
  readonly model: Model;
  readonly sheet: Sheet;
  readonly history: History;
  readonly schedule: Schedule;
  /** Does something as a process of its own, with all that may go wrong; `null`: it did not come to its end. */
  command<T>(what: string, work: (ports: Ports) => Promise<T>): Promise<T | null>;
  say(line: string): void;
}

const again = 4000;
/** Whoever began before a decision has come to an end so long after it, in milliseconds. */
const settlesAfter = 40_000;

/** Carries out a story of letting in: commands are given again until they have come to their end. */
export function openLetting({ story, model, sheet, history, schedule, command, say }: LettingGiven): Letting {
  let now = modelWith(model, story.begins);
  const whole = modelWith(model, acting);
  let changed = 0;
  let since: number | null = null;
  let isOut = false;
  let isUntouched = isAllWatched(now);
  let queue = Promise.resolve();

  function change(modes: Modes): void {
    now = modelWith(model, modes);
    isUntouched &&= isAllWatched(now);
    changed = schedule.now();
    history.disown();
    say(
      `# the settings say ${JSON.stringify({ ...modes, tables: [...modes.tables], rules: [...modes.rules], fields: [...modes.fields] })}`,
    );
  }

  async function until(what: string, work: (ports: Ports) => Promise<boolean>): Promise<void> {
    while (!(await command(what, work))) await new Promise<void>((then) => schedule.at(schedule.now() + again, then));
  }

  async function pause(): Promise<void> {
    await until('pause', async (ports) => {
      const { state, clock } = ports;
      const done = await onceFree(ports, async (lease) => {
        const stands = pauseIn(await state.memo());
        await keepPause(state, lease, stands ?? { by: 'anna', since: clock.now() });
      });
      if (done !== null) since ??= schedule.now();
      return done !== null;
    });
  }

  async function resume(): Promise<void> {
    await until('resume', async (ports) => {
      const { state, clock } = ports;
      const done = await onceFree(ports, async (lease) => {
        const stands = pauseIn(await state.memo());
        if (stands === null || stands.out) return;
        await cancelLate(state, lease, stands, clock.now());
        // Whatever comes of the answer, nobody may say from here on that it stands still.
        since = null;
        changed = schedule.now();
        history.disown();
        await keepPause(state, lease, null);
      });
      return done !== null;
    });
  }

  async function leave(): Promise<void> {
    const isDone = async () => {
      let left = 0;
      const done = await command('remove', async (ports) => {
        if (pauseIn(await ports.state.memo())?.out !== true && since !== null) return 'paused';
        left = (await takeOutOurs(ports, ports, now, model.locale.language))?.length ?? 0;
        return 'done';
      });
      if (done === 'done' && left === 0) {
        isOut = true;
        change(oneMode('watch'));
      }
      return done === 'paused' || isOut;
    };
    while (!(await isDone())) await new Promise<void>((then) => schedule.at(schedule.now() + again, then));
  }

  /** One after another, as one person would do it. */
  function decide(decision: Decision): void {
    say(`# somebody decides: ${decision.is}`);
    if (decision.is === 'mode') {
      change(decision.modes);
      return;
    }
    if (decision.is === 'pause' || decision.is === 'resume') history.disown();
    if ('by' in decision && decision.by === 'box') {
      sheet.board?.set(boxes.pause, decision.is === 'pause');
      if (decision.is === 'resume') sheet.board?.set(boxes.goOn, true);
      return;
    }
    const acts = { pause, resume, remove: leave };
    queue = queue.then(acts[decision.is]);
  }

  for (const [moment, decision] of story.decisions) schedule.at(moment, () => decide(decision));

  return {
    model: () => now,
    pausedSince: () => since,
    isOut: () => isOut,
    get isUntouched() {
      return isUntouched;
    },
    noted(memo) {
      if (memo === null || !('rowcall.pause' in memo)) return;
      since = pauseIn(memo) === null ? null : (since ?? schedule.now());
      changed = schedule.now();
      history.disown();
    },
    isLive: () => since === null && now.fingerprint === whole.fingerprint && schedule.now() - changed > settlesAfter,
    isShut: () => isAllWatched(now),
    whole,
    decided: () => queue,
    async letIn() {
      if (isOut) return;
      sheet.board?.set(boxes.pause, false);
      await resume();
      change(acting);
    },
    async leave() {
      if (!isOut) await leave();
    },
  };
}

/** The same settings with another word for how far it may go. */
function modelWith(model: Model, modes: Modes): Model {
  const [reading] = model.fingerprint.split('.', 1);
  const all = [modes.usual, [...modes.tables], [...modes.rules], [...modes.fields]];
  return { ...model, modes, fingerprint: `${reading}.${derivedId(JSON.stringify(all))}` };
}
