import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { settingsJsonSchema } from './json-schema.ts';
import { kinds } from './kinds.ts';
import { settingsReference } from './reference-page.ts';
import { storesReference } from './stores-page.ts';

const root = join(import.meta.dirname, '..');

const files = [
  {
    path: join(import.meta.dirname, 'settings.schema.json'),
    text: `${JSON.stringify(settingsJsonSchema(kinds), null, 2)}\n`,
  },
  { path: join(root, 'docs/reference/settings.md'), text: settingsReference(kinds) },
  {
    path: join(root, 'docs/reference/stores.md'),
    text: storesReference(kinds.storeKinds, told('test/stores/counting/counts.json'), told('test/stores/traps.json')),
  },
];

/** What tests have found out. */
function told<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function current(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const old = files.filter(({ path, text }) => current(path) !== text);
const names = old.map(({ path }) => relative(root, path)).join(', ');

if (process.argv.includes('--check')) {
  if (old.length > 0) {
    process.stderr.write(`Out of date: ${names}. Run npm run generate.\n`);
    process.exitCode = 1;
  }
} else {
  for (const { path, text } of old) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  process.stdout.write(old.length > 0 ? `Written: ${names}\n` : 'Everything is up to date\n');
}
