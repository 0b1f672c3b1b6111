import type { YAMLError } from 'yaml';
import { say, type Text } from '../dsl/say.ts';

/** Why a text is no YAML, in our words: the library's would speak of flow sequences and implicit keys. */
export function yamlFault({ code }: YAMLError): Text {
  switch (code) {
    case 'DUPLICATE_KEY':
      return say`the same name stands twice`;
    case 'TAB_AS_INDENT':
      return say`a tab cannot indent: use spaces`;
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
    case 'BAD_COLLECTION_TYPE':
      return say`the indentation does not fit, or a bracket before it is not closed`;
    case 'MISSING_CHAR':
      return say`a quote, a bracket or a colon is missing`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return say`a line is not \`name: value\``;
    case 'BAD_DQ_ESCAPE':
      return say`a backslash in quotes does not stand before a letter that it can change`;
    case 'BAD_SCALAR_START':
      return say`a value begins with a sign that needs quotes`;
    case 'TAG_RESOLVE_FAILED':
      return say`\`!…\` means nothing here: a secret is \`env:NAME\` or \`file:PATH\`, and a text that begins so needs quotes`;
    case 'MULTIPLE_DOCS':
      return say`\`---\` begins a second document`;
    default:
      return say`it cannot be read from here on`;
  }
}
