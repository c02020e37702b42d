import type { Cache, Properties } from '../../apps-script/services.d.ts';

const longestProperty = 9 * 1024;
const mostProperties = 500 * 1024;
const longestCached = 100 * 1024;
const longestKey = 250;
const longestKept = 21_600;

/** Properties of the spreadsheet: texts of at most 9 KB each and 500 KB in all. */
export function fakeProperties(): Properties & { readonly all: ReadonlyMap<string, string> } {
  const all = new Map<string, string>();
  const set = (name: string, value: string) => {
    if (typeof value !== 'string') throw new Error('The parameters do not match the method signature.');
    if (value.length > longestProperty) throw new Error('Argument too large: value');
    all.set(name, value);
    const size = [...all].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    if (size > mostProperties) throw new Error('You have exceeded the property storage quota.');
  };
  const properties = {
    all,
    getProperties: () => Object.fromEntries(all),
    setProperty(name: string, value: string) {
      set(name, value);
      return properties;
    },
    setProperties(values: Readonly<Record<string, string>>) {
      for (const [name, value] of Object.entries(values)) set(name, value);
      return properties;
    },
    deleteProperty(name: string) {
      all.delete(name);
      return properties;
    },
  };
  return properties;
}

/** The cache of the spreadsheet: it forgets when the time is over, and may forget before. */
export function fakeCache(now: () => number): Cache & { forget(): void; isBroken: boolean } {
  const all = new Map<string, { readonly value: string; readonly until: number }>();
  const checked = (key: string) => {
    if (cache.isBroken) throw new Error('Service error: Cache');
    if (key.length > longestKey) throw new Error('Argument too large: key');
  };
  const cache = {
    isBroken: false,
    forget: () => all.clear(),
    get(key: string) {
      checked(key);
      const kept = all.get(key);
      return kept !== undefined && kept.until > now() ? kept.value : null;
    },
    put(key: string, value: string, seconds: number) {
      checked(key);
      if (value.length > longestCached) throw new Error('Argument too large: value');
      if (seconds > longestKept) throw new Error('Invalid argument: expirationInSeconds');
      all.set(key, { value, until: now() + seconds * 1000 });
    },
    remove(key: string) {
      checked(key);
      all.delete(key);
    },
  };
  return cache;
}
