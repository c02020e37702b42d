import { RowcallError } from '../../core/errors.ts';

/**
 * What it means that a call to Google failed. `refused`: Google said no and did nothing · `busy`: Google said not now
 * and did nothing · `unsent`: it never reached Google · `lost`: nobody knows what Google did.
 */
export type GoogleFailure =
  | { readonly is: 'refused'; readonly error: RowcallError }
  /** `pause`: for how many milliseconds, where Google said. */
  | { readonly is: 'busy'; readonly pause?: number }
  | { readonly is: 'unsent' | 'lost' };

/** Why Google refused what it was asked to do, where that makes a difference to whoever asked. */
export type Refused = 'protected' | 'range' | 'made-before' | 'other';

/**
 * Understands what the library threw. Of that nothing is passed on: it holds the whole call, with what stands in cells
 * and with the key.
 */
export function googleFailure(thrown: unknown, account: string | null): GoogleFailure {
  const response = property(thrown, 'response');
  const status = Number(property(response, 'status'));
  if (!Number.isInteger(status) || status === 0) return { is: wasUnsent(thrown) ? 'unsent' : 'lost' };
  const error = property(property(response, 'data'), 'error');
  const reasons = reasonsOf(error);
  if (status === 429 || reasons.some((reason) => /^(?:userR|r)ateLimitExceeded$/.test(reason))) {
    const seconds = Number(headerOf(response, 'retry-after'));
    return Number.isFinite(seconds) && seconds > 0 ? { is: 'busy', pause: seconds * 1000 } : { is: 'busy' };
  }
  if (status >= 500) return { is: 'lost' };
  return { is: 'refused', error: refusal(status, error, reasons, account) };
}

/** What to tell when Google gives no way in: its answer to the key itself. */
export function keyFailure(thrown: unknown): RowcallError {
  const status = Number(property(property(thrown, 'response'), 'status'));
  return status >= 400 && status < 500
    ? new RowcallError('vendor.auth', 'Google does not accept the key: it was deleted, or the clock here is wrong.')
    : new RowcallError('vendor.unreachable', 'Google cannot be reached.');
}

function refusal(status: number, error: unknown, reasons: readonly string[], account: string | null): RowcallError {
  const robot = account ?? 'Rowcall';
  const details = account === null ? {} : { account };
  if (status === 401) return new RowcallError('vendor.auth', 'Google does not accept the key.');
  if (
    status === 403 &&
    reasons.some((reason) => reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || reason === 'insufficientPermissions')
  )
    return new RowcallError('vendor.auth', 'What this machine was given may not be used for spreadsheets.', {
      ...details,
      why: 'scope',
    });
  if (status === 403 && reasons.some((reason) => reason === 'SERVICE_DISABLED' || reason === 'accessNotConfigured'))
    return new RowcallError(
      'vendor.auth',
      'Google Sheets and Google Drive are not switched on in the project that the key belongs to.',
      { ...details, why: 'off' },
    );
  if (status === 403)
    return new RowcallError('vendor.auth', `The spreadsheet is not shared with ${robot}, or not for editing.`, details);
  if (status === 404)
    return new RowcallError(
      'vendor.not-found',
      `There is no such spreadsheet, or it is not shared with ${robot}.`,
      details,
    );
  const { request, why } = placeOf(error);
  const where = request === '' ? '' : ` at ${request}`;
  return new RowcallError('vendor.refused', `Google refused what it was asked (${status})${where}.`, {
    status,
    request,
    why,
  });
}

/** Which request of a batch was refused, and why, from a message that may hold what stands in cells. */
function placeOf(error: unknown): { readonly request: string; readonly why: Refused } {
  const message = String(property(error, 'message') ?? '');
  const request = /\brequests\[\d+\](?:\.[a-zA-Z]+)?/.exec(message)?.[0] ?? '';
  if (/protected cell/i.test(message)) return { request, why: 'protected' };
  if (request.endsWith('.createDeveloperMetadata')) return { request, why: 'made-before' };
  if (/unable to parse range|exceeds grid limits|no grid with id/i.test(message)) return { request, why: 'range' };
  return { request, why: 'other' };
}

function reasonsOf(error: unknown): readonly string[] {
  const lists = [property(error, 'details'), property(error, 'errors')];
  return lists.flatMap((list) => (Array.isArray(list) ? list.map((one) => String(property(one, 'reason') ?? '')) : []));
}

const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Whether no connection came about. */
function wasUnsent(thrown: unknown): boolean {
  for (
    let error: unknown = thrown, depth = 0;
    error !== undefined && depth < 5;
    error = property(error, 'cause'), depth++
  )
    if (unsent.has(String(property(error, 'code')))) return true;
  return false;
}

/** There are several kinds of headers about, each the only one to its library. */
function headerOf(response: unknown, name: string): string | null {
  const headers = property(response, 'headers');
  const get = property(headers, 'get');
  const found: unknown = typeof get === 'function' ? get.call(headers, name) : property(headers, name);
  return typeof found === 'string' ? found : null;
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
