/** One thing that the emulator does, and the test that shows it. */
export interface Covered {
  readonly what: 'call' | 'request' | 'person' | 'fault' | 'trait';
  readonly name: string;
  /** `documented`: Google says so; `assumed`: nobody has tried it on a live account, and the harder answer is taken. */
  readonly known: 'documented' | 'assumed';
  /** What of it is as Google does it, and what is not. */
  readonly how: string;
  /** The title of a test. */
  readonly shownBy: string;
}

const row =
  (what: Covered['what'], known: Covered['known'] = 'documented') =>
  (name: string, shownBy: string, how: string): Covered => ({ what, name, known, how, shownBy });

const call = row('call');
const request = row('request');
const person = row('person');
const fault = row('fault');
const trait = row('trait');
const assumed = row('trait', 'assumed');

const all = 'the API sorts, moves, deletes, merges, filters and makes tabs as people do';
const back = 'a person takes back what they did last, action by action, until there is none';

const dressed = 'bands, formats by condition and protections lie over other ranges, and follow their cells';

/** Everything that the emulator does. What is not here is refused with 501. */
export const coverage: readonly Covered[] = [
  call(
    'spreadsheets.get',
    'only the fields that are named come, and they alone decide whether cells do',
    'field masks with every path of the vendor’s types; tabs, cells, formats, tables, filter, merges, protections, notes; of formats only numberFormat; no charts, named ranges, comments',
  ),
  call(
    'spreadsheets.getByDataFilter',
    'a spreadsheet is asked for by what is noted of its columns',
    'as spreadsheets.get, by the filters that values.batchGetByDataFilter takes',
  ),
  call(
    'spreadsheets.batchUpdate',
    'either everything is done or nothing, and the file has not changed then',
    'all or nothing, replies, post-image of the same step; unknown fields, words and types are refused from the vendor’s own types',
  ),
  call(
    'spreadsheets.values.get',
    'empty ends of rows and of the tab are left out, and an empty row in between is not',
    'the three renderings, both forms of dates, both major dimensions; no named ranges',
  ),
  call(
    'spreadsheets.values.batchGet',
    'empty ends of rows and of the tab are left out, and an empty row in between is not',
    'as values.get',
  ),
  call(
    'spreadsheets.values.batchGetByDataFilter',
    'a column is found by what is noted of it, wherever it stands',
    'by metadata, by indexes, by range; a look-up by the metadata’s location is refused with 501',
  ),
  call(
    'spreadsheets.values.update',
    'values written RAW stay as they are, and values written USER_ENTERED are read as typed',
    'null leaves a cell alone, an empty text clears it; the values are not sent back',
  ),
  call(
    'spreadsheets.values.batchUpdate',
    'several ranges of values are written in one call, by row or by column',
    'as values.update; all or nothing',
  ),
  call(
    'spreadsheets.developerMetadata.search',
    'what was deleted can be made anew under the same number',
    'by id, key, value, visibility and kind of location',
  ),
  call(
    'files.get',
    'little is told of it unless more is asked, and a field that does not exist is refused',
    'version, modifiedTime, lastModifyingUser, owners, permissions, capabilities, trashed, name',
  ),
  call(
    'files.watch',
    'a watcher is greeted, hears of every change by anyone, and of nothing after it has stopped',
    'sync and update with their headers, numbered; one hour if not said, one day at most',
  ),
  call(
    'files.copy',
    'a copy is another file, with the same cells and notes, shared with nobody',
    'another id; the copy belongs to who made it',
  ),
  call(
    'permissions.list',
    'who owns it, who may open it and what the asker may do is told to those who may edit it',
    'one page; readers are refused',
  ),
  call(
    'channels.stop',
    'a watcher is greeted, hears of every change by anyone, and of nothing after it has stopped',
    'by id and resource',
  ),
  call('token', 'a service account signs in with its key, once for many calls', 'the assertion is really verified'),
  call(
    'certs.pem',
    'an identity token is checked with the certificates that are served, as with those of Google',
    'public keys, where Google serves certificates: the same to the library',
  ),
  call(
    'certs.jwk',
    'an identity token is checked with the certificates that are served, as with those of Google',
    'one key',
  ),

  request(
    'updateCells',
    'nothing but what the fields name is written, and what is named and not given is cleared',
    'values, number formats, drop-downs and notes; other formats are taken and forgotten',
  ),
  request(
    'appendCells',
    'new rows go below the last that holds anything, ticked or not, and the grid grows',
    'below the tab’s last row with data, or into a table',
  ),
  request('repeatCell', 'formats and drop-downs are laid over whole ranges', 'as updateCells'),
  request('setDataValidation', 'formats and drop-downs are laid over whole ranges', 'with or without filtered rows'),
  request(
    'findReplace',
    'one cell changes only if the very text stands in it, and a count of none is not said',
    'by what is shown; no regular expressions',
  ),
  request(
    'createDeveloperMetadata',
    'a number that is taken is refused, with everything else of the batch',
    'on the spreadsheet, a tab, one row or one column',
  ),
  request(
    'deleteDeveloperMetadata',
    'what was deleted can be made anew under the same number',
    'by look-up; not by range',
  ),
  request(
    'insertDimension',
    'new rows take on the look of their neighbour only where that is asked for',
    'formats and drop-downs of the row before or after; columns come bare',
  ),
  request(
    'appendDimension',
    'new rows take on the look of their neighbour only where that is asked for',
    'without format',
  ),
  request('deleteDimension', all, 'never all rows or all columns'),
  request('moveDimension', all, 'what points at it follows'),
  request(
    'updateDimensionProperties',
    'columns are hidden, and cells kept with a warning or for some only',
    'hiddenByUser; pixelSize is taken and forgotten',
  ),
  request('sortRange', all, 'numbers, texts, yes and no; blanks last; no order by colour'),
  request(
    'addProtectedRange',
    'columns are hidden, and cells kept with a warning or for some only',
    'with editors or a warning; a fixed id is taken once',
  ),
  request('deleteProtectedRange', 'columns are hidden, and cells kept with a warning or for some only', 'by id'),
  request(
    'addTable',
    'a table of the API can be made, renamed and made longer',
    'columns are named by the header row; their types are kept and not enforced',
  ),
  request('updateTable', 'a table of the API can be made, renamed and made longer', 'name, range, columnProperties'),
  request('addSheet', all, 'id, title, index, size'),
  request('deleteSheet', all, 'never the last'),
  request('updateSheetProperties', all, 'title, index, hidden, size, frozen rows'),
  request('mergeCells', all, 'MERGE_ALL'),
  request(
    'setBasicFilter',
    'a filter keeps what it hides when it is laid anew, and follows its column',
    'by hidden values, said in either way; not by conditions or colours',
  ),
  request('addBanding', dressed, 'a range with its colours'),
  request('updateBanding', dressed, 'its range'),
  request('addConditionalFormatRule', dressed, 'ranges with a rule; nothing is coloured'),
  request('updateConditionalFormatRule', dressed, 'a whole rule at its place'),
  request('updateProtectedRange', dressed, 'its range'),
  request('clearBasicFilter', all, 'filtered rows come back'),

  person('type', 'typing %j in %s into a cell of format %s', 'by locale and format'),
  person('fill', back, 'as typing'),
  person('clear', back, 'formats stay'),
  person('paste', 'a pasted cell brings its own format along', 'texts, with a format'),
  person('copy', 'a copied row brings its id along, and a cut one takes it away', 'within a tab'),
  person('cut', 'a copied row brings its id along, and a cut one takes it away', 'formulas that point at it stay'),
  person('format', 'what is put in by replacing is read as typed, unless the cell is plain text', 'number formats'),
  person('dropDown', 'a strict drop-down stops typing but neither pasting nor the API', 'lists'),
  person(
    'boxes',
    'new rows go below the last that holds anything, ticked or not, and the grid grows',
    'prefilled FALSE',
  ),
  person('write', 'rich text and smart chips are told of until something else is written', 'runs as given'),
  person('see', 'typing %j in %s into a cell of format %s', 'as shown by locale and format'),
  person('screen', back, 'as shown'),
  person('sort', 'only a part that is sorted leaves the ids behind', 'all rows below the header, or a range'),
  person('rearrange', 'rows are put into any order, and what is bound to a row stays where it is', 'whole rows'),
  person(
    'insertRows',
    'formulas point at the same cells after rows and columns come, go, move and are sorted',
    'like the row above',
  ),
  person(
    'deleteRows',
    'a note on a row follows rows that come and go above it, and stays where it is when rows are sorted',
    'whole rows',
  ),
  person('moveRows', back, 'whole rows'),
  person('insertColumns', 'a note on a column follows its column, and goes only with it', 'bare'),
  person('deleteColumns', 'a note on a column follows its column, and goes only with it', 'with its notes'),
  person('moveColumn', 'a note on a column follows its column, and goes only with it', 'one column'),
  person('hideRows', 'hidden and filtered rows and hidden columns come like others', 'by hand'),
  person('hideColumn', 'hidden and filtered rows and hidden columns come like others', 'by hand'),
  person('filter', 'hidden and filtered rows and hidden columns come like others', 'by what is shown'),
  person('merge', 'of merged cells only the first holds anything', 'all in one'),
  person('renameTab', back, 'any name'),
  person('addTab', back, 'at the end'),
  person('deleteTab', back, 'with everything in it'),
  person('moveTab', back, 'to a place'),
  person('hideTab', 'triggers hear of what people do, and never of what the API does', 'by hand'),
  person('makeTable', 'new rows of a table with totals stand above the totals', 'as addTable'),
  person('protect', 'columns are hidden, and cells kept with a warning or for some only', 'as addProtectedRange'),
  person('undo', 'what others did meanwhile stays, wherever rows have gone', 'one’s own last action'),

  fault('dropped', 'a call that is dropped did nothing, and one whose answer is lost was done', 'before'),
  fault('lost', 'a call that is dropped did nothing, and one whose answer is lost was done', 'after'),
  fault('late', 'a late call is done after its caller has gone', 'on the emulator’s clock'),
  fault(
    'refused',
    'a server in trouble refuses in the words of the API that is called, as often as it is told',
    'any status',
  ),
  fault(
    'slow',
    'a slow call takes its time, and Google ends one of more than three minutes that it may have done',
    'on the emulator’s clock',
  ),
  fault(
    'meanwhile',
    'who comes first at the server wins: a sort before our write makes it hit another row',
    'anything',
  ),

  trait(
    'minute quota',
    'sixty readings and sixty writings a minute of one account, and then more in the next minute',
    'per user and per project; windows of the clock’s minutes',
  ),
  trait('drive version', 'its version rises with every change by anyone, and with nothing else', 'one a change'),
  trait(
    'sharing',
    'a file that is not shared looks in Drive as if it were not there, and one that is not there too',
    'users and anyone; no groups or domains',
  ),
  trait('scopes', 'a token opens what it was asked for and nothing else', 'those of Sheets and Drive'),
  trait('ten million cells', 'a spreadsheet of more than ten million cells is refused', 'rows times columns'),
  trait(
    '50 000 characters',
    'cells without fields, with more values than fit and with too long a text are refused',
    'of one cell',
  ),
  trait(
    'spills',
    'a cell that a formula fills from elsewhere has a value and none that was entered',
    'a dozen functions; others are #NAME?',
  ),
  assumed(
    'row notes and sorting',
    'a note on a row follows rows that come and go above it, and stays where it is when rows are sorted',
    'a note stays at its position',
  ),
  assumed(
    'taken metadata id',
    'a number that is taken is refused, with everything else of the batch',
    '400, and the batch is not done; its words are a guess',
  ),
  trait(
    '30 000 characters',
    'what is noted of a spreadsheet has little room',
    'of notes on the spreadsheet itself, apart for each visibility; of tabs, rows and columns not counted',
  ),
  assumed(
    'replacing as typing',
    'what is put in by replacing is read as typed, unless the cell is plain text',
    'the replacement is parsed',
  ),
  assumed(
    'strict drop-downs and the API',
    'a strict drop-down stops typing but neither pasting nor the API',
    'the API is not stopped',
  ),
  assumed(
    'covered cells',
    'of merged cells only the first holds anything',
    'what is written under a merged cell is gone',
  ),
  assumed(
    'formats of appended rows',
    'new rows take on the look of their neighbour only where that is asked for',
    'none',
  ),
  assumed(
    'over three minutes',
    'a slow call takes its time, and Google ends one of more than three minutes that it may have done',
    '504, and it may have been done',
  ),
];
