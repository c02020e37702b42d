import { describe, expect, test } from '@jest/globals';
import type { Disk } from '../../adapters/stores/workbook/disk.ts';
import { nodeDisk, writeFault } from '../../adapters/stores/workbook/disk.ts';
import { readBookFile } from '../../adapters/stores/workbook/file.ts';
import { fileRewriter } from '../../adapters/stores/workbook/write/rewrite-file.ts';
import { failures } from '../../core/errors.ts';

const facts = { size: 4, modified: 1, mode: 0o666, uid: 0, gid: 0 };

/** An error as Node makes it of what Windows says. */
function said(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}

/** A disk on which a book stands. */
function diskWith(more: Partial<Disk>): Disk {
  return {
    ...nodeDisk,
    resolve: async (path) => path,
    look: async (path) => (path === 'book.xlsx' ? facts : null),
    read: async () => new Uint8Array(4),
    list: async () => [],
    ...more,
  };
}

describe('a workbook that another program has open on Windows', () => {
  test.each([
    ['EBUSY', 'open'],
    ['EBUSY', 'rename'],
    ['EPERM', 'rename'],
    ['EACCES', 'rename'],
    ['EPERM', 'unlink'],
  ])('%s from %s is told as a book in use, and tried again', (code, syscall) => {
    const fault = writeFault(said(code, syscall), 'book.xlsx', true);
    expect([fault.code, failures[fault.code].retryable]).toEqual(['book.open', true]);
    expect(fault.help).toContain('Close it in Excel');
  });

  test('a folder in which nothing may be made is told as such, there and elsewhere', () => {
    expect(writeFault(said('EPERM', 'open'), 'book.xlsx', true).code).toBe('book.read-only');
    expect(writeFault(said('EPERM', 'rename'), 'book.xlsx', false).code).toBe('book.read-only');
  });

  test('that shares nothing is not called unreadable', async () => {
    const locked = diskWith({ read: async () => Promise.reject(said('EBUSY', 'open')) });
    await expect(readBookFile(locked, 'book.xlsx')).rejects.toMatchObject({ code: 'book.open' });
  });

  test('leaves what is written waiting, in one friendly sentence', async () => {
    const locked = diskWith({ read: async () => Promise.reject(said('EBUSY', 'open')) });
    const rewrite = fileRewriter(locked, 'book.xlsx', { count: 1, now: () => new Date(0) });
    const writing = rewrite(async () => {
      throw new Error('It was never read');
    });
    await expect(writing).rejects.toMatchObject({ code: 'book.open' });
    await expect(writing).rejects.toThrow('book.xlsx is in use.');
  });
});
