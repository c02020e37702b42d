import type * as z from 'zod';
import type { Cell, CellKind, FieldKey } from './cell.ts';
import type { Args } from './finding.ts';
import type { Language } from './language.ts';
import type { WorkTime } from './work-time.ts';

/** What the team's settings say of place and language; every field is bound to it once. */
export interface Locale {
  /** The language Rowcall speaks to the team. */
  readonly language: Language;
  /** Every language whose words people may type, the team's own first. */
  readonly languages: readonly Language[];
  /** IANA zone, `Europe/Kyiv`. */
  readonly zone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166 codes tried in turn for phones without a country code. */
  readonly countries: readonly string[];
  /** Absent: Monday to Friday, nine to six. */
  readonly work?: WorkTime;
}

/** A readable value that may be a slip: a question for a person, never a reason to refuse. */
export interface Doubt {
  readonly code: string;
  readonly args?: Args;
  readonly suggestions?: readonly Cell[];
}

/** A cell that cannot be read as the field's type. */
export interface Wrong {
  readonly is: 'wrong';
  readonly code: string;
  readonly args?: Args;
  readonly suggestions?: readonly Cell[];
}

/** What reading one cell came to. `cell` is the normal form in the store's terms. */
export type Parsed<V> =
  | {
      readonly is: 'value';
      readonly value: V;
      readonly cell: Cell;
      readonly doubts?: readonly Doubt[];
      /** The cell is as good as its normal form: nobody rewrites it. */
      readonly stays?: true;
    }
  | { readonly is: 'empty' }
  | Wrong;

/** What a store should make of a column on set-up: drop-down choices and a number format in the store's terms. */
export interface ColumnHint {
  readonly choices?: readonly string[];
  /** `date`, `date-time`, `text`, or decimals to show. */
  readonly format?: 'text' | 'date' | 'date-time' | 'percent' | { readonly decimals: number };
}

/** A type as CEL sees it, and how a value is handed over. */
export interface CelBinding<V> {
  /** A type of the CEL standard: `string`, `double`, `bool`, `google.protobuf.Timestamp`, `list<string>` … */
  readonly type: string;
  value(value: V): unknown;
}

/**
 * A field type with its options bound: the only thing shared code ever sees.
 *
 * `parse` is total over every cell and idempotent: parsing the normal form gives the same value and the same form.
 * `keys` are what two values are compared by (search, uniqueness, duplicates); equal values share every key.
 */
export interface FieldCodec<V> {
  parse(cell: Cell): Parsed<V>;
  /** The normal form of a value. */
  cell(value: V): Cell;
  keys(value: V): readonly string[];
  show(value: V, language: Language): string;
  /** Negative, zero or positive, as for `Array.sort`. */
  compare(a: V, b: V): number;
  readonly cel: CelBinding<V>;
  readonly column: ColumnHint;
}

/** One reading of a column by a field type: how well its cells fit, and with which options. */
export interface Guess {
  /** Share of the filled cells that are this type, 0 to 1; how sure one may be is part of it. */
  readonly fit: number;
  /** Written options that fit these cells. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One accepted or refused input; these are the type's documentation and its tests. */
export type Example<V, O> = {
  readonly cell: Cell;
  readonly options?: O;
  readonly locale?: Partial<Pick<Locale, 'zone' | 'currency' | 'countries'>>;
} & (
  | { readonly value: V; readonly normal: Cell; readonly doubts?: readonly string[] }
  | { readonly wrong: string; readonly suggestions?: readonly Cell[] }
  | { readonly empty: true }
);

/** A field type. `V` is the value behaviours work with, `S` the zod schema of its written options. */
export interface FieldType<K extends string = string, V = unknown, S extends z.ZodObject = z.ZodObject> {
  readonly kind: K;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly options: S;
  readonly cell: CellKind;
  /** Raised when the same cell would be read differently; part of the model's fingerprint. */
  readonly version: number;
  /** Concepts of `Language.headers` that name a column of this type. */
  readonly headers: readonly string[];
  bind(options: z.output<S>, locale: Locale): FieldCodec<V>;
  /** Looks at the filled cells of one column. `null`: this type is never guessed from values. */
  guess(cells: readonly Cell[], locale: Locale): Guess | null;
  /** How a value is shown where personal data must not appear; absent: the value is not personal. */
  mask?(shown: string): string;
  readonly examples: readonly Example<V, z.input<S>>[];
}

/** Keeps the literal types of a definition. */
export function fieldType<const K extends string, V, S extends z.ZodObject>(
  type: FieldType<K, V, S>,
): FieldType<K, V, S> {
  return type;
}

/** Who a column belongs to: `rowcall` ours, `shared` written by both, `people` theirs. */
export type Owner = 'people' | 'shared' | 'rowcall';

/** A column that the model knows, with its type's codec. */
export interface Field<V = unknown> extends FieldCodec<V> {
  readonly key: FieldKey;
  readonly type: FieldType;
  readonly owner: Owner;
  /** What stands above the column; the first of `headers`. */
  readonly label: string;
  /** Every header that binds to this field. */
  readonly headers: readonly string[];
  readonly required: boolean;
  readonly unique: boolean;
  /** Written into new records that leave it empty. */
  readonly default: Cell;
  readonly description: string;
  /** The resolved options of its type. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Narrows a field to the type it was declared with: by identity, never by name. */
export function isField<K extends string, V, S extends z.ZodObject>(
  field: Field,
  type: FieldType<K, V, S>,
): field is Field<V> {
  return (field.type as unknown) === type;
}
