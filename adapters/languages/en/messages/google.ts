/** What is said of a Google spreadsheet and of the way to it. */
export const googleMessages: Readonly<Record<string, string>> = {
  'google.busy': 'Google takes no calls for {seconds, plural, one {# second} other {# seconds}}',
  'google.busy.remedy': 'Nothing is lost: Rowcall waits and goes on by itself.',
  'report.google.editor': 'Rowcall may edit “{title}”',
  'google.in-bin': '“{title}” is in the bin of Google Drive',
  'google.in-bin.remedy': 'Take it out of the bin, or put the link of another spreadsheet into the settings.',
  'google.key': 'Google does not accept the key that Rowcall was given',
  'google.key.remedy': 'Make a new key of the service account in Google Cloud, and put it into GOOGLE_SERVICE_ACCOUNT.',
  'google.no-ids': '“{title}” has no column “_id”, so that nothing can be written there',
  'google.no-ids.remedy': 'The next rowcall apply adds it, hidden. Leave what stands in it.',
  'google.not-shared': 'The spreadsheet is not shared with {robot}',
  'google.not-shared.remedy':
    'Open it in Google Sheets, choose Share, and add this address: as Viewer to look, as Editor to write.',
  'google.not-told': 'Nobody tells Rowcall when something changes',
  'google.not-told.remedy':
    'Rowcall asks by itself now and then. To be told within seconds, add the script to the spreadsheet.',
  'google.off': 'Google Sheets or Google Drive is not switched on for this key',
  'google.off.remedy':
    'In Google Cloud, open the project of the key, choose APIs and services, and switch on Google Sheets API and Google Drive API.',
  'google.open-link': 'Anybody who has the link may {edits, select, true {edit} other {open}} the spreadsheet',
  'google.open-link.remedy': 'If that is not meant, choose Share in Google Sheets and limit it to the people you name.',
  'report.google.owner': 'The spreadsheet belongs to {owner}',
  'report.google.robot': 'To Google Rowcall is {robot}',
  'google.scope': 'What this machine was given by Google may not be used for spreadsheets',
  'google.scope.remedy':
    'Make a service account with a key in Google Cloud, and put the key into GOOGLE_SERVICE_ACCOUNT.',
  'google.unreachable': 'Google does not answer',
  'google.unreachable.remedy': 'Check the connection to the internet; Rowcall tries again by itself.',
  'google.viewer': 'Rowcall may look at “{title}” but not edit it',
  'google.viewer.remedy':
    'That is enough to look. To let it write, choose Share in Google Sheets and make {robot} an Editor.',
  'google.zone': 'The spreadsheet is in the time zone {own}, the settings in {zone}',
  'google.zone.remedy':
    'Dates are meant in that of the spreadsheet. Make both the same: File, Settings in Google Sheets, or zone in the settings.',
  'google.key.missing': 'No key to Google was given: GOOGLE_SERVICE_ACCOUNT is not set',
  'google.key.missing.remedy':
    'rowcall connect leads to one step by step. Or make a service account with a key in Google Cloud, and put the key into GOOGLE_SERVICE_ACCOUNT.',
  'report.google.may-edit': 'May edit it: {people}',
  'report.google.may-look': 'May only look or comment: {people}',
  'report.google.domain': 'Everybody at {domain} may {edits, select, true {edit} other {open}} it',
  'report.google.people-unseen': 'Who else may open it Google tells only to those who may edit',
  'report.google.shared-drive': 'The spreadsheet stands in a shared drive and belongs to the organisation',
  'report.google.script':
    'The script in the spreadsheet may call Rowcall{count, plural, =0 {, whoever may edit the spreadsheet} other { in the name of {people}}}',
  'google.watch.none': 'Google Drive was not yet asked to tell of changes',
  'google.watch.none.remedy': 'Rowcall asks it at its next round. Until then it looks by itself now and then.',
  'google.watch.refused':
    'Google Drive does not tell of changes: it does not know the address in GOOGLE_HOOK_URL as yours',
  'google.watch.refused.remedy':
    'It must begin with https and be verified in Google Search Console. Or add the script to the spreadsheet, and take GOOGLE_HOOK_URL away.',
  'google.watch.over': 'The day for which Google Drive was asked to tell of changes is over',
  'google.watch.over.remedy': 'Rowcall asks again at its next round. If this stays so, Rowcall is not running.',
  'report.google.watch': 'Google Drive tells Rowcall of changes, until {until} and then anew',
};
