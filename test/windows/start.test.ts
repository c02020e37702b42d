import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

test.each(Object.entries(scripts))('npm run %s needs no shell but that of Windows', (_, script) => {
  // Both shells know && and straight double quotes; neither variables, globs, pipes nor the tools of the other.
  expect(script).not.toMatch(
    /[$;|<>`'*?%]|(?<!&)&(?!&)|\b[A-Z_]+=|(?:^|&& )(?:rm|cp|mv|mkdir|cat|export|set|sh|bash)\b/,
  );
});

test('a workbook can be dropped on start.cmd, wherever it stands', () => {
  const text = readFileSync(join(root, 'start.cmd'), 'utf8');
  expect(text.split('\r\n').length).toBe(text.split('\n').length);
  const started = /node "%~dp0(.+?)" start %\*/.exec(text)?.[1]?.replaceAll('\\', '/');
  expect(started).toBeDefined();
  expect(existsSync(join(root, started!))).toBe(true);
  for (const [path] of text.matchAll(/%~dp0\S*/g)) expect(text).toContain(`"${path}`);
});
