import type { Args } from '../../../core/finding.ts';
import type { Choices } from './choices.ts';
import { addressName, namesOf, numberName, passwordName } from './choices.ts';
import type { Command, Step, Word } from './step.ts';

/** Says what a step is for, in the language of the team. */
export type Say = (code: string, args?: Args) => string;

/** Everything that has to be done for Rowcall to work at Google Cloud, in order. */
export function planDeploy(choices: Choices, say: Say): readonly Step[] {
  return [
    { is: 'run', title: say('build'), command: buildCommand(choices) },
    { is: 'run', title: say('services'), command: gcloud(choices, ['services', 'enable', ...interfacesOf(choices)]) },
    ...accountSteps(choices, say),
    ...(choices.database === 'cloud-sql' ? databaseSteps(choices, say) : []),
    ...secretSteps(choices, say),
    ...functionSteps(choices, say),
    ...clockSteps(choices, say),
  ];
}

/** A command of Google's tool, which asks nothing and speaks of this project. */
export function gcloud({ project }: Pick<Choices, 'project'>, words: readonly Word[], input?: Word): Command {
  const all: Word[] = [...words, `--project=${project}`, '--quiet'];
  return { program: 'gcloud', words: all, ...(input !== undefined && { input }) };
}

/** The interfaces of Google that have to be switched on. */
export function interfacesOf({ database, interfaces }: Choices): readonly string[] {
  const usual = ['run', 'cloudbuild', 'artifactregistry', 'secretmanager', 'cloudscheduler', 'iam'];
  return [...usual, ...(database === 'cloud-sql' ? ['sqladmin'] : []), ...interfaces].map(
    (name) => `${name}.googleapis.com`,
  );
}

function buildCommand({ root, built, settings }: Choices): Command {
  return { program: 'node', words: [`${root}/functions/build.ts`, built, '--settings', settings] };
}

function accountSteps(choices: Choices, say: Say): readonly Step[] {
  const names = namesOf(choices);
  const { run, clock, build } = names.accounts;
  const account = (id: string, email: string, what: string): Step => ({
    is: 'ensure',
    title: say('account', { account: id, what }),
    check: gcloud(choices, ['iam', 'service-accounts', 'describe', email]),
    make: gcloud(choices, ['iam', 'service-accounts', 'create', id, `--display-name=Rowcall: ${what}`]),
  });
  const role = (email: string, granted: string): Step => ({
    is: 'run',
    title: say('role', { account: email.split('@')[0]!, role: granted }),
    command: gcloud(choices, [
      'projects',
      'add-iam-policy-binding',
      choices.project,
      `--member=serviceAccount:${email}`,
      `--role=${granted}`,
      '--condition=None',
      '--format=none',
    ]),
  });
  return [
    account(run, names.runAs, say('account-run')),
    account(clock, names.clockAs, say('account-clock')),
    account(build, names.buildAs, say('account-build')),
    role(names.buildAs, 'roles/run.builder'),
    ...(choices.database === 'cloud-sql' ? [role(names.runAs, 'roles/cloudsql.client')] : []),
  ];
}

function databaseSteps(choices: Choices, say: Say): readonly Step[] {
  const { database } = namesOf(choices);
  const of = `--instance=${database}`;
  return [
    {
      is: 'ensure',
      title: say('database', { database }),
      check: gcloud(choices, ['sql', 'instances', 'describe', database]),
      make: gcloud(choices, [
        'sql',
        'instances',
        'create',
        database,
        '--database-version=POSTGRES_17',
        '--edition=enterprise',
        '--tier=db-f1-micro',
        `--region=${choices.region}`,
        '--storage-type=SSD',
        '--storage-size=10GB',
        '--storage-auto-increase',
        '--availability-type=zonal',
        '--backup',
        '--backup-start-time=02:00',
        '--retained-backups-count=7',
        '--deletion-protection',
      ]),
    },
    {
      is: 'ensure',
      title: say('database-inside'),
      check: gcloud(choices, ['sql', 'databases', 'describe', 'rowcall', of]),
      make: gcloud(choices, ['sql', 'databases', 'create', 'rowcall', of]),
    },
    {
      is: 'ensure',
      title: say('database-user'),
      check: gcloud(choices, ['sql', 'users', 'describe', 'rowcall', of]),
      // On the standard input, for whoever lists the processes of this computer sees their words.
      make: gcloud(
        choices,
        ['sql', 'users', 'create', 'rowcall', of, '--flags-file=-'],
        ['--password: "', { name: passwordName }, '"'],
      ),
    },
  ];
}

function secretSteps(choices: Choices, say: Say): readonly Step[] {
  const { connection } = namesOf(choices);
  const address: Word =
    choices.database === 'cloud-sql'
      ? ['postgres://rowcall:', { name: passwordName }, `@/rowcall?host=/cloudsql/${connection}`]
      : [{ name: addressName }];
  return [
    ...oneSecret(choices, say, addressName, address),
    ...choices.secrets.flatMap(({ name }) => oneSecret(choices, say, name, [{ name }])),
  ];
}

function oneSecret(choices: Choices, say: Say, need: string, value: Word): readonly Step[] {
  const { runAs, secret } = namesOf(choices);
  const name = secret(need);
  return [
    {
      is: 'ensure',
      title: say('secret', { secret: name }),
      check: gcloud(choices, ['secrets', 'describe', name]),
      make: gcloud(choices, ['secrets', 'create', name, '--replication-policy=automatic']),
    },
    {
      is: 'ensure',
      title: say('secret-value', { secret: name, name: need }),
      check: gcloud(choices, ['secrets', 'versions', 'describe', 'latest', `--secret=${name}`]),
      make: gcloud(choices, ['secrets', 'versions', 'add', name, '--data-file=-'], value),
    },
    {
      is: 'run',
      title: say('secret-reader', { secret: name }),
      command: gcloud(choices, [
        'secrets',
        'add-iam-policy-binding',
        name,
        `--member=serviceAccount:${runAs}`,
        '--role=roles/secretmanager.secretAccessor',
        '--format=none',
      ]),
    },
  ];
}

/** The project of an account is part of its full name; the number of the project is part of the address of a function. */
function functionSteps(choices: Choices, say: Say): readonly Step[] {
  const names = namesOf(choices);
  const open = { ROWCALL_SETTINGS: 'settings', ...choices.open };
  const secrets = [addressName, ...choices.secrets.map(({ name }) => name)];
  const deploy = (service: string, file: string, most: number, who: string): Step => ({
    is: 'run',
    title: say('function', { service }),
    command: gcloud(choices, [
      'run',
      'deploy',
      service,
      `--source=${choices.built}`,
      `--region=${choices.region}`,
      '--command=node',
      `--args=--min-semi-space-size=4,--max-semi-space-size=4,${file}`,
      `--service-account=${names.runAs}`,
      `--build-service-account=projects/${choices.project}/serviceAccounts/${names.buildAs}`,
      `--set-env-vars=${listed(open)}`,
      `--set-secrets=${secrets.map((need) => `${need}=${names.secret(need)}:latest`).join(',')}`,
      ...(choices.database === 'cloud-sql' ? [`--set-cloudsql-instances=${names.connection}`] : []),
      '--cpu=1',
      '--memory=512Mi',
      '--cpu-boost',
      '--timeout=300',
      '--min-instances=0',
      `--max-instances=${most}`,
      who,
    ]),
  });
  return [
    // Whoever calls it proves who they are to Rowcall itself, for Google Sheets, Airtable and Notion know no account here.
    deploy(names.hook, 'hook.js', 3, '--allow-unauthenticated'),
    deploy(names.tick, 'tick.js', 1, '--no-allow-unauthenticated'),
  ];
}

/** Values by their names in one word, parted by a sign that is in none of them, as Google's tool takes it. */
export function listed(values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  if (!entries.some((one) => one.includes(','))) return entries.join(',');
  const sign = ['|', ';', '#', '@@', '::', '%%'].find((one) => !entries.some((entry) => entry.includes(one))) ?? '~~~';
  return `^${sign}^${entries.join(sign)}`;
}

function clockSteps(choices: Choices, say: Say): readonly Step[] {
  const { tick, clockAs, job } = namesOf(choices);
  const there = `--location=${choices.region}`;
  const address: Word = [`https://${tick}-`, { name: numberName }, `.${choices.region}.run.app`];
  const words: Word[] = [
    there,
    '--schedule=* * * * *',
    [`--uri=`, ...address, '/tick'],
    '--http-method=POST',
    `--oidc-service-account-email=${clockAs}`,
    ['--oidc-token-audience=', ...address],
    '--attempt-deadline=300s',
    '--format=none',
  ];
  return [
    {
      is: 'run',
      title: say('clock-may', { service: tick }),
      command: gcloud(choices, [
        'run',
        'services',
        'add-iam-policy-binding',
        tick,
        `--region=${choices.region}`,
        `--member=serviceAccount:${clockAs}`,
        '--role=roles/run.invoker',
        '--format=none',
      ]),
    },
    {
      is: 'ask',
      title: say('number'),
      name: numberName,
      command: gcloud(choices, ['projects', 'describe', choices.project, '--format=value(projectNumber)']),
    },
    {
      is: 'ensure',
      title: say('clock', { job }),
      check: gcloud(choices, ['scheduler', 'jobs', 'describe', job, there]),
      make: gcloud(choices, ['scheduler', 'jobs', 'create', 'http', job, ...words]),
      change: gcloud(choices, ['scheduler', 'jobs', 'update', 'http', job, ...words]),
    },
  ];
}
