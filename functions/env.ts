import * as z from 'zod';
import { RowcallError } from '../core/errors.ts';
import type { StoreKind } from '../core/store.ts';
import { type Keys, readKeys } from './keys-file.ts';

/** What the surroundings say. */
export interface Environment {
  /** Address of a PostgreSQL database that holds what is remembered; `null`: a file beside each book does. Never printed. */
  readonly database: string | null;
  /** Under which name a book is remembered there; `null`: under its path. */
  readonly workspace: string | null;
  /** This runs on Cloud Run, where the disk is gone with the instance, and nobody has said that it stays here. */
  readonly passingDisk: boolean;
}

/** What the surroundings say to a function. */
export interface FunctionEnvironment {
  /** Files of settings, and folders that hold them, as they were written. */
  readonly settings: readonly string[];
  readonly port: number;
  /** Who knows it may call the scheduler's function; `null`: nobody need. Never printed. */
  readonly tickKey: string | null;
  /** This runs on Cloud Run, which lets in only whom its owner allows. */
  readonly isGuarded: boolean;
  /** Whether work goes on after a call was answered; otherwise the answer waits for it. */
  readonly worksOn: boolean;
  readonly signing: SigningEnvironment;
}

/** What links that sign in, and the pages they lead to, go by. */
export interface SigningEnvironment {
  /** Where people reach the functions, without a slash at the end; `null`: nowhere. */
  readonly address: string | null;
  /** What cookies are sealed with; `null`: each process makes its own. Never printed. */
  readonly key: string | null;
  /** By which Google knows these pages; `null`: nobody signs in with Google. Never printed. */
  readonly google: { readonly id: string; readonly secret: string } | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

const yesOrNo = z
  .enum(['1', 'true', '0', 'false'], 'must be 1 or 0')
  .transform((said) => said === '1' || said === 'true');

const memoryVariables = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  ROWCALL_WORKSPACE: z.string().optional(),
  K_SERVICE: z.string().optional(),
  SINGLE_HOST_OK: yesOrNo.optional(),
});

const heartbeatVariables = z.object({
  HEARTBEAT_URL: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }).optional(),
});

const functionVariables = z.object({
  ROWCALL_SETTINGS: z.string().default('rowcall.yaml'),
  ROWCALL_TICK_KEY: z.string().min(16, 'must have 16 characters at least').optional(),
  ROWCALL_WORKS_ON: yesOrNo.optional(),
  PORT: z.coerce.number('must be a number').int('must be a number').min(0).max(65_535).default(8080),
  K_SERVICE: z.string().optional(),
});

/** Longer ones leave no room for a link in the note of a row. */
const longestAddress = 80;
const isHere = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/u;

const signingVariables = z
  .object({
    ROWCALL_URL: z
      .string()
      .max(longestAddress, `must have ${longestAddress} characters at most`)
      .transform((url) => url.replace(/\/+$/u, ''))
      .refine(
        (url) => isHere.test(url) || /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~-]+)*$/iu.test(url),
        'must be an address that begins with https://',
      )
      .optional(),
    ROWCALL_SIGN_KEY: z.string().min(32, 'must have 32 characters at least').optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    K_SERVICE: z.string().optional(),
  })
  .refine(({ GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret }) => (id === undefined) === (secret === undefined), {
    error: 'is set without GOOGLE_CLIENT_SECRET, or the other way round',
    path: ['GOOGLE_CLIENT_ID'],
  })
  .refine(({ ROWCALL_URL: url, ROWCALL_SIGN_KEY: key, K_SERVICE: service }) => !url || !service || key !== undefined, {
    error: 'must be set beside ROWCALL_URL, since a call may reach any instance',
    path: ['ROWCALL_SIGN_KEY'],
  });

/**
 * What is said around settings: by the environment and, where that says nothing, by the file of keys beside them. An
 * empty variable is one that is not set. Throws `environment.invalid` where that file cannot be read.
 */
export function saidBeside(settings: string, from: Variables = process.env): Keys {
  return { ...readKeys(settings), ...filled(from) };
}

/** Those of the keys that count for nothing, because the environment says something else under their names. */
export function overruled(keys: Keys, from: Variables = process.env): readonly string[] {
  const said = filled(from);
  return Object.keys(keys).filter((name) => said[name] !== undefined && said[name] !== keys[name]);
}

/** What is said of that to a kind of spreadsheet: what it needs, and nothing else. */
export function toldTo(
  { needs = [] }: Pick<StoreKind, 'needs'>,
  from: Variables,
): (name: string) => string | undefined {
  const names = new Set(needs.map(({ name }) => name));
  return (name) => (names.has(name) ? from[name] || undefined : undefined);
}

/** As `toldTo`. Throws `environment.invalid` that names everything it cannot do without and how to get it. */
export function givenTo(
  { kind, needs = [] }: Pick<StoreKind, 'kind' | 'needs'>,
  from: Variables = process.env,
): (name: string) => string | undefined {
  const told = toldTo({ needs }, from);
  const missing = needs.filter(({ name, required }) => required && told(name) === undefined);
  if (missing.length > 0) {
    const lines = missing.map(({ name, how }) => `${name} is not set. ${how}`);
    throw new RowcallError('environment.invalid', lines.join('\n'), { kind });
  }
  return told;
}

/** Reads the environment; an empty variable is one that is not set. Throws `environment.invalid` with names, never values. */
export function environment(from: Variables = process.env): Environment {
  const { DATABASE_URL, ROWCALL_WORKSPACE, K_SERVICE, SINGLE_HOST_OK = false } = read(memoryVariables, from);
  return {
    database: DATABASE_URL ?? null,
    workspace: ROWCALL_WORKSPACE ?? null,
    passingDisk: K_SERVICE !== undefined && !SINGLE_HOST_OK,
  };
}

/** The address that is called after each call of the scheduler; `null`: nobody watches. Throws as `environment` does. */
export function heartbeatUrl(from: Variables = process.env): string | null {
  return read(heartbeatVariables, from).HEARTBEAT_URL ?? null;
}

/** Reads what functions go by. Throws as `environment` does. */
export function functionEnvironment(from: Variables = process.env): FunctionEnvironment {
  const { ROWCALL_SETTINGS, ROWCALL_TICK_KEY, ROWCALL_WORKS_ON, PORT, K_SERVICE } = read(functionVariables, from);
  const isGuarded = K_SERVICE !== undefined;
  return {
    settings: ROWCALL_SETTINGS.split(/[,\n]/u).flatMap((one) => one.trim() || []),
    port: PORT,
    tickKey: ROWCALL_TICK_KEY ?? null,
    isGuarded,
    // Cloud Run takes the processor away once a call has been answered.
    worksOn: ROWCALL_WORKS_ON ?? !isGuarded,
    signing: signingEnvironment(from),
  };
}

/** Reads what signing in goes by. Throws as `environment` does. */
export function signingEnvironment(from: Variables = process.env): SigningEnvironment {
  const { ROWCALL_URL, ROWCALL_SIGN_KEY, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = read(signingVariables, from);
  const isGoogle = GOOGLE_CLIENT_ID !== undefined && GOOGLE_CLIENT_SECRET !== undefined;
  return {
    address: ROWCALL_URL ?? null,
    key: ROWCALL_SIGN_KEY ?? null,
    google: isGoogle ? { id: GOOGLE_CLIENT_ID, secret: GOOGLE_CLIENT_SECRET } : null,
  };
}

function filled(from: Variables): Keys {
  return Object.fromEntries(Object.entries(from).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function read<T extends z.ZodType>(variables: T, from: Variables): z.output<T> {
  const said = variables.safeParse(filled(from));
  if (said.success) return said.data;
  const faults = said.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new RowcallError('environment.invalid', `${faults.join('; ')}.`);
}
