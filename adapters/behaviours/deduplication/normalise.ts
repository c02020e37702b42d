import type { Lexicon } from './lexicon.ts';
import { isPlaceholder } from './lexicon.ts';
import { normaliseCompany } from './normalise-company.ts';
import { normaliseDate, normalisePhone } from './normalise-digits.ts';
import { normaliseEmail } from './normalise-email.ts';
import { normaliseId } from './normalise-id.ts';
import { normaliseName } from './normalise-name.ts';
import { normaliseStreet } from './normalise-street.ts';
import { dotsDivide, normaliseText } from './normalise-text.ts';

/** What the values of a dictionary are. Given and family names are one kind, so that swapped names are found. */
export type Kind = 'name' | 'company' | 'email' | 'phone' | 'street' | 'city' | 'postcode' | 'date' | 'id' | 'text';

/** Leaves the normal form of a cell in `normal` and answers its length in bytes, 0 for nothing. */
export type Normaliser = (bytes: Uint8Array, start: number, end: number, lexicon: Lexicon) => number;

export const normalisers: Readonly<Record<Kind, Normaliser>> = {
  name: normaliseName,
  company: normaliseCompany,
  email: normaliseEmail,
  phone: normalisePhone,
  street: normaliseStreet,
  city: normaliseWords,
  postcode: normaliseId,
  date: normaliseDate,
  id: normaliseId,
  text: normaliseWords,
};

function normaliseWords(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  const length = normaliseText(bytes, start, end, dotsDivide);
  return isPlaceholder(length, lexicon) ? 0 : length;
}
