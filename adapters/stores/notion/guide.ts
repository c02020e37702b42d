import type { GuideStep } from '../../../core/guide.ts';
import { tokenName } from './names.ts';

/** How Rowcall gets a connection to Notion, and is shown one page. */
export const notionGuide: readonly GuideStep[] = [
  {
    code: 'report.guide.notion.connection',
    page: 'https://www.notion.so/profile/integrations',
    gives: tokenName,
    until: ['notion.token.missing', 'notion.token.refused'],
  },
  { code: 'report.guide.notion.page', page: null, paste: 'name', until: ['notion.page.unseen'] },
];
