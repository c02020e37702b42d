import type { Content } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { anyChoice, typedChoice } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { hryvnia, typedMoney } from '../typing/money.ts';
import type { CompanyRow } from './companies.ts';
import { type ContactRow, typedReference } from './contacts.ts';
import { lostReasons, managers, nextSteps, offers, type Stage, sources, stages, tags, today } from './lists.ts';

/** One row of the tab as typed; `forecast` and `daysOpen` are what their formulas last came to. */
export interface DealRow {
  readonly name: string;
  readonly company: Content;
  readonly contact: Content;
  readonly stage: string;
  readonly amount: Content;
  readonly probability: Content;
  readonly forecast: Content;
  readonly manager: Content;
  readonly source: Content;
  readonly created: number;
  readonly daysOpen: number;
  readonly nextStep: Content;
  readonly nextDate: Content;
  readonly closed: Content;
  readonly reason: Content;
  readonly tags: Content;
}

const dealCount = 140;
const lastDay = serial(today);

/** How often a deal is in a stage, and the probability that the team gives it there. */
const stageShares: Readonly<Record<Stage, number>> = {
  New: 24,
  Qualified: 22,
  Proposal: 18,
  Negotiation: 11,
  Won: 28,
  Lost: 16,
};
const chances: Readonly<Record<Stage, number>> = {
  New: 0.1,
  Qualified: 0.25,
  Proposal: 0.5,
  Negotiation: 0.75,
  Won: 1,
  Lost: 0,
};

function typedAmount(stage: Stage, random: Random): Content {
  const amount = Math.round(Math.exp(9.2 + random.next() * 3.4) / 100) * 100;
  if (random.chance(stage === 'New' ? 0.35 : 0.13)) {
    const unknown = { empty: null, later: 'уточнити', dash: '-' };
    return unknown[random.weigh({ empty: 82, later: 12, dash: 6 })];
  }
  return random.chance(0.03)
    ? `${Math.round(amount / 41)} ${random.pick(['USD', 'EUR'])}`
    : typedMoney(amount, hryvnia, random);
}

function typedChance(stage: Stage, random: Random): Content {
  const share = chances[stage];
  const ways = { share, percent: `${share * 100}%`, hundred: share * 100, empty: null };
  return ways[random.weigh({ share: 84, percent: 8, hundred: 3, empty: 5 })];
}

/** Amount times probability as Excel counts it: a percentage typed as text still counts, other text does not. */
function forecastOf(amount: Content, probability: Content): Content {
  const percent = typeof probability === 'string' ? Number(probability.replace('%', '')) / 100 : Number(probability);
  if (typeof amount === 'string' || Number.isNaN(percent)) return '#VALUE!';
  return Math.round(Number(amount) * percent * 100) / 100;
}

/** When it was closed: nobody wrote it for some, and for a few it is before the start. */
function closedOn(stage: Stage, created: number, random: Random): number | null {
  if (stage !== 'Won' && stage !== 'Lost') return random.chance(0.03) ? lastDay - 4 : null;
  if (random.chance(0.08)) return null;
  if (random.chance(0.06)) return created - random.int(3, 20);
  return created + random.int(1, Math.min(70, lastDay - created));
}

function createRow(companies: readonly CompanyRow[], contacts: readonly ContactRow[], random: Random): DealRow {
  const stage = random.weigh(stageShares);
  const open = stage !== 'Won' && stage !== 'Lost';
  const contact = random.pick(contacts);
  const company = contact.employer ?? random.pick(companies);
  const amount = typedAmount(stage, random);
  const probability = typedChance(stage, random);
  const created = serial('2026-06-01') + random.int(0, 134);
  const closed = closedOn(stage, created, random);
  const nextDay = lastDay + random.int(-16, 40);
  return {
    name: `${random.pick(offers)} — ${company.company.core}`,
    company: typedReference(company.name, company.company.core, random),
    contact: typedReference(contact.name, contact.name, random),
    stage: typedChoice(stage, stages, random),
    amount,
    probability,
    forecast: forecastOf(amount, probability),
    manager: random.chance(0.04) ? null : anyChoice(managers, random),
    source: random.chance(0.12) ? null : anyChoice(sources, random),
    created,
    daysOpen: (closed ?? lastDay) - created,
    nextStep: open && random.chance(0.7) ? random.pick(nextSteps) : null,
    nextDate: open && random.chance(0.75) ? typedDate(nextDay, random) : null,
    closed,
    reason: stage === 'Lost' && random.chance(0.7) ? random.pick(lostReasons) : null,
    tags: random.chance(0.25) ? [...new Set([random.pick(tags), random.pick(tags)])].join(', ') : null,
  };
}

/** What chance would not bring about: an impossible date, text that looks like a formula, an amount below zero. */
function withOddities(rows: readonly DealRow[]): readonly DealRow[] {
  const odd: Readonly<Record<number, Partial<DealRow>>> = {
    17: { nextDate: '31.09.2026' },
    33: { nextStep: '=SUM(звонки)' },
    58: { nextDate: 'после отпуска' },
    71: { amount: -12_500, forecast: forecastOf(-12_500, rows[71]?.probability ?? null) },
    96: { nextDate: '03/04/2026' },
  };
  return rows.map((row, at) => ({ ...row, ...odd[at] }));
}

/** The deals of the sample, oldest first. */
export function createDealRows(companies: readonly CompanyRow[], contacts: readonly ContactRow[]): readonly DealRow[] {
  const random = createRandom('sales/deals');
  const rows = Array.from({ length: dealCount }, () => createRow(companies, contacts, random));
  return withOddities(rows.toSorted((a, b) => a.created - b.created));
}
