import { RowcallError } from '../../../core/errors.ts';
import { licenceOf } from '../../../core/licence.ts';
import type { Model } from '../../../core/model.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { Job, Ports, Report } from '../../../core/ports.ts';
import type { Desk } from '../calling/desk.ts';
import { planAll, readAll } from '../examining/examination.ts';
import { bringToRest } from './bring-to-rest.ts';
import { addMissingColumns } from './missing-columns.ts';
import { wantedChanges } from './wanted-changes.ts';

/** The columns that were added, by table, and what came of the look. */
export interface Rested {
  readonly columns: Awaited<ReturnType<typeof addMissingColumns>>;
  readonly report: Report;
}

/**
 * Adds what a spreadsheet lacks of Rowcall's own columns and answers every row, as far as the settings or whoever asks for
 * it now let it. Throws `book.open`, with the number of
 * answers that wait, when another program has it open; nothing is written then.
 */
export async function bringBookToRest(
  desk: Desk,
  ports: Ports,
  model: Model,
  people?: Job['people'],
  sure = people === 'write',
): Promise<Rested> {
  const { language } = model.locale;
  try {
    const isPaused = pauseIn(await ports.state.memo()) !== null;
    const columns = await addMissingColumns(model, ports, licenceOf(model, people, isPaused));
    desk.progress(language.say({ code: 'report.checking' }));
    const hints = [...model.tables.keys()].map((table) => ({ table }));
    return { columns, report: await bringToRest(desk, ports, model, { hints, sure, ...(people && { people }) }) };
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'book.open') throw error;
    const count = await answersWaiting(desk, ports, model, people);
    const message = language.say({ code: 'report.apply.waiting', args: { count } });
    throw new RowcallError('book.open', message, { ...error.details, count }, { cause: error });
  }
}

/** In how many rows something is to be written. */
export async function answersWaiting(
  desk: Desk,
  { store, state }: Ports,
  model: Model,
  people: Job['people'],
): Promise<number> {
  const licence = licenceOf(model, people, false);
  const { tables } = await readAll(desk, model, store);
  const { records } = await planAll(
    desk,
    model,
    tables.flatMap(({ starts }) => starts),
    state.answer,
  );
  const written = records.flatMap((planned) => {
    const changes = wantedChanges(model, planned, licence, store.capabilities);
    return changes.some(({ becomes }) => becomes === 'written') ? [planned.key] : [];
  });
  return written.length;
}
