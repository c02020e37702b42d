import { baseOf } from '../../../adapters/stores/airtable/address.ts';
import { callWith, type Probing, wordsOf } from './probing.ts';

const between = 400;
const usualRoot = 'https://api.airtable.com';
const title = 'unused Rowcall probes';
const choices = [{ name: 'one' }];

interface Made {
  readonly id: string;
  readonly name: string;
}

/** What is not known of Airtable. */
export const airtableProbes: Probing = {
  kind: 'airtable',
  needs: ['AIRTABLE_TOKEN', 'LIVE_AIRTABLE_BASE'],

  async open(given, clock) {
    const address = given('LIVE_AIRTABLE_BASE') ?? '';
    const base = baseOf(address) ?? address;
    const root = `${(given('AIRTABLE_ENDPOINT_URL') ?? usualRoot).replace(/\/+$/u, '')}/v0`;
    const headers = { authorization: `Bearer ${given('AIRTABLE_TOKEN')}` };
    const call = async (method: string, path: string, body?: object) => {
      await clock.sleep(between);
      return await callWith(headers, method, `${root}/${path}`, body);
    };

    /** The table of the probes: it cannot be removed, so it is used again. */
    async function table(): Promise<string> {
      const { body } = await call('GET', `meta/bases/${base}/tables`);
      const found = ((body['tables'] ?? []) as Made[]).find(({ name }) => name === title);
      if (found !== undefined) return found.id;
      const fields = [
        { name: 'Name', type: 'singleLineText' },
        { name: 'Stage', type: 'singleSelect', options: { choices } },
      ];
      return String((await call('POST', `meta/bases/${base}/tables`, { name: title, fields })).body['id']);
    }

    async function made(...records: object[]): Promise<readonly string[]> {
      const sent = { records: records.map((fields) => ({ fields })) };
      const { body } = await call('POST', `${base}/${await table()}`, sent);
      return ((body['records'] ?? []) as { id: string }[]).map(({ id }) => id);
    }

    async function withRecords(records: object[], act: (ids: readonly string[]) => Promise<string>): Promise<string> {
      const ids = await made(...records);
      try {
        return await act(ids);
      } finally {
        await call('DELETE', `${base}/${await table()}?${ids.map((id) => `records[]=${id}`).join('&')}`);
      }
    }

    return [
      {
        question: 'Are empty cells left out of records?',
        find: () =>
          withRecords([{ Name: '' }], async ([id]) => {
            const { body } = await call('GET', `${base}/${await table()}/${id}`);
            return `a record that was made with an empty text shows ${JSON.stringify(body['fields'])}`;
          }),
      },
      {
        question: 'Can records be asked for by LAST_MODIFIED_TIME()?',
        find: () =>
          withRecords([{ Name: 'new' }], async () => {
            const filterByFormula = "IS_AFTER(LAST_MODIFIED_TIME(),'2000-01-01T00:00:00.000Z')";
            const answered = await call('POST', `${base}/${await table()}/listRecords`, { filterByFormula });
            const found = ((answered.body['records'] ?? []) as object[]).length;
            return answered.status < 400 ? `yes: ${found} found` : wordsOf(answered);
          }),
      },
      {
        question: 'Does an upsert without typecast make choices?',
        find: () =>
          withRecords([{ Name: 'known' }], async () => {
            const answered = await call('PATCH', `${base}/${await table()}`, {
              performUpsert: { fieldsToMergeOn: ['Name'] },
              records: [{ fields: { Name: 'known', Stage: 'two' } }],
            });
            return wordsOf(answered);
          }),
      },
      {
        question: 'In which order are records listed?',
        find: () =>
          withRecords([{ Name: 'first' }, { Name: 'second' }, { Name: 'third' }], async () => {
            const { body } = await call('POST', `${base}/${await table()}/listRecords`, { pageSize: 100 });
            const all = (body['records'] ?? []) as { fields: { Name?: string } }[];
            return JSON.stringify(all.map(({ fields }) => fields.Name));
          }),
      },
      {
        question: 'For how long does Airtable tell of changes?',
        async find() {
          const options = { filters: { dataTypes: ['tableData'] } };
          const answered = await call('POST', `bases/${base}/webhooks`, { specification: { options } });
          if (answered.status >= 400) return wordsOf(answered);
          const { id, expirationTime } = answered.body;
          await call('DELETE', `bases/${base}/webhooks/${id}`);
          return `asked at ${clock.now()}, until ${expirationTime}`;
        },
      },
    ];
  },
};
