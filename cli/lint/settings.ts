import picomatch from 'picomatch';
import type { Diagnostic, DiagnosticLevel } from '../../dsl/diagnostic.ts';
import { isAllowable } from '../../dsl/lint/lint.ts';
import type { LintSettings } from '../../dsl/lint/lint-project.ts';
import { lintOf } from '../../dsl/lint/list.ts';
import type { Config } from '../config.ts';

/** What one call of `lint` narrows, by beginnings of codes. */
export interface LintFlags {
  /** Empty: all. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

/** A rule of the settings: codes that begin so are told at their own level, as warnings, or not at all. */
interface CodeRule {
  readonly prefix: string;
  readonly level: 'own' | 'warning' | 'off';
  /** Null: of all files. */
  readonly isFor: ((file: string) => boolean) | null;
}

/**
 * The lint settings of a project. A rule for some files goes before one for all, a longer beginning before a shorter
 * one. What cannot be turned off is told whatever the settings say; syntax errors whatever the flags say, too.
 */
export function lintLevels(
  config: Config['lint'],
  { select, ignore }: LintFlags,
): Pick<LintSettings, 'levelOf'> {
  const rules = rulesOf(config);
  return {
    levelOf: (found) => {
      const { code, level, file } = found;
      const lint = lintOf(code);
      if (lint?.reportedBy === 'parser' && level === 'error') return level;
      const begins = (prefix: string) => code.startsWith(prefix);
      if ((select.length > 0 && !select.some(begins)) || ignore.some(begins)) return null;
      if (lint === null || !isAllowable(lint, level)) return level;
      return levelBy(rules, found, file.normalize('NFC'));
    },
  };
}

function levelBy(
  rules: readonly CodeRule[],
  { code, level }: Diagnostic,
  file: string,
): DiagnosticLevel | null {
  const rule = rules.find(({ prefix, isFor }) => code.startsWith(prefix) && (isFor === null || isFor(file)));
  if (rule === undefined || rule.level === 'off') return null;
  return rule.level === 'own' ? level : 'warning';
}

/** Sorted so that the first that fits decides. */
function rulesOf({ select, warn, off, files }: Config['lint']): readonly CodeRule[] {
  const some = Object.entries(files).flatMap(([glob, own]) => {
    const isFor = picomatch(glob.normalize('NFC'), { dot: true });
    return ofOne(own, isFor);
  });
  const all = [
    ...ofOne({ warn, off }, null),
    ...select.map((prefix) => ({ prefix, level: 'own' as const, isFor: null })),
  ];
  return [...some, ...all].sort(
    (a, b) => Number(a.isFor === null) - Number(b.isFor === null) || b.prefix.length - a.prefix.length,
  );
}

function ofOne(
  { warn, off }: { readonly warn: readonly string[]; readonly off: readonly string[] },
  isFor: CodeRule['isFor'],
): readonly CodeRule[] {
  return [
    ...off.map((prefix) => ({ prefix, level: 'off' as const, isFor })),
    ...warn.map((prefix) => ({ prefix, level: 'warning' as const, isFor })),
  ];
}
