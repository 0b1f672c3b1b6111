import type { TextMateGrammar, TextMateRule } from '../textmate.ts';

/** A rule with its pattern as JavaScript's, sticky. */
interface Tried {
  readonly rule: TextMateRule;
  readonly start: RegExp;
}

/**
 * One line as an editor scopes it: at each place the rule that matches first in the text, of several the first in the
 * grammar. `scope text` for each, groups for themselves where the rule has no scope of its own; blanks have none.
 */
export function scopesOf(grammar: TextMateGrammar, line: string): readonly string[] {
  const rules = flat(grammar, grammar.patterns);
  const found: string[] = [];
  let at = 0;
  while (at < line.length) {
    const next = first(rules, line, at);
    if (next === null) break;
    const { rule, match } = next;
    const end = rule.end === undefined ? match.index + match[0].length : endOf(rule.end, line, match);
    found.push(...named(rule, match, line.slice(match.index, end)));
    at = Math.max(end, at + 1);
  }
  return found;
}

function first(rules: readonly Tried[], line: string, at: number) {
  let best: { rule: TextMateRule; match: RegExpExecArray } | null = null;
  for (const { rule, start } of rules) {
    start.lastIndex = at;
    const match = start.exec(line);
    if (match !== null && match[0] !== '' && (best === null || match.index < best.match.index))
      best = { rule, match };
  }
  return best;
}

function endOf(end: string, line: string, { index, 0: begin }: RegExpExecArray): number {
  const pattern = new RegExp(inJavaScript(end), 'g');
  pattern.lastIndex = index + begin.length;
  const match = pattern.exec(line);
  return match === null ? line.length : match.index + match[0].length;
}

function named(rule: TextMateRule, match: RegExpExecArray, text: string): readonly string[] {
  if (rule.name !== undefined) return [`${short(rule.name)} ${text}`];
  return Object.entries(rule.captures ?? {}).flatMap(([group, { name }]) => {
    const part = match[Number(group)];
    return part === undefined || name === undefined ? [] : [`${short(name)} ${part}`];
  });
}

function flat(grammar: TextMateGrammar, rules: readonly TextMateRule[]): readonly Tried[] {
  return rules.flatMap((rule) => {
    if (rule.include !== undefined)
      return flat(grammar, grammar.repository[rule.include.slice(1)]?.patterns ?? []);
    return [{ rule, start: new RegExp(inJavaScript(rule.match ?? rule.begin ?? '(?!)'), 'g') }];
  });
}

/** Oniguruma's code points as JavaScript's. */
function inJavaScript(source: string): string {
  return source.replace(/\\x\{([0-9A-Fa-f]+)\}/g, '\\u$1');
}

function short(name: string): string {
  return name.replace(/\.ordersense$/, '');
}
