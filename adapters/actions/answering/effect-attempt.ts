/** One attempt at sending, as the key of a question names it. */
export interface EffectAttempt {
  readonly effect: string;
  readonly attempt: number;
}

/** The attempt in a key of the shape `<prefix><effect key>/<attempt>`; effect keys may hold slashes themselves. */
export function effectAttempt(prefix: string, key: string): EffectAttempt {
  const end = key.lastIndexOf('/');
  return { effect: key.slice(prefix.length, end), attempt: Number(key.slice(end + 1)) };
}
