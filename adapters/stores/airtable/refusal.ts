import { RowcallError } from '../../../core/errors.ts';

/** Airtable's own word for why it refused; `null`: it is no refusal of what was asked. */
export function refusedFor(error: unknown): string | null {
  if (!(error instanceof RowcallError) || error.code !== 'vendor.refused') return null;
  return String(error.details['reason'] ?? '');
}

/** Whether Airtable does not show something: it is not there, or not shared. */
export function isNotShown(error: unknown): boolean {
  return error instanceof RowcallError && (error.code === 'vendor.not-found' || error.code === 'vendor.auth');
}
