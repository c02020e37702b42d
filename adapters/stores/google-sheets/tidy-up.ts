import { RowcallError } from '../../../core/errors.ts';
import { LostAnswer, type sheets_v4 } from '../../vendors/google.ts';
import type { Sight } from './look.ts';
import { revokeCall } from './revoke.ts';
import { marking } from './write-marks.ts';

/**
 * Carries out, under the name of a call, what nothing that was written depends on: when it is not done, a date is shown
 * as a number, or a text of ours stands alone. But it must not land after others have written: `unknown` when that cannot
 * be made sure. Throws no `RowcallError`.
 */
export async function tidyUp(
  sight: Sight,
  requests: readonly sheets_v4.Schema$Request[],
  call: string | null,
  until: number,
): Promise<'done' | 'never' | 'unknown'> {
  const { google, spreadsheet, now } = sight;
  const mark = call === null ? [] : [marking(call, 'written', now())];
  const requestBody = { requests: [...mark, ...requests] };
  try {
    await google.write(
      (api, how) =>
        api.spreadsheets.batchUpdate({ spreadsheetId: spreadsheet, fields: 'spreadsheetId', requestBody }, how),
      until - now(),
    );
    return 'done';
  } catch (error) {
    if (error instanceof RowcallError) return 'never';
    if (!(error instanceof LostAnswer)) throw error;
    if (call === null) return 'never';
  }
  try {
    return (await revokeCall(sight, call, until - now())) === 'written' ? 'done' : 'never';
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    return 'unknown';
  }
}
