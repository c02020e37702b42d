/** What people who speak English read. */
const english = {
  date: 'yyyy-MM-dd HH:mm',
  'menu.check': 'Check this row',
  'menu.waiting': 'What is waiting',
  'menu.undo': 'Undo Rowcall’s last change here',
  'menu.set-up': 'Set up',
  'menu.help': 'Help',
  'menu.silent': 'Rowcall is not answering since {when}',
  'menu.refused': 'Rowcall takes no calls from here since {when}',
  'menu.still': 'Rowcall has been told nothing since {when}',
  'check.row': 'Rowcall is looking at row {first}. Its answer appears in the row in a few seconds.',
  'check.rows': 'Rowcall is looking at rows {first} to {last}. Its answers appear in the rows in a few seconds.',
  'check.nothing': 'Choose a cell first, then try again.',
  'unsupported.waiting':
    'This Rowcall cannot show here yet what is waiting. Whoever looks after it sees it with: rowcall questions',
  'unsupported.undo':
    'This Rowcall cannot undo from here yet; nothing was changed. Whoever looks after it can do so with: rowcall undo',
  'unsupported.other': 'This Rowcall is older than the script and does not understand that yet. Nothing was changed.',
  'failed.silent':
    'Rowcall does not answer. What you have typed is kept: it will be looked at as soon as Rowcall is back. If this lasts, tell whoever looks after Rowcall. It may also be that Google lets no more calls out of this spreadsheet today.',
  'failed.refused':
    'Rowcall answers, but does not take calls of {me} from this spreadsheet. Whoever looks after Rowcall can change that with these two settings of the computer it runs on; several addresses are parted by commas:\n\nGOOGLE_SCRIPT_AUDIENCE={audience}\nGOOGLE_SCRIPT_CALLERS={me}',
  'failed.stranger':
    'Something answers at the address of Rowcall, but it is not Rowcall. Choose Rowcall, Set up, and paste the address again.',
  'failed.unsigned':
    'Google does not tell Rowcall who you are, because that was not allowed. Choose Rowcall, Set up, and allow all that Google asks for.',
  'answers-again': 'Rowcall answers.',
  still:
    'Rowcall answers, but nobody tells it what changes: the connection works in the name of {by}, and Google runs nothing for {by} any more. Choose Rowcall, Set up, to take it over.',
  'set-up.prompt':
    'Paste the address at which Rowcall answers. It begins with https:// and ends with /hook or /hook/NAME.',
  'set-up.prompt-again':
    'Rowcall answers at {address}; {by} has set this up. Paste another address, or the same one to make the connection anew. Leave it empty to disconnect this spreadsheet.',
  'set-up.wrong-address': 'That is not such an address: it begins with https:// and holds no spaces, “?” or “#”.',
  'set-up.take-over':
    '{by} has set this up. Take it over? From then on changes are told in your name; nothing else changes.',
  'set-up.done':
    'This spreadsheet is connected. From now on Rowcall knows within seconds when something changes. The connection works in your name: when you leave the team, somebody else chooses Set up.',
  'set-up.too-many':
    'Google lets a person have at most 20 triggers in a spreadsheet, and all are taken. In Extensions, Apps Script, Triggers delete some that nobody needs, then choose Set up again.',
  'set-up.kept': 'The address is kept.',
  'set-up.gone':
    'This spreadsheet is disconnected. Nothing in it was changed. Rowcall may still look now and then, as its settings say.',
  'not-set-up': 'This spreadsheet is not connected to Rowcall yet. Choose Rowcall, Set up.',
  help: 'Work in the spreadsheet as always. Rowcall looks at every row you change and answers in the row.\n\nCheck this row: Rowcall looks again at the rows you have chosen.\nWhat is waiting: what only a person can decide.\nUndo: takes back what Rowcall has changed last in this row, after asking you.\nSet up: connects this spreadsheet, or disconnects it.\n\n{state}',
  'help.on': 'Connected to {address} by {by}.',
};
