import { bindField } from '../adapters/fields/index.ts';
import { reference } from '../adapters/fields/reference.ts';
import type { FieldKey, TableKey } from '../core/cell.ts';
import type { Field, FieldCodec, FieldType, Locale } from '../core/field.ts';
import { isField } from '../core/field.ts';
import type { Dictionary } from './dictionary.ts';
import { withDictionary } from './dictionary.ts';
import type { Fault } from './fault.ts';
import type { FieldSettings } from './schema.ts';
import { commonKeys } from './schema.ts';

/** What a field is compiled in. */
export interface FieldPlace {
  readonly table: TableKey;
  readonly key: FieldKey;
  readonly locale: Locale;
  readonly types: ReadonlyMap<string, FieldType>;
  readonly dictionaries: ReadonlyMap<string, Dictionary>;
  readonly tables: readonly TableKey[];
}

/** Binds a field of the settings to its type; `field` is there even when something about it is wrong, if it can be. */
export function compileField(
  written: FieldSettings,
  place: FieldPlace,
): { readonly field: Field | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const at = (...path: PropertyKey[]) => ({ path: ['tables', place.table, 'fields', place.key, ...path] });
  const type = place.types.get(written.type)!;
  const options = Object.fromEntries(Object.entries(written).filter(([key]) => !commonKeys.has(key)));

  let bound: FieldCodec<unknown>;
  try {
    bound = bindField(type, options, place.locale);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { field: null, faults: [{ message, spot: at() }] };
  }

  const { codec, fault } = inDictionary(bound, written, place);
  if (fault !== null) faults.push({ ...fault, spot: at('dictionary') });
  const label = written.column ?? inWords(place.key);
  const field: Field = {
    ...codec,
    key: place.key,
    type,
    owner: written.owner,
    label,
    headers: [label, ...written.aliases],
    required: written.required,
    unique: written.unique,
    default: null,
    description: written.description,
    options,
  };

  const target = isField(field, reference) ? String(options['table']) : null;
  if (target !== null && !place.tables.includes(target))
    faults.push({ message: `There is no table "${target}"`, spot: at('table'), word: target, known: place.tables });
  if (written.default === undefined) return { field, faults };
  const parsed = codec.parse(written.default);
  if (parsed.is === 'value') return { field: { ...field, default: parsed.cell }, faults };
  const meant = parsed.is === 'wrong' ? (parsed.suggestions ?? []) : [];
  const known = [...meant, ...(codec.column.choices ?? [])].map(String);
  const word = String(written.default);
  faults.push({ message: `"${word}" cannot stand in this column`, spot: at('default'), word, known });
  return { field, faults };
}

function inDictionary(
  codec: FieldCodec<unknown>,
  { dictionary: name }: FieldSettings,
  { dictionaries }: FieldPlace,
): { readonly codec: FieldCodec<unknown>; readonly fault: Omit<Fault, 'spot'> | null } {
  if (name === undefined) return { codec, fault: null };
  const dictionary = dictionaries.get(name);
  if (dictionary === undefined)
    return {
      codec,
      fault: { message: `There is no dictionary "${name}"`, word: name, known: [...dictionaries.keys()] },
    };
  const unreadable = [...new Set(dictionary.values())].find((form) => codec.parse(form).is !== 'value');
  const fault =
    unreadable === undefined
      ? null
      : { message: `"${unreadable}" of this dictionary cannot stand in this column`, word: name };
  return { codec: withDictionary(codec, dictionary), fault };
}

/** A key as a header: `next_step` is `Next step`. */
export function inWords(key: string): string {
  const words = key.replaceAll(/[_-]+/gu, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
