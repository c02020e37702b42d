import { addField, createTable, shownTables, updateTable } from './meta-api.ts';
import { destroyRecords, type Listing, listRecords, oneRecord, writeRecords } from './records-api.ts';
import { notFound, Refusal, refuse } from './refusal.ts';
import type { Source } from './transact.ts';
import { addWebhook, listPayloads, refreshWebhook, removeWebhook, shownWebhooks } from './webhooks-api.ts';
import type { AirtableWorld, EmulatedTable } from './world.ts';

/** A call as it arrives. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly body: string;
}

interface Asked {
  readonly world: AirtableWorld;
  readonly listings: Map<string, Listing>;
  readonly by: Source;
  /** Of whoever asks, where the token may tell it. */
  readonly email: string | undefined;
  /** The parts of the path that differ. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: never;
}

interface Route {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly method: string;
  readonly path: RegExp;
  /** What the token must be allowed. */
  readonly scope: string | null;
  answer(asked: Asked): unknown;
}

const id = '([^/]+)';
const table = ({ world, parts }: Asked): EmulatedTable => {
  const name = decodeURIComponent(parts[1]!);
  const found = world.tables.find((one) => one.id === name || one.name === name);
  if (found === undefined)
    throw refuse(
      403,
      'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
      'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.',
    );
  return found;
};

const records = `^/v0/${id}/${id}/?$`;
const hooks = `^/v0/bases/${id}/webhooks`;

/** Everything that the emulator answers, the first fitting route first. */
export const routes: readonly Route[] = [
  {
    name: 'whoami',
    kind: 'read',
    method: 'GET',
    path: /^\/v0\/meta\/whoami$/,
    scope: null,
    answer: ({ by, email }) => ({ id: by.user, ...(email !== undefined && { email }) }),
  },
  {
    name: 'list bases',
    kind: 'read',
    method: 'GET',
    path: /^\/v0\/meta\/bases$/,
    scope: 'schema.bases:read',
    answer: ({ world }) => ({ bases: [{ id: world.id, name: world.name, permissionLevel: world.permissionLevel }] }),
  },
  {
    name: 'list tables',
    kind: 'read',
    method: 'GET',
    path: new RegExp(`^/v0/meta/bases/${id}/tables$`),
    scope: 'schema.bases:read',
    answer: ({ world }) => shownTables(world),
  },
  {
    name: 'create table',
    kind: 'write',
    method: 'POST',
    path: new RegExp(`^/v0/meta/bases/${id}/tables$`),
    scope: 'schema.bases:write',
    answer: ({ world, by, body }) => createTable(world, by, body),
  },
  {
    name: 'update table',
    kind: 'write',
    method: 'PATCH',
    path: new RegExp(`^/v0/meta/bases/${id}/tables/${id}$`),
    scope: 'schema.bases:write',
    answer: (asked) => updateTable(asked.world, asked.by, table(asked), asked.body),
  },
  {
    name: 'create field',
    kind: 'write',
    method: 'POST',
    path: new RegExp(`^/v0/meta/bases/${id}/tables/${id}/fields$`),
    scope: 'schema.bases:write',
    answer: (asked) => addField(asked.world, asked.by, table(asked), asked.body),
  },
  {
    name: 'list webhooks',
    kind: 'read',
    method: 'GET',
    path: new RegExp(`${hooks}$`),
    scope: 'webhook:manage',
    answer: ({ world }) => shownWebhooks(world),
  },
  {
    name: 'create webhook',
    kind: 'write',
    method: 'POST',
    path: new RegExp(`${hooks}$`),
    scope: 'webhook:manage',
    answer: ({ world, body }) => addWebhook(world, body),
  },
  {
    name: 'delete webhook',
    kind: 'write',
    method: 'DELETE',
    path: new RegExp(`${hooks}/${id}$`),
    scope: 'webhook:manage',
    answer: ({ world, parts }) => removeWebhook(world, parts[1]!),
  },
  {
    name: 'refresh webhook',
    kind: 'write',
    method: 'POST',
    path: new RegExp(`${hooks}/${id}/refresh$`),
    scope: 'webhook:manage',
    answer: ({ world, parts }) => refreshWebhook(world, parts[1]!),
  },
  {
    name: 'list payloads',
    kind: 'read',
    method: 'GET',
    path: new RegExp(`${hooks}/${id}/payloads$`),
    scope: 'webhook:manage',
    answer: ({ world, parts, query }) =>
      listPayloads(world, parts[1]!, Number(query.get('cursor') ?? 1), Number(query.get('limit') ?? 50)),
  },
  {
    name: 'list records',
    kind: 'read',
    method: 'POST',
    path: new RegExp(`^/v0/${id}/${id}/listRecords$`),
    scope: 'data.records:read',
    answer: (asked) => listRecords(asked.world, asked.listings, table(asked), asked.body),
  },
  {
    name: 'list records by GET',
    kind: 'read',
    method: 'GET',
    path: new RegExp(records),
    scope: 'data.records:read',
    answer: (asked) => listRecords(asked.world, asked.listings, table(asked), queryOf(asked.query)),
  },
  {
    name: 'retrieve record',
    kind: 'read',
    method: 'GET',
    path: new RegExp(`^/v0/${id}/${id}/${id}$`),
    scope: 'data.records:read',
    answer: (asked) => oneRecord(table(asked), asked.parts[2]!, asked.query.get('returnFieldsByFieldId') === 'true'),
  },
  ...(['POST', 'PATCH', 'PUT'] as const).map((method) => ({
    name: method === 'POST' ? 'create records' : method === 'PATCH' ? 'update records' : 'replace records',
    kind: 'write' as const,
    method,
    path: new RegExp(records),
    scope: 'data.records:write',
    answer: (asked: Asked) => writeRecords(asked.world, asked.by, table(asked), method, asked.body),
  })),
  {
    name: 'delete records',
    kind: 'write',
    method: 'DELETE',
    path: new RegExp(records),
    scope: 'data.records:write',
    answer: (asked) => destroyRecords(asked.world, asked.by, table(asked), asked.query.getAll('records[]')),
  },
];

export function routeOf({ method, path }: Pick<Incoming, 'method' | 'path'>): Route | null {
  return routes.find((route) => route.method === method && route.path.test(path)) ?? null;
}

/** What the server does with a call that reached it. Throws `Refusal`. */
export function answerTo(world: AirtableWorld, listings: Map<string, Listing>, incoming: Incoming): unknown {
  const token = world.tokens.get(incoming.token ?? '');
  if (token === undefined) throw refuse(401, 'AUTHENTICATION_REQUIRED', 'Authentication required');
  const route = routeOf(incoming);
  if (route === null) throw notFound();
  const parts = (route.path.exec(incoming.path) ?? []).slice(1);
  const isDenied = route.scope !== null && token.scopes !== undefined && !token.scopes.includes(route.scope);
  if (isDenied || (parts[0] !== undefined && parts[0] !== world.id))
    throw refuse(
      403,
      'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
      'Invalid permissions, or the requested model was not found.',
    );
  if (route.kind === 'write' && world.permissionLevel === 'read')
    throw refuse(403, 'INVALID_PERMISSIONS', 'You are not permitted to perform this operation');
  const by: Source = { source: 'publicApi', user: token.user };
  const { email } = token;
  return route.answer({
    world,
    listings,
    by,
    email,
    parts,
    query: incoming.query,
    body: jsonIn(incoming.body) as never,
  });
}

function jsonIn(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(422, { error: { type: 'INVALID_REQUEST_BODY', message: 'Could not parse request body' } });
  }
}

function queryOf(query: URLSearchParams): object {
  const one = (name: string) => query.get(name) ?? undefined;
  const fields = query.getAll('fields[]');
  const known = new Set([
    'pageSize',
    'limit',
    'maxRecords',
    'offset',
    'fields[]',
    'filterByFormula',
    'returnFieldsByFieldId',
  ]);
  for (const name of query.keys())
    if (!known.has(name)) throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid request: parameter validation failed.');
  const size = one('pageSize') ?? one('limit');
  return {
    ...(size && { pageSize: Number(size) }),
    ...(one('maxRecords') && { maxRecords: Number(one('maxRecords')) }),
    ...(one('offset') && { offset: one('offset') }),
    ...(fields.length > 0 && { fields }),
    ...(one('filterByFormula') && { filterByFormula: one('filterByFormula') }),
    returnFieldsByFieldId: one('returnFieldsByFieldId') === 'true',
  };
}
