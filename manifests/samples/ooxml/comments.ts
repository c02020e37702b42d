import type { Note, Tab, Thread } from './book.ts';
import { guid } from './guid.ts';
import { namespaces } from './names.ts';
import { tag, textTag } from './xml.ts';

interface Comment {
  readonly ref: string;
  readonly author: string;
  readonly text: string;
  /** The thread it stands for, where Excel knows no threads. */
  readonly thread?: string;
}

/** The id of the n-th message of a thread. */
function messageId(tab: Tab, thread: Thread, at: number): string {
  return guid('message', tab.name, thread.ref, String(at));
}

/** The id of somebody who wrote in a thread. */
function personId(author: string): string {
  return guid('person', author);
}

const forOldExcel = [
  '[Threaded comment]',
  '',
  'Your version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924',
  '',
];

function threadText(thread: Thread): string {
  const spoken = thread.messages.flatMap(({ text }, at) => [at === 0 ? 'Comment:' : 'Reply:', `    ${text}`]);
  return [...forOldExcel, ...spoken].join('\n');
}

function noteComment(note: Note): Comment {
  return { ref: note.ref, author: note.author, text: `${note.author}:\n${note.text}` };
}

function threadComment(tab: Tab, thread: Thread): Comment {
  const id = messageId(tab, thread, 0);
  return { ref: thread.ref, author: `tc=${id}`, text: threadText(thread), thread: id };
}

/** Every comment of a tab in Excel's old form, threads included. */
export function commentsOf(tab: Tab): readonly Comment[] {
  return [...(tab.notes ?? []).map(noteComment), ...(tab.threads ?? []).map((thread) => threadComment(tab, thread))];
}

/** The part with the texts of a tab's comments. */
export function commentsPart(comments: readonly Comment[]): string {
  const authors = [...new Set(comments.map((comment) => comment.author))];
  const each = comments.map((comment) => {
    const attributes = {
      ref: comment.ref,
      authorId: authors.indexOf(comment.author),
      shapeId: 0,
      'xr:uid': comment.thread,
    };
    return tag('comment', attributes, tag('text', {}, textTag('t', comment.text)));
  });
  const root = {
    xmlns: namespaces.main,
    'xmlns:mc': namespaces.compatibility,
    'mc:Ignorable': 'xr',
    'xmlns:xr': namespaces.revision,
  };
  return tag(
    'comments',
    root,
    tag('authors', {}, ...authors.map((author) => textTag('author', author))),
    tag('commentList', {}, ...each),
  );
}

/** The part with a tab's threads as conversations. */
export function threadsPart(tab: Tab): string {
  const each = (tab.threads ?? []).flatMap((thread) =>
    thread.messages.map((message, at) => {
      const attributes = {
        ref: thread.ref,
        dT: message.at,
        personId: personId(message.author),
        id: messageId(tab, thread, at),
        parentId: at === 0 ? undefined : messageId(tab, thread, 0),
      };
      return tag('threadedComment', attributes, textTag('text', message.text));
    }),
  );
  return tag('ThreadedComments', { xmlns: namespaces.threads, 'xmlns:x': namespaces.main }, ...each);
}

/** The part with the people who wrote in threads. */
export function personsPart(authors: readonly string[]): string {
  const each = authors.map((author) =>
    tag('person', { displayName: author, id: personId(author), userId: author, providerId: 'None' }),
  );
  return tag('personList', { xmlns: namespaces.threads, 'xmlns:x': namespaces.main }, ...each);
}
