import type { FieldCodec, FieldType, Locale } from '../../core/field.ts';
import { text } from './text.ts';

/** Every field type: one line each. What depends on the types is derived from this list, and nothing else names a kind. */
export const fieldTypes = [text] as const;

const byKind: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(fieldTypes.map((type) => [type.kind, type]));

/** The field type of that kind, or `undefined`. */
export function fieldTypeByKind(kind: string): FieldType | undefined {
  return byKind.get(kind);
}

/** Binds a type to options that its own schema has resolved. From here on nobody knows the type of the value. */
export function bindField(
  type: FieldType,
  options: Readonly<Record<string, unknown>>,
  locale: Locale,
): FieldCodec<unknown> {
  return type.bind(options, locale);
}
