import type { Role } from './roles.ts';
import type { Entity, KeyParts, Part, Rule, Slot, Take } from './schema.ts';

/** Texts of which each is looked at beside each other. */
const mostTexts = 5;
const tokens: readonly Take[] = ['word-1', 'word-2', 'word-3', 'word-4'];

/**
 * Which records are compared at all: those that share a key of a rule, as long as not more than its cap share it. Strong
 * keys stand alone; names go with one thing more. Tight caps lose little: who shares a key with many shares a rarer one
 * with the right ones.
 */
export function rulesFor(
  entity: Entity,
  slots: readonly Slot[],
  [given, family]: readonly [number, number],
): readonly Rule[] {
  const rules: Rule[] = [];
  const slotsOf = (role: Role) => slots.flatMap((slot, at) => (slot.role === role ? [at] : []));
  const first = (role: Role) => slotsOf(role)[0] ?? -1;
  const part = (slot: number, take: Take = 'whole'): Part => ({ slot, take });
  const add = (name: string, cap: number, keys: readonly KeyParts[], eitherWay = false) => {
    const possible = keys.filter((parts) => parts.every(({ slot }) => slot >= 0));
    if (possible.length > 0) rules.push({ name, cap, keys: possible, eitherWay });
  };
  const alone = (name: string, cap: number, role: Role, take: Take = 'whole') =>
    add(
      name,
      cap,
      slotsOf(role).map((slot) => [part(slot, take)]),
    );
  const each = (name: string, cap: number, role: Role, take: Take = 'whole') => {
    for (const slot of slotsOf(role)) add(`${name} ${slots[slot]!.column}`, cap, [[part(slot, take)]]);
  };

  alone('e-mail', 50, 'email');
  alone('phone', 50, 'phone');
  each('number', 20, 'id');
  // A city alone is worth a rule only where nothing nearer is known, and a name alone where hardly anything is.
  const hasNearer = first('street') >= 0 || first('postcode') >= 0;
  const hasContact = first('phone') >= 0 || first('street') >= 0;
  if (entity === 'people') {
    add('name', 20, [[part(given, 'sound'), part(family, 'sound')]], true);
    const beside: readonly (readonly [Role, number, number])[] = [
      ['date', 50, 50],
      ['postcode', 30, first('street') < 0 ? 10 : 0],
      ['company', 50, 20],
      ['street', 50, 0],
      ['city', hasNearer ? 0 : 12, hasNearer ? 0 : 8],
    ];
    for (const [role, familyCap, givenCap] of beside) {
      if (familyCap > 0) add(`family and ${role}`, familyCap, [[part(family, 'sound'), part(first(role))]]);
      if (givenCap > 0) add(`given and ${role}`, givenCap, [[part(given, 'sound'), part(first(role))]]);
    }
    for (const text of slotsOf('text'))
      add(`family and ${slots[text]!.column}`, 20, [[part(family, 'sound'), part(text)]]);
    add('initial and family', 6, [[part(given, 'initial'), part(family, 'sound')]]);
    add('given and start of family', 6, [[part(given, 'sound'), part(family, 'start-3')]]);
    if (!hasContact) {
      add('family alone', 8, [[part(family, 'sound')]]);
      add('given alone', 8, [[part(given, 'sound')]]);
    }
    alone('mailbox', 8, 'email', 'mailbox');
    add('date and city', 20, [[part(first('date')), part(first('city'))]]);
    add('date and postcode', 50, [[part(first('date')), part(first('postcode'))]]);
  } else {
    for (const role of ['company', 'text'] as const) {
      const main = first(role);
      add(`${role} as a whole`, 50, [[part(main)]]);
      add(
        `words of ${role}`,
        30,
        tokens.map((take) => [part(main, take)]),
      );
      if (role === 'company' && main >= 0) break;
    }
    if (entity === 'things') {
      // Nobody knows which of the texts tell most: any of them may, by itself or with another.
      const texts = slotsOf('text').slice(0, mostTexts);
      for (const text of texts.slice(1)) add(`${slots[text]!.column} as a whole`, 4, [[part(text)]]);
      texts.forEach((one, at) => {
        for (const other of texts.slice(at + 1))
          add(`${slots[one]!.column} and ${slots[other]!.column}`, 6, [[part(one), part(other)]]);
      });
    }
    add('start of company and postcode', 20, [[part(first('company'), 'start-4'), part(first('postcode'))]]);
    alone('domain', 20, 'email', 'domain');
  }
  alone('street', 12, 'street');
  alone('start of street', 8, 'street', 'two-words');
  each('date', 30, 'date');
  each('month', 12, 'date', 'month');
  each('start of number', 8, 'id', 'start-4');
  return rules;
}
