import { airtableMessages } from './airtable.ts';
import { backupMessages } from './backup.ts';
import { columnsMessages } from './columns.ts';
import { connectMessages } from './connect.ts';
import { contactsMessages } from './contacts.ts';
import { deployMessages } from './deploy.ts';
import { doctorMessages } from './doctor.ts';
import { duplicatesMessages } from './duplicates.ts';
import { fieldsMessages } from './fields.ts';
import { forgetMessages } from './forget.ts';
import { googleMessages } from './google.ts';
import { lettingMessages } from './letting.ts';
import { menuMessages } from './menu.ts';
import { mergingMessages } from './merging.ts';
import { notionMessages } from './notion.ts';
import { publishMessages } from './publish.ts';
import { questionsMessages } from './questions.ts';
import { reportMessages } from './report.ts';
import { rowMessages } from './row.ts';
import { rulesMessages } from './rules.ts';
import { signingMessages } from './signing.ts';
import { teamMessages } from './team.ts';
import { tryMessages } from './try.ts';

/** Every message of this language by code. */
export const messages: Readonly<Record<string, string>> = {
  ...fieldsMessages,
  ...contactsMessages,
  ...columnsMessages,
  ...rulesMessages,
  ...rowMessages,
  ...signingMessages,
  ...reportMessages,
  ...notionMessages,
  ...questionsMessages,
  ...publishMessages,
  ...deployMessages,
  ...backupMessages,
  ...googleMessages,
  ...airtableMessages,
  ...duplicatesMessages,
  ...mergingMessages,
  ...lettingMessages,
  ...teamMessages,
  ...forgetMessages,
  ...tryMessages,
  ...connectMessages,
  ...doctorMessages,
  ...menuMessages,
};
