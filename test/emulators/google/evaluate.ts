import { columnOf } from './a1.ts';
import { sheetNamed } from './references.ts';
import type { Doc, Effective, Sheet } from './world.ts';

type Scalar = string | number | boolean | null | Mistake;
type Matrix = readonly (readonly Scalar[])[];

/** A mistake that spreads through the formula, as Google names it. */
interface Mistake {
  readonly mistake: string;
}

type Result = Scalar | Matrix;

/** What stands in a cell while formulas are worked out; `null`: nothing. */
export type Look = (sheet: Sheet, row: number, column: number) => Effective | null;

const isMatrix = (result: Result): result is Matrix => Array.isArray(result);
const isMistake = (one: Scalar): one is Mistake => typeof one === 'object' && one !== null;
const failure = (mistake: string): Mistake => ({ mistake });

/** Works out a formula: one value, or rows of values that spill. Only the few functions that tests need are known; others are `#NAME?`. */
export function evaluate(formula: string, home: Sheet, doc: Doc, look: Look): Effective[][] {
  const tokens = tokensOf(formula.slice(1));
  if (tokens === null) return [[effective(failure('ERROR'))]];
  try {
    const reader = parser(tokens, home, doc, look);
    const result = reader.all();
    return isMatrix(result) ? result.map((row) => row.map(effective)) : [[effective(result)]];
  } catch {
    return [[effective(failure('ERROR'))]];
  }
}

function effective(one: Scalar): Effective {
  if (one === null) return { stringValue: '' };
  if (typeof one === 'string') return { stringValue: one };
  if (typeof one === 'number')
    return Number.isFinite(one) ? { numberValue: one } : effective(failure('DIVIDE_BY_ZERO'));
  if (typeof one === 'boolean') return { boolValue: one };
  return { errorValue: { type: one.mistake, message: 'Formula parse error.' } };
}

interface Token {
  readonly is: 'number' | 'text' | 'reference' | 'word' | 'sign';
  readonly text: string;
}

function tokensOf(text: string): Token[] | null {
  const shapes: readonly (readonly [Token['is'], RegExp])[] = [
    ['text', /^"(?:[^"]|"")*"/],
    [
      'reference',
      /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_]*)!)?\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*(?::\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?)?|:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_(])/u,
    ],
    ['number', /^\d+(?:\.\d+)?/],
    ['word', /^(?:#REF!|[\p{L}_][\p{L}\p{N}_.]*)/u],
    ['sign', /^(?:<>|<=|>=|[-+*/^&=<>(){},;%])/],
  ];
  const tokens: Token[] = [];
  for (let rest = text.trimStart(); rest !== ''; ) {
    const hit = shapes
      .map(([is, shape]) => ({ is, text: shape.exec(rest)?.[0] }))
      .find((one) => one.text !== undefined);
    if (hit?.text === undefined) return null;
    tokens.push({ is: hit.is, text: hit.text });
    rest = rest.slice(hit.text.length).trimStart();
  }
  return tokens;
}

function parser(tokens: readonly Token[], home: Sheet, doc: Doc, look: Look) {
  let at = 0;
  const next = () => tokens[at]?.text;
  const take = (text: string) => {
    if (next() !== text) throw new Error('Formula parse error');
    at += 1;
  };

  function all(): Result {
    const result = comparison();
    if (at < tokens.length) throw new Error('Formula parse error');
    return result;
  }

  function chain(operators: readonly string[], operand: () => Result): Result {
    let left = operand();
    for (let sign = next(); sign !== undefined && operators.includes(sign); sign = next()) {
      at += 1;
      left = each(left, operand(), sign);
    }
    return left;
  }

  const comparison = (): Result => chain(['=', '<>', '<', '>', '<=', '>='], joined);
  const joined = (): Result => chain(['&'], sum);
  const sum = (): Result => chain(['+', '-'], product);
  const product = (): Result => chain(['*', '/'], signed);

  function signed(): Result {
    if (next() === '-' || next() === '+') {
      const sign = next()!;
      at += 1;
      return each(0, signed(), sign);
    }
    let value = primary();
    while (next() === '%') {
      at += 1;
      value = each(value, 100, '/');
    }
    return value;
  }

  function primary(): Result {
    const token = tokens[at];
    if (token === undefined) throw new Error('Formula parse error');
    at += 1;
    if (token.is === 'number') return Number(token.text);
    if (token.is === 'text') return token.text.slice(1, -1).replaceAll('""', '"');
    if (token.is === 'reference') return cellsAt(token.text, home, doc, look);
    if (token.text === '(') {
      const inner = comparison();
      take(')');
      return inner;
    }
    if (token.text === '{') return literal();
    if (token.is === 'sign') throw new Error('Formula parse error');
    if (token.text === '#REF!') return failure('REF');
    if (/^(?:true|false)$/i.test(token.text) && next() !== '(') return token.text.toLowerCase() === 'true';
    return next() === '(' ? call(token.text.toUpperCase()) : failure('NAME');
  }

  function literal(): Matrix {
    const rows: Scalar[][] = [[]];
    for (;;) {
      const value = comparison();
      if (isMatrix(value)) {
        if (rows.at(-1)!.length === 0) rows.pop();
        rows.push(...value.map((row) => [...row]));
      } else rows.at(-1)!.push(value);
      const sign = next();
      at += 1;
      if (sign === '}') return rows;
      if (sign === ';') rows.push([]);
      else if (sign !== ',') throw new Error('Formula parse error');
    }
  }

  function call(name: string): Result {
    take('(');
    const given: Result[] = [];
    while (next() !== ')') {
      given.push(comparison());
      if (next() === ',' || next() === ';') at += 1;
      else if (next() !== ')') throw new Error('Formula parse error');
    }
    take(')');
    return applied(name, given);
  }

  return { all };
}

function cellsAt(text: string, home: Sheet, doc: Doc, look: Look): Result {
  const parts = /^(?:(.+)!)?\$?([A-Za-z]+)\$?(\d+)?(?::\$?([A-Za-z]+)\$?(\d+)?)?$/s.exec(text)!;
  const [, tab, left, top, right, bottom] = parts;
  const sheet = tab === undefined ? home : sheetNamed(doc, tab);
  if (sheet === undefined) return failure('REF');
  const one = (row: number, column: number): Scalar => {
    const value = look(sheet, row, column);
    if (value === null) return null;
    if ('errorValue' in value) return failure(value.errorValue.type);
    return 'stringValue' in value ? value.stringValue : 'numberValue' in value ? value.numberValue : value.boolValue;
  };
  const firstRow = top === undefined ? 0 : Number(top) - 1;
  if (right === undefined) return one(firstRow, columnOf(left!));
  const lastRow = bottom === undefined ? sheet.rows.length - 1 : Number(bottom) - 1;
  const columns = columnOf(right) - columnOf(left!) + 1;
  return Array.from({ length: lastRow - firstRow + 1 }, (_, i) =>
    Array.from({ length: columns }, (_, j) => one(firstRow + i, columnOf(left!) + j)),
  );
}

function each(a: Result, b: Result, sign: string): Result {
  if (!isMatrix(a) && !isMatrix(b)) return combined(a, b, sign);
  const rows = Math.max(isMatrix(a) ? a.length : 1, isMatrix(b) ? b.length : 1);
  const width = Math.max(isMatrix(a) ? a[0]!.length : 1, isMatrix(b) ? b[0]!.length : 1);
  const of = (x: Result, i: number, j: number): Scalar =>
    isMatrix(x) ? (x[x.length === 1 ? 0 : i]?.[x[0]!.length === 1 ? 0 : j] ?? null) : x;
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: width }, (_, j) => combined(of(a, i, j), of(b, i, j), sign)),
  );
}

function combined(a: Scalar, b: Scalar, sign: string): Scalar {
  if (isMistake(a)) return a;
  if (isMistake(b)) return b;
  if (sign === '&') return `${text(a)}${text(b)}`;
  if (['=', '<>', '<', '>', '<=', '>='].includes(sign)) return compared(a, b, sign);
  const [x, y] = [number(a), number(b)];
  if (x === null || y === null) return failure('VALUE');
  if (sign === '+') return x + y;
  if (sign === '-') return x - y;
  if (sign === '*') return x * y;
  return y === 0 ? failure('DIVIDE_BY_ZERO') : x / y;
}

function compared(a: Scalar, b: Scalar, sign: string): boolean {
  const [x, y] = typeof a === 'string' || typeof b === 'string' ? [text(a), text(b)] : [number(a) ?? 0, number(b) ?? 0];
  const order = x < y ? -1 : x > y ? 1 : 0;
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '<=' ? order <= 0 : order >= 0;
}

function text(one: Scalar): string {
  if (typeof one === 'boolean') return one ? 'TRUE' : 'FALSE';
  return one === null || isMistake(one) ? '' : String(one);
}

function number(one: Scalar): number | null {
  if (one === null || one === '') return 0;
  if (typeof one === 'boolean') return one ? 1 : 0;
  const value = isMistake(one) ? Number.NaN : Number(one);
  return Number.isFinite(value) ? value : null;
}

function applied(name: string, given: readonly Result[]): Result {
  const flat = given.flatMap((one) => (isMatrix(one) ? one.flat() : [one]));
  const wrong = flat.find(isMistake);
  const [first = null, second = null, third = null] = given;
  const mapped = (act: (one: Scalar) => Scalar): Result =>
    isMatrix(first) ? first.map((row) => row.map(act)) : act(first);
  if (name === 'ARRAYFORMULA') return first;
  if (name === 'IF') return (isMatrix(first) ? first[0]![0] : first) ? second : third;
  if (wrong !== undefined) return wrong;
  if (name === 'SUM') return flat.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
  if (name === 'CONCATENATE') return flat.map(text).join('');
  if (name === 'UPPER') return mapped((one) => text(one).toUpperCase());
  if (name === 'LOWER') return mapped((one) => text(one).toLowerCase());
  if (name === 'TRIM') return mapped((one) => text(one).trim().replaceAll(/ +/g, ' '));
  if (name === 'HYPERLINK') return given.length > 1 ? second : first;
  if (name === 'UNIQUE' && isMatrix(first)) return [...new Set(first.map((row) => row[0]!))].map((one) => [one]);
  return failure(/^IMPORT/.test(name) ? 'N_A' : 'NAME');
}
