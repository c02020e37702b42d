import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Ticked } from '../../adapters/actions/tick.ts';
import { languageByCode } from '../../adapters/languages/index.ts';
import { answering } from '../../cli/answer-rows.ts';
import { RowcallError } from '../../core/errors.ts';

const nothing: Ticked = {
  language: 'en',
  columns: [],
  read: 0,
  answers: 0,
  changed: 0,
  conflicts: 0,
  causes: [],
  due: 0,
  messages: { sent: 0, gathered: 0, failed: 0, unknown: 0, left: 0 },
  waiting: null,
  questions: 0,
  duplicates: 0,
  left: false,
  open: null,
  paused: null,
  wished: 0,
  joined: 0,
  pruned: 0,
  backup: { language: 'en', is: 'none', file: null, copy: null, records: 0, unnamed: 0, removed: 0, beside: false },
};

let out = '';

beforeEach(() => {
  out = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...rest: unknown[]) => {
    out += String(text);
    const taken = rest.at(-1);
    if (typeof taken === 'function') taken();
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** What is said of each of several calls that come to this. */
async function said(...calls: readonly (Partial<Ticked> | Error)[]): Promise<readonly string[]> {
  const left = [...calls];
  const rows = answering(async () => {
    const next = left.shift()!;
    if (next instanceof Error) throw next;
    return { ...nothing, ...next };
  }, languageByCode('en')!);
  const told: string[] = [];
  for (const _ of calls) {
    out = '';
    await rows.answer();
    told.push(out);
  }
  return told;
}

describe('while it runs', () => {
  test('nothing is said of a minute in which nothing happened', async () => {
    expect(await said({}, { read: 500, waiting: 7 }, { messages: { ...nothing.messages, left: 3 } })).toEqual([
      '',
      '',
      '',
    ]);
  });

  test('what was written and sent is told', async () => {
    const [written, sent] = await said(
      { read: 5, answers: 2, waiting: 0 },
      { messages: { ...nothing.messages, sent: 1 } },
    );
    expect(written).toBe('5 rows read: 2 answers written in Rowcall’s own columns\n');
    expect(sent).toBe('1 message sent\n');
  });

  test('what lasts is told once: a book that stays open, a question that waits, a failure', async () => {
    const failure = new RowcallError('store.copied', 'This may be a copy.');
    const told = await said(
      { read: 5, open: 2 },
      { read: 5, open: 2 },
      { questions: 1 },
      { questions: 1 },
      failure,
      failure,
      { questions: 2 },
    );
    expect(told.map((text) => text.split('\n')[0])).toEqual([
      '2 answers are waiting: close the book',
      '',
      'There was nothing to do.',
      '',
      'This may be a copy.',
      '',
      'There was nothing to do.',
    ]);
    expect(told[2]).toContain('1 question waits');
  });

  test('a failure that comes back after it was over is told again', async () => {
    const failure = new RowcallError('state.unreachable', 'Nobody answers.');
    const told = await said(failure, {}, failure);
    expect(told.map((text) => text !== '')).toEqual([true, false, true]);
  });
});
