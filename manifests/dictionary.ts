import type { ListFrom } from '../adapters/fields/reading/list-from.ts';
import type { Cell } from '../core/cell.ts';
import { fold } from '../core/cell.ts';
import type { FieldCodec } from '../core/field.ts';
import type { Fault } from './fault.ts';

/** Longest cell in which a spelling is looked for; spellings themselves are shorter. */
const longestSpelling = 400;

function isListFrom(written: Readonly<Record<string, unknown>> | ListFrom): written is ListFrom {
  return typeof written['from'] === 'string';
}

/** The form of every spelling, by the spelling folded; the form itself among them. */
export type Dictionary = ReadonlyMap<string, string>;

/** Reads a dictionary of the settings, `{ Kyiv: [Київ, Киев] }`. One spelling must not stand for two forms. */
export function compileDictionary(
  name: string,
  written: Readonly<Record<string, readonly string[]>> | ListFrom,
): { readonly dictionary: Dictionary; readonly faults: readonly Fault[] } {
  const dictionary = new Map<string, string>();
  const faults: Fault[] = [];
  // A list that nobody has read yet says nothing.
  if (isListFrom(written)) return { dictionary, faults };
  for (const form of Object.keys(written)) dictionary.set(fold(form), form);
  for (const [form, spellings] of Object.entries(written))
    spellings.forEach((spelling, i) => {
      const key = fold(spelling);
      const other = dictionary.get(key);
      if (other !== undefined && other !== form)
        faults.push({
          message: `"${spelling}" is already a spelling of "${other}"`,
          spot: { path: ['dictionaries', name, form, i] },
          word: spelling,
        });
      else dictionary.set(key, form);
    });
  return { dictionary, faults };
}

/** A codec that takes every spelling for its form before it reads the cell. */
export function withDictionary<V>(codec: FieldCodec<V>, dictionary: Dictionary): FieldCodec<V> {
  const formOf = (text: string) => (text.length > longestSpelling ? text : (dictionary.get(fold(text)) ?? text));
  const formed = (cell: Cell): Cell => {
    if (typeof cell === 'string') return formOf(cell);
    return Array.isArray(cell) ? cell.map(formOf) : cell;
  };
  return { ...codec, parse: (cell) => codec.parse(formed(cell)) };
}
