import type { GuideStep } from '../../../core/guide.ts';
import { keyName } from './names.ts';

const cloud = 'https://console.cloud.google.com';
const noKey = ['google.key', 'google.key.missing', 'google.scope'];

/** How Rowcall gets an account of its own with Google, and is shown a spreadsheet. */
export const googleGuide: readonly GuideStep[] = [
  { code: 'report.guide.google.project', page: `${cloud}/projectcreate`, until: noKey },
  {
    code: 'report.guide.google.switch-on',
    page: `${cloud}/flows/enableapi?apiid=sheets.googleapis.com,drive.googleapis.com`,
    until: ['google.off'],
  },
  {
    code: 'report.guide.google.key',
    page: `${cloud}/iam-admin/serviceaccounts`,
    gives: keyName,
    asFile: true,
    until: noKey,
  },
  {
    code: 'report.guide.google.share',
    page: null,
    paste: 'robot',
    until: ['google.not-shared', 'google.in-bin'],
  },
];
