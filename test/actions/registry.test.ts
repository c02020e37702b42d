import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { check } from '../../adapters/actions/check.ts';
import { actions } from '../../adapters/actions/index.ts';

const root = join(import.meta.dirname, '..', '..');

test('every file of adapters/actions is an action, registered under its own name, with one sentence of what it does', () => {
  const files = readdirSync(join(root, 'adapters', 'actions')).filter(
    (name) => name.endsWith('.ts') && name !== 'index.ts',
  );
  expect(actions.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  for (const { summary } of actions) expect(summary).toMatch(/^[A-Z][^.]+\.$/);
});

test('the JSON that the reference shows is what the action answers', () => {
  const page = readFileSync(join(root, 'docs', 'reference', 'check.md'), 'utf8');
  const shown: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!);
  expect(check.output.parse(shown)).toEqual(shown);
});
