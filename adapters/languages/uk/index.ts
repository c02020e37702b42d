import type { Language } from '../../../core/language.ts';
import { sayer } from '../say.ts';
import { decline } from './cases.ts';
import { legalForms } from './companies.ts';
import { countries } from './countries.ts';
import { headers, partHeaders } from './headers.ts';
import { messages } from './messages/index.ts';
import { currencies } from './money.ts';
import { familyEndings, nicknames, patronymicEndings } from './names.ts';
import { inWords } from './number-words.ts';
import { transliterate } from './transliterate.ts';
import {
  addressWords,
  extensionWords,
  months,
  multipliers,
  no,
  nothing,
  placeholders,
  sharedMailboxes,
  titles,
  totals,
  units,
  yes,
} from './words.ts';

/** Ukrainian, whole. */
export const ukrainian: Language = {
  code: 'uk',
  name: 'українська',
  alphabet: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  say: sayer('uk', messages),
  messages,
  headers,
  partHeaders,
  yes,
  no,
  nothing,
  months,
  units,
  currencies,
  multipliers,
  legalForms,
  patronymicEndings,
  familyEndings,
  nicknames,
  titles,
  totals,
  addressWords,
  countries,
  extensionWords,
  placeholders,
  sharedMailboxes,
  transliterate,
  inWords,
  decline,
};
