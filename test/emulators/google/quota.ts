import { quotaExceeded } from './refusal.ts';

/** Calls a minute; `null`: as many as one likes. */
export interface Quota {
  readonly perUser: number | null;
  readonly perProject: number | null;
}

/** Google's own figures, of reads and of writes alike. */
export const googleQuota: Quota = { perUser: 60, perProject: 300 };

/** Counts reads and writes of each minute, apart from each other, and refuses those that are too many. */
export function quotaKeeper(quota: () => Quota, now: () => number) {
  const counts = new Map<string, number>();
  let minute = -1;
  return function spend(what: 'Read' | 'Write', user: string): void {
    const at = Math.floor(now() / 60_000);
    if (at !== minute) counts.clear();
    minute = at;
    const limits = [
      ['user', `${what}/${user}`, quota().perUser],
      ['project', what, quota().perProject],
    ] as const;
    for (const [per, key, limit] of limits)
      if (limit !== null && (counts.get(key) ?? 0) >= limit) throw quotaExceeded(what, per, limit);
    for (const [, key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
}
