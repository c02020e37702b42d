import { createHash } from 'node:crypto';
import type { Kinds } from './kinds.ts';

/**
 * Names a model: another fingerprint means that records might be judged differently. It covers the settings without
 * regard to the order of keys, the versions of behaviours and field types, and every word of the languages.
 */
export function fingerprintOf(settings: unknown, { behaviours, fieldTypes, languages }: Kinds): string {
  const versions = {
    behaviours: behaviours.map(({ name, version }) => [name, version]),
    fieldTypes: fieldTypes.map(({ kind, version }) => [kind, version]),
    languages: languages.map((language) => digest(JSON.stringify(language))),
  };
  return digest(JSON.stringify(canonical({ settings, versions })));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same data with keys in order. */
function canonical(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(canonical);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => [key, canonical(value)]);
}
