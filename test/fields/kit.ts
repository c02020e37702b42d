import fc from 'fast-check';
import { bindField } from '../../adapters/fields/index.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldCodec, FieldType, Locale, Parsed } from '../../core/field.ts';

/** A team in Kyiv that speaks English to Rowcall and types in three languages. */
export const team: Locale = {
  language: languages[0]!,
  languages,
  zone: 'Europe/Kyiv',
  currency: 'UAH',
  countries: ['UA'],
};

interface Binding {
  readonly options?: unknown;
  readonly locale?: Partial<Locale>;
}

/** A type with those options, in a team that differs from ours as said. */
export function bound(type: FieldType, { options, locale }: Binding = {}): FieldCodec<unknown> {
  return bindField(type, type.options.parse(options ?? {}), { ...team, ...locale });
}

/** Every different way in which the examples of a type bind it. */
export function bindings(type: FieldType): readonly FieldCodec<unknown>[] {
  const different = new Map(
    type.examples.map((example) => [JSON.stringify([example.options, example.locale]), example]),
  );
  return [...different.values()].map((example) => bound(type, example));
}

const anyUnits = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0xd83d, 0xdc00, 0x200b, 0x00a0, 0x0a, 0x2c, 0x2d)),
  )
  .map((units) => String.fromCharCode(...units));
const written = fc.string({ unit: fc.constantFrom(...'0123456789.,- :/()%$€₴грнТZk+\u00a0\u2212dмин') });
const wellKnown = fc.constantFrom<Cell>(
  ...['__proto__', 'constructor', '=IMPORTXML("https://example.org","//a")', '0x1F', '1e999', '-0', 'NaN', '٣', '🇺🇦'],
  ...['9'.repeat(50_000), 'a '.repeat(25_000), '('.repeat(50_000), '1,'.repeat(25_000), 'ß'.repeat(499), '\ufeff'],
  ...[Number.NaN, Number.POSITIVE_INFINITY, -0, 5e-324, 1.7e308, 2 ** 53, 46_000, 1e21, 0.1 + 0.2],
  ...[true, false, null, [], [''], ['__proto__', '\ud800', ', ;'], Array.from({ length: 3000 }, (_, i) => `${i}`)],
);
/** What a list can hold when a store is out of its mind: nothing here is of the promised type. */
const nonsense = fc.constantFrom(
  ...([[null, 1, { a: 1 }], [[['x']]], {}, undefined, [Object.create(null)], new Date(0)] as unknown as Cell[]),
);

/** Cells that nobody wishes for, and the given ones with something odd put before, behind or inside. */
export function hostileCells(seeds: readonly Cell[]): fc.Arbitrary<Cell> {
  const texts = seeds.filter((seed) => typeof seed === 'string');
  const spoiled = fc
    .tuple(fc.constantFrom('', ...texts), fc.nat(), fc.oneof(anyUnits, fc.constantFrom(...' -.,;%\u200b\u00a0')))
    .map(([text, at, odd]) => text.slice(0, at % (text.length + 1)) + odd + text.slice(at % (text.length + 1)));
  return fc.oneof(
    { arbitrary: fc.constantFrom<Cell>(null, ...seeds), weight: 2 },
    { arbitrary: spoiled, weight: 4 },
    { arbitrary: fc.oneof(anyUnits, written), weight: 2 },
    { arbitrary: fc.oneof(fc.double(), fc.integer(), fc.double({ min: -1e6, max: 1e6 })), weight: 2 },
    { arbitrary: fc.array(fc.oneof(anyUnits, fc.constantFrom('', ...texts)), { maxLength: 4 }), weight: 1 },
    { arbitrary: wellKnown, weight: 1 },
    { arbitrary: nonsense, weight: 1 },
  );
}

/** Every code that a reading says. */
export function codesOf(parsed: Parsed<unknown>): readonly string[] {
  if (parsed.is === 'wrong') return [parsed.code];
  return parsed.is === 'value' ? (parsed.doubts ?? []).map(({ code }) => code) : [];
}

/** Every cell that a reading suggests. */
export function suggestionsOf(parsed: Parsed<unknown>): readonly Cell[] {
  if (parsed.is === 'wrong') return parsed.suggestions ?? [];
  return parsed.is === 'value' ? (parsed.doubts ?? []).flatMap(({ suggestions }) => suggestions ?? []) : [];
}
