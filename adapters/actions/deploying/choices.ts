import type { Need } from '../../../core/store.ts';

/** Everything that decides how Rowcall stands at Google Cloud. */
export interface Choices {
  /** The id of the project. */
  readonly project: string;
  readonly region: string;
  /** What all that is made there begins with. */
  readonly name: string;
  /** `cloud-sql`: the smallest PostgreSQL of Google's is made; `outside`: one is there already, at `DATABASE_URL`. */
  readonly database: 'cloud-sql' | 'outside';
  /** The file of the settings. */
  readonly settings: string;
  /** Where Rowcall is installed, and where what is built is laid. */
  readonly root: string;
  readonly built: string;
  /** Keys that are kept as secrets, and their values stand in the surroundings under their names. */
  readonly secrets: readonly Need[];
  /** What else the kind of spreadsheet is told, by name. */
  readonly open: Readonly<Record<string, string>>;
  /** Interfaces of Google that the kind of spreadsheet works over. */
  readonly interfaces: readonly string[];
}

/** Names of what is made, from the name that all of it begins with. */
export function namesOf({ name, project, region }: Pick<Choices, 'name' | 'project' | 'region'>) {
  const account = (role: string) => `${name}-${role}@${project}.iam.gserviceaccount.com`;
  return {
    hook: `${name}-hook`,
    tick: `${name}-tick`,
    accounts: { run: `${name}-run`, clock: `${name}-clock`, build: `${name}-build` },
    runAs: account('run'),
    clockAs: account('clock'),
    buildAs: account('build'),
    secret: (need: string) => `${name}-${need.toLowerCase().replaceAll('_', '-')}`,
    database: `${name}-db`,
    connection: `${project}:${region}:${name}-db`,
    job: `${name}-tick`,
  };
}

/** The variable that holds the address of the database, and the one that holds the password of a database to be made. */
export const addressName = 'DATABASE_URL';
export const passwordName = 'ROWCALL_DATABASE_PASSWORD';
/** What the number of the project is known under once it was asked for. */
export const numberName = 'PROJECT_NUMBER';
