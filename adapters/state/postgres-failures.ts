import { RowcallError } from '../../core/errors.ts';

/** The database took the transaction back in favour of another one: done again, it may succeed. */
export function isContended(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** The database was not reached, or did not answer in time; nobody knows whether a commit under way was kept. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof RowcallError && error.code === 'state.unreachable';
}

/**
 * The error as Rowcall says it. The driver's own holds addresses, and rows in its details: neither goes further, so what
 * is not known here keeps its sentence and its code only.
 */
export function failureOf(error: unknown): unknown {
  if (isContended(error) || error instanceof RowcallError) return error;
  const state = sqlState(error);
  if (state === null) return isOfConnection(error) ? unreachable(codeOf(error) ?? 'lost') : error;
  if (away.test(state)) return unreachable(state);
  if (refused.test(state))
    return new RowcallError('state.refused', `The database refuses Rowcall (${state}).`, { reason: state });
  return Object.assign(new Error(messageOf(error)), { code: state });
}

/**
 * Classes of SQLSTATE: 08 connection · 25006 now a read-only stand-by · 25P03, 25P04, 57014, 55P03 out of time ·
 * 53 out of connections, memory or disk · 57P shutting down or starting.
 */
const away = /^(?:08|25006|25P0[34]|53|55P03|57014|57P0)/;

/** 28 name or password · 3D no such database · 42501 may not do this. */
const refused = /^(?:28|3D|42501)/;

function unreachable(reason: string): RowcallError {
  return new RowcallError('state.unreachable', `The database cannot be reached (${reason}).`, { reason });
}

/** The five signs by which PostgreSQL itself names an error; `null` for one that is not its own. */
function sqlState(error: unknown): string | null {
  const own = typeof error === 'object' && error !== null && 'severity' in error;
  return own ? codeOf(error) : null;
}

function codeOf(error: unknown): string | null {
  const has = typeof error === 'object' && error !== null && 'code' in error;
  return has && typeof error.code === 'string' ? error.code : null;
}

function messageOf(error: unknown): string {
  const has = typeof error === 'object' && error !== null && 'message' in error;
  return has ? String(error.message) : '';
}

/** Errors of the network, of names and certificates have a code; the driver's own only a sentence. */
function isOfConnection(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return !/^(?:ERR_INVALID|ERR_MODULE|MODULE)/.test(code);
  return /terminat|time ?out|connect|queryable|SSL/i.test(messageOf(error));
}
