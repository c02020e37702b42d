import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';
import { baseOf, isBaseId } from './address.ts';
import { airtableGuide } from './guide.ts';
import { notifyUrlName, rootName, tokenName } from './names.ts';

/** A base of Airtable. */
export const airtable = storeKind({
  kind: 'airtable',
  summary: 'A base of Airtable.',
  options: z.strictObject({
    base: z
      .string()
      .refine((base) => baseOf(base) !== null, { error: 'This is no link to a base, and no id of one: app…' })
      .meta({
        description: 'The base: its id, app…, or the link that the browser shows.',
        examples: ['appX7f3kQ2mZ0bL9d'],
      }),
    poll: z
      .int()
      .min(1)
      .max(1440)
      .optional()
      .describe(
        'How often, in minutes, Rowcall may look by itself whether anything changed. If not said: never, only when Airtable tells or somebody asks, since a free workspace has 1,000 calls a month.',
      ),
  }),
  needs: [
    {
      name: tokenName,
      how: 'A personal access token: airtable.com/create/tokens, with the scopes data.records:read, data.records:write, schema.bases:read, schema.bases:write and webhook:manage, and with access to this one base.',
      secret: true,
      required: true,
    },
    {
      name: notifyUrlName,
      how: 'The public address at which Airtable tells Rowcall that something changed: the one of the function hook. Without it Airtable tells nobody.',
      secret: false,
      required: false,
    },
    {
      name: rootName,
      how: 'Another address for the API of Airtable, for tests.',
      secret: false,
      required: false,
    },
  ],
  fromAddress(address, named) {
    const base = baseOf(address);
    return base === null || (!named && isBaseId(address)) ? null : { base };
  },
  addressOf: ({ base }) => `https://airtable.com/${baseOf(base)}`,
  async open(options, setting) {
    const [{ airtableStore }, { openBase }] = await Promise.all([import('./store.ts'), import('./open-base.ts')]);
    return airtableStore(openBase(options.base, setting), setting, options.poll);
  },
  async hear(options, setting, call, memo) {
    const { hearPing } = await import('./hook.ts');
    return hearPing(baseOf(options.base)!, setting, call, memo);
  },
  async diagnose(options, setting) {
    if (!setting.given?.(tokenName)) return [{ is: 'broken', code: 'airtable.token.missing' }];
    const [{ diagnoseBase }, { openBase }] = await Promise.all([import('./doctor.ts'), import('./open-base.ts')]);
    return await diagnoseBase(openBase(options.base, setting), setting, options.poll ?? null);
  },
  guide: airtableGuide,
  server: (given) => given(rootName) ?? 'https://api.airtable.com',
});
