import { expect, test } from 'vitest';
import type { ReviewRow } from '#contract/exam.ts';
import { gradedWith, sampleProblem, sampleSubmission } from '../testing/samples.ts';
import type { OpenDraft } from './drafts.ts';
import { progressOf } from './progress.ts';

const draft = (source: string): OpenDraft => ({
  problemId: 'suma',
  language: 'python',
  source,
  cursor: 0,
  lastSeq: 0,
  state: 'saved',
  cursorMoved: false,
  savedAtMs: null,
});
const review = (state: ReviewRow['draft']): ReviewRow => ({
  problemId: 'suma',
  draft: state,
  draftSavedAtMs: null,
  last: null,
  finalsUsed: 0,
  finalsLeft: null,
  waitMs: 0,
});
const facts = { problem: sampleProblem, submissions: [], draft: undefined, review: undefined };

test.each([
  ['nothing done', facts, 'untouched', null],
  ['the starter open', { ...facts, draft: draft(sampleProblem.starter) }, 'untouched', null],
  ['something typed', { ...facts, draft: draft('x') }, 'started', null],
  ['typed before a restart', { ...facts, review: review('unsent') }, 'started', null],
  [
    'only tried',
    { ...facts, submissions: [gradedWith(5, { purpose: 'practice' })] },
    'untouched',
    null,
  ],
  ['sent', { ...facts, submissions: [sampleSubmission] }, 'under-way', null],
  ['held', { ...facts, submissions: [{ ...sampleSubmission, state: 'held' }] }, 'held', null],
  ['all wrong', { ...facts, submissions: [gradedWith(0)] }, 'none', 0],
  ['best of two', { ...facts, submissions: [gradedWith(3), gradedWith(7)] }, 'part', 7],
  ['all points', { ...facts, submissions: [gradedWith(10)] }, 'full', 10],
  [
    'again on the way',
    { ...facts, submissions: [sampleSubmission, gradedWith(10)] },
    'under-way',
    10,
  ],
] as const)('%s', (_name, given, kind, best) => {
  expect(progressOf(given)).toMatchObject({ kind, best });
});
