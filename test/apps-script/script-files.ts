import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

export const folder = join(import.meta.dirname, '../../apps-script');

/** The files that Google gets, in the order in which it puts them together. */
export const scriptFiles: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** The same, to be run in a context. */
export const scripts: readonly Script[] = scriptFiles.map(({ name, text }) => new Script(text, { filename: name }));

/** What the script says of itself to Google. */
export const settingsOfScript: {
  readonly oauthScopes: readonly string[];
  readonly runtimeVersion: string;
} = JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8'));
