import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import type { State } from '../../core/state.ts';
import { action } from './calling/action.ts';
import { nameOf } from './calling/spreadsheet.ts';
import { bookShape, loadedOf, openSettings, readDraft, whereabouts } from './examining/open-book.ts';
import { withMemory } from './keeping/with-memory.ts';
import { standingOf, standingSchema } from './publishing/standing.ts';
import { versionInWords, versionSchema } from './publishing/version.ts';

const publicationsSchema = z.strictObject({
  language: z.string(),
  book: z.string(),
  file: z.string().meta({ description: 'The file of the settings.' }),
  standing: standingSchema,
  versions: z.array(versionSchema).meta({ description: 'The newest first; it is the one that counts.' }),
  text: z.string().nullable().meta({ description: 'The settings of the version that was asked for; otherwise null.' }),
});
export type Publications = z.output<typeof publicationsSchema>;

/** Which settings were published, and whether the file is what counts. Writes nothing, and makes no memory. */
export const publications = action({
  name: 'publications',
  summary: 'Lists which settings were published, by whom and when, and says how the file stands to them.',
  input: z.strictObject({
    ...bookShape,
    limit: z.int().min(1).max(1000).default(20).meta({ description: 'How many versions, at most.' }),
    version: z.int().min(1).optional().meta({ description: 'The version whose text is wanted.' }),
  }),
  output: publicationsSchema,
  async run(desk, asked) {
    const draft = await readDraft(desk, asked);
    const { store } = draft.read;
    const book = whereabouts(desk, asked, { store: store ?? loadedOf(desk, draft.text, draft.file).store });
    const known = await withMemory(desk, book, (state) => versionsOf(state, draft.text, asked));
    const { locale } = (await openSettings(desk, asked)).model;
    return {
      language: locale.language.code,
      book: nameOf(book) ?? book.settings,
      file: draft.file,
      standing: known.standing,
      versions: known.versions.map((one) => versionInWords(one, locale.zone)),
      text: known.text,
    };
  },
});

async function versionsOf(
  state: State | null,
  text: string,
  { limit, version }: { readonly limit: number; readonly version?: number | undefined },
) {
  const wanted = version === undefined ? null : ((await state?.published(version)) ?? null);
  if (version !== undefined && wanted === null) throw noVersion(version);
  const newest = (await state?.published()) ?? null;
  return {
    standing: state === null ? ({ is: 'unpublished' } as const) : await standingOf(state, newest, text),
    versions: (await state?.publications(limit)) ?? [],
    text: wanted?.text ?? null,
  };
}

/** There is no such version. */
export function noVersion(version: number): RowcallError {
  return new RowcallError('publish.not-found', `There is no version ${version} of these settings.`, { version });
}
