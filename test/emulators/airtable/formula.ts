import { refuse } from './refusal.ts';
import { isEmpty, shownRecord } from './values.ts';
import type { EmulatedRecord, EmulatedTable } from './world.ts';

type Value = string | number | boolean;
type Expression = (record: EmulatedRecord) => Value;

/**
 * The part of Airtable's formulas that is understood here: `OR`, `AND`, `NOT`, `RECORD_ID()`, fields in braces by name or id,
 * texts, numbers, `=` and `!=`. Anything else is refused as a formula with a mistake is.
 */
export function parseFormula(formula: string, table: EmulatedTable): (record: EmulatedRecord) => boolean {
  const tokens =
    formula.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\{[^}]*\}|!=|[=(),]|[A-Z_]+(?=\()|-?\d+(?:\.\d+)?|\S/g) ?? [];
  let at = 0;
  const wrong = () =>
    refuse(
      422,
      'INVALID_FILTER_BY_FORMULA',
      'The formula for filtering records is invalid: Invalid formula. Please check your formula text.',
    );
  const take = (token: string) => {
    if (tokens[at] !== token) throw wrong();
    at++;
  };

  const listed = (): Expression[] => {
    take('(');
    const list: Expression[] = [];
    while (tokens[at] !== ')') {
      list.push(compared());
      if (tokens[at] === ',') at++;
      else if (tokens[at] !== ')') throw wrong();
    }
    take(')');
    return list;
  };

  const single = (): Expression => {
    const token = tokens[at++];
    if (token === undefined) throw wrong();
    if (token === 'OR' || token === 'AND' || token === 'NOT' || token === 'RECORD_ID') {
      const list = listed();
      if (token === 'OR') return (record) => list.some((one) => Boolean(one(record)));
      if (token === 'AND') return (record) => list.every((one) => Boolean(one(record)));
      if (token === 'NOT') return (record) => !list[0]?.(record);
      return ({ id }) => id;
    }
    if (/^['"]/.test(token)) {
      const text = token.slice(1, -1).replace(/\\(.)/g, '$1');
      return () => text;
    }
    if (token.startsWith('{')) return field(token.slice(1, -1));
    if (/^-?\d/.test(token)) return () => Number(token);
    throw wrong();
  };

  const field = (name: string): Expression => {
    const known = table.fields.find((one) => one.name === name || one.id === name);
    if (known === undefined)
      throw refuse(
        422,
        'INVALID_FILTER_BY_FORMULA',
        `The formula for filtering records is invalid: Unknown field names: ${name.toLowerCase()}`,
      );
    return (record) => {
      const value = shownRecord(table, record, [known], true).fields[known.id];
      if (isEmpty(value)) return '';
      return Array.isArray(value) ? value.join(', ') : (value as Value);
    };
  };

  const compared = (): Expression => {
    const left = single();
    const sign = tokens[at];
    if (sign !== '=' && sign !== '!=') return left;
    at++;
    const right = single();
    return (record) => (left(record) === right(record)) === (sign === '=');
  };

  const whole = compared();
  if (at !== tokens.length) throw wrong();
  return (record) => Boolean(whole(record));
}
