/** What is said while a spreadsheet is being connected. */
export const connectMessages: Readonly<Record<string, string>> = {
  'report.connect.hello': 'Connecting {book}',
  'report.connect.step': 'Step {step} of {steps}: {what}',
  'report.connect.page': 'It is done here: {page}',
  'report.connect.paste': 'To be pasted there: {text}',
  'report.connect.copied': 'To be pasted there, and copied already: {text}',
  'report.connect.did': 'Is that done?',
  'report.connect.yes': 'Yes',
  'report.connect.not-done': 'Not yet',
  'report.connect.file': 'Where is the file that was downloaded?',
  'report.connect.secret': 'Paste it here; it is not shown',
  'report.connect.no-file': 'There is no such file',
  'report.connect.looking': 'Looking whether that works',
  'report.connect.waiting': 'Waiting until that is done; Ctrl-C ends',
  'report.connect.kept': 'Kept in {file}, which nobody but you may read',
  'report.connect.connected': 'Connected: Rowcall may look at {book}',
  'report.connect.not-yet': 'Not connected yet. {message}',
  'report.connect.again': 'Then: {command}',
  'report.connect.stopped': 'Stopped. What is done stays; run it again to go on.',
  'report.connect.settings-stay': 'The settings in {file} stay as they are. Next: {command}',
  'report.guide.google.project': 'Make a project in Google Cloud. Any name will do, and no card is needed',
  'report.guide.google.switch-on': 'Switch on Google Sheets API and Google Drive API in that project',
  'report.guide.google.key':
    'Choose Create service account, give it a name, and choose Done. Then open it and choose Keys, Add key, Create new key, JSON: a file is downloaded',
  'report.guide.google.share':
    'Open the spreadsheet, choose Share, and add the address of Rowcall’s account as Viewer: that is enough to look',
  'report.guide.airtable.token':
    'Give the token a name. Add the scopes data.records:read and schema.bases:read; to write and be told of changes also data.records:write, schema.bases:write (for its own columns and its table “Rowcall”) and webhook:manage. Under Access add this one base. Choose Create token and copy it',
  'report.guide.airtable.access':
    'Open the token there, look whether it has the scopes data.records:read and schema.bases:read, and add this base under Access',
  'report.guide.notion.connection':
    'Choose New connection, give it a name and the team it is for. It needs to read content; to write also to update and insert content. Then show its secret and copy it',
  'report.guide.notion.page': 'Open the page in Notion, choose ••• and Connections, and add the connection',
};
