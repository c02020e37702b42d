import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { settingsWithMode } from '../../adapters/actions/letting-in/settings-with-mode.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { openState } from '../../adapters/state/index.ts';
import { derivedId } from '../../core/id.ts';
import type { Mode } from '../../core/mode.ts';
import type { Store, StoreSetting } from '../../core/store.ts';
import { deskOf, settingsIn } from '../actions/desk.ts';
import { memoryFiles } from '../actions/memory-files.ts';
import { modelOf } from '../settings.ts';
import { type StepClock, stepClock } from '../step-clock.ts';
import { phoneTables } from '../team-settings.ts';

/** A spreadsheet with a tab of people, “Name” and “Phone” as texts, and somebody who works in it. */
export interface Place {
  open(setting: Pick<StoreSetting, 'tables' | 'zone' | 'clock'>): Promise<Store>;
  /** Types over the cell among the people that holds this text. */
  retype(from: string, to: string): void;
  /** The texts of the people's cells below a header, from the top. */
  column(header: string): readonly string[];
  /** Ticks the box whose line begins so in the tab of Rowcall's own, or takes the tick away. */
  tick(line: string, value: boolean): void;
  /** Everything that stands in that tab, as text; `null`: there is none. */
  board(): string | null;
  /** All that people see and that is bound to it, comparable as text; but for what Rowcall said it must leave. */
  standing(): string;
  /** How many calls, or steps on a disk, changed something since it was last asked. */
  writes(): number;
  close?(): Promise<void>;
}

export interface PlaceKind {
  lay(people: readonly (readonly [string, string])[], clock: StepClock): Promise<Place>;
  /** Whether people's own columns are written there, or only suggested. */
  readonly writesPeople: boolean;
  /** Who is said to have ticked a box; “somebody” where the store does not tell. */
  readonly ticker: string;
  /** Columns and the tab are emptied and named instead of taken out. */
  readonly leaves?: true;
}

const people = [
  ['Ann', '067 123 45 67'],
  ['Bob', '050 111 22 33'],
  ['Cid', ''],
] as const;
/** A team that works there, and Rowcall beside it. */
export interface Team extends Place {
  readonly desk: Desk;
  in(mode: Mode): { readonly book: string; readonly settings: string };
  call(mode: Mode): ReturnType<typeof tick.run>;
  pass(milliseconds: number): void;
}

/** Lays a spreadsheet of that kind with three people in it. */
export async function layTeam(kind: PlaceKind, start = '2026-11-23T08:00:00.000Z'): Promise<Team> {
  const clock = stepClock(start);
  const place = await kind.lay(people, clock);
  const { tables } = modelOf(phoneTables);
  const setting = { tables, zone: 'Europe/Kyiv', clock };
  const store = await place.open(setting);
  const state = await openState({ path: ':memory:', workspace: 'test', clock });
  const staying = { close: async () => {} };
  let ids = 0;
  const desk: Desk = {
    ...deskOf({}),
    clock,
    ids: { fresh: () => derivedId(`letting-in/${ids++}`) },
    openBook: async () => ({ ...store, ...staying }),
    openState: async () => ({ ...state, ...staying }),
    openScratch: async () => await openState({ path: ':memory:', workspace: 'scratch', clock }),
    files: memoryFiles(clock),
    remembers: async () => true,
  };
  const asked = (wanted: Mode) => ({
    book: 'b.xlsx',
    settings: settingsWithMode(settingsIn('en', phoneTables), wanted),
  });
  return {
    ...place,
    desk,
    in: asked,
    call: (wanted) => perform(tick, desk, asked(wanted)),
    pass: (milliseconds) => clock.pass(milliseconds),
  };
}
