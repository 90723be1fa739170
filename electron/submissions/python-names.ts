// Which names a Python source binds, and where: enough of Python's scoping to tell a student's own `open`
// from the built-in one. Knows nothing of forbidden words.
//
// Theory: the syntax tree is walked once, in order. Each function, lambda, class and comprehension opens a scope.
// A name bound anywhere in a function is the function's own all through it. In a module or a class body,
// which run from top to bottom, a binding holds from where it stands to the end of its block.
import { parser } from '@lezer/python';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { roleOf } from './python-roles.ts';
import type { ImportBinding, Role } from './python-roles.ts';

export type Scope = {
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: Scope | null;
  readonly bindings: Map<string, Region[]>;
  /** Names that `global` or `nonlocal` sends elsewhere. */
  readonly declared: Map<string, 'global' | 'nonlocal'>;
};

/** From where to where a binding surely holds. A `def` or `class` also holds for functions that stand before it. */
export type Region = { readonly from: number; readonly to: number; readonly definition: boolean };

export type Sight =
  | { readonly kind: 'name'; readonly name: string; readonly from: number; readonly scope: Scope }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly from: number;
      /** The name before the dot, where there is just a name. */
      readonly base: string | null;
      /** `x.name = …` rather than a reading. */
      readonly assigned: boolean;
    }
  | { readonly kind: 'import'; readonly name: string; readonly from: number; readonly path: string }
  | { readonly kind: 'keyword'; readonly name: string; readonly from: number };

export type Names = {
  readonly sights: readonly Sight[];
  /** What each imported name stands for: `np` for `numpy`, `sqrt` for `math.sqrt`. */
  readonly imported: ReadonlyMap<string, string>;
  /** Names that any class body binds: methods, class variables, annotated fields. */
  readonly members: ReadonlySet<string>;
  /** Names that some `del` takes away again. */
  readonly deleted: ReadonlySet<string>;
};

/** Python compares names after this normalisation (PEP 3131), so `ｅｖａｌ` is `eval`. */
export const pythonName = (text: string): string => text.normalize('NFKC');

const SCOPE_KINDS: Readonly<Record<string, 'function' | 'class'>> = {
  FunctionDefinition: 'function',
  LambdaExpression: 'function',
  ClassDefinition: 'class',
  ArrayComprehensionExpression: 'function',
  SetComprehensionExpression: 'function',
  DictionaryComprehensionExpression: 'function',
  ComprehensionExpression: 'function',
};

/**
 * Names of interest whose role is worked out; finding it may walk over many neighbours. What comes after is
 * taken as used, which no honest source is long enough to notice.
 */
const ROLES_MAX = 500;

/**
 * Reads where a source meets the given words (as names, attributes, imports or keywords) and what it imports.
 * Never throws, whatever the text: a broken part is left out as far as it is broken.
 */
export function pythonNames(text: string, words: ReadonlySet<string>): Names {
  const reader = new NameReader(text, words);
  parser.parse(text).iterate({
    enter: (ref) => reader.enter(ref),
    leave: () => reader.leave(),
  });
  return reader;
}

/** A node whose children are being read; what came before is kept here, since looking back in the tree is slow. */
type Open = { readonly name: string; readonly scope: Scope; lastChild: string; inCount: number };

const opened = (name: string, scope: Scope): Open => ({ name, scope, lastChild: '', inCount: 0 });

class NameReader implements Names {
  readonly sights: Sight[] = [];
  readonly imported = new Map<string, string>();
  readonly members = new Set<string>();
  readonly deleted = new Set<string>();
  readonly #text: string;
  readonly #words: ReadonlySet<string>;
  /** The open nodes from the file down. */
  readonly #open: Open[] = [];
  readonly #module = newScope('module', null);
  #roles = 0;

  constructor(text: string, words: ReadonlySet<string>) {
    this.#text = text;
    this.#words = words;
  }

  enter(ref: SyntaxNodeRef): void {
    const around = this.#open.at(-1) ?? opened('', this.#module);
    const scope = innerScope(ref, around);
    this.#open.push(opened(ref.name, scope));
    around.lastChild = ref.name;
    if (ref.name === 'in') around.inCount += 1;
    if (ref.name === 'VariableName' || ref.name === 'PropertyName') {
      const name = pythonName(this.#text.slice(ref.from, ref.to));
      if (this.#words.has(name) || around.name === 'ImportStatement') this.#meet(ref, name, scope);
    } else if (this.#words.has(ref.name) && this.#text.slice(ref.from, ref.to) === ref.name) {
      this.sights.push({ kind: 'keyword', name: ref.name, from: ref.from });
    }
  }

  leave(): void {
    this.#open.pop();
  }

  #meet(ref: SyntaxNodeRef, name: string, scope: Scope): void {
    const { from } = ref;
    this.#roles += 1;
    const textOf = (node: SyntaxNode): string => this.#text.slice(node.from, node.to);
    const role: Role = this.#roles > ROLES_MAX ? { kind: 'use' } : roleOf(ref.node, textOf);
    switch (role.kind) {
      case 'use':
        this.sights.push({ kind: 'name', name, from, scope });
        return;
      case 'bind': {
        const home = role.outside ? (scope.parent ?? scope) : scope;
        bind(home, name, role.region);
        if (home.kind === 'class') this.members.add(name);
        if (role.alsoUsed) this.sights.push({ kind: 'name', name, from, scope });
        return;
      }
      case 'attribute': {
        const base = role.base === null ? null : pythonName(role.base);
        this.sights.push({ kind: 'attribute', name, from, base, assigned: role.assigned });
        return;
      }
      case 'import':
        this.sights.push({ kind: 'import', name, from, path: pythonName(role.path) });
        if (role.binds !== null) this.#imports(role.binds, pythonName(role.path), scope);
        return;
      case 'declare':
        scope.declared.set(name, role.where);
        return;
      case 'delete':
        this.deleted.add(name);
        return;
      case 'label':
        return;
    }
  }

  #imports(binding: ImportBinding, path: string, scope: Scope): void {
    const name = pythonName(binding.name);
    this.imported.set(name, path);
    if (binding.renamed) bind(scope, name, binding.region);
  }
}

/** The scope that a node's inside belongs to. */
function innerScope(ref: SyntaxNodeRef, around: Open): Scope {
  const here = around.scope;
  const kind = SCOPE_KINDS[ref.name];
  if (kind !== undefined) return newScope(kind, here);
  if (ref.name === 'ArgList' && ref.node.getChild('for') !== null)
    return newScope('function', here);
  return isEvaluatedOutside(ref, around) ? (here.parent ?? here) : here;
}

/** Defaults, annotations, base classes and the first iterable of a comprehension run in the scope around. */
function isEvaluatedOutside(ref: SyntaxNodeRef, around: Open): boolean {
  const isFirstIterable = around.lastChild === 'in' && around.inCount === 1;
  switch (around.name) {
    case 'ClassDefinition':
      return ref.name === 'ArgList';
    case 'FunctionDefinition':
      return ref.name === 'TypeDef';
    case 'ParamList':
      return ref.name === 'TypeDef' || around.lastChild === 'AssignOp';
    case 'ArgList':
      return isFirstIterable;
    default:
      return around.name.endsWith('ComprehensionExpression') && isFirstIterable;
  }
}

function newScope(kind: Scope['kind'], parent: Scope | null): Scope {
  return { kind, parent, bindings: new Map(), declared: new Map() };
}

function bind(scope: Scope, name: string, region: Region): void {
  const target = scope.declared.get(name) === 'global' ? moduleOf(scope) : scope;
  const regions = target.bindings.get(name);
  if (regions === undefined) target.bindings.set(name, [region]);
  else regions.push(region);
}

export function moduleOf(scope: Scope): Scope {
  let outermost = scope;
  while (outermost.parent !== null) outermost = outermost.parent;
  return outermost;
}
