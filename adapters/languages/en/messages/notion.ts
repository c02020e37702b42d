/** What is said of a connection to Notion. */
export const notionMessages: Readonly<Record<string, string>> = {
  'notion.busy': 'Notion takes no calls for {seconds, plural, one {# second} other {# seconds}}',
  'notion.busy.remedy': 'Nothing is lost: Rowcall waits and goes on by itself.',
  'report.notion.connected': 'Connected to Notion as “{name}”, in “{place}”',
  'notion.hook.none': 'Notion does not tell Rowcall when something changes',
  'notion.hook.none.remedy':
    'Rowcall asks by itself now and then. To be told within a minute, add a webhook in the settings of the connection.',
  'report.notion.hook.set': 'Notion tells Rowcall when something changes',
  'notion.key.missing': '“{title}” has no column “_key”, so that Rowcall cannot add rows there',
  'notion.key.missing.remedy':
    'The next rowcall apply adds it. Then hide it in your views and leave what stands in it.',
  'notion.page.unseen': 'Notion does not show the page of the settings to Rowcall',
  'notion.page.unseen.remedy': 'Open the page in Notion, choose ••• and Connections, and add “{name}”.',
  'notion.people.unseen': 'Notion does not tell Rowcall who is who',
  'notion.people.unseen.remedy':
    'Let the connection read user information, in its settings at notion.so/profile/integrations.',
  'report.notion.tables':
    '{count, plural, one {# table was found} other {# tables were found}} in Notion, with all that is needed',
  'notion.token.missing': 'No key for Notion was given: NOTION_TOKEN is not set',
  'notion.token.missing.remedy':
    'Make a connection at notion.so/profile/integrations, copy its secret, and put it into NOTION_TOKEN.',
  'notion.token.refused': 'Notion does not accept the key in NOTION_TOKEN',
  'notion.token.refused.remedy': 'Copy the secret of the connection again from notion.so/profile/integrations.',
  'notion.unreachable': 'Notion does not answer',
  'notion.unreachable.remedy':
    'Check the connection to the internet, and status.notion.so; Rowcall tries again by itself.',
  'report.notion.owner': 'The connection was made by {owner}',
};
