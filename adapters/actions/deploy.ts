import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { Need } from '../../core/store.ts';
import { action } from './calling/action.ts';
import type { Choices } from './deploying/choices.ts';
import { addressName, namesOf, passwordName } from './deploying/choices.ts';
import { costSchema, estimate } from './deploying/estimate.ts';
import { interfacesOf, planDeploy, type Say } from './deploying/plan-deploy.ts';
import { planRemoval } from './deploying/plan-removal.ts';
import { stepSchema } from './deploying/step.ts';
import { bookShape, openSettings, whereabouts } from './examining/open-book.ts';
import { signingNeeds } from './signing/signing-needs.ts';

const deploymentSchema = z.strictObject({
  language: z.string(),
  project: z.string(),
  region: z.string(),
  resources: z.array(z.strictObject({ what: z.string(), name: z.string() })).meta({
    description: 'Everything that would stand at Google Cloud.',
  }),
  cost: costSchema,
  needs: z.array(z.strictObject({ name: z.string(), how: z.string(), set: z.boolean() })).meta({
    description: 'What has to be said by the surroundings when it is run for the first time.',
  }),
  steps: z.array(stepSchema),
  hook: z.string().meta({ description: 'Where the spreadsheet calls; `PROJECT_NUMBER` stands for a number.' }),
  account: z.string().meta({ description: 'The account that Rowcall works as there.' }),
});
export type Deployment = z.output<typeof deploymentSchema>;

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,17}[a-z0-9]$/u, 'has 2 to 19 small letters, digits and hyphens, a letter first');

/** Everything that makes Rowcall work at Google Cloud, or takes it away again, as a plan. Does nothing itself. */
export const deploy = action({
  name: 'deploy',
  summary: 'Plans how Rowcall comes to stand at Google Cloud: every command, every resource, and what a month costs.',
  input: z.strictObject({
    ...bookShape,
    project: z
      .string()
      .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/u, 'is the id of a project at Google Cloud, as my-team-crm')
      .meta({ description: 'The id of the project at Google Cloud.' }),
    region: z
      .string()
      .regex(/^[a-z]+-[a-z]+\d+$/u, 'is a region of Google Cloud, as europe-west1')
      .default('europe-west1')
      .meta({ description: 'Where it stands.' }),
    name: name.default('rowcall').meta({ description: 'What everything that is made there begins with.' }),
    database: z
      .enum(['outside', 'cloud-sql'])
      .default('outside')
      .meta({ description: `A database that is there already, at ${addressName}, or the smallest one of Google’s.` }),
    remove: z.boolean().default(false).meta({ description: 'Whether to plan how to take all of it away again.' }),
    root: z.string().meta({ description: 'The folder in which Rowcall is installed.' }),
    secrets: z.array(z.string()).default([]).meta({ description: 'Names of secrets that the surroundings say.' }),
    open: z
      .record(z.string(), z.string())
      .default({})
      .meta({ description: 'What else the surroundings say to the kind of spreadsheet, by name.' }),
  }),
  output: deploymentSchema,
  async run(desk, asked) {
    // Where the spreadsheet is stands in the file: no database need be reached from here.
    const loaded = await openSettings(desk, { ...asked, draft: true });
    const book = whereabouts(desk, asked, loaded);
    const { kind, settings } = book;
    if (kind.isFile || book.address === null)
      throw new RowcallError('deploy.nowhere', `${book.file ?? settings} stands on this computer alone.`);
    const needs = [...(kind.needs ?? []), ...signingNeeds];
    const { project, region, database } = asked;
    const choices: Choices = {
      project,
      region,
      name: asked.name,
      database,
      settings,
      root: asked.root,
      built: desk.beside(settings, '.rowcall/built'),
      secrets: needs.filter((need) => need.secret && (need.required || asked.secrets.includes(need.name))),
      open: openTo(needs, asked.open),
      interfaces: kind.interfaces ?? [],
    };
    const { language } = loaded.model.locale;
    const say = sayIn(language);
    return {
      language: language.code,
      project,
      region,
      resources: resourcesOf(choices, say),
      cost: estimate(choices),
      needs: askedFor(choices, asked.secrets),
      steps: [...(asked.remove ? planRemoval(choices, say) : planDeploy(choices, say))],
      hook: `https://${namesOf(choices).hook}-PROJECT_NUMBER.${region}.run.app`,
      account: namesOf(choices).runAs,
    };
  },
});

function sayIn(language: Language): Say {
  return (code, args = {}) => language.say({ code: `report.deploy.${code}`, args });
}

function openTo(needs: readonly Need[], said: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = needs.filter(({ secret }) => !secret).map((need) => need.name);
  return Object.fromEntries(Object.entries(said).filter(([one]) => names.includes(one)));
}

/** The address of the database, or the password of one that is to be made, and the keys of the spreadsheet. */
function askedFor({ database, secrets }: Choices, set: readonly string[]): Deployment['needs'] {
  const first =
    database === 'cloud-sql'
      ? {
          name: passwordName,
          how: `The password of the database that is made: letters and digits, 16 at least. export ${passwordName}=$(openssl rand -hex 24)`,
        }
      : { name: addressName, how: 'The address of a PostgreSQL database: postgres://name:password@host:5432/database' };
  return [first, ...secrets].map(({ name: one, how }) => ({ name: one, how, set: set.includes(one) }));
}

function resourcesOf(choices: Choices, say: Say): Deployment['resources'] {
  const names = namesOf(choices);
  const of = (what: string, ...called: readonly string[]) =>
    called.map((one) => ({ what: say(`what.${what}`), name: one }));
  return [
    ...of('function', names.hook, names.tick),
    ...of('job', names.job),
    ...of('secret', ...[addressName, ...choices.secrets.map((need) => need.name)].map(names.secret)),
    ...(choices.database === 'cloud-sql' ? of('database', names.database) : []),
    ...of('account', names.runAs, names.clockAs, names.buildAs),
    ...of('images', 'cloud-run-source-deploy'),
    ...of('bucket', `run-sources-${choices.project}-${choices.region}`),
    ...of('interfaces', interfacesOf(choices).join(', ')),
  ];
}
