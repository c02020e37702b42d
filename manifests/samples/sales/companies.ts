import { type Company, createCompanies } from '../companies.ts';
import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { anyChoice, typedYesNo } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { otherCompany, typedCompany } from '../typing/names.ts';
import { createPhone, internationalPhone, type Phone, typedPhone } from '../typing/phones.ts';
import { sometimesUntidy } from '../typing/slips.ts';
import { salesCities } from '../words/cities.ts';
import { companyNumber } from './company-number.ts';
import { industries, managers } from './lists.ts';

/** One row of the tab, and the company it stands for. */
export interface CompanyRow {
  readonly company: Company;
  readonly phone: Phone;
  readonly name: string;
  readonly taxId: Content;
  readonly industry: Content;
  readonly city: Content;
  readonly address: Content;
  readonly website: Content;
  readonly typedPhone: Content;
  readonly email: Content;
  readonly manager: Content;
  readonly since: Content;
  readonly discount: Content;
  readonly key: Content;
  readonly code: string;
  readonly comment: Content;
}

const companyCount = 82;
const twinCount = 8;

const comments = [
  'Платять після 20-го',
  'Просят скидку',
  'Ask for Friday deliveries',
  'Договір у юристів',
  'Не дзвонити до 11:00',
  'Работают только по предоплате',
];

function typedWebsite(domain: string, random: Random): Content {
  const ways = { full: `https://${domain}`, bare: domain, www: `www.${domain}`, slip: `http:/${domain}`, none: null };
  return ways[random.weigh({ full: 45, bare: 25, www: 15, slip: 2, none: 13 })];
}

function typedTaxId(random: Random): Content {
  const number = companyNumber(random);
  const ways = { text: number, cell: Number(number), short: number.slice(1), slip: `${number.slice(0, -1)}O` };
  return random.chance(0.1) ? null : ways[random.weigh({ text: 62, cell: 30, short: 3, slip: 3 })];
}

function typedDiscount(random: Random): Content {
  const share = random.pick([0.03, 0.05, 0.07, 0.1]);
  return random.pick([null, null, share, share, share, `${Math.round(share * 100)}%`, random.chance(0.2) ? 5 : share]);
}

function createRow(company: Company, at: number, random: Random): CompanyRow {
  const city = company.tongue === 'en' && random.chance(0.5) ? salesCities.at(-1)! : random.pick(salesCities);
  const phone = createPhone('ukraine', random);
  return {
    company,
    phone,
    name: typedCompany(company, random),
    taxId: typedTaxId(random),
    industry: random.chance(0.06) ? null : anyChoice(industries, random),
    city: random.chance(0.05) ? null : random.pick(city.written),
    address: random.chance(0.3) ? null : `${random.pick(city.streets)}, ${random.int(1, 98)}`,
    website: typedWebsite(company.domain, random),
    typedPhone: random.chance(0.08) ? null : typedPhone(phone, random),
    email: random.chance(0.2) ? null : sometimesUntidy(`office@${company.domain}`, random),
    manager: random.chance(0.05) ? null : anyChoice(managers, random),
    since: typedDate(serial('2021-03-01') + random.int(0, 2000), random),
    discount: typedDiscount(random),
    key: typedYesNo(random.chance(0.15), ['yes', 'no'], random),
    code: `1C-${String(at + 1).padStart(5, '0')}`,
    comment: random.chance(0.15) ? random.pick(comments) : null,
  };
}

/** The same company written down again, months later and by somebody else. */
function createTwin(of: CompanyRow, at: number, random: Random): CompanyRow {
  return {
    ...createRow(of.company, at, random),
    phone: of.phone,
    name: otherCompany(of.company, random),
    typedPhone: random.chance(0.7) ? internationalPhone(of.phone) : null,
    taxId: random.chance(0.4) ? of.taxId : null,
    comment: null,
  };
}

/** The companies of the sample, some of them twice. */
export function createCompanyRows(): readonly CompanyRow[] {
  const random = createRandom('sales/companies');
  const companies = createCompanies(companyCount, { uk: 46, ru: 18, en: 18 }, random);
  const rows = companies.map((company, at) => createRow(company, at, random));
  for (let twin = 0; twin < twinCount; twin++) {
    const at = rows.length;
    rows.splice(random.int(20, at), 0, createTwin(rows[random.int(0, 50)]!, at, random));
  }
  return rows;
}

/** The tab with the companies: filtered by people, with a hidden column and links. */
export function companiesTab(rows: readonly CompanyRow[]): Tab {
  const linked = rows.flatMap((row, at) =>
    typeof row.website === 'string' && row.website.startsWith('https://') ? [{ at, url: row.website }] : [],
  );
  return listTab<CompanyRow>({
    name: 'Companies',
    colour: '0F766E',
    header: 'salesHeader',
    records: rows,
    filter: true,
    columns: [
      { header: 'Company', width: 32, cell: (row) => row.name },
      { header: 'Tax ID', width: 12, cell: (row) => row.taxId },
      { header: 'Industry', width: 14, cell: (row) => row.industry },
      { header: 'City', width: 12, cell: (row) => row.city },
      { header: 'Address', width: 24, cell: (row) => row.address },
      { header: 'Website', width: 34, cell: (row) => row.website },
      { header: 'Phone', width: 24, cell: (row) => row.typedPhone },
      { header: 'E-mail', width: 36, cell: (row) => row.email },
      { header: 'Manager', width: 11, cell: (row) => row.manager },
      { header: 'Since', width: 16, style: 'date', cell: (row) => row.since },
      { header: 'Discount', width: 10, style: 'percent', cell: (row) => row.discount },
      { header: 'Key account', width: 10, style: 'centred', cell: (row) => row.key },
      { header: '1C code', width: 11, hidden: true, cell: (row) => row.code },
      { header: 'Comment', width: 28, cell: (row) => row.comment },
    ],
    more: (at) => ({
      links: linked.slice(0, 12).map((link) => ({ ref: at.ref('Website', link.at), url: link.url })),
      formats: [{ is: 'duplicate', range: at.range('Company'), format: 'attention' }],
      validations: [
        { type: 'list', range: at.range('Industry'), formulas: ['Industries'], loose: true },
        { type: 'list', range: at.range('Manager'), formulas: ['Managers'], loose: true },
        { type: 'decimal', range: at.range('Discount'), formulas: ['0', '0.3'], loose: true },
      ],
      notes: [
        {
          ref: at.ref('Discount', 3),
          author: 'Oksana',
          text: 'Agreed until the end of the year, ask Roman before you change it.',
        },
        { ref: at.ref('Company', 11), author: 'Roman', text: 'Два юрлица, платит второе.' },
      ],
    }),
  });
}
