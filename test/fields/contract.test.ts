import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { fieldTypeByKind, fieldTypes } from '../../adapters/fields/index.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldCodec, FieldType, Parsed } from '../../core/field.ts';
import { sameValue } from '../../core/record.ts';
import { bindings, bound, codesOf, hostileCells, suggestionsOf, team } from './kit.ts';

const registry: readonly FieldType[] = fieldTypes;

/** Runs a check over every binding of a type, on its examples and on hostile cells. */
function onEveryCell(
  type: FieldType,
  check: (codec: FieldCodec<unknown>, cell: Cell, parsed: Parsed<unknown>) => void,
) {
  const cells = hostileCells(type.examples.map(({ cell }) => cell));
  const runs = { numRuns: 150 };
  for (const codec of bindings(type))
    fc.assert(
      fc.property(cells, (cell) => check(codec, cell, codec.parse(cell))),
      runs,
    );
}

/** Values that a type reads from its examples, all bound alike. */
function valuesOf(codec: FieldCodec<unknown>, type: FieldType): readonly unknown[] {
  const parsed = type.examples.map(({ cell }) => codec.parse(cell));
  return parsed.flatMap((one) => (one.is === 'value' ? [one.value] : []));
}

test('every kind is there once and is found by its name', () => {
  expect(new Set(registry.map(({ kind }) => kind)).size).toBe(registry.length);
  for (const type of registry) expect(fieldTypeByKind(type.kind)).toBe(type);
  expect(fieldTypeByKind('__proto__')).toBeUndefined();
});

describe.each(registry.map((type) => [type.kind, type] as const))('%s', (_, type) => {
  test.each(type.examples.map((example) => [JSON.stringify(example.cell)?.slice(0, 60), example] as const))(
    'reads %s as its example says',
    (_shown, example) => {
      const parsed = bound(type, example).parse(example.cell);
      if ('empty' in example) expect(parsed).toEqual({ is: 'empty' });
      else if ('wrong' in example) {
        expect(parsed).toMatchObject({ is: 'wrong', code: example.wrong });
        if (example.suggestions) expect(suggestionsOf(parsed)).toEqual(example.suggestions);
      } else {
        expect(parsed).toMatchObject({ is: 'value', value: example.value, cell: example.normal });
        expect(codesOf(parsed)).toEqual(example.doubts ?? []);
      }
    },
  );

  test('has an example of a value, of a refusal if it ever refuses, and of an empty cell', () => {
    expect(type.examples.some((example) => 'value' in example)).toBe(true);
    expect(type.examples.some((example) => 'empty' in example)).toBe(true);
  });

  test('reads its own normal form as the same value in the same form', () => {
    onEveryCell(type, (codec, _cell, parsed) => {
      if (parsed.is !== 'value') return;
      const again = codec.parse(parsed.cell);
      expect(again).toMatchObject({ is: 'value', value: parsed.value, cell: parsed.cell });
      expect(codec.cell(parsed.value)).toEqual(parsed.cell);
    });
  });

  test('gives equal values every key in common, and a text for people in every language', () => {
    onEveryCell(type, (codec, _cell, parsed) => {
      if (parsed.is !== 'value') return;
      const again = codec.parse(parsed.cell);
      if (again.is === 'value') expect(codec.keys(again.value)).toEqual(codec.keys(parsed.value));
      for (const language of languages) expect(typeof codec.show(parsed.value, language)).toBe('string');
      codec.cel.value(parsed.value);
    });
  });

  test('suggests only cells that it can read', () => {
    onEveryCell(type, (codec, _cell, parsed) => {
      for (const suggestion of suggestionsOf(parsed))
        expect({ suggestion, is: codec.parse(suggestion).is }).not.toEqual({ suggestion, is: 'wrong' });
    });
  });

  test('can say everything it finds, with what to do about it, in every language', () => {
    const codes = new Set<string>();
    onEveryCell(type, (_codec, _cell, parsed) => {
      for (const code of codesOf(parsed)) codes.add(code);
    });
    for (const language of languages)
      for (const code of codes)
        expect(Object.keys(language.messages)).toEqual(expect.arrayContaining([code, `${code}.remedy`]));
  });

  test('puts values in one order, whichever way they are compared', () => {
    for (const codec of bindings(type)) {
      const values = valuesOf(codec, type);
      const sign = (a: unknown, b: unknown) => Math.sign(codec.compare(a, b)) + 0;
      for (const a of values)
        for (const b of values) {
          expect(sign(a, b)).toBe(-sign(b, a) + 0);
          if (sameValue(a, b)) expect(sign(a, b)).toBe(0);
          for (const c of values) if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
        }
    }
  });

  test('guesses options that its own settings take', () => {
    const cells = fc.array(hostileCells(type.examples.map(({ cell }) => cell)), { maxLength: 30 });
    fc.assert(
      fc.property(cells, (column) => {
        const guess = type.guess(
          column.filter((cell) => cell !== null),
          team,
        );
        if (guess === null) return;
        expect(guess.fit).toBeGreaterThanOrEqual(0);
        expect(guess.fit).toBeLessThanOrEqual(1);
        if (guess.fit > 0) expect(type.options.safeParse(guess.options).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test('has settings that become a strict JSON Schema, and headers that every language knows', () => {
    expect(z.toJSONSchema(type.options, { io: 'input', target: 'draft-7' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
    for (const language of languages)
      expect(Object.keys(language.headers)).toEqual(expect.arrayContaining([...type.headers]));
  });
});
