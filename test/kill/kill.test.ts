import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../postgres/server.ts';
import { runKill } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-kill-'));
/** A busy computer takes longer; the run itself gives up waiting for rest after a minute and a half. */
const patience = 240_000;
const kills = 20;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two processes at one spreadsheet, of which one is killed again and again', () => {
  test.each([
    ['SQLite', async () => join(folder, 'state.db')],
    ['PostgreSQL', () => freshDatabase()],
  ])(
    'lose nothing that people typed, double no row and no message, and come to rest, on %s',
    async (_, database) => {
      const seed = process.env['CI'] ? 1 : Math.floor(Math.random() * 1_000_000);
      const { tally, violations } = await runKill({ database: await database(), seed, until: { kills } });

      expect({ seed, violations }).toEqual({ seed, violations: [] });
      expect(tally).toMatchObject({ kills });
      expect(tally['writes']).toBeGreaterThan(0);
    },
    patience,
  );
});
