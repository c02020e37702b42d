import * as z from 'zod';
import type { Published, State } from '../../../core/state.ts';
import { plainText } from './version.ts';

/** How the file of the settings stands to what was published. */
export const standingSchema = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.literal('unpublished') }).meta({ description: 'Nothing was published: the file counts.' }),
    z.strictObject({ is: z.literal('same') }).meta({ description: 'The file is the newest version.' }),
    z
      .strictObject({ is: z.literal('older'), version: z.int().min(1) })
      .meta({ description: 'The file is this earlier version.' }),
    z.strictObject({ is: z.literal('changed') }).meta({ description: 'The file is no version: it was changed since.' }),
  ])
  .meta({ description: 'How the file of the settings stands to what was published.' });
export type Standing = z.output<typeof standingSchema>;

/** So many versions back it is looked whether the file is one of them. */
const mostVersions = 20;

/** Compares the text of a file with the newest version, and with those before it. */
export async function standingOf(state: State, newest: Published | null, written: string): Promise<Standing> {
  if (newest === null) return { is: 'unpublished' };
  const text = plainText(written);
  if (newest.text === text) return { is: 'same' };
  const oldest = Math.max(1, newest.version - mostVersions);
  for (let version = newest.version - 1; version >= oldest; version--)
    if ((await state.published(version))?.text === text) return { is: 'older', version };
  return { is: 'changed' };
}
