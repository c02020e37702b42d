import { fold, wordsIn } from '../../../core/cell.ts';
import type { Language } from '../../../core/language.ts';
import type { Role, RoleColumn } from '../../behaviours/deduplication/roles.ts';

/** What cells look like that say who a row is; in so many of them the column is taken for it. */
interface Look {
  readonly role: Role;
  readonly share: number;
  is(text: string): boolean;
}

const mostCells = 200;
const fewestCells = 3;
const fewestPhoneDigits = 7;
const mostPhoneDigits = 15;

const lookOfContacts: readonly Look[] = [
  { role: 'email', share: 0.7, is: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) },
  { role: 'id', share: 0.7, is: (text) => /^(?:https?:\/\/|www\.)\S+$/iu.test(text) },
  { role: 'phone', share: 0.7, is: isPhone },
];

/**
 * What else columns hold, told by their cells where the header says nothing: e-mails, pages and phones, and names of people
 * and companies where no column is known to hold them. `cells` reads some cells of a column. In the order of the header.
 */
export function rolesByValues(
  header: readonly string[],
  guessed: readonly RoleColumn[],
  cells: (place: number) => readonly string[],
  languages: readonly Language[],
): readonly RoleColumn[] {
  const known = new Map(guessed.map(({ key, role }) => [key, role]));
  const looks = [...lookOfContacts, ...lookOfNames(new Set(known.values()), languages)];
  return header.flatMap((key, place): readonly RoleColumn[] => {
    const role = known.get(key) ?? (key === '' ? undefined : roleOf(cells(place), looks));
    return role === undefined ? [] : [{ key, role }];
  });
}

function roleOf(cells: readonly string[], looks: readonly Look[]): Role | undefined {
  const filled = cells.map((text) => text.trim()).filter((text) => text !== '');
  const some = filled.slice(0, mostCells);
  if (some.length < fewestCells) return undefined;
  return looks.find(({ is, share }) => some.filter(is).length >= some.length * share)?.role;
}

/** A number that is written as telephones are: an amount has no brackets, no plus and no dashes. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length;
  const isWritten = /^\+?[\d\s().-]+$/u.test(text) && /[+()]|\d[\s-]\d/u.test(text);
  return isWritten && !isDay(text) && digits >= fewestPhoneDigits && digits <= mostPhoneDigits;
}

function isDay(text: string): boolean {
  return /^\d{1,4}[.\-/]\d{1,2}[.\-/]\d{1,4}(?:\s|$)/u.test(text);
}

function lookOfNames(known: ReadonlySet<Role>, languages: readonly Language[]): readonly Look[] {
  const looks: Look[] = [];
  if (!known.has('company')) {
    const forms = new Set(
      languages.flatMap(({ legalForms }) => legalForms.flatMap(({ written }) => written.map(fold))),
    );
    looks.push({ role: 'company', share: 0.3, is: (text) => wordsIn(text).some((word) => forms.has(word)) });
  }
  const isNamed = (['person-name', 'given-name', 'family-name'] as const).some((role) => known.has(role));
  if (!isNamed) {
    const given = new Set(languages.flatMap(({ nicknames }) => nicknames.flat().map(fold)));
    looks.push({
      role: 'person-name',
      share: 0.3,
      is: (text) =>
        /^\p{L}[\p{L}'’.-]*(?:\s+\p{L}[\p{L}'’.-]*){1,3}$/u.test(text) && wordsIn(text).some((word) => given.has(word)),
    });
  }
  return looks;
}
