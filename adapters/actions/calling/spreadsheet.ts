import { RowcallError } from '../../../core/errors.ts';
import type { StoreKind } from '../../../core/store.ts';
import { nearest } from '../../../manifests/nearest.ts';

/** Which spreadsheet is meant, and where what belongs to it stands. */
export interface Spreadsheet {
  readonly kind: StoreKind;
  readonly options: Readonly<Record<string, unknown>>;
  /** The folder that relative paths in the options start from. */
  readonly folder: string;
  /** The path of the file that it is; `null` where it is none. */
  readonly file: string | null;
  /** Its address somewhere else than on this computer, always the same; `null` where it has none. */
  readonly address: string | null;
  /** The file of its settings, or where that would be. */
  readonly settings: string;
}

/** How people name a spreadsheet in a command; `null` where only its settings lead to it. */
export function nameOf({ file, address }: Spreadsheet): string | null {
  return file ?? address;
}

/** A kind, and the options that an address means there. */
export interface Addressed {
  readonly kind: StoreKind;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Finds the kind of an address, or takes the one that a person has named, and the options that it means there. Throws
 * `book.unknown-address` and, for a kind that there is none of, `request.invalid`.
 */
export function addressed(kinds: readonly StoreKind[], address: string, named?: string): Addressed {
  const some = named === undefined ? kinds : [kindNamed(kinds, named)];
  for (const kind of some) {
    const options = kind.fromAddress?.(address, named !== undefined) ?? null;
    if (options !== null) return { kind, options: kind.options.parse(options) };
  }
  const what = named === undefined ? 'No kind of spreadsheet has' : `A spreadsheet of the kind ${named} has not`;
  throw new RowcallError('book.unknown-address', `${what} the address ${address}.`, { address });
}

function kindNamed(kinds: readonly StoreKind[], name: string): StoreKind {
  const found = kinds.find(({ kind }) => kind === name);
  if (found !== undefined) return found;
  const known = kinds.flatMap(({ kind, fromAddress }) => (fromAddress === undefined ? [] : [kind]));
  const meant = nearest(name, known);
  const hint = meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  throw new RowcallError('request.invalid', `There is no kind of spreadsheet "${name}". ${hint}`, { kind: name });
}
