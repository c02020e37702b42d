import type { Loaded } from '../../../manifests/load.ts';

/** The way of sending by which a code reaches one person alone; `null` where the settings name none. */
export function wayToOne({ senders }: Pick<Loaded, 'senders'>): string | null {
  return senders.find(({ kind }) => kind.reachesOne)?.kind.kind ?? null;
}
