import { addressName, type Choices, namesOf } from './choices.ts';
import { gcloud, type Say } from './plan-deploy.ts';
import type { Step } from './step.ts';

/** Everything that takes away what was made, the latest first. What Rowcall remembers goes with a database of Google's. */
export function planRemoval(choices: Choices, say: Say): readonly Step[] {
  const names = namesOf(choices);
  const here = `--region=${choices.region}`;
  const there = `--location=${choices.region}`;
  const drop = (what: string, noun: readonly string[], more: readonly string[] = []): Step => ({
    is: 'drop',
    title: say('drop', { what }),
    check: gcloud(choices, [...noun, 'describe', what, ...more]),
    drop: gcloud(choices, [...noun, 'delete', what, ...more]),
  });
  const secrets = [addressName, ...choices.secrets.map(({ name }) => name)].map(names.secret);
  return [
    drop(names.job, ['scheduler', 'jobs'], [there]),
    drop(names.hook, ['run', 'services'], [here]),
    drop(names.tick, ['run', 'services'], [here]),
    ...secrets.map((secret) => drop(secret, ['secrets'])),
    ...(choices.database === 'cloud-sql' ? databaseGoes(choices, say) : []),
    ...[names.runAs, names.clockAs, names.buildAs].map((account) => drop(account, ['iam', 'service-accounts'])),
  ];
}

function databaseGoes(choices: Choices, say: Say): readonly Step[] {
  const { database } = namesOf(choices);
  const check = gcloud(choices, ['sql', 'instances', 'describe', database]);
  const title = say('drop', { what: database });
  return [
    {
      is: 'drop',
      title: say('unprotect', { what: database }),
      check,
      drop: gcloud(choices, ['sql', 'instances', 'patch', database, '--no-deletion-protection']),
    },
    { is: 'drop', title, check, drop: gcloud(choices, ['sql', 'instances', 'delete', database]) },
  ];
}
