/** A column of an emulated base. */
export interface EmulatedField {
  readonly id: string;
  name: string;
  readonly type: string;
  description?: string;
  options?: FieldOptions;
  /** How a calculated field comes to its value. */
  readonly compute?: (values: Readonly<Record<string, unknown>>, record: EmulatedRecord) => unknown;
}

export interface FieldOptions {
  choices?: { readonly id: string; readonly name: string; readonly color: string }[];
  readonly linkedTableId?: string;
  readonly result?: { readonly type: string };
  /** Of a formula: what it says, and the fields it counts with. */
  readonly formula?: string;
  readonly referencedFieldIds?: readonly string[];
  readonly precision?: number;
  readonly max?: number;
}

/** Values by field id: choices by the id of the choice, links by record ids, everything else as the API shows it. */
export interface EmulatedRecord {
  readonly id: string;
  readonly createdTime: string;
  values: Record<string, unknown>;
}

export interface EmulatedTable {
  readonly id: string;
  name: string;
  description?: string;
  primaryFieldId: string;
  fields: EmulatedField[];
  records: EmulatedRecord[];
}

export interface Collaborator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface EmulatedWebhook {
  readonly id: string;
  readonly notificationUrl: string | null;
  readonly secret: string;
  readonly filters: {
    readonly dataTypes: readonly string[];
    readonly fromSources?: readonly string[];
    readonly recordChangeScope?: string;
    readonly watchDataInFieldIds?: readonly string[];
  };
  readonly includes: {
    readonly includePreviousCellValues?: boolean;
    readonly includeCellValuesInFieldIds?: 'all' | readonly string[];
  };
  expires: number;
  enabled: boolean;
  /** Numbered from 1; what is dropped after a week leaves its number behind. */
  readonly payloads: { readonly n: number; readonly at: number; readonly body: object }[];
  next: number;
}

/** A call of a webhook that is to be delivered. */
export interface Ping {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One token and what it may do. */
export interface Token {
  readonly user: string;
  /** Told where the token may tell it. */
  readonly email?: string;
  /** Absent: everything. */
  readonly scopes?: readonly string[];
}

/** One base with everything in it. */
export interface AirtableWorld {
  readonly id: string;
  name: string;
  readonly tables: EmulatedTable[];
  readonly people: Collaborator[];
  readonly webhooks: EmulatedWebhook[];
  readonly pings: Ping[];
  readonly tokens: Map<string, Token>;
  permissionLevel: 'read' | 'comment' | 'edit' | 'create';
  transaction: number;
  /** Milliseconds. */
  now(): number;
  /** A new id that begins so. */
  newId(kind: 'rec' | 'fld' | 'tbl' | 'sel' | 'ach' | 'itr' | 'att'): string;
}

export const ourToken = 'patTest.0123456789abcdef';
const ourUser = 'usrRowcallTest001';

export function emptyWorld(now: () => number): AirtableWorld {
  let count = 0;
  return {
    id: 'appTestBase000001',
    name: 'Sales',
    tables: [],
    people: [],
    webhooks: [],
    pings: [],
    tokens: new Map([[ourToken, { user: ourUser }]]),
    permissionLevel: 'create',
    transaction: 0,
    now,
    newId: (kind) => `${kind}${String(++count).padStart(14, '0')}`,
  };
}

export function tableNamed(world: AirtableWorld, name: string): EmulatedTable {
  const table = world.tables.find((one) => one.name === name || one.id === name);
  if (table === undefined) throw new RangeError(`There is no table ${name}.`);
  return table;
}

export function fieldNamed(table: EmulatedTable, name: string): EmulatedField {
  const field = table.fields.find((one) => one.name === name || one.id === name);
  if (field === undefined) throw new RangeError(`There is no field ${name} in ${table.name}.`);
  return field;
}

export function recordNamed(table: EmulatedTable, id: string): EmulatedRecord {
  const record = table.records.find((one) => one.id === id);
  if (record === undefined) throw new RangeError(`There is no record ${id} in ${table.name}.`);
  return record;
}
