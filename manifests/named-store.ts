import type { StoreKind } from '../core/store.ts';
import type { Kinds } from './kinds.ts';

/** A kind of spreadsheet, and the options to open one with. */
export interface NamedStore {
  readonly kind: StoreKind;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The spreadsheet that settings name, however wrong the rest of them is; `null` where that cannot be told. */
export function namedStore(data: unknown, { storeKinds }: Pick<Kinds, 'storeKinds'>): NamedStore | null {
  const store = part(data, 'store');
  const kind = storeKinds.find((one) => one.kind === part(store, 'kind'));
  if (kind === undefined) return null;
  const { kind: _, ...said } = store as Readonly<Record<string, unknown>>;
  const options = kind.options.safeParse(said);
  return options.success ? { kind, options: options.data } : null;
}

function part(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
