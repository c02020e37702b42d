import type { Clock } from '../../../core/clock.ts';
import type { Given } from '../sandbox.ts';

/** One thing that nobody has yet seen with their own eyes, and how to look at it. */
export interface Probe {
  readonly question: string;
  /** Tries it on a live account and says what came of it. */
  find(): Promise<string>;
}

/** The questions about one vendor. */
export interface Probing {
  readonly kind: string;
  /** Names in the environment that it cannot do without. */
  readonly needs: readonly string[];
  open(given: Given, clock: Clock): Promise<readonly Probe[]>;
}

/** What a vendor has answered, whatever it is. */
export interface Answered {
  readonly status: number;
  // Whoever asks looks into it.
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls an address with a token and takes every answer for an answer. */
export async function callWith(
  headers: Readonly<Record<string, string>>,
  method: string,
  url: string,
  body?: object,
): Promise<Answered & { readonly headers: Headers }> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {}, headers: response.headers };
}

/** The words of a refusal, or that there was none. */
export function wordsOf({ status, body }: Answered): string {
  return status < 400 ? 'it was done' : `refused with ${status}: ${JSON.stringify(body['error'] ?? body)}`;
}
