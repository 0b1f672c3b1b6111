import type { CstNode, IToken, TokenType } from 'chevrotain';

/** Every rule of the EBNF in docs/language.md; those named `wrong…` parse so that the answer can name the right form. */
export type RuleName =
  | 'file'
  | 'item'
  | 'use'
  | 'qname'
  | 'dims'
  | 'dur'
  | 'lit'
  | 'source'
  | 'probe'
  | 'sourceBody'
  | 'sourceItem'
  | 'type'
  | 'metric'
  | 'arith'
  | 'term'
  | 'factor'
  | 'aggregate'
  | 'agg'
  | 'metricClause'
  | 'atLeast'
  | 'filter'
  | 'fAnd'
  | 'fUnary'
  | 'fieldTest'
  | 'isWhat'
  | 'atom'
  | 'list'
  | 'trigger'
  | 'condition'
  | 'orExpr'
  | 'andExpr'
  | 'unary'
  | 'operand'
  | 'causeName'
  | 'signal'
  | 'slice'
  | 'where'
  | 'sigTest'
  | 'anomaly'
  | 'value'
  | 'modifier'
  | 'baseline'
  | 'bareRule'
  | 'playbook'
  | 'pbItem'
  | 'body'
  | 'block'
  | 'stmt'
  | 'simple'
  | 'escalate'
  | 'check'
  | 'causes'
  | 'because'
  | 'if'
  | 'ifTest'
  | 'then'
  | 'do'
  | 'doMod'
  | 'limit'
  | 'cap'
  | 'capScope'
  | 'noun'
  | 'track'
  | 'expect'
  | 'call'
  | 'args'
  | 'argValue'
  | 'record'
  | 'define'
  | 'params'
  | 'order'
  | 'period'
  | 'day'
  | 'test'
  | 'testItem'
  | 'given'
  | 'after'
  | 'step'
  | 'expectation'
  | WrongRuleName;

/** The rules that stand in for a right form. */
export type WrongRuleName =
  | 'wrongBareNumber'
  | 'wrongEquals'
  | 'wrongWhereTail'
  | 'wrongCauseList'
  | 'wrongCauseWord'
  | 'wrongTimeCap'
  | 'wrongIn'
  | 'wrongWithin'
  | 'wrongScope';

/** A rule may be told that no test follows it, as after `no`: then `in (…)` can only be a slice. */
type Rule = (untested?: boolean) => CstNode;
type Suffix = '' | '1' | '2' | '3' | '4' | '5' | '6' | '7';
type Action = () => unknown;
type Gate = () => boolean;
type Option = Action | { readonly GATE?: Gate; readonly MAX_LOOKAHEAD?: number; readonly DEF: Action };
interface Alternative {
  readonly GATE?: Gate;
  readonly ALT: Action;
}
interface Separated {
  readonly SEP: TokenType;
  readonly DEF: Action;
}

/** The words of chevrotain's grammar notation; the number tells apart uses of the same thing within one rule. */
type Notation = { readonly [Name in `CONSUME${Suffix}`]: (token: TokenType) => IToken } & {
  readonly [Name in `SUBRULE${Suffix}`]: (
    rule: Rule,
    options?: { readonly ARGS: readonly [boolean] },
  ) => CstNode;
} & {
  readonly [Name in `OPTION${Suffix}` | `MANY${Suffix}` | `AT_LEAST_ONE${Suffix}`]: (
    option: Option,
  ) => unknown;
} & {
  readonly [Name in `OR${Suffix}`]: (alternatives: Alternative[]) => unknown;
} & { readonly [Name in 'MANY_SEP' | 'AT_LEAST_ONE_SEP']: (part: Separated) => unknown };

/**
 * What a file of grammar rules works with: chevrotain's notation, which its class keeps protected, and the rules
 * by name. A rule may be named before it is written: bodies run later.
 */
export type Grammar = Notation & { readonly [Name in RuleName]: Rule } & {
  readonly RULE: (name: RuleName, body: (untested?: boolean) => unknown) => unknown;
  readonly LA: (distance: number) => IToken;
};
