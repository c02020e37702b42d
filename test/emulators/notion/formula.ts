import { invalid } from './refusal.ts';

type Value = string | number | boolean;
type Expression = () => Value;

/**
 * The part of Notion's formulas that is understood here: `if`, `now()`, `parseDate`, `style`, texts, and `<`. Anything else is
 * refused as a formula with a mistake is. Styles leave no trace in what the API answers.
 */
export function readFormula(text: unknown, now: () => number): () => string {
  const source = typeof text === 'string' ? text : '';
  const tokens = source.match(/"(?:[^"\\]|\\.)*"|[A-Za-z]+|[(),<]|\S/g) ?? [];
  let at = 0;
  const wrong = () => invalid(`Type error with formula: ${source}`);
  const take = (token: string) => {
    if (tokens[at++] !== token) throw wrong();
  };

  const given = (): Expression[] => {
    const list: Expression[] = [];
    take('(');
    while (tokens[at] !== ')') {
      if (list.length > 0) take(',');
      list.push(compared());
    }
    take(')');
    return list;
  };
  const single = (): Expression => {
    const token = tokens[at++] ?? '';
    if (token.startsWith('"')) return () => JSON.parse(token);
    const list = given();
    const [first, second, third] = list;
    if (token === 'now' && list.length === 0) return () => Math.floor(now() / 60_000) * 60_000;
    if (token === 'parseDate' && first !== undefined) return () => Date.parse(String(first()));
    if (token === 'style' && first !== undefined) return first;
    if (token === 'if' && first && second && third) return () => (first() ? second() : third());
    throw wrong();
  };
  const compared = (): Expression => {
    const left = single();
    if (tokens[at] !== '<') return left;
    at++;
    const right = single();
    return () => left() < right();
  };

  const whole = compared();
  if (at !== tokens.length) throw wrong();
  return () => String(whole());
}
