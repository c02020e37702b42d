import type { EmulatedField, EmulatedTable } from './world.ts';

type Values = Readonly<Record<string, unknown>>;
type Expression = (values: Values) => unknown;

const functions: ReadonlySet<string> = new Set(['IF', 'NOW', 'IS_AFTER']);

/** A formula of a field: how it comes to its value, and the ids of the fields that it counts with. */
export interface FieldFormula {
  readonly compute: NonNullable<EmulatedField['compute']>;
  readonly uses: readonly string[];
}

/**
 * The part of Airtable's formulas that is understood in a field: `IF`, `NOW()`, `IS_AFTER`, fields by name, texts and `&`. What is
 * not understood throws: nothing may rest on it.
 */
export function readFormula(formula: string, { fields }: EmulatedTable, now: () => number): FieldFormula {
  const tokens = formula.match(/"(?:[^"\\]|\\.)*"|\{[^}]*\}|[A-Z_]+(?=\()|[(),&]|\S/gu) ?? [];
  const uses: string[] = [];
  let at = 0;
  const take = (token: string) => {
    if (tokens[at++] !== token) throw new RangeError(`Not understood: ${formula}`);
  };

  const listed = (): Expression[] => {
    const list: Expression[] = [];
    take('(');
    while (tokens[at] !== ')') {
      if (list.length > 0) take(',');
      list.push(joined());
    }
    take(')');
    return list;
  };
  const single = (): Expression => {
    const token = tokens[at++] ?? '';
    if (token.startsWith('"')) return () => JSON.parse(token);
    if (token.startsWith('{')) {
      const field = fields.find(({ name }) => name === token.slice(1, -1));
      if (field === undefined) throw new RangeError(`There is no field ${token}`);
      uses.push(field.id);
      return (values) => values[field.name];
    }
    const list = functions.has(token) ? listed() : [];
    if (token === 'NOW') return () => new Date(now()).toISOString();
    if (token === 'IF') return (values) => (list[0]!(values) ? list[1]!(values) : list[2]?.(values));
    if (token === 'IS_AFTER') return (values) => String(list[0]!(values)) > String(list[1]!(values));
    throw new RangeError(`Not understood: ${token}`);
  };
  const joined = (): Expression => {
    const parts = [single()];
    for (; tokens[at] === '&'; ) {
      at++;
      parts.push(single());
    }
    return parts.length === 1 ? parts[0]! : (values) => parts.map((part) => part(values) ?? '').join('');
  };
  const whole = joined();
  if (at !== tokens.length) throw new RangeError(`Not understood: ${formula}`);
  return { compute: whole, uses };
}
