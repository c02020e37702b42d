import type { GuideStep } from '../../../core/guide.ts';
import { tokenName } from './names.ts';

const tokens = 'https://airtable.com/create/tokens';

/** How Rowcall gets a token for one base. */
export const airtableGuide: readonly GuideStep[] = [
  {
    code: 'report.guide.airtable.token',
    page: `${tokens}/new`,
    gives: tokenName,
    until: ['airtable.token.missing', 'airtable.token.refused'],
  },
  {
    code: 'report.guide.airtable.access',
    page: tokens,
    until: ['airtable.closed', 'airtable.not-there', 'airtable.no-records'],
  },
];
