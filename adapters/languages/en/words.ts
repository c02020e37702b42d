import type { Language } from '../../../core/language.ts';
import { byWord, groups, words } from '../lists.ts';

export const yes: Language['yes'] = words(
  'yes, y, true, t, 1, on, ok, okay, done, yep, yeah, yup, sure, x, v, +, ✓, ✔, ✅, ☑, checked, completed, positive, agreed',
);

export const no: Language['no'] = words(
  'no, n, false, f, 0, off, not, nope, nah, never, -, ✗, ✘, ❌, ☐, unchecked, not done, not yet, negative, declined',
);

/** Dots and dashes alone count too: people fill a cell with them to say that they looked. */
export const nothing: Language['nothing'] = words(
  `-, --, ---, –, —, ., .., ..., ?, ??, ???, _, /, n/a, n.a, n.a., na, none, no, nil, null, undefined, nan, not available,
  not applicable, not set, not given, not known, no data, no info, unknown, unspecified, nothing, empty, blank, tbd, tba, tbc, to be defined`,
);

export const totals: Language['totals'] = words(
  'total, totals, grand total, subtotal, sub total, sum, in total, altogether',
);

/** January first. `may` has no short form. */
export const months: Language['months'] = groups(`
  january, jan
  february, feb, febr
  march, mar
  april, apr
  may
  june, jun
  july, jul
  august, aug
  september, sep, sept
  october, oct
  november, nov
  december, dec
`);

export const units: Language['units'] = {
  minute: words('m, min, mins, minute, minutes'),
  hour: words('h, hr, hrs, hour, hours'),
  day: words('d, day, days'),
  week: words('w, wk, wks, week, weeks'),
  month: words('mo, mos, mth, mths, month, months'),
  year: words('y, yr, yrs, year, years'),
};

export const multipliers: Language['multipliers'] = byWord([
  [1e2, 'hundred, hundreds'],
  [1e3, 'k, thousand, thousands, thou, thsd, grand'],
  [1e6, 'm, mm, mn, mln, mil, mio, million, millions, kk'],
  [1e9, 'b, bn, bln, billion, billions'],
  [1e12, 'tn, trn, trillion, trillions'],
]);

export const titles: Language['titles'] = words(
  `mr, mrs, ms, miss, mx, master, sir, madam, mme, dame, lord, lady, dr, doctor, prof, professor, rev, reverend, hon, eng,
  capt, captain, col, colonel, maj, major, gen, lt, sgt, fr, jr, sr, ii, iii, iv, phd, ph.d, md, m.d, mba, esq, cpa, cfa, dds, bsc, msc`,
);

export const extensionWords: Language['extensionWords'] = words('ext, extension, extn, ex, x, int, internal, dept');

export const placeholders: Language['placeholders'] = words(
  `test, tests, testing, tester, test test, test user, testuser, asdf, qwerty, qwe, xxx, abc, aaa, unknown, unknown unknown, no name, noname, nobody,
  anonymous, anonymous user, guest, customer, client, buyer, contact, person, private person, private individual, individual, no email,
  noemail, nomail, no mail, no phone, no address, no company, self, self employed, freelance, freelancer, private, example, sample, demo, user, not provided, fake`,
);

export const sharedMailboxes: Language['sharedMailboxes'] = words(
  `info, information, sales, sale, office, admin, administrator, contact, contacts, hello, hi, support, help, helpdesk, service, customerservice,
  customer.service, mail, email, post, team, order, orders, shop, store, reception, manager, director, hr, jobs, career, careers, marketing,
  accounting, accounts, billing, invoice, invoices, finance, purchasing, procurement, export, import, webmaster, postmaster, secretary, enquiries,
  inquiries, enquiry, inquiry, request, requests, booking, bookings, reservations, press, pr, legal, it, general, main, noreply, no-reply`,
);

/** Words of postal addresses with the form they are shown in. */
export const addressWords: Language['addressWords'] = byWord([
  ['St', 'street, str, st'],
  ['Ave', 'avenue, ave, av, aven'],
  ['Rd', 'road, rd'],
  ['Blvd', 'boulevard, blvd, boul'],
  ['Ln', 'lane, ln'],
  ['Dr', 'drive, dr, drv'],
  ['Ct', 'court, ct'],
  ['Pl', 'place, pl'],
  ['Sq', 'square, sq'],
  ['Ter', 'terrace, ter, terr'],
  ['Hwy', 'highway, hwy'],
  ['Pkwy', 'parkway, pkwy, pky'],
  ['Cres', 'crescent, cres'],
  ['Cl', 'close, cl'],
  ['Gdns', 'gardens, gdns'],
  ['Emb', 'embankment, emb'],
  ['Aly', 'alley, aly'],
  ['Cir', 'circle, cir'],
  ['Bldg', 'building, bldg, bld'],
  ['House', 'house, hse'],
  ['Block', 'block, blk'],
  ['Apt', 'apartment, apt, apartments, appt'],
  ['Flat', 'flat'],
  ['Unit', 'unit'],
  ['Ste', 'suite, ste'],
  ['Office', 'office, off, ofc'],
  ['Fl', 'floor, fl, flr'],
  ['Rm', 'room, rm'],
  ['PO Box', 'po box, p.o. box, pob, p o box, post office box'],
  ['N', 'north'],
  ['S', 'south'],
  ['E', 'east'],
  ['W', 'west'],
]);
