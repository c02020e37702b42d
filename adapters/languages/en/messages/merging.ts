/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'joined.by-hand': '“{field}” is Rowcall’s own column',
  'joined.by-hand.remedy': 'To join rows: rowcall merge. To part them again: rowcall unmerge.',
  'joined.edited': 'This row was joined into “{name}”, and changed since',
  'joined.edited.remedy': 'Type it into “{name}” instead. To part the two again: rowcall unmerge.',
  'joined.gone': 'The row that this one was joined into is no longer there',
  'joined.gone.remedy': 'Bring that row back, or make this one stand for itself: rowcall unmerge.',
  'joined.into': 'Joined into “{name}”',
  'joined.into.remedy':
    'Nothing needs to be done: what leads here leads to “{name}”. To part the two again: rowcall unmerge.',
  'joined.ring': 'These rows would be joined into each other in a circle',
  'joined.ring.remedy': 'Say which of them is to be kept, and part the others first: rowcall unmerge.',
  'report.because.copied': 'A copied row stands for itself',
  'report.because.joined': 'The linked row was joined into another, or parted from it',
  'report.column.joined': 'Joined into',
};
