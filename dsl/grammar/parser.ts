import { type CstNode, CstParser, type IParserErrorMessageProvider } from 'chevrotain';
import { allTokens } from '../token/lexer.ts';
import { addActionRules } from './action-rules.ts';
import { addCallRules } from './call-rules.ts';
import { addConditionRules } from './condition-rules.ts';
import { addDefineRules } from './define-rules.ts';
import { addFileRules } from './file-rules.ts';
import { addFilterRules } from './filter-rules.ts';
import type { Grammar } from './kit.ts';
import { addMetricRules } from './metric-rules.ts';
import { addPlaybookRules } from './playbook-rules.ts';
import { addSignalRules } from './signal-rules.ts';
import { addSourceRules } from './source-rules.ts';
import { addStatementRules } from './statement-rules.ts';
import { addTestRules } from './test-rules.ts';

/** The grammar of docs/language.md, LL(2) but for the gates; errors are recovered from and kept in `errors`. */
export class PlayParser extends CstParser {
  /** @param validate  checks the grammar for ambiguities; costs half of the start, so only a test asks for it */
  constructor(validate: boolean) {
    super([...allTokens], {
      maxLookahead: 2,
      recoveryEnabled: true,
      nodeLocationTracking: 'onlyOffset',
      skipValidations: !validate,
      errorMessageProvider: SILENT,
    });
    // chevrotain keeps its notation protected and adds the rules at run time: neither is visible to its type.
    const grammar = this as unknown as Grammar;
    addFileRules(grammar);
    addSourceRules(grammar);
    addMetricRules(grammar);
    addFilterRules(grammar);
    addConditionRules(grammar);
    addSignalRules(grammar);
    addPlaybookRules(grammar);
    addStatementRules(grammar);
    addActionRules(grammar);
    addCallRules(grammar);
    addDefineRules(grammar);
    addTestRules(grammar);
    this.performSelfAnalysis();
  }

  /**
   * Begins a node, as chevrotain does, but with a plain object of children: the dictionary without a prototype that it
   * makes takes more room and is read many times as slowly. No rule or token is called like a property of all objects.
   */
  cstInvocationStateUpdate(name: string): void {
    const node: CstNode = { name, children: {} };
    const tree = this as unknown as TreeBuilder;
    tree.setInitialNodeLocation(node);
    tree.CST_STACK.push(node);
  }
}

/** What a node is begun with; not visible to the library's type. */
interface TreeBuilder {
  readonly CST_STACK: CstNode[];
  setInitialNodeLocation(node: CstNode): void;
}

/** The library's messages are never shown, and writing them took longer than parsing. */
const SILENT: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: () => '',
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

let parser: PlayParser | null = null;

/** The one parser of the process, built when first wanted (90–240 ms cold). */
export function playParser(): PlayParser {
  parser ??= new PlayParser(false);
  return parser;
}
