import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder, rowcall } from './run.ts';

const reference = [
  'commands.md',
  'check.md',
  'try.md',
  'duplicates.md',
  'connect.md',
  'doctor.md',
  'publish.md',
  'deploy.md',
  'letting-in.md',
]
  .map((page) => readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', page), 'utf8'))
  .join('\n');

test('every command and every option is in the reference, and nothing else is', async () => {
  const commands = [
    'try',
    'connect',
    'init',
    'check',
    'explain',
    'preview',
    'apply',
    'suggestions',
    'accept',
    'decline',
    'questions',
    'answer',
    'history',
    'undo',
    'forget',
    'duplicates',
    'merge',
    'unmerge',
    'not-duplicate',
    'backup',
    'restore',
    'publish',
    'mode',
    'report',
    'pause',
    'resume',
    'remove',
    'tick',
    'start',
    'deploy',
    'doctor',
  ];
  const helps = await Promise.all(commands.map((command) => rowcall(newFolder(), [command, '--help'])));
  const known = new Set(helps.flatMap(({ out }) => out.match(/--[a-z-]+/g) ?? []));
  const written = new Set(reference.match(/--[a-z]+(?:-[a-z]+)*/g));
  for (const everywhere of ['--help', '--debug', '--version']) known.add(everywhere);
  expect([...written].sort()).toEqual([...known].sort());
  for (const command of commands) expect(reference).toContain(`rowcall ${command}`);
});
