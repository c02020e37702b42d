import { describe, expect, test } from '@jest/globals';
import type { Filled, Run } from '../../adapters/actions/deploying/run-steps.ts';
import { runSteps } from '../../adapters/actions/deploying/run-steps.ts';
import type { Command, Step } from '../../adapters/actions/deploying/step.ts';

const command = (name: string, input?: Command['input']): Command => ({
  program: 'tool',
  words: [name],
  ...(input !== undefined && { input }),
});
const run = (name: string): Step => ({ is: 'run', title: name, command: command(name) });
const ensure = (name: string, change = false): Step => ({
  is: 'ensure',
  title: name,
  check: command(`has ${name}`),
  make: command(`make ${name}`, [{ name: 'KEY' }]),
  ...(change && { change: command(`change ${name}`) }),
});

interface Tool {
  readonly run: Run;
  readonly ran: Filled[];
}

/** A tool that remembers what was made; `fails` names what does not work. */
function tool(there: readonly string[] = [], fails = ''): Tool {
  const made = new Set(there);
  const ran: Filled[] = [];
  return {
    ran,
    run: async (filled) => {
      ran.push(filled);
      const [word = ''] = filled.words;
      if (word === fails) return { code: 1, out: '' };
      if (word.startsWith('has ')) return { code: made.has(word.slice(4)) ? 0 : 1, out: '' };
      if (word.startsWith('make ')) made.add(word.slice(5));
      return { code: 0, out: word === 'number' ? '42\n' : '' };
    },
  };
}

const said = (name: string) => (name === 'KEY' ? 'k' : undefined);
const wordsOf = ({ ran }: Tool) => ran.map(({ words }) => words.join(' '));

describe('steps', () => {
  test('are run in order, and what is there is passed over', async () => {
    const it = tool(['b']);
    const news: unknown[] = [];
    const ended = await runSteps([run('a'), ensure('b'), ensure('c')], it.run, said, (at, _, became) =>
      news.push([at, became]),
    );

    expect(ended).toEqual({ is: 'done' });
    expect(wordsOf(it)).toEqual(['a', 'has b', 'has c', 'make c']);
    expect(news).toEqual([
      [0, 'begun'],
      [0, 'done'],
      [1, 'begun'],
      [1, 'there'],
      [2, 'begun'],
      [2, 'done'],
    ]);
  });

  test('stop at the first that fails, and run again they go on from there', async () => {
    const steps = [ensure('a'), run('b'), ensure('c')];
    const it = tool([], 'b');
    const ended = await runSteps(steps, it.run, said, () => {});
    expect(ended).toMatchObject({ is: 'failed', at: 1, step: { title: 'b' }, why: null });
    expect(wordsOf(it)).toEqual(['has a', 'make a', 'b']);

    const again = tool(['a']);
    expect(await runSteps(steps, again.run, said, () => {})).toEqual({ is: 'done' });
    expect(wordsOf(again)).toEqual(['has a', 'b', 'has c', 'make c']);
  });

  test('bring what is there into the form it is to have', async () => {
    const it = tool(['a']);
    await runSteps([ensure('a', true)], it.run, said, () => {});

    expect(wordsOf(it)).toEqual(['has a', 'change a']);
  });

  test('need a secret only when it is used, and then say which is missing, not what it is', async () => {
    expect(
      await runSteps(
        [ensure('a')],
        tool(['a']).run,
        () => undefined,
        () => {},
      ),
    ).toEqual({ is: 'done' });
    expect(
      await runSteps(
        [ensure('a')],
        tool().run,
        () => undefined,
        () => {},
      ),
    ).toMatchObject({
      is: 'failed',
      why: 'KEY is not set.',
    });
    const it = tool();
    await runSteps([ensure('a')], it.run, said, () => {});
    expect(it.ran.at(-1)).toEqual({ program: 'tool', words: ['make a'], input: 'k' });
  });

  test('may use what an earlier one was answered', async () => {
    const it = tool();
    const using: Step = { is: 'run', title: '', command: { program: 'tool', words: [['n=', { name: 'N' }]] } };
    await runSteps([{ is: 'ask', title: '', name: 'N', command: command('number') }, using], it.run, said, () => {});

    expect(wordsOf(it)).toEqual(['number', 'n=42']);
  });

  test('that find no answer where one is needed have failed', async () => {
    const asking: Step = { is: 'ask', title: 'ask', name: 'N', command: command('nothing') };

    expect(await runSteps([asking], tool().run, said, () => {})).toMatchObject({ is: 'failed', at: 0 });
  });
});
