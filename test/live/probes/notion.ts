import { idInAddress } from '../../../adapters/stores/notion/notion-id.ts';
import { type Answered, callWith, type Probing, wordsOf } from './probing.ts';

const between = 350;
const usualRoot = 'https://api.notion.com';
const longestWait = 20_000;
const moment = 1000;
const versions = ['2025-09-03', '2026-03-11'];
const text = (content: string) => [{ text: { content } }];

/** What is not known of Notion. */
export const notionProbes: Probing = {
  kind: 'notion',
  needs: ['NOTION_TOKEN', 'LIVE_NOTION_PAGE'],

  async open(given, clock) {
    const address = given('LIVE_NOTION_PAGE') ?? '';
    const root = idInAddress(address) ?? address;
    const url = `${(given('NOTION_BASE_URL') ?? usualRoot).replace(/\/+$/u, '')}/v1`;
    const call = async (method: string, path: string, body?: object, version = versions[0]!) => {
      await clock.sleep(between);
      const headers = { authorization: `Bearer ${given('NOTION_TOKEN')}`, 'notion-version': version };
      return await callWith(headers, method, `${url}/${path}`, body);
    };

    /** A database of its own, put into the trash afterwards. */
    async function onTable(act: (source: string) => Promise<string>): Promise<string> {
      const made: Answered = await call('POST', 'databases', {
        parent: { type: 'page_id', page_id: root },
        title: text('Rowcall probes'),
        initial_data_source: { properties: { Name: { title: {} }, Zeta: { number: {} }, Alpha: { checkbox: {} } } },
      });
      const [source] = (made.body['data_sources'] ?? []) as { id: string }[];
      if (source === undefined) return `The table could not be made: ${wordsOf(made)}`;
      try {
        return await act(source.id);
      } finally {
        await call('PATCH', `databases/${made.body['id']}`, { in_trash: true });
      }
    }

    const add = (source: string) =>
      call('POST', 'pages', {
        parent: { type: 'data_source_id', data_source_id: source },
        properties: { Name: { title: text('new') } },
      });

    return [
      {
        question: 'To which part of time does Notion tell when a page was edited?',
        find: () =>
          onTable(async (source) => {
            const { body } = await add(source);
            return `made at ${clock.now()}, Notion says ${body['last_edited_time']}`;
          }),
      },
      {
        question: 'How soon does a query show what was written?',
        find: () =>
          onTable(async (source) => {
            await add(source);
            for (let waited = 0; waited <= longestWait; waited += moment) {
              const { body } = await call('POST', `data_sources/${source}/query`, {});
              if (((body['results'] ?? []) as object[]).length > 0) return `${waited} ms after the answer, or before`;
              await clock.sleep(moment);
            }
            return `not after ${longestWait} ms`;
          }),
      },
      {
        question: 'In which order does Notion list properties?',
        find: () =>
          onTable(async (source) => {
            const { body } = await call('GET', `data_sources/${source}`);
            return `made as Name, Zeta, Alpha; listed as ${Object.keys(Object(body['properties'])).join(', ')}`;
          }),
      },
      {
        question: 'Does Notion take a formula that tells the time and colours its text?',
        find: () =>
          onTable(async (source) => {
            const expression = 'if(now() < parseDate("2020-01-01T00:00Z"), "yes", style("no", "red", "b"))';
            const made = await call('PATCH', `data_sources/${source}`, {
              properties: { Sign: { formula: { expression } } },
            });
            if (made.status !== 200) return `no: ${wordsOf(made)}`;
            const { body } = await add(source);
            return `yes: it comes to ${JSON.stringify(Object(Object(body['properties'])['Sign'])['formula'])}`;
          }),
      },
      {
        question: 'Which versions of the API does Notion take?',
        async find() {
          const answers = await Promise.all(
            versions.map(
              async (version) => `${version}: ${(await call('GET', 'users/me', undefined, version)).status}`,
            ),
          );
          return answers.join(', ');
        },
      },
      {
        question: 'What does Notion say of the calls that are left?',
        async find() {
          const { headers } = await call('GET', 'users/me');
          const told = [...headers].filter(([name]) => /limit|retry|quota|budget/iu.test(name));
          return told.length === 0
            ? 'nothing, in its headers'
            : told.map(([name, value]) => `${name}: ${value}`).join(', ');
        },
      },
    ];
  },
};
