import { RowcallError } from '../../core/errors.ts';

/** What is known of a call that failed: the HTTP status where one came, and the vendor's own word for it. */
export interface AirtableAnswer {
  readonly status: number | null;
  readonly type: string;
  /** Looked at for the sign that nothing was sent, and then dropped: it may hold the address or a value. */
  readonly message: string;
}

/** After it was too much, Airtable takes no call of a base for so many seconds. */
export const penaltySeconds = 30;

const neverArrived = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/;

/**
 * What to throw for a call that failed. `vendor.…`: surely nothing was changed. Any other error, for a change only:
 * nobody knows. What Airtable said is not passed on, since it repeats values; its word for it is, as `reason`.
 */
export function airtableFailure({ status, type, message }: AirtableAnswer, isChange: boolean): Error {
  const reason = /^[A-Z_]{1,60}$/.test(type) ? type : 'UNKNOWN';
  if (status === 429)
    return new RowcallError('vendor.busy', `Airtable takes no calls for ${penaltySeconds} seconds.`, {
      retryAfter: penaltySeconds,
      reason,
    });
  if (status === 401) return new RowcallError('vendor.auth', 'Airtable does not accept the token.', { status });
  if (status === 403)
    return new RowcallError('vendor.auth', 'Airtable does not let this token do that.', { status, reason });
  if (status === 404)
    return new RowcallError('vendor.not-found', 'Airtable does not show this to Rowcall.', { status });
  if (status !== null && status >= 400 && status < 500 && status !== 408)
    return new RowcallError('vendor.refused', `Airtable refused this: ${reason}.`, { status, reason });
  if (!isChange || (status === null && neverArrived.test(message)))
    return new RowcallError('vendor.unreachable', 'Airtable does not answer.', { status: status ?? 0 });
  return new Error('Airtable did not say what became of it.');
}

/** What an error body holds, in any of the three shapes in which Airtable sends it. */
export function airtableAnswer(status: number, body: unknown): AirtableAnswer {
  const { error, errors } = isObject(body) ? body : {};
  const [first] = Array.isArray(errors) ? errors : [];
  const said = error ?? (isObject(first) ? { type: first['error'], message: first['message'] } : undefined);
  if (typeof said === 'string') return { status, type: said, message: '' };
  const { type = '', message = '' } = isObject(said) ? said : {};
  return { status, type: String(type), message: String(message) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
