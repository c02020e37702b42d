import { heartbeatUrl } from './env.ts';

/** A watchman is not waited for longer than this, in milliseconds. */
const patience = 5000;

/**
 * Tells whoever watches from outside that the scheduler's call was made and nothing failed: by one call of the address in
 * `HEARTBEAT_URL`, if there is one. Answers whether it was heard; that it was not undoes nothing.
 */
export async function beat(url: string | null = heartbeatUrl()): Promise<boolean> {
  if (url === null) return true;
  try {
    const { ok } = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(patience) });
    return ok;
  } catch {
    return false;
  }
}
