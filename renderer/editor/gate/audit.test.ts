import { expect, test } from 'vitest';
import type { EditSource } from '#contract/edit.ts';
import { judgeChange, reasonsOf, type ModelChange, type Reason } from './audit.ts';

const change = (reason: Reason, more: Partial<ModelChange> = {}): ModelChange => ({
  reasons: [reason],
  undoing: false,
  redoing: false,
  onlyRemoves: false,
  ...more,
});
const cursor = (kind: string, detailedSource = 'keyboard'): Reason => ({
  source: 'cursor',
  kind,
  detailedSource,
});

test.each<[string, ModelChange, EditSource | null, string]>([
  ['typing that the gate let in', change(cursor('type')), 'typed', 'typed'],
  ['typing that nobody let in', change(cursor('type')), null, 'unlisted-command'],
  [
    'typing under a permission to paste',
    change(cursor('type')),
    'internal-paste',
    'unlisted-command',
  ],
  [
    'a paste that the gate let in',
    change(cursor('paste', 'gate')),
    'internal-paste',
    'internal-paste',
  ],
  ['a paste under a permission to type', change(cursor('paste')), 'typed', 'unlisted-command'],
  [
    'a listed command',
    change(cursor('executeCommands', 'editor.action.commentLine')),
    null,
    'command',
  ],
  [
    'a command that is not listed',
    change(cursor('executeCommands', 'editor.action.paste')),
    null,
    'unlisted-command',
  ],
  [
    'a listed edit',
    change({ source: 'unknown', name: 'editor.action.joinLines' }),
    null,
    'command',
  ],
  ['an edit by a script', change({ source: 'unknown', name: 'x' }), null, 'unlisted-edit'],
  ['a suggestion', change({ source: 'suggest' }), null, 'unlisted-edit'],
  ['a snippet', change({ source: 'snippet' }), 'typed', 'unlisted-edit'],
  ['the whole text set by a script', change({ source: 'setValue' }), null, 'unlisted-edit'],
  ['the whole text set by the exam', change({ source: 'setValue' }), 'restore', 'restore'],
  ['undo', change({ source: 'applyEdits' }, { undoing: true }), null, 'undo'],
  ['redo', change({ source: 'applyEdits' }, { redoing: true }), null, 'redo'],
  [
    'a removal by anybody',
    change({ source: 'unknown', name: 'x' }, { onlyRemoves: true }),
    null,
    'command',
  ],
  ['a change with no reason', { ...change(cursor('type')), reasons: [] }, 'typed', 'unlisted-edit'],
  [
    'two reasons of which one is not listed',
    { ...change(cursor('type')), reasons: [cursor('type'), { source: 'snippet' }] },
    'typed',
    'unlisted-command',
  ],
])('%s', (_name, given, permitted, expected) => {
  const ruling = judgeChange(given, permitted);
  expect(ruling.allowed ? ruling.source : ruling.detail).toBe(expected);
});

test.each<[string, object, readonly Reason[]]>([
  [
    'reads what Monaco says',
    {
      detailedReasons: [
        { metadata: { source: 'cursor', kind: 'type', detailedSource: 'keyboard' } },
      ],
    },
    [cursor('type')],
  ],
  ['knows no reason where there is none', {}, []],
  [
    'takes nothing for a reason that is none',
    { detailedReasons: [null, {}, { metadata: 1 }] },
    [{ source: 'none' }, { source: 'none' }, { source: 'none' }],
  ],
])('%s', (_name, event, reasons) => expect(reasonsOf(event)).toEqual(reasons));
