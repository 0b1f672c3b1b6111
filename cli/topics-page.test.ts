/** docs/topics.md tells of every kind of decision, under the topic on which it is published. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { TOPIC_OF } from '../engine/publish.ts';

const page = readFileSync(new URL('../docs/topics.md', import.meta.url), 'utf8');
const sectionOf = (topic: string): string =>
  page.split(/^## /m).find((part) => part.startsWith(`\`${topic}\``)) ?? '';

test.each(Object.entries(TOPIC_OF))('%s stands under its topic', (what, topic) => {
  expect(sectionOf(topic)).toContain(`\n| \`${what}\` |`);
});
