import type { Field } from '../../core/field.ts';

/** Why a text can never equal what a field holds: what is wrong, and which texts it may be compared with. */
export interface Mismatch {
  readonly message: string;
  readonly known: readonly string[];
}

const mostListed = 12;

/**
 * Compares a text in a condition with what the field makes of it: a choice is compared by its key, an e-mail in its
 * normal form. `null` when the field may hold that very text.
 */
export function literalMismatch(field: Field, text: string): Mismatch | null {
  const parsed = field.parse(text);
  switch (parsed.is) {
    case 'empty':
      return { message: `An empty cell equals nothing: write blank(${field.key})`, known: [] };
    case 'value': {
      const held = textsOf(field, parsed.value);
      if (held.length === 0 || held.includes(text)) return null;
      return { message: `${field.key} never holds "${text}": it is kept as "${held[0]}"`, known: held };
    }
    case 'wrong': {
      const cells = [...(parsed.suggestions ?? []), ...(field.column.choices ?? [])];
      const known = [...new Set(cells.flatMap((cell) => textsOfCell(field, cell)))];
      const listed = known.length > 0 && known.length <= mostListed ? `; it may be ${known.join(', ')}` : '';
      return { message: `${field.key} cannot be "${text}"${listed}`, known };
    }
  }
}

function textsOfCell(field: Field, cell: Parameters<Field['parse']>[0]): readonly string[] {
  const parsed = field.parse(cell);
  return parsed.is === 'value' ? textsOf(field, parsed.value) : [];
}

/** The value as a condition sees it, where that is text. */
function textsOf(field: Field, value: unknown): readonly string[] {
  const handed = field.cel.value(value);
  const items: readonly unknown[] = Array.isArray(handed) ? handed : [handed];
  return items.filter((item) => typeof item === 'string');
}
