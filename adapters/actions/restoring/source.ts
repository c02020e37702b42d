import * as z from 'zod';
import type { Instant } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import { recordKey } from '../../../core/record.ts';
import type { JournalLine, State } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import type { Left, MadeSince } from './comparison.ts';
import { madeSince } from './comparison.ts';
import { momentOf, momentText } from './moment.ts';
import type { Shelf } from './shelf.ts';
import { takeFrom } from './shelf.ts';
import type { StandingTable } from './standing.ts';
import { unwrittenLines } from './standing.ts';
import type { Target } from './targets.ts';
import { targetsBefore, targetsOfBackup, targetsOfCause } from './targets.ts';
import type { Trace } from './traces.ts';
import { tracesOf } from './traces.ts';
import { unnamedRows } from './unnamed-rows.ts';

/** By what a restore knows how things were: one of the three. */
export const sourceShape = {
  at: z.string().min(1).optional().meta({
    description: 'A moment, `2026-11-22 14:30` in the team’s zone: everything changed since is taken back, by history.',
  }),
  from: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'A backup, by its path or its name in the folder of backups.' }),
  cause: z.string().min(1).optional().meta({
    description: 'A cause that `history` or an alarm names: only what happened under it is taken back.',
  }),
};

type Asked = z.output<z.ZodObject<typeof sourceShape>>;
type Tables = ReadonlyMap<string, StandingTable>;

/** How things were, and what else is to be said of it. */
export interface Source {
  /** The moment, backup or cause, for people. */
  readonly said: Reason;
  readonly targets: readonly Target[];
  /** What happened since, by record key. */
  readonly traces: ReadonlyMap<string, Trace>;
  /** Records made since of which no target speaks. */
  readonly made: readonly MadeSince[];
  readonly left: readonly Left[];
  readonly notes: readonly Reason[];
}

const everything = 1_000_000;

/** Finds out how things were. Throws `request.invalid` for anything but one source, and `backup.…`. */
export async function sourceOf(
  desk: Desk,
  model: Model,
  state: State,
  standing: Tables,
  shelf: Shelf,
  { at, from, cause }: Asked,
): Promise<Source> {
  const known = { desk, model, state, standing };
  const said = [at, from, cause].filter((one) => one !== undefined);
  if (said.length !== 1) throw new RowcallError('request.invalid', 'Say one of these: --at, --from or --cause.');
  if (at !== undefined) return await sourceAt(known, momentOf(at, model.locale.zone, desk.clock.now()));
  if (cause !== undefined) return await sourceOfCause(known, cause);
  return await sourceFrom(known, shelf, from!);
}

interface Known {
  readonly desk: Desk;
  readonly model: Model;
  readonly state: State;
  readonly standing: Tables;
}

async function sourceAt({ desk, model, state, standing }: Known, at: Instant): Promise<Source> {
  const { zone } = model.locale;
  const lines = (await linesSince(desk, state, standing, at)).filter((line) => line.at > at);
  const traces = tracesOf(lines);
  const reaches = (await state.history({ to: at, limit: 1 })).length > 0;
  const begins = lines.at(-1)?.at ?? desk.clock.now();
  return {
    said: { code: 'report.restore.at', args: { when: momentText(at, zone) } },
    targets: targetsBefore(traces, standing),
    traces,
    made: [],
    left: [],
    notes: reaches
      ? firstSights(standing, at, zone)
      : [{ code: 'report.restore.begins', args: { when: momentText(begins, zone) } }],
  };
}

async function sourceOfCause({ desk, state, standing }: Known, cause: string): Promise<Source> {
  const caused = await state.history({ cause, limit: everything });
  const first = caused.at(-1);
  if (first === undefined)
    throw new RowcallError('request.invalid', `History holds nothing under "${cause}".`, { cause });
  const lines = await linesSince(desk, state, standing, first.at);
  const since = lines.slice(0, lines.findLastIndex((line) => line.cause === cause) + 1);
  const traces = tracesOf(since);
  return {
    said: { code: 'report.restore.cause', args: { cause } },
    targets: targetsOfCause(tracesOf(caused), traces, standing),
    traces,
    made: [],
    left: [],
    notes: [],
  };
}

async function sourceFrom({ desk, model, state, standing }: Known, shelf: Shelf, from: string): Promise<Source> {
  const { file, backup } = await takeFrom(desk, shelf, from);
  const { head, records } = backup;
  const unnamed = unnamedRows(model, backup, standing);
  const then = new Set([
    ...records.flatMap(({ table, id }) => (id === null ? [] : [recordKey(table, id)])),
    ...unnamed.found,
  ]);
  const inBackup = new Map([...standing].filter(([key]) => head.tables.some((table) => table.key === key)));
  const own = shelf.name + shelf.ending;
  return {
    said: { code: 'report.restore.from', args: { file, when: momentText(head.at, model.locale.zone) } },
    targets: targetsOfBackup(backup),
    traces: tracesOf(await linesSince(desk, state, standing, head.at)),
    made: madeSince(inBackup, then),
    left: unnamed.left,
    notes: head.spreadsheet === own ? [] : [{ code: 'report.restore.other', args: { spreadsheet: head.spreadsheet } }],
  };
}

/** All of history from a moment on, the newest first, with what nobody has written down yet. */
async function linesSince(desk: Desk, state: State, standing: Tables, from: Instant): Promise<readonly JournalLine[]> {
  const written = await state.history({ from, limit: everything });
  return [...unwrittenLines(standing, desk.clock.now()), ...written];
}

/** Tables that nobody had looked at then. */
function firstSights(standing: Tables, at: Instant, zone: string): readonly Reason[] {
  return [...standing.values()].flatMap(({ table, kept }): Reason[] => {
    const first = [...kept.values()].flatMap(({ adopted }) => adopted ?? []).sort()[0];
    if (first === undefined || first <= at) return [];
    return [{ code: 'report.restore.first-sight', args: { table: table.title, when: momentText(first, zone) } }];
  });
}
