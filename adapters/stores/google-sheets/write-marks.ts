import { derivedFraction } from '../../../core/id.ts';
import type { sheets_v4 } from '../../vendors/google.ts';

type Request = sheets_v4.Schema$Request;

/** What a mark says: the call that left it was carried out, or it never will be. */
export type Verdict = 'written' | 'revoked';

/** The name of one call of a write: they are made one after another. */
export function callName(name: string, call: number): string {
  return `${name}#${call}`;
}

/** The number of the mark of a call, which only one mark in the spreadsheet can have. */
export function markId(call: string): number {
  return 1 + Math.floor(derivedFraction(`write/${call}`) * (2 ** 31 - 2));
}

const slots = 4;
const dayLong = 24 * 3_600_000;

function keyOf(day: number): string {
  return `rowcall.write.${day % slots}`;
}

/** The day of a moment in milliseconds, as a number. */
export function dayOf(now: number): number {
  return Math.floor(now / dayLong);
}

/**
 * The names of marks that are older than a whole day: no call lands as late as that, and whatever anybody may still have
 * to find out was found out before anything else was written.
 */
export function agedKeys(now: number): readonly string[] {
  const today = dayOf(now);
  return [keyOf(today + 1), keyOf(today + 2)];
}

/**
 * Leaves the mark of a call. Google takes a number once: of the call itself, which brings its mark along, and of whoever
 * says that it is never to be carried out, the first one comes about and the other does not.
 */
export function marking(call: string, verdict: Verdict, now: number): Request {
  const developerMetadata = {
    metadataId: markId(call),
    metadataKey: keyOf(dayOf(now)),
    metadataValue: `${verdict} ${call}`,
    location: { spreadsheet: true },
    visibility: 'DOCUMENT',
  };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** What a mark says of a call; `null`: it is of something else. */
export function verdictIn({ metadataValue }: sheets_v4.Schema$DeveloperMetadata, call: string): Verdict | null {
  if (metadataValue === `written ${call}`) return 'written';
  return metadataValue === `revoked ${call}` ? 'revoked' : null;
}
