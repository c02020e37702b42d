import { RowcallError } from '../../../core/errors.ts';

/** Airtable's own word for why it refused; `null`: it is no refusal of what was asked. */
export function refusedFor(error: unknown): string | null {
  if (!(error instanceof RowcallError) || error.code !== 'vendor.refused') return null;
  return String(error.details['reason'] ?? '');
}

const outdated: ReadonlySet<string> = new Set(['UNKNOWN_FIELD_NAME', 'INVALID_FILTER_BY_FORMULA']);

/** Whether tables or columns may not be what they were when they were last looked at. */
export function isOutdated(error: unknown): boolean {
  return outdated.has(refusedFor(error) ?? '') || isNotShown(error);
}

/** Whether Airtable does not show something: it is not there, or not shared. */
export function isNotShown(error: unknown): boolean {
  return error instanceof RowcallError && (error.code === 'vendor.not-found' || error.code === 'vendor.auth');
}
