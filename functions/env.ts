import * as z from 'zod';
import { RowcallError } from '../core/errors.ts';
import type { StoreKind } from '../core/store.ts';

/** What the surroundings say. */
export interface Environment {
  /** Address of a PostgreSQL database that holds what is remembered; `null`: a file beside each book does. Never printed. */
  readonly database: string | null;
  /** Under which name a book is remembered there; `null`: under its path. */
  readonly workspace: string | null;
  /** This runs on Cloud Run, where the disk is gone with the instance, and nobody has said that it stays here. */
  readonly passingDisk: boolean;
}

const variables = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  ROWCALL_WORKSPACE: z.string().optional(),
  K_SERVICE: z.string().optional(),
  SINGLE_HOST_OK: z.enum(['1', 'true', '0', 'false'], 'must be 1 or 0').optional(),
});

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What the surroundings say to a kind of spreadsheet, and nothing but what it needs. Throws `environment.invalid` that
 * names everything it cannot do without and how to get it.
 */
export function givenTo(
  { kind, needs = [] }: Pick<StoreKind, 'kind' | 'needs'>,
  from: Variables = process.env,
): (name: string) => string | undefined {
  // An empty variable is one that is not set.
  const said = new Map(needs.flatMap(({ name }) => (from[name] ? [[name, from[name]] as const] : [])));
  const missing = needs.filter(({ name, required }) => required && !said.has(name));
  if (missing.length > 0) {
    const lines = missing.map(({ name, how }) => `${name} is not set. ${how}`);
    throw new RowcallError('environment.invalid', lines.join('\n'), { kind });
  }
  return (name) => said.get(name);
}

/** Reads the environment; an empty variable is one that is not set. Throws `environment.invalid` with names, never values. */
export function environment(from: Variables = process.env): Environment {
  const set = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''));
  const read = variables.safeParse(set);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new RowcallError('environment.invalid', `${faults.join('; ')}.`);
  }
  const { DATABASE_URL, ROWCALL_WORKSPACE, K_SERVICE, SINGLE_HOST_OK } = read.data;
  const singleHost = SINGLE_HOST_OK === '1' || SINGLE_HOST_OK === 'true';
  return {
    database: DATABASE_URL ?? null,
    workspace: ROWCALL_WORKSPACE ?? null,
    passingDisk: K_SERVICE !== undefined && !singleHost,
  };
}
