import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Effect } from '../../core/effect.ts';
import { layDesk } from '../../functions/compose.ts';
import { loadSettings } from '../../manifests/load.ts';
import { settingsIn } from '../actions/desk.ts';

const tables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone }
`;

function load(more: string, language = 'en') {
  const loaded = loadSettings(settingsIn(language, `${tables}${more}`), 'rowcall.yaml');
  if ('issues' in loaded) throw new Error(loaded.issues.map(({ message }) => message).join('\n'));
  return loaded;
}

const effectFor = (kind: string, audience: Effect['audience']): Effect => ({
  key: 'hello/1',
  kind,
  about: 'people/ann',
  lane: 'team',
  audience,
  payload: {
    reason: { code: 'report.new' },
    cells: { what: { table: 'people', field: 'phone', cell: '+380 67 123 4567' } },
  },
});

test('a message is said in the language of the team and masked as its readers demand', async () => {
  const lines: string[] = [];
  const desk = layDesk(
    () => {},
    (line) => lines.push(line),
  );

  for (const language of ['en', 'uk']) {
    const senders = await desk.openSenders(load('', language), 'rowcall.yaml');
    for (const audience of ['staff', 'channel'] as const)
      await senders.get('console')!.send(effectFor('console', audience), { previous: null });
  }

  const [shown, masked, inUkrainian] = lines;
  expect(shown).toBe('+380 67 123 4567 (new)');
  expect(masked).toMatch(/\(new\)$/);
  expect(masked).not.toContain('123');
  expect(inUkrainian).toContain('+380 67 123 4567');
  expect(inUkrainian).not.toContain('new');
});

test('only what the settings name is opened, and its folder is meant from that of the settings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-senders-'));
  const loaded = load('senders: { file: { folder: out } }\n');

  const senders = await layDesk().openSenders(loaded, join(folder, 'rowcall.yaml'));
  await senders.get('file')!.send(effectFor('file', 'staff'), { previous: null });

  expect([...senders.keys()]).toEqual(['file']);
  const [name] = readdirSync(join(folder, 'out'));
  expect(JSON.parse(readFileSync(join(folder, 'out', name!), 'utf8'))).toMatchObject({
    key: 'hello/1',
    text: '+380 67 123 4567 (new)',
  });
});
