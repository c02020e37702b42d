import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';
import { notionGuide } from './guide.ts';
import { hookTokenName, rootName, setUpName, tokenName } from './names.ts';
import { idInAddress } from './notion-id.ts';

const link = z
  .string()
  .refine((address) => idInAddress(address) !== null, { error: 'This is no link to a page of Notion' });

/** Databases of Notion. */
export const notion = storeKind({
  kind: 'notion',
  summary: 'Databases of Notion, on one page.',
  options: z.strictObject({
    page: link.meta({
      description: 'The page that the databases stand on, or one database: the link that Notion copies.',
      examples: ['https://www.notion.so/CRM-1f2e3d4c5b6a79880123456789abcdef'],
    }),
    databases: z
      .record(z.string(), link)
      .optional()
      .describe('Databases that stand elsewhere: the link of each, by the name of its table in these settings.'),
  }),
  needs: [
    {
      name: tokenName,
      how: 'The secret of a connection: make one at notion.so/profile/integrations, copy its secret, and add the connection to the page (••• → Connections).',
      secret: true,
      required: true,
    },
    {
      name: hookTokenName,
      how: 'The token that Notion sends when a webhook is made, in the settings of the connection. Without it Rowcall is told nothing and asks by itself.',
      secret: true,
      required: false,
    },
    {
      name: setUpName,
      how: '1 while a webhook is being made, so that the token which Notion sends is taken in; otherwise not set.',
      secret: false,
      required: false,
    },
    { name: rootName, how: 'Another address for the API of Notion, for tests.', secret: false, required: false },
  ],
  fromAddress(address, named) {
    const isLink = /^https?:\/\/([a-z0-9-]+\.)*notion\.(so|site|com)\//i.test(address.trim());
    return idInAddress(address) !== null && (isLink || named) ? { page: address.trim() } : null;
  },
  addressOf: ({ page }) => `https://www.notion.so/${(idInAddress(page) ?? '').replaceAll('-', '')}`,
  async open(options, setting) {
    const { openWorkspace } = await import('./open-workspace.ts');
    return openWorkspace(options, setting);
  },
  async hear(options, setting, call, memo) {
    const { hearNotion } = await import('./hook.ts');
    return hearNotion(JSON.stringify(options), setting, call, memo);
  },
  async diagnose(options, setting) {
    const { diagnoseNotion } = await import('./doctor.ts');
    return await diagnoseNotion(options, setting);
  },
  guide: notionGuide,
  server: (given) => given(rootName) ?? 'https://api.notion.com',
});
