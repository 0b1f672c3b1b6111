import type { CstNode } from 'chevrotain';
import {
  elements,
  firstToken,
  hasWord,
  maybeNode,
  maybeToken,
  nodes,
  spanOf,
  theNode,
} from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { saysNothing } from '../said-nothing.ts';
import { say } from '../say.ts';
import { Num } from '../token/literals.ts';
import type { FormCheck, Place } from './wrong-forms.ts';

type Check = (node: CstNode, place: Place) => readonly Diagnostic[];

/** Rules of form that the grammar cannot say, by the grammar rule they look at. */
const BY_RULE: ReadonlyMap<string, Check> = new Map([
  ['playbook', missingClauses],
  ['unary', modifierOnGroup],
  ['andExpr', holdOnLastPart],
  ['orExpr', holdOnLastPart],
  ['then', elseOfTwo],
  ['isWhat', nothingIsMissing],
  ['fieldTest', equalsNothing],
  ['sigTest', equalsNothing],
  ['file', unknownLanguage],
]);

/** Reports what parses but breaks a rule of form: what must be there, what cannot be told apart. */
export const brokenRules: FormCheck = (node, _parent, place) => BY_RULE.get(node.name)?.(node, place) ?? null;

const WHEN_EXAMPLE = 'when orders per region drop > 50% over 15m';
const THEN_EXAMPLE = 'then do notify.ops(text: "…")';

function missingClauses(node: CstNode, place: Place): Diagnostic[] {
  const starts = nodes(node, 'pbItem').map((item) => firstToken(item)?.tokenType.name);
  const name = theNode(node, 'qname');
  return (['when', 'then'] as const)
    .filter((word) => !starts.includes(`K_${word}`))
    .map((word) =>
      diagnostic('OS0101', 'error', place.file, spanOf(name), say`this playbook has no \`${word}\``, {
        label: word === 'when' ? say`nothing would start it` : say`it would do nothing`,
        help: say`for example   ${word === 'when' ? WHEN_EXAMPLE : THEN_EXAMPLE}`,
      }),
    );
}

/** `(A or B) over 15m`: only `for` says something about a whole group. */
function modifierOnGroup(node: CstNode, place: Place): Diagnostic[] {
  const operand = theNode(node, 'operand');
  const isGroup = maybeNode(operand, 'condition') !== null;
  if (!isGroup && !hasWord(operand, 'cause') && !hasWord(operand, 'during')) return [];
  return nodes(node, 'modifier')
    .filter((modifier) => !hasWord(modifier, 'for'))
    .map((modifier) => {
      const word = firstToken(modifier)?.image ?? 'over';
      return diagnostic(
        'OS0108',
        'error',
        place.file,
        spanOf(modifier),
        say`\`${word}\` belongs to a single test`,
        {
          label: isGroup ? say`stands after a group` : say`there is no value here`,
          help: isGroup ? say`write it behind each test inside the parentheses` : say`remove it`,
        },
      );
    });
}

/** OS2009: `A and B for 5m` holds only `B`. */
function holdOnLastPart(node: CstNode, place: Place): Diagnostic[] {
  const parts = nodes(node, node.name === 'andExpr' ? 'unary' : 'andExpr');
  const held = parts.map((part) => hold(lastUnary(part)));
  const last = held.at(-1) ?? null;
  if (parts.length < 2 || last === null || held.every((one) => one !== null)) return [];
  // The `and` inside an `or` has spoken of the same `for` already.
  if (parts.at(-1)?.name === 'andExpr' && saidBelow(parts.at(-1))) return [];
  const duration = place.text.slice(spanOf(last).start, spanOf(last).end);
  const before = place.text.slice(spanOf(node).start, spanOf(last).start).trimEnd();
  const span = { start: spanOf(node).start, end: spanOf(last).end };
  const isOnly = held.filter((one) => one !== null).length === 1;
  const fix = isOnly ? { span, text: `(${before}) ${duration}`, safe: false } : null;
  return [
    diagnostic('OS2009', 'error', place.file, spanOf(last), say`\`${duration}\` holds only the last part`, {
      label: say`the whole, or this part alone?`,
      help:
        fix === null
          ? say`give each part its own \`for\``
          : say`write \`${oneLine(fix.text)}\`, or give each part its own \`for\``,
      fix,
    }),
  ];
}

function saidBelow(andExpr: CstNode | undefined): boolean {
  const parts = andExpr === undefined ? [] : nodes(andExpr, 'unary');
  return parts.length > 1 && !parts.every((part) => hold(part) !== null);
}

function lastUnary(node: CstNode): CstNode {
  if (node.name === 'unary') return node;
  const last = elements(node)
    .filter((child) => 'children' in child)
    .at(-1);
  return last === undefined ? node : lastUnary(last);
}

function hold(unary: CstNode): CstNode | null {
  return nodes(unary, 'modifier').find((modifier) => hasWord(modifier, 'for')) ?? null;
}

/** Inside a braceless `if`, `else escalate` could be the approval's or the `if`'s. */
function elseOfTwo(node: CstNode, place: Place): Diagnostic[] {
  const simple = nodes(node, 'body').flatMap((body) => nodes(body, 'simple'));
  const limits = simple
    .flatMap((s) => nodes(s, 'do'))
    .flatMap((d) => nodes(d, 'doMod'))
    .flatMap((m) => nodes(m, 'limit'));
  return limits.flatMap((limit) => {
    const token = limit.children['K_else']?.[0];
    if (token === undefined || maybeNode(limit, 'escalate') === null) return [];
    return [
      diagnostic(
        'OS0108',
        'error',
        place.file,
        spanOf(token),
        say`this \`else\` can belong to the approval or to the \`if\``,
        {
          label: say`which of them?`,
          help: say`put braces around what follows \`then\``,
        },
      ),
    ];
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** `favourite is null`: read as the word null, which no field ever says. */
function nothingIsMissing(node: CstNode, place: Place): Diagnostic[] {
  const span = spanOf(node);
  const written = place.text.slice(span.start, span.end);
  if (!saysNothing(written)) return [];
  return [
    diagnostic('OS0108', 'error', place.file, span, say`what is not there is written \`is missing\``, {
      label: say`this would be a text`,
      fix: { span, text: 'missing', safe: false },
    }),
  ];
}

/** `favourite != null` */
function equalsNothing(node: CstNode, place: Place): Diagnostic[] {
  const sign = maybeNode(node, 'wrongEquals');
  const value = maybeNode(node, 'atom') ?? maybeNode(node, 'value');
  if (sign === null || value === null) return [];
  const { start, end } = spanOf(value);
  if (!saysNothing(place.text.slice(start, end))) return [];
  const right = place.text[spanOf(sign).start] === '=' ? 'is missing' : 'is not missing';
  const span = { start: spanOf(sign).start, end };
  return [
    diagnostic('OS0108', 'error', place.file, span, say`what is not there is written \`is missing\``, {
      label: say`this would be a text`,
      fix: { span, text: right, safe: false },
    }),
  ];
}

/** The language this version reads; `language 2` is for a later one. */
function unknownLanguage(node: CstNode, place: Place): Diagnostic[] {
  const token = maybeToken(node, Num);
  if (token === null || Number(token.image) === 1) return [];
  const span = spanOf(token);
  return [
    diagnostic(
      'OS0101',
      'error',
      place.file,
      span,
      say`this version does not read \`${`language ${token.image}`}\``,
      {
        label: say`not known here`,
        help: say`write \`${'language 1'}\`, or take a version that reads it`,
        fix: { span, text: '1', safe: false },
      },
    ),
  ];
}
