// Each country is imported by itself: the root of stdnum loads all of the world.
import { validate as at } from 'stdnum/lib/cjs/at/uid.js';
import { validate as bg } from 'stdnum/lib/cjs/bg/vat.js';
import { validate as by } from 'stdnum/lib/cjs/by/unp.js';
import { validate as cz } from 'stdnum/lib/cjs/cz/dic.js';
import { validate as de } from 'stdnum/lib/cjs/de/vat.js';
import { validate as ee } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as es } from 'stdnum/lib/cjs/es/nif.js';
import { validate as fr } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as gb } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as it } from 'stdnum/lib/cjs/it/iva.js';
import { validate as lt } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as lv } from 'stdnum/lib/cjs/lv/pvn.js';
import { validate as nl } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as nip } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as ro } from 'stdnum/lib/cjs/ro/cif.js';
import { validate as inn } from 'stdnum/lib/cjs/ru/inn.js';
import { validate as sk } from 'stdnum/lib/cjs/sk/dph.js';
import { validate as edrpou } from 'stdnum/lib/cjs/ua/edrpou.js';
import { validate as rntrc } from 'stdnum/lib/cjs/ua/rntrc.js';
import { validate as ein } from 'stdnum/lib/cjs/us/ein.js';
import { isKazakhNumber } from './kazakhstan.ts';

/** One kind of tax number. */
export interface TaxIdKind {
  readonly kind: string;
  /** ISO 3166. */
  readonly country: string;
  /** How many characters it has, without the prefix. */
  readonly lengths: readonly number[];
  /** What may stand before it abroad, `DE`; empty where nothing does. */
  readonly prefix: string;
  /** Whether the characters and their check digits are right; without separators and prefix. */
  fits(compact: string): boolean;
}

type Validate = (value: string) => { readonly isValid: boolean };

function kind(name: string, country: string, lengths: readonly number[], validate: Validate): TaxIdKind {
  return { kind: name, country, lengths, prefix: '', fits: (compact) => validate(compact).isValid };
}

function vat(country: string, lengths: readonly number[], validate: Validate, name = 'vat'): TaxIdKind {
  return { ...kind(name, country, lengths, validate), prefix: country };
}

/** Every kind whose check digits we know. */
export const taxIdKinds: readonly TaxIdKind[] = [
  kind('inn', 'RU', [10, 12], inn),
  kind('edrpou', 'UA', [8], edrpou),
  kind('rntrc', 'UA', [10], rntrc),
  kind('unp', 'BY', [9], by),
  { kind: 'bin', country: 'KZ', lengths: [12], prefix: '', fits: isKazakhNumber },
  kind('ein', 'US', [9], ein),
  vat('PL', [10], nip, 'nip'),
  vat('AT', [9], at),
  vat('BG', [9, 10], bg),
  vat('CZ', [8, 9, 10], cz),
  vat('DE', [9], de),
  vat('EE', [9], ee),
  vat('ES', [9], es),
  vat('FR', [11], fr),
  vat('GB', [9, 12], gb),
  vat('IT', [11], it),
  vat('LT', [9, 12], lt),
  vat('LV', [11], lv),
  vat('NL', [12], nl),
  vat('RO', [2, 3, 4, 5, 6, 7, 8, 9, 10], ro),
  vat('SK', [10], sk),
];

/** Kinds and countries as the settings may name them, each once. */
export const taxIdKindNames: readonly string[] = [...new Set(taxIdKinds.map((one) => one.kind))];
export const taxIdCountries: readonly string[] = [...new Set(taxIdKinds.map((one) => one.country))];
