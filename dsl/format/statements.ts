import { all, blank, group, indent, line, newline, sequence } from './doc.ts';
import { cutBefore, HANG, type Layout, oneOf, type Piece, piecesOf } from './piece.ts';
import { breaking, sentence, withClauses } from './sentence.ts';

/** `if … { … } else { … }`: `else` stays behind a brace, and else begins a line. */
export const ifLayout: Layout = (pieces, lay) => {
  const { head, parts } = cutBefore(pieces, oneOf('K_else'));
  const branches = [head, ...parts];
  return sequence(
    branches.flatMap((branch, index) => {
      const before = branches[index - 1]?.at(-1);
      const between = before === undefined ? all() : isBlock(before) ? group(line) : newline('never');
      return [between, sentence(branch, lay, HANG)];
    }),
  );
};

function isBlock(piece: Piece): boolean {
  if (piece.as === 'block') return true;
  const last = 'children' in piece.element ? piecesOf(piece.element).at(-1) : undefined;
  return (piece.as === 'then' || piece.as === 'body') && last !== undefined && isBlock(last);
}

const expectation = breaking(oneOf('K_within', 'K_else'));

/** `expect … within … else …`: the body is no part of what must fit on the line. */
export const expectLayout: Layout = (pieces, lay) => {
  const { head, parts } = cutBefore(pieces, oneOf('body'));
  const said = expectation(head, lay, HANG);
  return sequence([said, ...parts.flatMap((body) => [blank, sentence(body, lay, HANG)])]);
};

/** `when … then …` without a playbook: on one line if it fits, else each statement on its own. */
export const bareRuleLayout: Layout = (pieces, lay) => {
  const { head, parts } = cutBefore(pieces, oneOf('stmt'));
  const statements = parts.map((statement) => all(line, sentence(statement, lay, HANG)));
  return all(sentence(head, lay, HANG), group(indent(1, sequence(statements))));
};

const schedule = breaking((piece, before) => before?.as === 'Comma' || piece.as === 'K_in');
const audience = withClauses('K_where', 'K_within', 'order', 'K_at');

/** Each kind of `define` by what it defines. */
export const defineLayout: Layout = (pieces, lay, hang) => {
  const kind = pieces[1]?.as;
  const layout = kind === 'K_schedule' ? schedule : kind === 'K_audience' ? audience : sentence;
  return layout(pieces, lay, hang);
};
