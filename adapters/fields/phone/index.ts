import * as z from 'zod';
import { fieldType } from '../../../core/field.ts';
import { bindPhone } from './codec.ts';
import { isPicture, phoneForms } from './forms.ts';
import { guessPhone } from './guess.ts';
import { maskPhone } from './mask.ts';
import { hasTelephones } from './numbering-plan.ts';

export type { Phone } from './codec.ts';

/**
 * A telephone number, written in any way people write them. Numbers without a country code are tried in the
 * team's countries; a number that two of them have is asked about, never guessed.
 */
export const phone = fieldType({
  kind: 'phone',
  summary: 'A telephone number with its country code, and an extension.',
  cell: 'text',
  version: 1,
  headers: ['phone'],
  options: z.strictObject({
    form: z
      .union([
        z.enum(phoneForms),
        z.string().refine(isPicture, { error: 'Picture the number with # for each digit, as ###-###-##-##' }),
      ])
      .default('international')
      .describe(
        'How numbers are written: `+7 916 123-45-67`, `+79161234567`, `8 (916) 123-45-67`, or a picture of your own with `#` for each digit, `###-###-##-##`; numbers that do not fit it get their country code.',
      ),
    countries: z
      .array(
        z.string().refine(hasTelephones, { message: 'This is not an ISO 3166 code of a country with telephones.' }),
      )
      .min(1)
      .optional()
      .describe('Countries tried for numbers without a country code, in place of the team’s.'),
  }),
  bind: bindPhone,
  guess: guessPhone,
  mask: maskPhone,
  examples: [
    {
      cell: '8 (916) 123-45-67',
      locale: { countries: ['RU'] },
      value: { number: '+79161234567', extension: '' },
      normal: '+7 916 123-45-67',
    },
    { cell: '+79161234567', value: { number: '+79161234567', extension: '' }, normal: '+7 916 123-45-67' },
    {
      cell: 79161234567,
      locale: { countries: ['RU'] },
      value: { number: '+79161234567', extension: '' },
      normal: '+7 916 123-45-67',
    },
    {
      cell: 9161234567,
      locale: { countries: ['UA', 'RU'] },
      value: { number: '+79161234567', extension: '' },
      normal: '+7 916 123-45-67',
    },
    {
      cell: '067 123 45 67',
      locale: { countries: ['UA', 'RU'] },
      value: { number: '+380671234567', extension: '' },
      normal: '+380 67 123 4567',
    },
    {
      cell: '00380\u00a067\u00a01234567',
      value: { number: '+380671234567', extension: '' },
      normal: '+380 67 123 4567',
    },
    {
      cell: 'тел. 044-123-45-67 доб. 12',
      locale: { countries: ['UA'] },
      value: { number: '+380441234567', extension: '12' },
      normal: '+380 44 123 4567 ext. 12',
    },
    {
      cell: 'tel:+1-213-373-4253;ext=5',
      value: { number: '+12133734253', extension: '5' },
      normal: '+1 213-373-4253 ext. 5',
    },
    {
      cell: '+44 (0) 20 7946 0958 #7',
      value: { number: '+442079460958', extension: '7' },
      normal: '+44 20 7946 0958 ext. 7',
    },
    {
      cell: '\u202a+7\u00a0916\u00a0123‑45‑67\u202c',
      value: { number: '+79161234567', extension: '' },
      normal: '+7 916 123-45-67',
    },
    { cell: '＋７９１６１２３４５６７', value: { number: '+79161234567', extension: '' }, normal: '+7 916 123-45-67' },
    {
      cell: '+7 916 123 45 67',
      options: { form: 'national' },
      locale: { countries: ['RU'] },
      value: { number: '+79161234567', extension: '' },
      normal: '8 (916) 123-45-67',
    },
    {
      cell: '+380671234567',
      options: { form: '###-###-##-##' },
      locale: { countries: ['UA'] },
      value: { number: '+380671234567', extension: '' },
      normal: '067-123-45-67',
    },
    {
      cell: '+48501234567',
      options: { form: '###-###-##-##' },
      locale: { countries: ['UA'] },
      value: { number: '+48501234567', extension: '' },
      normal: '+48 501 234 567',
    },
    {
      cell: '+380 67 123 45 67',
      options: { form: 'national' },
      locale: { countries: ['RU'] },
      value: { number: '+380671234567', extension: '' },
      normal: '+380 67 123 4567',
    },
    {
      cell: '8 916 123 45 67',
      options: { form: 'e164', countries: ['RU'] },
      value: { number: '+79161234567', extension: '' },
      normal: '+79161234567',
    },
    {
      cell: '89161234567',
      locale: { countries: ['UA'] },
      wrong: 'phone.too-long',
      suggestions: ['+7 916 123-45-67'],
    },
    {
      cell: '501234567',
      locale: { countries: ['UA', 'PL'] },
      wrong: 'phone.ambiguous',
      suggestions: ['+380 50 123 4567', '+48 501 234 567'],
    },
    {
      cell: '+7 916 123-45-67, +7 916 765-43-21',
      wrong: 'phone.several',
      suggestions: ['+7 916 123-45-67', '+7 916 765-43-21'],
    },
    {
      cell: '067 123 45 67 / 050 123 45 67',
      locale: { countries: ['UA'] },
      wrong: 'phone.several',
      suggestions: ['+380 67 123 4567', '+380 50 123 4567'],
    },
    { cell: 'Ivan +7 916 123-45-67', wrong: 'phone.unreadable', suggestions: ['+7 916 123-45-67'] },
    { cell: '123-45-67', locale: { countries: ['RU'] }, wrong: 'phone.too-short' },
    {
      cell: '8 067 123 45 67',
      locale: { countries: ['UA'] },
      wrong: 'phone.too-long',
      suggestions: ['+380 67 123 4567'],
    },
    { cell: '+7 916 123-45-678', wrong: 'phone.too-long' },
    { cell: '+7 012 345-67-89', wrong: 'phone.impossible' },
    { cell: '067 123 45 67', locale: { countries: [] }, wrong: 'phone.no-country' },
    { cell: '7,91612E+10', wrong: 'phone.rounded' },
    { cell: -277, wrong: 'phone.unreadable' },
    { cell: 'call me', wrong: 'phone.unreadable' },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
