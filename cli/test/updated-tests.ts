import { parse } from '../../dsl/parse.ts';
import { placeOf } from '../../dsl/resolve/words-of.ts';
import type { TestItem } from '../../dsl/tree/test-item.ts';
import type { SourceFile } from '../../dsl/tree.ts';
import type { PlayFile } from '../project-files.ts';
import type { TestResult } from './run.ts';
import { type Edit, updatedExpectation } from './updated-expectation.ts';

/** A file in which expectations say now what happened. */
export interface UpdatedFile extends PlayFile {
  /** How many of them. */
  readonly updated: number;
}

/**
 * Files of tests whose expectations are rewritten to what happened, as far as one word or value makes the difference;
 * those in which nothing is to be written are left out. A file that could not be read afterwards is one of them.
 */
export function updatedTests(
  files: readonly PlayFile[],
  results: readonly TestResult[],
): readonly UpdatedFile[] {
  return files.flatMap(({ path, text }): readonly UpdatedFile[] => {
    const before = text.normalize('NFC');
    const { file } = parse(before, path);
    const edits = results.flatMap((result) => editsOf(result, file));
    const after = edited(before, edits.flat());
    if (after === before || parse(after, path).diagnostics.length > 0) return [];
    return [{ path, text: after, updated: edits.length }];
  });
}

/** By expectation. */
function editsOf(result: TestResult, file: SourceFile): readonly (readonly Edit[])[] {
  if (result.kind !== 'played' || result.passed) return [];
  const item = file.items.find(
    (one): one is TestItem => one.kind === 'test' && placeOf(file, one.span.start) === result.test.place,
  );
  if (item === undefined) return [];
  const written = item.lines.filter((line) => line.kind === 'expect');
  return result.verdicts
    .map((verdict, index) => updatedExpectation(verdict, written[index]!, file.text))
    .filter((edits) => edits.length > 0);
}

function edited(text: string, edits: readonly Edit[]): string {
  const last = [...edits].sort((a, b) => b.span.start - a.span.start);
  return last.reduce(
    (now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end),
    text,
  );
}
