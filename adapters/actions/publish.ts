import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import type { Published, State } from '../../core/state.ts';
import type { Loaded } from '../../manifests/load.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { nameOf, type Spreadsheet } from './calling/spreadsheet.ts';
import type { Draft } from './examining/open-book.ts';
import { bookShape, loadedOf, publishedFor, readDraft, versionName, whereabouts } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withMemory } from './keeping/with-memory.ts';
import { noVersion } from './publications.ts';
import { compareJudged, comparisonSchema } from './publishing/compare-judged.ts';
import { judge } from './publishing/judge.ts';
import { plainText, versionInWords, versionSchema } from './publishing/version.ts';

const publishedSchema = z.strictObject({
  language: z.string(),
  book: z.string(),
  file: z.string().meta({ description: 'The file of the settings.' }),
  newest: versionSchema.nullable().meta({ description: 'The version that counted until now; null where none did.' }),
  readable: z.boolean().meta({
    description: 'Whether that version can still be read; otherwise every row is told as if it were the first.',
  }),
  same: z.boolean().meta({ description: 'Whether these settings are what counts already: then none are published.' }),
  back: z.int().nullable().meta({ description: 'The earlier version that is brought back; null for new settings.' }),
  digest: z.string().meta({ description: 'Tells these settings from others; for `digest` of the next call.' }),
  comparison: comparisonSchema.nullable().meta({ description: 'Null where the same call has been made before.' }),
  published: versionSchema
    .nullable()
    .meta({ description: 'What counts from now on; null where nothing was published.' }),
});
export type PublishedAnswer = z.output<typeof publishedSchema>;

/**
 * Says what changed settings would do to live rows, and with `yes` makes them the next version, which counts from then on
 * wherever Rowcall works on this spreadsheet. A version is whole or not there; of two who publish at once over the same
 * version the later is told. Throws `settings.invalid` for a fault, `publish.overtaken` and `publish.not-found`.
 */
export const publish = action({
  name: 'publish',
  summary: 'Says what changed settings would do to live rows, and makes them the version that counts everywhere.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    note: z.string().trim().max(500).default('').meta({ description: 'What was changed and why, for others.' }),
    back: z
      .union([z.int().min(1), z.literal('previous')])
      .optional()
      .meta({ description: 'An earlier version to be published again, instead of the file.' }),
    yes: z.boolean().default(false).meta({ description: 'Whether to publish; otherwise it is only compared.' }),
    examples: z.int().min(0).max(1000).default(10).meta({ description: 'How many cells and findings in words.' }),
    over: z.int().min(0).optional().meta({ description: 'The version that was newest when somebody looked; 0: none.' }),
    digest: z.string().optional().meta({ description: 'What somebody looked at: nothing else is published then.' }),
  }),
  output: publishedSchema,
  async run(desk, asked) {
    const draft = await readDraft(desk, asked);
    const store = draft.read.store ?? loadedOf(desk, draft.text, draft.file).store;
    const book = whereabouts(desk, asked, { store });
    const { newest, back } = await withMemory(desk, book, (state) => versionsMeant(state, asked.back));
    const text = back?.text ?? plainText(draft.text);
    const loaded = publishedFor(store, loadedOf(desk, text, nameOfText(draft, back)));
    const digest = desk.files.digest(new TextEncoder().encode(text));
    const over = newest?.version ?? 0;
    if ((asked.over ?? over) !== over) throw overtaken(over);
    if ((asked.digest ?? digest) !== digest) throw changedSince(draft.file);

    const before = newest === null ? null : olderSettings(desk, store, newest, draft.file);
    const same = newest?.text === text;
    const zone = loaded.model.locale.zone;
    const comparison =
      same || asked.digest !== undefined ? null : await compared(desk, asked, before, loaded, asked.examples);
    const settings = { text, person: askedBy(desk, asked).id, note: asked.note, back: back?.version ?? null };
    const made = asked.yes && !same ? await publishOver(desk, book, settings, over) : null;
    return {
      language: loaded.model.locale.language.code,
      book: nameOf(book) ?? book.settings,
      file: draft.file,
      newest: newest === null ? null : versionInWords(newest, zone),
      readable: newest === null || before !== null,
      same,
      back: back?.version ?? null,
      digest,
      comparison,
      published: made === null ? null : versionInWords(made, zone),
    };
  },
});

/** The version that counts, and the one that is to be brought back. */
async function versionsMeant(
  state: State | null,
  wanted: number | 'previous' | undefined,
): Promise<{ readonly newest: Published | null; readonly back: Published | null }> {
  const newest = (await state?.published()) ?? null;
  if (wanted === undefined) return { newest, back: null };
  const version = wanted === 'previous' ? (newest?.version ?? 1) - 1 : wanted;
  const back = (await state?.published(version)) ?? null;
  if (back === null) throw noVersion(version);
  return { newest, back };
}

/** The settings that counted until now, if this Rowcall can still read them. */
function olderSettings(desk: Desk, here: Loaded['store'], newest: Published, file: string): Loaded | null {
  const read = desk.load(newest.text, versionName(file, newest.version));
  return 'issues' in read ? null : publishedFor(here, read);
}

async function compared(
  desk: Desk,
  asked: Parameters<typeof judge>[1],
  before: Loaded | null,
  after: Loaded,
  examples: number,
) {
  const was = before === null ? null : await judge(desk, asked, before);
  const is = await judge(desk, asked, after);
  return compareJudged(after.model, teamViewer(after.model), was, is, examples);
}

async function publishOver(
  desk: Desk,
  book: Spreadsheet,
  settings: Parameters<State['publish']>[0],
  over: number,
): Promise<Published> {
  const state = await desk.openState(book);
  try {
    const made = await state.publish(settings, over);
    if (made === null) throw overtaken(over + 1);
    return made;
  } finally {
    await state.close();
  }
}

function nameOfText({ file }: Draft, back: Published | null): string {
  return back === null ? file : versionName(file, back.version);
}

function overtaken(version: number): RowcallError {
  return new RowcallError('publish.overtaken', `Somebody has published version ${version} meanwhile.`, { version });
}

function changedSince(file: string): RowcallError {
  return new RowcallError('publish.overtaken', `${file} was changed since it was looked at.`, { file });
}
