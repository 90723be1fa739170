// What one name in a Python syntax tree does where it stands: is it used, bound, imported, a label?
import type { SyntaxNode } from '@lezer/common';
import type { Region } from './python-names.ts';

export type Role =
  | { readonly kind: 'use' }
  /** `outside`: a function's or class's own name belongs to the scope around it. `alsoUsed`: `x += 1` reads too. */
  | {
      readonly kind: 'bind';
      readonly region: Region;
      readonly outside: boolean;
      readonly alsoUsed: boolean;
    }
  | { readonly kind: 'attribute'; readonly base: string | null; readonly assigned: boolean }
  | { readonly kind: 'import'; readonly path: string; readonly binds: ImportBinding | null }
  | { readonly kind: 'declare'; readonly where: 'global' | 'nonlocal' }
  | { readonly kind: 'delete' }
  /** A keyword argument or an alias already told with its import: a word that names nothing here. */
  | { readonly kind: 'label' };

export type ImportBinding = {
  readonly name: string;
  readonly renamed: boolean;
  readonly region: Region;
};
type TextOf = (node: SyntaxNode) => string;

const USE: Role = { kind: 'use' };
const LABEL: Role = { kind: 'label' };
const GROUPS = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']);

/** The role of a VariableName or PropertyName node. */
export function roleOf(node: SyntaxNode, textOf: TextOf): Role {
  const parent = node.parent;
  if (parent === null) return USE;
  if (node.name === 'PropertyName') return attributeRole(node, parent, textOf);
  switch (parent.name) {
    case 'ImportStatement':
      return importRole(node, parent, textOf);
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return bound(node.from, blockEnd(parent), { definition: true, outside: true });
    case 'ParamList':
      return node.prevSibling?.name === 'AssignOp' ? USE : bound(node.from, parent.to);
    case 'ArgList':
      return node.nextSibling?.name === 'AssignOp' ? LABEL : targetRole(node);
    case 'KeywordPattern':
      return { kind: 'attribute', base: null, assigned: false };
    case 'CapturePattern':
      return bound(node.to, blockEnd(parent));
    case 'AsPattern':
      return node.prevSibling?.name === 'as' ? bound(node.to, blockEnd(parent)) : USE;
    case 'TypeParam':
      return bound(node.from, blockEnd(parent));
    case 'TypeDefinition':
      return node.prevSibling?.name === 'type' ? bound(parent.to, blockEnd(parent)) : USE;
    case 'NamedExpression':
      return node.nextSibling?.name === 'AssignOp' ? bound(parent.to, blockEnd(parent)) : USE;
    case 'ScopeStatement':
      return {
        kind: 'declare',
        where: parent.firstChild?.name === 'global' ? 'global' : 'nonlocal',
      };
    default:
      return targetRole(node);
  }
}

/** Names that may be targets: of an assignment, a loop, a `with`, an `except`, a `del`, alone or in a tuple. */
function targetRole(node: SyntaxNode): Role {
  let item = node;
  while (item.parent !== null && GROUPS.has(item.parent.name)) item = item.parent;
  const statement = item.parent;
  if (statement === null) return USE;
  switch (statement.name) {
    case 'AssignStatement':
      return isBefore(item, 'AssignOp') || isBefore(item, 'TypeDef')
        ? bound(statement.to, blockEnd(statement))
        : USE;
    case 'UpdateStatement':
      return item.nextSibling?.name === 'UpdateOp'
        ? bound(statement.to, blockEnd(statement), { alsoUsed: true })
        : USE;
    case 'WithStatement':
      return item.prevSibling?.name === 'as' ? bound(item.to, blockEnd(statement)) : USE;
    case 'TryStatement':
      // Python deletes the name again at the end of the except block.
      return item.prevSibling?.name === 'as'
        ? bound(item.to, item.nextSibling?.to ?? item.to)
        : USE;
    case 'DeleteStatement':
      return { kind: 'delete' };
    default:
      return isLoopTarget(item) ? bound(item.to, statement.to) : USE;
  }
}

/** Between `for` and `in`, in a statement or a comprehension. */
function isLoopTarget(item: SyntaxNode): boolean {
  let inside = false;
  // Forwards, because each step back in the tree costs as much as all steps forward.
  for (let at = item.parent?.firstChild ?? null; at !== null; at = at.nextSibling) {
    if (at.from >= item.from) return inside;
    if (at.name === 'for') inside = true;
    else if (at.name === 'in') inside = false;
  }
  return false;
}

function isBefore(item: SyntaxNode, name: string): boolean {
  for (let after = item.nextSibling; after !== null; after = after.nextSibling) {
    if (after.name === name) return true;
  }
  return false;
}

function attributeRole(node: SyntaxNode, parent: SyntaxNode, textOf: TextOf): Role {
  const first = parent.firstChild;
  const base = first?.name === 'VariableName' ? textOf(first) : null;
  const target = targetRole(parent);
  const assigned = node.nextSibling === null && target.kind === 'bind' && !target.alsoUsed;
  return { kind: 'attribute', base, assigned };
}

/** `path` is the dotted name up to and with this part, whatever it is called afterwards. */
function importRole(node: SyntaxNode, statement: SyntaxNode, textOf: TextOf): Role {
  if (node.prevSibling?.name === 'as') return LABEL;
  let module: string[] | null = null;
  let parts: string[] = [];
  for (let at = statement.firstChild; at !== null && at.from < node.from; at = at.nextSibling) {
    if (at.name === 'import' && statement.firstChild?.name === 'from') module = parts;
    if (at.name === 'VariableName') parts.push(textOf(at));
    else if (at.name !== '.') parts = [];
  }
  const path = [...(module ?? []), ...parts, textOf(node)].join('.');
  if (module === null && statement.firstChild?.name === 'from')
    return { kind: 'import', path, binds: null };
  const region = { from: statement.to, to: blockEnd(statement), definition: false };
  const next = node.nextSibling;
  const alias = next?.name === 'as' ? next.nextSibling : null;
  if (alias?.name === 'VariableName')
    return { kind: 'import', path, binds: { name: textOf(alias), renamed: true, region } };
  const binds = parts.length > 0 ? null : { name: textOf(node), renamed: false, region };
  return { kind: 'import', path, binds };
}

/** Where the block that holds this node ends: the body of a compound statement, or the whole file. */
function blockEnd(node: SyntaxNode): number {
  let block = node.parent;
  while (block !== null && block.name !== 'Body' && block.name !== 'Script') {
    if (block.name === 'MatchClause' || block.name === 'LambdaExpression') break;
    block = block.parent;
  }
  return block?.to ?? node.to;
}

type BoundOptions = {
  readonly definition?: boolean;
  readonly outside?: boolean;
  readonly alsoUsed?: boolean;
};

function bound(from: number, to: number, options: BoundOptions = {}): Role {
  const { definition = false, outside = false, alsoUsed = false } = options;
  return { kind: 'bind', region: { from, to, definition }, outside, alsoUsed };
}
