// A program as the tokens that carry its shape: names and literals by their kind alone, so that renaming, other texts,
// white space and comments change nothing. From the syntax tree where there is a parser; C# has a lexer of its own.
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { csharpTokens } from './csharp-lexer.ts';

export type Token = {
  /** `name`, `number`, `text`, or the word or sign itself. */
  readonly kind: string;
  /** UTF-16 units; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
};

type Grammar = {
  readonly parser: { parse(text: string): Tree };
  /** Nodes that are one token whatever is in them, and its kind. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Texts with expressions in them: one token for the text, and those of the expressions. */
  readonly mixed: readonly string[];
  /** Left out: comments, and signs that a style may leave out. */
  readonly skipped: readonly string[];
};

const GRAMMARS: Record<Exclude<ProgrammingLanguage, 'csharp'>, Grammar> = {
  python: {
    parser: python,
    kinds: { VariableName: 'name', PropertyName: 'name', Number: 'number', String: 'text' },
    mixed: ['FormatString'],
    skipped: ['Comment', ';'],
  },
  javascript: {
    parser: javascript,
    kinds: {
      ...names('VariableName', 'VariableDefinition', 'PropertyName', 'PropertyDefinition', 'Label'),
      ...names('PrivatePropertyName', 'PrivatePropertyDefinition'),
      Number: 'number',
      String: 'text',
      RegExp: 'pattern',
    },
    mixed: ['TemplateString'],
    skipped: ['LineComment', 'BlockComment', 'Hashbang', ';'],
  },
  java: {
    parser: java,
    kinds: {
      ...names('Identifier', 'Definition', 'TypeName', 'Label'),
      IntegerLiteral: 'number',
      FloatingPointLiteral: 'number',
      StringLiteral: 'text',
      TextBlock: 'text',
      CharacterLiteral: 'text',
    },
    mixed: [],
    skipped: ['LineComment', 'BlockComment'],
  },
};

function names(...nodes: readonly string[]): Record<string, string> {
  return Object.fromEntries(nodes.map((node) => [node, 'name']));
}

/** In the order of the text. A program that does not parse has the tokens that were understood. */
export function tokensOf(language: ProgrammingLanguage, text: string): readonly Token[] {
  return language === 'csharp' ? csharpTokens(text) : treeTokens(GRAMMARS[language], text);
}

function treeTokens({ parser, kinds, mixed, skipped }: Grammar, text: string): readonly Token[] {
  const tokens: Token[] = [];
  const visit = ({ name, from, to, node }: SyntaxNodeRef): boolean => {
    if (skipped.includes(name)) return false;
    const kind = kinds[name];
    if (kind !== undefined) {
      tokens.push({ kind, from, to });
      return false;
    }
    if (mixed.includes(name)) tokens.push({ kind: 'text', from, to: from + 1 });
    else if (node.firstChild === null && to > from)
      tokens.push({ kind: text.slice(from, to), from, to });
    return true;
  };
  parser.parse(text).iterate({ enter: visit });
  return tokens;
}
