import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { console as consoleKind } from '../../adapters/senders/console/index.ts';
import { file } from '../../adapters/senders/file/index.ts';
import { senderKinds } from '../../adapters/senders/index.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import { gatherNotices, noticeOf, numbered } from '../../core/notice.ts';
import type { SenderHarness } from '../contracts/sender.ts';
import { describeSender } from '../contracts/sender.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const harnesses: Readonly<Record<(typeof senderKinds)[number]['kind'], SenderHarness>> = {
  console: {
    finds: false,
    once: false,
    async open(setting) {
      const lines: string[] = [];
      const sender = await consoleKind.open({}, { ...setting, print: (line) => lines.push(line) });
      return { sender, seen: async () => lines.join('\n') };
    },
  },
  file: {
    finds: true,
    once: true,
    async open(setting) {
      const folder = mkdtempSync(join(tmpdir(), 'rowcall-letters-'));
      folders.push(folder);
      const out = join(folder, 'out');
      const sender = await file.open({ folder: 'out' }, { ...setting, folder });
      const seen = async () =>
        (existsSync(out) ? readdirSync(out) : [])
          .map((name) => String(JSON.parse(readFileSync(join(out, name), 'utf8')).text))
          .join('\n');
      return { sender, seen };
    },
  },
  memory: {
    finds: true,
    once: false,
    async open({ clock, say }) {
      const sender = memorySender({ clock });
      const text = () =>
        sender.seen.map(({ effect, number }) => {
          const { text: first, items } = say(numbered(noticeOf(effect), number ?? undefined), effect.audience);
          return [first, ...items.map((item) => item.text)].join(' ').replace(/\p{Cc}|[\u2028\u2029]/gu, ' ');
        });
      return { sender, seen: async () => text().join('\n') };
    },
  },
};

for (const { kind } of senderKinds) describeSender(kind, harnesses[kind]);

test('every way of sending is described in the reference', () => {
  const reference = readFileSync(join(import.meta.dirname, '../../docs/reference/senders.md'), 'utf8');
  expect([...reference.matchAll(/^## `(\w+)`$/gm)].map(([, kind]) => kind)).toEqual(
    senderKinds.map(({ kind }) => kind),
  );
});

test('many in one lead to the record that each is about', () => {
  const effect = { key: 'a', kind: 'x', lane: 'l', audience: 'staff', payload: { reason: { code: 'c' } } } as const;
  const { items } = gatherNotices([
    { ...effect, about: 'deals/1' },
    { ...effect, about: 'deals/2', payload: { reason: { code: 'c' }, record: 'people/3' } },
  ]);

  expect(items!.map(({ record }) => record)).toEqual(['deals/1', 'people/3']);
});
