import { ParseError, TypeError as TypeFault } from '@marcbachmann/cel-js';
import type { ConditionIssue } from './issue.ts';
import { functions, methods, wordNamed } from './vocabulary.ts';

const signs: Readonly<Record<string, string>> = {
  EOF: 'the end',
  LPAREN: '(',
  RPAREN: ')',
  LBRACKET: '[',
  RBRACKET: ']',
  COLON: ':',
  COMMA: ',',
  DOT: '.',
  EQ: '==',
  NE: '!=',
  AND: '&&',
  OR: '||',
  IDENTIFIER: 'a name',
  STRING: 'a text',
  NUMBER: 'a number',
};

const types: Readonly<Record<string, string>> = {
  string: 'text',
  double: 'a number',
  int: 'a number',
  bool: 'yes or no',
  'google.protobuf.Timestamp': 'a date',
  link: 'a reference',
};

/** What the library says of a malformed condition, in words for people and with its place. */
export function wordFault(error: unknown, source: string): ConditionIssue {
  if (!(error instanceof ParseError || error instanceof TypeFault)) throw error;
  const at = Math.min(error.range?.start ?? 0, source.length);
  return { message: messageOf(error.code, error.summary, source, at), at };
}

function messageOf(code: string, summary: string, source: string, at: number): string {
  switch (code) {
    case 'unexpected_character':
      return unexpected(source, at);
    case 'expected_token':
    case 'unexpected_token':
      return inSigns(summary);
    case 'unterminated_string':
      return 'The quote is not closed';
    case 'reserved_identifier':
      return `${summary.split(': ')[1]} is a word of the language itself and cannot name a field here`;
    case 'limit_exceeded':
      return 'The condition is too long or too deep: make two rules of it';
    case 'no_such_overload':
      return inTypes(summary.replace('no such overload: ', 'This does not go together: '));
    case 'no_matching_overload':
      return wrongCall(summary);
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
      return `Both sides must be yes or no${inTypes(summary.slice(summary.lastIndexOf(', got')))}`;
    default:
      return inTypes(summary);
  }
}

function unexpected(source: string, at: number): string {
  const character = [...source.slice(at)][0] ?? '';
  if (character === '=') return 'Write == to compare';
  if (character === '&' || character === '|') return `Write ${character}${character}`;
  if (/[“”„«»‘’]/u.test(character)) return 'Write straight quotes: "…"';
  if (/\p{L}/u.test(character) && !/[a-z]/iu.test(character))
    return 'Names are the keys of fields, in Latin letters; put text in quotes';
  return `"${character}" cannot stand here`;
}

function inSigns(summary: string): string {
  const said = summary.replace('Expected', 'expected').replace('Unexpected token:', 'unexpected');
  const told = said.replace(/\b[A-Z]{2,}\b/gu, (name) => signs[name] ?? name.toLowerCase());
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** `found no matching overload for 'lower(double)'` and `'string.contains(double)'`. */
function wrongCall(summary: string): string {
  const [, receiver, name = '', given = ''] = /'(?:(.*)\.)?(\w+)\((.*)\)'$/u.exec(summary) ?? [];
  const word = wordNamed(receiver === undefined ? functions : methods, name);
  const taken = [...(receiver ? [receiver] : []), ...(given ? [given] : [])].join(', ');
  return `${name}() cannot take ${inTypes(taken) || 'nothing'}${word ? `: write ${word.written}` : ''}`;
}

function inTypes(summary: string): string {
  return summary
    .replace(/'/gu, '')
    .replace(/list<[^\s>]*>+|\blist\b/gu, 'a list')
    .replace(/record:([a-z0-9-]+)/gu, 'a record of $1')
    .replace(/google\.protobuf\.Timestamp|\b(?:string|double|int|bool|link)\b/gu, (type) => types[type]!);
}
