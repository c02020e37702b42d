import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * The licences of all packages that these files came from, as their authors ask to be named where their work is passed
 * on. A text that several share stands once.
 */
export async function licencesOf(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []));
  const texts = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const text = (await licenceIn(folder)) ?? `Licence: ${String(license)}\n`;
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  }
  const each = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`);
  return `Rowcall is made with these packages.\n\n${each.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** The folder of the package that a file belongs to, `null` for one of ours. */
function packageOf(file: string): string | null {
  const marker = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(marker);
  if (at < 0) return null;
  const parts = file.slice(at + marker.length).split(sep);
  return join(file.slice(0, at + marker.length), ...parts.slice(0, parts[0]!.startsWith('@') ? 2 : 1));
}

async function licenceIn(folder: string): Promise<string | null> {
  const file = (await readdir(folder)).find((name) => /^(?:licen[cs]e|copying)\b/iu.test(name));
  return file === undefined ? null : await readFile(join(folder, file), 'utf8');
}
