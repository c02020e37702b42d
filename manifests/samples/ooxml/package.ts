import { posix } from 'node:path';
import { contentTypes, defaultTypes, linkTypes, namespaces } from './names.ts';
import { tag, xmlPart } from './xml.ts';

/** The bodies of parts by their path inside the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Collects the parts of an Office file, and from them makes the content types and the relationships. */
export interface Package {
  /** Adds an XML part of a known kind. */
  add(path: string, kind: keyof typeof contentTypes, root: string): void;
  /** Adds a part whose type goes by its ending. */
  addPlain(path: string, body: string | Uint8Array): void;
  /** Says that `from` leads to `to` and returns the id to name it by. `from` is empty for the package itself. */
  link(from: string, kind: keyof typeof linkTypes, to: string, outside?: 'outside'): string;
  /** Every part in the order of a file written by Excel: content types first. */
  parts(): Parts;
}

interface Link {
  readonly id: string;
  readonly xml: string;
}

function linksPath(from: string): string {
  return posix.join(posix.dirname(from), '_rels', `${posix.basename(from)}.rels`);
}

/** Opens an empty package. */
export function createPackage(): Package {
  const bodies = new Map<string, string | Uint8Array>();
  const overrides: string[] = [];
  const links = new Map<string, Link[]>();

  function contentTypesPart(): string {
    const byEnding = Object.entries(defaultTypes).map(([Extension, ContentType]) =>
      tag('Default', { Extension, ContentType }),
    );
    return xmlPart(tag('Types', { xmlns: namespaces.contentTypes }, ...byEnding, ...overrides));
  }

  function linksPart(of: readonly Link[]): string {
    return xmlPart(tag('Relationships', { xmlns: namespaces.packageLinks }, ...of.map((link) => link.xml)));
  }

  return {
    add(path, kind, root) {
      bodies.set(path, xmlPart(root));
      overrides.push(tag('Override', { PartName: `/${path}`, ContentType: contentTypes[kind] }));
    },
    addPlain(path, body) {
      bodies.set(path, body);
    },
    link(from, kind, to, outside) {
      const of = links.get(from) ?? [];
      links.set(from, of);
      const id = `rId${of.length + 1}`;
      const Target = outside ? to : posix.relative(posix.dirname(from), to);
      const mode = outside ? { TargetMode: 'External' } : {};
      of.push({ id, xml: tag('Relationship', { Id: id, Type: linkTypes[kind], Target, ...mode }) });
      return id;
    },
    parts() {
      const all: [string, string | Uint8Array][] = [
        ['[Content_Types].xml', contentTypesPart()],
        ...[...links].map(([from, of]): [string, string] => [linksPath(from), linksPart(of)]),
        ...bodies,
      ];
      return new Map(all.map(([path, body]) => [path, typeof body === 'string' ? Buffer.from(body) : body]));
    },
  };
}
