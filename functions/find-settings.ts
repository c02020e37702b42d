import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RowcallError } from '../core/errors.ts';

/** Settings that one process serves, under a name of their own. */
export interface FoundSettings {
  readonly name: string;
  /** The file. */
  readonly settings: string;
}

const usualName = 'rowcall';
const isSettings = (name: string) => /\.ya?ml$/u.test(name);

/**
 * Finds settings by files and folders: of a folder every `.yaml` in it, and `rowcall.yaml` in each folder within. A file
 * is called as it is named, and `rowcall.yaml` as its folder. Throws `settings.not-found` for none, and
 * `environment.invalid` for two of one name.
 */
export async function findSettings(
  places: readonly string[],
  least: 'one at least' | 'none will do' = 'one at least',
): Promise<readonly FoundSettings[]> {
  const files = (await Promise.all(places.map(filesAt))).flat();
  if (files.length === 0 && least === 'one at least')
    throw new RowcallError('settings.not-found', `There are no settings in ${places.join(', ') || 'no place at all'}.`);
  const found = files.map((settings) => ({ name: calledOf(settings), settings }));
  for (const [name, some] of Map.groupBy(found, (one) => one.name))
    if (some.length > 1) {
      const listed = some.map(({ settings }) => settings).join(', ');
      throw new RowcallError('environment.invalid', `ROWCALL_SETTINGS names two settings "${name}": ${listed}.`);
    }
  return found;
}

async function filesAt(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => null);
  if (found === null) throw new RowcallError('settings.not-found', `There is no file ${place}.`, { file: place });
  if (!found.isDirectory()) return [place];
  const entries = (await readdir(place, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const some = await Promise.all(
    entries.map(async (entry) => {
      const path = join(place, entry.name);
      if (!entry.isDirectory()) return isSettings(entry.name) ? [path] : [];
      const within = join(path, `${usualName}.yaml`);
      return (await stat(within).catch(() => null)) === null ? [] : [within];
    }),
  );
  return some.flat();
}

function calledOf(file: string): string {
  const name = basename(file).replace(/\.ya?ml$/u, '');
  return name === usualName ? basename(dirname(resolve(file))) : name;
}
