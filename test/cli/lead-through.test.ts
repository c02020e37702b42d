import { EventEmitter } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Connected, ConnectStep } from '../../adapters/actions/connect.ts';
import { languageByCode } from '../../adapters/languages/index.ts';
import { clackDialog } from '../../cli/clack-dialog.ts';
import { type Dialog, type Leading, leadThrough } from '../../cli/lead-through.ts';

/** A vendor where three things are to be done: a page, a key, a share. */
function vendor() {
  const done = { key: false, shared: false };
  const step = (name: string, is: ConnectStep['is'], more: Partial<ConnectStep> = {}): ConnectStep => ({
    step: name,
    is,
    what: `Do ${name}`,
    page: `https://vendor.example/${name}`,
    gives: null,
    asFile: false,
    paste: null,
    ...more,
  });
  const at = (accepted: readonly string[] = []): Connected => ({
    language: 'en',
    book: 'https://vendor.example/sheet',
    connected: done.key && done.shared,
    steps: [
      step('project', done.key ? 'done' : 'open'),
      step('key', done.key ? 'done' : 'open', { gives: 'VENDOR_KEY' }),
      step('share', !done.key ? 'unknown' : done.shared ? 'done' : 'open', { paste: done.key ? 'robot@x' : null }),
    ],
    problem: done.key
      ? done.shared
        ? null
        : { is: 'broken', code: 'not-shared', message: 'Not shared', remedy: 'Share it.' }
      : { is: 'broken', code: 'key', message: 'The key is not accepted', remedy: 'Make another.' },
    accepted: [...accepted],
  });
  return { done, at };
}

interface Played extends Leading {
  readonly said: string[];
  readonly opened: string[];
  readonly copied: string[];
}

function play(answers: Partial<Dialog>, look: Leading['look'], more: Partial<Leading> = {}): Played {
  const said: string[] = [];
  const opened: string[] = [];
  const copied: string[] = [];
  const nobody = async () => {
    throw new Error('Nobody was to be asked');
  };
  return {
    said,
    opened,
    copied,
    language: languageByCode('en')!,
    look,
    open: (page) => void opened.push(page),
    copy: async (text) => copied.push(text) > 0,
    sleep: async () => {},
    dialog: {
      say: (message) => void said.push(message),
      warn: (message) => void said.push(message),
      confirm: nobody,
      secret: nobody,
      file: nobody,
      wait: (_, work) => work(() => false),
      ...answers,
    },
    ...more,
  };
}

describe('a person who connects a spreadsheet', () => {
  test('is led from page to page, asked again for a key that opens nothing, and waited for', async () => {
    const { done, at } = vendor();
    const keys = ['wrong', 'right'];
    let looks = 0;
    const look: Leading['look'] = async ({ VENDOR_KEY: key }) => {
      if (key !== undefined) done.key = key === 'right';
      if (done.key && key === undefined && ++looks === 3) done.shared = true;
      return at(key === 'right' ? ['VENDOR_KEY'] : []);
    };
    const played = play({ confirm: async () => true, secret: async () => keys.shift() ?? null }, look);

    expect(await leadThrough(played)).toMatchObject({ connected: true });
    expect(played.opened).toEqual(['project', 'key', 'share'].map((one) => `https://vendor.example/${one}`));
    expect(played.said).toEqual([
      'Step 1 of 3: Do project\nIt is done here: https://vendor.example/project',
      'Step 2 of 3: Do key\nIt is done here: https://vendor.example/key',
      'The key is not accepted\nMake another.',
      'Step 3 of 3: Do share\nIt is done here: https://vendor.example/share\nTo be pasted there, and copied already: robot@x',
    ]);
    expect([played.copied, looks]).toEqual([['robot@x'], 3]);
    expect(played.said.join()).not.toContain('right');
  });

  test('is shown the address to share with where nothing can be copied', async () => {
    const { done, at } = vendor();
    done.key = true;
    const look = async () => {
      const seen = at();
      done.shared = true;
      return seen;
    };
    const played = play({}, look, { copy: async () => false });
    await leadThrough(played);
    expect(played.said[0]).toContain('To be pasted there: robot@x');
  });

  test('may say that it is not done yet, and may end it anywhere', async () => {
    const { at } = vendor();
    const confirms = [false, null];
    const stopped = play({ confirm: async () => confirms.shift()! }, async () => at());
    expect(await leadThrough(stopped)).toBeNull();
    const without = play({ confirm: async () => true, secret: async () => null }, async () => at());
    expect(await leadThrough(without)).toBeNull();
    const impatient = play({ wait: async () => null }, async () => at());
    expect(await leadThrough(impatient)).toBeNull();
  });

  test('is told at once of what no step mends', async () => {
    const { done, at } = vendor();
    done.key = true;
    done.shared = true;
    const problem = { is: 'broken', code: 'away', message: 'Nobody answers', remedy: 'Wait.' } as const;
    const played = play({}, async () => ({ ...at(), connected: false, problem }));
    expect(await leadThrough(played)).toMatchObject({ connected: false, problem });
    expect(played.said).toEqual([]);
  });
});

describe('the terminal', () => {
  const on = () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
    let shown = '';
    output.on('data', (text) => {
      shown += text;
    });
    const type = (text: string) => {
      for (const key of text) input.write(key);
    };
    return { streams: { input, output }, type, shown: () => shown };
  };

  test('shows nothing of a secret', async () => {
    const { streams, type, shown } = on();
    const asked = clackDialog(streams).secret('Paste it here');
    type('hunter2-9917\r');
    expect(await asked).toBe('hunter2-9917');
    expect(shown()).toContain('Paste it here');
    expect(shown()).not.toMatch(/h.{0,20}u.{0,20}n.{0,20}t.{0,20}e.{0,20}r/su);
  });

  test('takes a file as terminals give it when it is dragged there, and asks again for one that is not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rowcall key '));
    const file = join(folder, 'the key.json');
    writeFileSync(file, '{"a":1}');
    for (const typed of [file.replaceAll(' ', '\\ '), `'${file}'`, `"${file}" `]) {
      const { streams, type, shown } = on();
      const asked = clackDialog(streams).file('Where is it?', 'There is no such file');
      type('/nowhere\r');
      await new Promise((over) => setTimeout(over, 50));
      type(`${typed}\r`);
      expect(await asked).toBe('{"a":1}');
      expect(shown()).toContain('There is no such file');
    }
  });

  test('Ctrl-C ends a question, and a wait', async () => {
    const { streams, type, shown } = on();
    const asked = clackDialog(streams).confirm('Done?', 'Yes', 'Not yet');
    type('\u0003');
    expect(await asked).toBeNull();
    const keys = new EventEmitter();
    const waiting = clackDialog(streams, keys).wait('Waiting', () => new Promise<never>(() => {}));
    keys.emit('SIGINT');
    expect(await waiting).toBeNull();
    expect(shown()).toContain('Waiting');
    expect(await clackDialog(streams, keys).wait('Waiting', async (isEnded) => !isEnded())).toBe(true);
    expect(keys.listenerCount('SIGINT')).toBe(0);
  });
});
