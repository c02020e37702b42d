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
  'google.open-link': 'Anybody who has the link may open the spreadsheet',
  'google.open-link.remedy': 'If that is not meant, choose Share in Google Sheets and limit it to the people you name.',
  'report.google.owner': 'The spreadsheet belongs to {owner}',
  'report.google.robot': 'To Google Rowcall is {robot}',
  'google.scope': 'What this machine was given by Google may not be used for spreadsheets',
  'google.scope.remedy':
    'Make a service account with a key in Google Cloud, and put the key into GOOGLE_SERVICE_ACCOUNT.',
  'report.google.told': 'Rowcall is told when something changes',
  'google.unreachable': 'Google does not answer',
  'google.unreachable.remedy': 'Check the connection to the internet; Rowcall tries again by itself.',
  'google.viewer': 'Rowcall may look at “{title}” but not edit it',
  'google.viewer.remedy':
    'That is enough to look. To let it write, choose Share in Google Sheets and make {robot} an Editor.',
  'google.zone': 'The spreadsheet is in the time zone {own}, the settings in {zone}',
  'google.zone.remedy':
    'Dates are meant in that of the spreadsheet. Make both the same: File, Settings in Google Sheets, or zone in the settings.',
};
