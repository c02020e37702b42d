import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Published } from '../../../core/state.ts';

/** A version of the settings, without its text. */
export const versionSchema = z.strictObject({
  version: z.int().min(1),
  at: z.string().meta({ description: 'The moment, in UTC.' }),
  when: z.string().meta({ description: 'The same on the clocks of the team.' }),
  person: z.string().meta({ description: 'Who published it.' }),
  note: z.string(),
  back: z.int().nullable().meta({ description: 'The earlier version that it brought back; null where it was new.' }),
});
export type Version = z.output<typeof versionSchema>;

/** A version for people, in a time zone. */
export function versionInWords({ version, at, person, note, back }: Omit<Published, 'text'>, zone: string): Version {
  return { version, at, when: DateTime.fromISO(at, { zone }).toFormat('yyyy-LL-dd HH:mm'), person, note, back };
}

/** A text of settings as it is kept: without a mark of its encoding, its lines ended in one way. */
export function plainText(text: string): string {
  return text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
}
