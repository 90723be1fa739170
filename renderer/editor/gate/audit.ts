// Judges each change of the model after the fact, by the reason that Monaco gives for it. The list is of what may be;
// all else is put back. Pure but for the reading of Monaco's event.
//
// Monaco 0.57 hands `detailedReasons` to every listener at run time, but its types leave it out; audit.e2e.ts pins it.
import type { EditSource } from '#contract/edit.ts';
import type { GateSightingDetail } from '#contract/sighting.ts';

/** Why a model changed, in Monaco's words. */
export type Reason = {
  readonly source: string;
  readonly kind?: string;
  /** Id of the command, for `executeCommand(s)`; `keyboard` for typing. */
  readonly detailedSource?: string;
  /** Id of the command, for changes of source `unknown`. */
  readonly name?: string;
};

export type ModelChange = {
  readonly reasons: readonly Reason[];
  readonly undoing: boolean;
  readonly redoing: boolean;
  /** It only takes away. */
  readonly onlyRemoves: boolean;
};

export type AuditRuling =
  | { readonly allowed: true; readonly source: EditSource }
  | {
      readonly allowed: false;
      readonly detail: Extract<GateSightingDetail, 'unlisted-command' | 'unlisted-edit'>;
    };

/** Commands that rearrange text that is there, or write what was typed by hand into the replace box. */
const LISTED_COMMANDS = new Set([
  'tab',
  'outdent',
  'lineBreakInsert',
  'replace',
  'replaceAll',
  'editor.action.addCommentLine',
  'editor.action.blockComment',
  'editor.action.commentLine',
  'editor.action.removeCommentLine',
  'editor.action.copyLinesDownAction',
  'editor.action.copyLinesUpAction',
  'editor.action.duplicateSelection',
  'editor.action.indentLines',
  'editor.action.outdentLines',
  'editor.action.insertLineAfter',
  'editor.action.insertLineBefore',
  'editor.action.joinLines',
  'editor.action.moveLinesDownAction',
  'editor.action.moveLinesUpAction',
  'editor.action.reindentlines',
  'editor.action.reindentselectedlines',
  'editor.action.indentationToSpaces',
  'editor.action.indentationToTabs',
  'editor.action.removeDuplicateLines',
  'editor.action.reverseLines',
  'editor.action.sortLinesAscending',
  'editor.action.sortLinesDescending',
  'editor.action.transpose',
  'editor.action.transformToCamelcase',
  'editor.action.transformToKebabcase',
  'editor.action.transformToLowercase',
  'editor.action.transformToPascalcase',
  'editor.action.transformToSnakecase',
  'editor.action.transformToTitlecase',
  'editor.action.transformToUppercase',
]);

const TYPING = new Set<EditSource>(['typed', 'composition', 'unkeyed', 'dictation']);
/** Taken by the editor itself for a text that it sets; any reason will do. */
const OWN = new Set<EditSource>(['reset', 'restore', 'line-ends', 'reverted']);

/** @param permitted what the gate is letting in at this moment, or null */
export function judgeChange(change: ModelChange, permitted: EditSource | null): AuditRuling {
  if (permitted !== null && OWN.has(permitted)) return { allowed: true, source: permitted };
  if (change.undoing) return { allowed: true, source: 'undo' };
  if (change.redoing) return { allowed: true, source: 'redo' };
  const sources = change.reasons.map((reason) => sourceOf(reason, permitted));
  const [first] = sources;
  if (first !== undefined && first !== null && !sources.includes(null)) {
    return { allowed: true, source: first };
  }
  if (change.onlyRemoves) return { allowed: true, source: 'command' };
  const byCommand = change.reasons.some((reason) => reason.detailedSource !== undefined);
  return { allowed: false, detail: byCommand ? 'unlisted-command' : 'unlisted-edit' };
}

function sourceOf(reason: Reason, permitted: EditSource | null): EditSource | null {
  if (reason.source === 'unknown') return listed(reason.name);
  if (reason.source !== 'cursor') return null;
  switch (reason.kind) {
    case 'type':
    case 'compositionType':
      return permitted !== null && TYPING.has(permitted) ? permitted : null;
    case 'compositionEnd':
      return permitted === 'auto-close' ? permitted : null;
    case 'paste':
      return permitted === 'internal-paste' ? permitted : null;
    case 'cut':
      return permitted === 'cut' ? permitted : null;
    case 'executeCommand':
    case 'executeCommands':
      return listed(reason.detailedSource);
    case undefined:
    default:
      return null;
  }
}

const listed = (id: string | undefined): EditSource | null =>
  id !== undefined && LISTED_COMMANDS.has(id) ? 'command' : null;

/** The reasons that Monaco's event carries; none where it carries none, and then nothing but removal is allowed. */
export function reasonsOf(event: object): readonly Reason[] {
  const reasons: unknown = Reflect.get(event, 'detailedReasons');
  if (!Array.isArray(reasons)) return [];
  return reasons.map((reason: unknown) => reasonFrom(reason));
}

function reasonFrom(reason: unknown): Reason {
  const metadata: unknown =
    typeof reason === 'object' && reason !== null ? Reflect.get(reason, 'metadata') : null;
  if (typeof metadata !== 'object' || metadata === null) return { source: 'none' };
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(metadata, name);
    return typeof value === 'string' ? value : undefined;
  };
  const [kind, detailedSource, name] = [text('kind'), text('detailedSource'), text('name')];
  return {
    source: text('source') ?? 'none',
    ...(kind === undefined ? {} : { kind }),
    ...(detailedSource === undefined ? {} : { detailedSource }),
    ...(name === undefined ? {} : { name }),
  };
}
