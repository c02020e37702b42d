import { join } from 'node:path';
import type { Command } from 'commander';
import type { Deployment } from '../adapters/actions/deploy.ts';
import { shellText } from '../adapters/actions/deploying/shell-text.ts';
import { RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { broken } from './failure.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly project: string;
  readonly region?: string;
  readonly name?: string;
  readonly cloudSql?: true;
  readonly run?: true;
  readonly remove?: true;
}

/** `rowcall deploy`: prints, or runs, every command that makes Rowcall work at Google Cloud. */
export function addDeploy(program: Command, finish: Finish): void {
  withBookOptions(program.command('deploy'))
    .summary('print or run what makes Rowcall work at Google Cloud')
    .description(
      'Says what would stand at Google Cloud and what a month costs, and prints every command that makes it so; with --run it runs them, one after the other, and stops at the first that fails. Run again, it passes over what is there.',
    )
    .requiredOption('--project <id>', 'the id of the project at Google Cloud')
    .option('--region <region>', 'where it stands (default: europe-west1)')
    .option('--name <name>', 'what everything that is made there begins with (default: rowcall)')
    .option('--cloud-sql', 'make the smallest PostgreSQL of Google’s, instead of using the one at DATABASE_URL')
    .option('--run', 'run the commands')
    .option('--remove', 'print what takes all of it away again')
    .action(async (book: string | undefined, options: Options) => {
      finish(await deploying(book, options));
    });
}

async function deploying(book: string | undefined, options: Options): Promise<number> {
  const { project, region, name, cloudSql = false, run = false, remove = false, json = false } = options;
  if (run && remove) throw new RowcallError('request.invalid', '--remove only prints: run what it prints yourself.');
  const { deploy, perform } = await import('../adapters/actions/index.ts');
  const { deploySurroundings } = await import('../functions/deploy-surroundings.ts');
  const root = join(import.meta.dirname, '..');
  let speaker: Language | null = null;
  let said: ((name: string) => string | undefined) | null = null;
  const planned = await runAction(
    async (desk) => {
      const around = await deploySurroundings(desk, askedOf(book, options));
      said = around.said;
      return await perform(deploy, desk, {
        ...askedOf(book, options),
        project,
        ...(region !== undefined && { region }),
        ...(name !== undefined && { name }),
        database: cloudSql ? 'cloud-sql' : 'outside',
        remove,
        root,
        secrets: [...around.secrets],
        open: { ...around.open },
      });
    },
    json,
    (plan, language) => {
      speaker = language;
      return planLines(plan, language, { run, remove });
    },
  );
  if (!run || speaker === null || said === null) return 0;
  return await running(planned, speaker, said);
}

async function running(
  { steps, account, hook }: Deployment,
  language: Language,
  said: (name: string) => string | undefined,
): Promise<number> {
  const { runSteps } = await import('../adapters/actions/deploying/run-steps.ts');
  const { spawnCommand } = await import('./spawn-command.ts');
  const say = sayIn(language);
  const ended = await runSteps(steps, spawnCommand, said, (at, step, became) => {
    const args = { at: at + 1, of: steps.length, title: step.title };
    if (became === 'begun') terminal.mention(`${terminal.paint('bold', say('at', args))}\n`);
    else if (became === 'there') terminal.mention(`${say('there')}\n`);
  });
  if (ended.is === 'failed') {
    const args = { at: ended.at + 1, of: steps.length, title: ended.step.title, done: ended.at };
    const lines = [
      terminal.paint('red', say('failed', args)),
      ...(ended.why === null ? [] : [ended.why]),
      say('go-on'),
    ];
    terminal.mention(`${lines.join('\n')}\n`);
    return broken;
  }
  await terminal.print(`${[terminal.paint('green', say('ended')), ...nextLines({ account, hook }, say)].join('\n')}\n`);
  return 0;
}

type Say = (code: string, args?: Readonly<Record<string, string | number | boolean>>) => string;

function sayIn(language: Language): Say {
  return (code, args = {}) => printable(language.say({ code: `report.deploy.${code}`, args }));
}

function planLines(
  plan: Deployment,
  language: Language,
  { run, remove }: { readonly run: boolean; readonly remove: boolean },
): readonly string[] {
  const say = sayIn(language);
  const bold = (line: string) => terminal.paint('bold', line);
  const resources = plan.resources.map(({ what, name }) => `  ${what}: ${name}`);
  if (remove) return [bold(say('goes')), ...resources, '', ...commandLines(plan), '', say('left')];
  return [
    bold(say('stands', { project: plan.project, region: plan.region })),
    ...resources,
    '',
    ...costLines(plan.cost, say),
    '',
    ...needLines(plan.needs, say),
    ...(run ? [] : [...commandLines(plan), '', ...nextLines(plan, say), '', say('run')]),
  ];
}

function costLines({ lines, usual, most, asOf, calls }: Deployment['cost'], say: Say): readonly string[] {
  const money = (amount: number) => amount.toFixed(2);
  return [
    terminal.paint('bold', say('cost', { usual: money(usual), most: money(most) })),
    ...lines.map(
      (line) => `  ${say(`cost.${line.what}`)}: ${money(line.usual)} – ${money(line.most)}  (${line.source})`,
    ),
    terminal.paint('dim', say('cost-note', { asOf, calls })),
  ];
}

function needLines(needs: Deployment['needs'], say: Say): readonly string[] {
  const missing = needs.filter(({ set }) => !set);
  if (missing.length === 0) return [];
  return [
    terminal.paint('yellow', say('needs')),
    ...missing.map(({ name, how }) => `  ${name}: ${printable(how)}`),
    '',
  ];
}

function commandLines({ steps }: Pick<Deployment, 'steps'>): readonly string[] {
  return steps.flatMap((step) => [`# ${printable(step.title)}`, shellText(step), '']).slice(0, -1);
}

function nextLines({ account, hook }: Pick<Deployment, 'account' | 'hook'>, say: Say): readonly string[] {
  return [say('next', { account, hook })];
}
