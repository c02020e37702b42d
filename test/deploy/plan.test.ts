import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { Choices } from '../../adapters/actions/deploying/choices.ts';
import { estimate } from '../../adapters/actions/deploying/estimate.ts';
import { listed, planDeploy } from '../../adapters/actions/deploying/plan-deploy.ts';
import { planRemoval } from '../../adapters/actions/deploying/plan-removal.ts';
import { prices } from '../../adapters/actions/deploying/prices.ts';
import { shellText } from '../../adapters/actions/deploying/shell-text.ts';
import type { Command, Step, Word } from '../../adapters/actions/deploying/step.ts';
import { faultsOf } from './gcloud-commands.ts';

const secret = { name: 'NOTION_TOKEN', how: 'The secret of a connection.', secret: true, required: true };
const choices: Choices = {
  project: 'my-team-crm',
  region: 'europe-west1',
  name: 'rowcall',
  database: 'outside',
  settings: 'rowcall.yaml',
  root: '/opt/rowcall',
  built: '.rowcall/built',
  secrets: [secret],
  open: {},
  interfaces: ['sheets'],
};
const managed: Choices = { ...choices, database: 'cloud-sql' };
const say = (code: string) => code;

const textOf = (word: Word) =>
  typeof word === 'string' ? word : word.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)).join('');

function commandsOf(step: Step): readonly Command[] {
  switch (step.is) {
    case 'run':
    case 'ask':
      return [step.command];
    case 'ensure':
      return [step.check, step.make, ...(step.change ? [step.change] : [])];
    case 'drop':
      return [step.check, step.drop];
    default:
      return step satisfies never;
  }
}

const lines = (steps: readonly Step[]) =>
  steps.flatMap(commandsOf).map(({ program, words }) => [program, ...words.map(textOf)].join(' '));

describe('the plan', () => {
  test('has no command and no flag that Google’s tool does not know', () => {
    const all = [choices, managed].flatMap((one) => [...planDeploy(one, say), ...planRemoval(one, say)]);
    const faults = all
      .flatMap(commandsOf)
      .filter(({ program }) => program === 'gcloud')
      .flatMap(({ words }) => faultsOf(words.map(textOf)));

    expect(faults).toEqual([]);
    expect(faultsOf(['run', 'deploi', 'x'])).toHaveLength(1);
    expect(faultsOf(['run', 'deploy', 'x', '--sourse=y'])).toEqual(['run deploy takes no --sourse']);
  });

  test('says of every command which project is meant, and asks nobody', () => {
    const all = [...planDeploy(managed, say), ...planRemoval(managed, say)].flatMap(commandsOf);
    const own = all.filter(({ program }) => program === 'gcloud').map(({ words }) => words.map(textOf));

    expect(own.filter((words) => !words.includes('--project=my-team-crm') || !words.includes('--quiet'))).toEqual([]);
  });

  test('gives secrets to commands where nobody sees them: on their input, never among their words', () => {
    const all = planDeploy(managed, say).flatMap(commandsOf);
    const named = (word: Word) =>
      typeof word === 'string' ? [] : word.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));

    expect(new Set(all.flatMap(({ words }) => words.flatMap(named)))).toEqual(new Set(['PROJECT_NUMBER']));
    expect(all.flatMap(({ input }) => (input === undefined ? [] : named(input)))).toEqual([
      'ROWCALL_DATABASE_PASSWORD',
      'ROWCALL_DATABASE_PASSWORD',
      'NOTION_TOKEN',
    ]);
  });

  test('makes only what is not there, and whatever it runs anyway may be run again', () => {
    const again = /(services enable|add-iam-policy-binding|run deploy|projects describe|build\.ts)/u;
    const bare = planDeploy(managed, say).filter(({ is }) => is !== 'ensure');

    expect(lines(bare).filter((line) => !again.test(line))).toEqual([]);
  });

  test('lets everybody call the function that proves its callers, and one account alone the other', () => {
    const deployed = lines(planDeploy(choices, say)).filter((line) => line.includes('run deploy'));

    expect(
      deployed.map((line) => [/run deploy (\S+)/u.exec(line)![1], /--(no-)?allow-unauthenticated/u.exec(line)![0]]),
    ).toEqual([
      ['rowcall-hook', '--allow-unauthenticated'],
      ['rowcall-tick', '--no-allow-unauthenticated'],
    ]);
    expect(lines(planDeploy(choices, say)).filter((line) => line.includes('roles/run.invoker'))).toEqual([
      expect.stringContaining('rowcall-tick --region=europe-west1 --member=serviceAccount:rowcall-clock@'),
    ]);
  });

  test('makes no database where one is there already', () => {
    expect(lines(planDeploy(choices, say)).filter((line) => / sql |cloudsql/u.test(line))).toEqual([]);
  });

  test('asks for no more connections than the smallest database has', () => {
    const most = lines(planDeploy(managed, say)).flatMap((line) => /--max-instances=(\d+)/u.exec(line)?.[1] ?? []);
    const each = 4;

    expect(most.reduce((sum, one) => sum + Number(one) * each, 0)).toBeLessThan(25);
  });

  test('leads to a database of Google’s by an address that the driver understands', () => {
    const put = planDeploy(managed, say)
      .flatMap(commandsOf)
      .find(({ input }) => input !== undefined && textOf(input).startsWith('postgres://'));
    const client = new pg.Client({
      connectionString: textOf(put!.input!).replace('<ROWCALL_DATABASE_PASSWORD>', 'abc'),
    });

    expect([client.host, client.user, client.database, client.password]).toEqual([
      '/cloudsql/my-team-crm:europe-west1:rowcall-db',
      'rowcall',
      'rowcall',
      'abc',
    ]);
  });

  test('takes away whatever it makes', () => {
    const gone = lines(planRemoval(managed, say)).join('\n');
    for (const what of ['rowcall-hook', 'rowcall-tick', 'rowcall-database-url', 'rowcall-notion-token', 'rowcall-db'])
      expect(gone).toMatch(new RegExp(`delete ${what}`, 'u'));
    for (const account of ['run', 'clock', 'build'])
      expect(gone).toContain(`service-accounts delete rowcall-${account}@`);
  });
});

describe('a printed command', () => {
  const shell = (text: string, env: Readonly<Record<string, string>> = {}) =>
    execFileSync('/bin/sh', ['-c', text], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...env } });
  const showing = (words: readonly Word[]): Step => ({
    is: 'run',
    title: '',
    command: {
      program: process.execPath,
      words: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...words],
    },
  });

  test('means to a shell exactly the words that are meant, whatever is in them', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'a \'"$`\\!*?~#&|;<>(){}[]\n=%,é'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(odd, fc.tuple(odd, fc.constant({ name: 'GIVEN' }), odd)), { maxLength: 5 }),
        odd,
        (words, given) => {
          const out = JSON.parse(shell(shellText(showing(words)), { GIVEN: given }));
          expect(out).toEqual(words.map((word) => (typeof word === 'string' ? word : `${word[0]}${given}${word[2]}`)));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('takes what it is given from the surroundings, and makes only what is not there', () => {
    const echo = (text: string): Command => ({ program: 'echo', words: [text] });
    const step = (there: boolean): Step => ({
      is: 'ensure',
      title: '',
      check: { program: there ? 'true' : 'false', words: [] },
      make: { program: 'cat', words: [], input: ['made with ', { name: 'KEY' }] },
    });
    expect([shell(shellText(step(true)), { KEY: 'k' }), shell(shellText(step(false)), { KEY: 'k$`"' })]).toEqual([
      '',
      'made with k$`"',
    ]);
    const changing = (there: boolean): Step => ({ ...step(there), is: 'ensure', change: echo('changed') }) as Step;
    expect([shell(shellText(changing(true))), shell(shellText(changing(false)), { KEY: 'k' })]).toEqual([
      'changed\n',
      'made with k',
    ]);
    const asked: Step = { is: 'ask', title: '', name: 'NUMBER', command: echo('42') };
    expect(shell(`${shellText(asked)}\n${shellText(showing([['n=', { name: 'NUMBER' }]]))}`)).toBe('["n=42"]\n');
  });

  test('parts several values by a sign that is in none of them', () => {
    expect(listed({ A: '1', B: '2' })).toBe('A=1,B=2');
    expect(listed({ A: 'x@y.example,z@y.example', B: 'p|q' })).toBe('^;^A=x@y.example,z@y.example;B=p|q');
  });
});

describe('the estimate', () => {
  test('is the sum of its lines, least what is free, and says where its prices are from', () => {
    for (const one of [choices, managed]) {
      const { lines: all, usual, most, asOf } = estimate(one);
      expect(usual).toBeCloseTo(
        all.reduce((sum, line) => sum + line.usual, 0),
        2,
      );
      expect(most).toBeCloseTo(
        all.reduce((sum, line) => sum + line.most, 0),
        2,
      );
      for (const line of all) {
        expect(line.usual).toBeLessThanOrEqual(line.most);
        expect(line.source).toMatch(/^https:\/\/cloud\.google\.com\/[a-z-]+\/pricing$/u);
      }
      expect(asOf).toBe(prices.asOf);
    }
  });

  test('of functions alone is nothing while nothing else uses up what is free, and of a database what it costs by the hour', () => {
    expect([estimate(choices).usual, estimate(managed).lines.at(-1)]).toMatchObject([
      0,
      { what: 'database', usual: expect.closeTo(730 * 0.0105 + 10 * 0.17 + 7 * 0.08, 2) },
    ]);
  });
});
