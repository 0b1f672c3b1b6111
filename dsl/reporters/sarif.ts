import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { Lint } from '../lint/lint.ts';
import { lintOf } from '../lint/list.ts';
import type { LintReport } from './lint-report.ts';
import { type Region, regionsOf } from './region.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** The folder that paths count from: where the command runs. */
const ROOT = '%SRCROOT%';

/** A SARIF 2.1.0 log: rules with their help, results with fixes, allowed findings as suppressed in the source. */
export function reportSarif({ diagnostics, allowed, sources, prefix, version }: LintReport): string {
  const region = regionsOf(sources);
  const all = [
    ...diagnostics.map((found) => ({ found, reason: null })),
    ...allowed.map(({ diagnostic, reason }) => ({ found: diagnostic, reason })),
  ];
  const rules = [...new Set(all.map(({ found }) => found.code))].sort();
  const artifact = (file: string) => ({
    uri: (prefix + file).split('/').map(encodeURIComponent).join('/'),
    uriBaseId: ROOT,
  });
  const results = all.map(({ found, reason }) => ({
    ruleId: found.code,
    ruleIndex: rules.indexOf(found.code),
    level: LEVELS[found.level],
    message: { text: textOf(found) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(found.file),
          region: inSarif(region(found.file, found.span)),
        },
      },
    ],
    ...fixesOf(found, (fix) => ({
      artifactLocation: artifact(found.file),
      replacements: [
        { deletedRegion: inSarif(region(found.file, fix.span)), insertedContent: { text: fix.text } },
      ],
    })),
    ...(reason === null ? {} : { suppressions: [{ kind: 'inSource', justification: reason }] }),
  }));
  const driver = { name: 'OrderSense', version, rules: rules.map((code) => ruleOf(code, lintOf(code))) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'unicodeCodePoints', results }],
  };
  return JSON.stringify(log, null, 2);
}

function inSarif({ start, end }: Region): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A fix that changes no character (a file written back in NFC) has no form here. */
function fixesOf({ fix }: Diagnostic, change: (fix: Fix) => object): object {
  if (fix === null || (fix.text === '' && fix.span.start === fix.span.end)) return {};
  const description = {
    text: fix.safe ? 'keeps the meaning' : 'may change when a playbook fires or what it does',
  };
  return { fixes: [{ description, artifactChanges: [change(fix)] }] };
}

function textOf({ message, label, notes, help }: Diagnostic): string {
  const lines = [
    message,
    label,
    ...notes.map((note) => `note: ${note}`),
    help === null ? '' : `help: ${help}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function ruleOf(code: string, lint: Lint | null): object {
  if (lint === null) return { id: code };
  const { name, level, doc } = lint;
  const pascal = name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
  return {
    id: code,
    name: pascal,
    shortDescription: { text: name.replaceAll('-', ' ') },
    fullDescription: { text: doc.why.en },
    help: {
      text: `${doc.why.en}\n\nBad:\n${doc.bad}\n\nGood:\n${doc.good}`,
      markdown: `${doc.why.en}\n\nBad:\n\n\`\`\`play\n${doc.bad}\n\`\`\`\n\nGood:\n\n\`\`\`play\n${doc.good}\n\`\`\``,
    },
    defaultConfiguration: { level: LEVELS[level] },
  };
}
