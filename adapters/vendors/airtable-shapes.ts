/** A column of a table. `options` differs by type. */
export interface AirtableField {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly options?: {
    readonly choices?: readonly { readonly id: string; readonly name: string }[];
    readonly linkedTableId?: string;
    /** The fields that a formula counts with. */
    readonly referencedFieldIds?: readonly string[];
    /** What a calculated field comes to. */
    readonly result?: { readonly type: string } | null;
  };
}

export interface AirtableTable {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly primaryFieldId: string;
  readonly fields: readonly AirtableField[];
}

/** A record with its values by field id; what is empty is left out. */
export interface AirtableRecord {
  readonly id: string;
  readonly createdTime: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface AirtablePage {
  readonly records: readonly AirtableRecord[];
  /** Where the next page begins; absent: this was the last. */
  readonly offset?: string;
}

/** What to list. Columns are named by field id. */
export interface AirtableQuery {
  readonly fields: readonly string[];
  readonly formula?: string;
  /** At most 100; as many if not said. */
  readonly size?: number;
  readonly offset?: string;
}

export interface AirtableWebhook {
  readonly id: string;
  readonly notificationUrl: string | null;
  readonly areNotificationsEnabled: boolean;
  readonly isHookEnabled: boolean;
  readonly cursorForNextPayload: number;
  readonly expirationTime?: string;
}

/** What is told once, when a webhook is made. */
export interface AirtableNewWebhook {
  readonly id: string;
  readonly macSecretBase64: string;
  readonly expirationTime: string;
}

interface Values {
  readonly cellValuesByFieldId: Readonly<Record<string, unknown>>;
}

/** What one transaction did to one table. Values are by field id and say more of choices and links than a record does. */
export interface AirtableTableChange {
  readonly createdRecordsById?: Readonly<Record<string, Values & { readonly createdTime: string }>>;
  readonly changedRecordsById?: Readonly<
    Record<string, { readonly current: Values; readonly previous?: Values; readonly unchanged?: Values }>
  >;
  readonly destroyedRecordIds?: readonly string[];
  readonly createdFieldsById?: object;
  readonly changedFieldsById?: object;
  readonly destroyedFieldIds?: readonly string[];
  readonly changedMetadata?: object;
}

/** One transaction as a webhook tells it. */
export interface AirtablePayload {
  readonly timestamp: string;
  readonly baseTransactionNumber: number;
  readonly actionMetadata: {
    readonly source: string;
    readonly sourceMetadata?: {
      readonly user?: { readonly id: string; readonly email?: string; readonly name?: string };
    };
  };
  readonly changedTablesById?: Readonly<Record<string, AirtableTableChange>>;
  readonly createdTablesById?: object;
  readonly destroyedTableIds?: readonly string[];
  /** Something was to be told here and cannot be. */
  readonly error?: boolean;
}

export interface AirtablePayloads {
  readonly payloads: readonly AirtablePayload[];
  /** The number of the next one. */
  readonly cursor: number;
  readonly mightHaveMore: boolean;
}

/** A base as the list of all that a token may open shows it. */
export interface AirtableBase {
  readonly id: string;
  readonly name: string;
  /** `none`, `read`, `comment`, `edit` or `create`. */
  readonly permissionLevel: string;
}
