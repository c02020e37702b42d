/** What is said of a base of Airtable and of the way to it. */
export const airtableMessages: Readonly<Record<string, string>> = {
  'airtable.away': 'Airtable does not answer',
  'airtable.away.remedy':
    'Check the connection to the internet, and status.airtable.com; Rowcall tries again by itself.',
  'airtable.busy': 'Airtable takes no calls for {seconds, plural, one {# second} other {# seconds}}',
  'airtable.busy.remedy':
    'Nothing is lost: Rowcall waits and goes on by itself. If it stays so, the calls that your subscription has for a month may be used up.',
  'airtable.calls-stopped': 'Airtable has stopped telling Rowcall of changes, because nobody answered for too long',
  'airtable.calls-stopped.remedy':
    'Check that the address in AIRTABLE_NOTIFY_URL can be reached from the internet. Rowcall then arranges it anew by itself, within four days.',
  'airtable.closed': 'Airtable does not let Rowcall open this base',
  'airtable.closed.remedy':
    'At airtable.com/create/tokens, check that the token in AIRTABLE_TOKEN still exists, has access to this base and may read records and its structure.',
  'airtable.no-alarm':
    'The table “{title}” does not show by itself yet when Rowcall is silent: Airtable lets no program add a formula',
  'airtable.no-alarm.remedy':
    'Open “{title}” in Airtable once, add a field of the kind Formula, call it as you like, and paste: {formula}',
  'airtable.no-webhooks': 'The token may not arrange that Airtable tells of changes',
  'airtable.no-webhooks.remedy':
    'Add the scope webhook:manage to it at airtable.com/create/tokens. Until then people’s own columns are not written, and changes are seen only when somebody asks.',
  'airtable.not-telling': 'Airtable does not tell Rowcall of changes',
  'airtable.not-telling.remedy':
    'Rowcall arranges it at its next round. Until then people’s own columns are not written.',
  'airtable.not-there': 'There is no such base, or Airtable does not show it to Rowcall',
  'airtable.not-there.remedy': 'Put the link of the base, as the browser shows it, into the settings.',
  'airtable.only-looks': 'Rowcall may look at “{title}” but not edit it',
  'airtable.only-looks.remedy':
    'That is enough to look. To let it write, the owner of the token must be an editor of the base; to let it add columns, a creator.',
  'report.airtable.open': 'Rowcall may open “{title}”',
  'airtable.tells-nobody': 'Airtable keeps note of changes, but calls nobody',
  'airtable.tells-nobody.remedy':
    'Rowcall asks by itself four times a day. To be told within seconds, put its public address into AIRTABLE_NOTIFY_URL; to have it ask more often, put “poll” into the settings of the store.',
  'report.airtable.telling': 'Airtable tells Rowcall when something changes, until {until} and then anew',
  'airtable.token.missing': 'No token for Airtable was given: AIRTABLE_TOKEN is not set',
  'airtable.token.missing.remedy':
    'rowcall connect leads to one step by step. Or make one at airtable.com/create/tokens, and put it into AIRTABLE_TOKEN.',
  'airtable.token.refused': 'Airtable does not accept the token in AIRTABLE_TOKEN',
  'airtable.token.refused.remedy': 'It was deleted, or not copied whole. Make another at airtable.com/create/tokens.',
  'airtable.no-records': 'The token may see the structure of “{title}” but not its records',
  'airtable.no-records.remedy': 'Add the scope data.records:read to it at airtable.com/create/tokens.',
  'airtable.dear-poll': 'Looking as often as the settings say takes {calls, number} calls a month at least',
  'airtable.dear-poll.remedy':
    'A free subscription has 1,000. Put a larger number of minutes into “poll”, or let Airtable tell of changes.',
  'report.airtable.token': 'The token is that of {owner}',
};
