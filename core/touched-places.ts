import type { Model } from './model.ts';
import type { Hint, Store } from './store.ts';

/** Where to look once somebody has touched the spreadsheet: at what changed, where the store knows; else everywhere. */
export function touchedPlaces({ capabilities: { changes } }: Store, { tables }: Model): readonly Hint[] {
  return [...tables.keys()].map((table) => ({ table, ...(changes !== undefined && { places: [changes] }) }));
}
