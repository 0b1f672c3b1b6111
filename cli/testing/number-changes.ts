import { parse } from '../../dsl/parse.ts';
import { playLexer } from '../../dsl/token/lexer.ts';
import { type Mutation, mutation } from './mutation.ts';

/** Every text in which one number of a playbook is twice what it was, or half, in the order written. */
export function numberChangesOf(text: string): readonly Mutation[] {
  const { file } = parse(text, 'a.play');
  const { tokens } = playLexer().tokenize(file.text);
  return file.items.flatMap((item) => {
    if (item.kind !== 'playbook') return [];
    const own = tokens.filter(
      ({ startOffset, image }) =>
        startOffset >= item.span.start && startOffset < item.span.end && /^₩?\d/.test(image),
    );
    return own.flatMap(({ startOffset, image }) =>
      others(image).map((other) =>
        mutation(file.text, item.name.text, { start: startOffset, end: startOffset + image.length }, other),
      ),
    );
  });
}

/** The same literal, twice as much and half as much, as near as whole numbers come. */
function others(image: string): readonly string[] {
  const number = /\d[\d_]*(?:\.\d+)?/.exec(image)![0];
  const value = Number(number.replaceAll('_', ''));
  const half = Number.isInteger(value) ? Math.floor(value / 2) : value / 2;
  return [value * 2, half].map((other) => image.replace(number, String(other)));
}
