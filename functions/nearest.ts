import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The path of something in a folder or in the nearest one above that has it: what comes with Rowcall stands elsewhere
 * beside the sources than beside what was built of them. Throws when there is none.
 */
export function nearest(folder: string, path: string): string {
  const found = join(folder, path);
  if (existsSync(found)) return found;
  const above = dirname(folder);
  if (above === folder) throw new Error(`${path} is missing from this installation`);
  return nearest(above, path);
}
