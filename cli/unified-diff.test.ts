import { expect, test } from '@jest/globals';
import { unifiedDiff } from './unified-diff.ts';

test('what changes, with three lines around it, as `patch` reads it', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', ''].join('\n');
  expect(unifiedDiff('playbooks/강남.play', before, before.replace('e', 'E'))).toBe(
    `--- a/playbooks/강남.play
+++ b/playbooks/강남.play
@@ -2,7 +2,7 @@
 b
 c
 d
-e
+E
 f
 g
 h
`,
  );
});

test('a file that did not end with a line break', () => {
  expect(unifiedDiff('a.play', 'a', 'b\n')).toBe(
    '--- a/a.play\n+++ b/a.play\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n',
  );
});

test('nothing for nothing', () => {
  expect(unifiedDiff('a.play', 'a', 'a')).toBe('');
});
