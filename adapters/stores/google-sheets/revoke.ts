import { RowcallError } from '../../../core/errors.ts';
import { LostAnswer } from '../../vendors/google.ts';
import type { Sight } from './look.ts';
import { callName, markId, marking, type Verdict, verdictIn } from './write-marks.ts';

type Seen = Pick<Sight, 'google' | 'spreadsheet' | 'now'>;

const mostTries = 3;
/** It takes so many milliseconds at most, if nothing else is said. */
const usually = 28_000;

/**
 * Makes sure that of a write nothing lands any more that has not landed yet, and answers its calls that have. They were made
 * one after another, each once the one before it was answered. Throws `RowcallError`.
 */
export async function revokeWrite(sight: Seen, name: string): Promise<readonly string[]> {
  const landed: string[] = [];
  for (;;) {
    const call = callName(name, landed.length);
    if ((await revokeCall(sight, call)) === 'never') return landed;
    landed.push(call);
  }
}

/** The same for one call. Throws `vendor.unreachable` when it cannot be made sure now. */
export async function revokeCall(sight: Seen, call: string, within = usually): Promise<'written' | 'never'> {
  const { google, spreadsheet, now } = sight;
  const until = now() + within;
  for (let tries = 1; tries <= mostTries && now() < until; tries++) {
    try {
      const requestBody = { requests: [marking(call, 'revoked', now())] };
      await google.write(
        (api, how) =>
          api.spreadsheets.batchUpdate({ spreadsheetId: spreadsheet, fields: 'spreadsheetId', requestBody }, how),
        until - now(),
      );
      return 'never';
    } catch (error) {
      const isTaken = error instanceof RowcallError && error.details['why'] === 'made-before';
      if (!isTaken && !(error instanceof LostAnswer)) throw error;
      const verdict = await verdictOf(sight, call, until - now());
      if (verdict === 'nobody' && isTaken) throw error;
      if (verdict !== 'nobody') return verdict === 'written' ? 'written' : 'never';
    }
  }
  throw new RowcallError('vendor.unreachable', 'Google does not answer.');
}

/** What stands there of a call; `nobody`: nothing · `another`: its number is taken by a mark of something else. */
export async function verdictOf(
  { google, spreadsheet }: Pick<Sight, 'google' | 'spreadsheet'>,
  call: string,
  within: number,
): Promise<Verdict | 'another' | 'nobody'> {
  const dataFilters = [{ developerMetadataLookup: { metadataId: markId(call) } }];
  const { matchedDeveloperMetadata = [] } = await google.read(
    (api, how) =>
      api.spreadsheets.developerMetadata.search({ spreadsheetId: spreadsheet, requestBody: { dataFilters } }, how),
    within,
  );
  const mark = matchedDeveloperMetadata[0]?.developerMetadata;
  return mark === undefined ? 'nobody' : (verdictIn(mark, call) ?? 'another');
}
