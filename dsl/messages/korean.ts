import type { Catalogue } from '../say.ts';
import { actions } from './korean/actions.ts';
import { allow } from './korean/allow.ts';
import { api } from './korean/api.ts';
import { approvals } from './korean/approvals.ts';
import { audit } from './korean/audit.ts';
import { begin } from './korean/begin.ts';
import { command } from './korean/command.ts';
import { conditions } from './korean/conditions.ts';
import { connectors } from './korean/connectors.ts';
import { consequences } from './korean/consequences.ts';
import { declarations } from './korean/declarations.ts';
import { declared } from './korean/declared.ts';
import { dialogue } from './korean/dialogue.ts';
import { doctor } from './korean/doctor.ts';
import { documents } from './korean/documents.ts';
import { editor } from './korean/editor.ts';
import { format } from './korean/format.ts';
import { formulas } from './korean/formulas.ts';
import { habits } from './korean/habits.ts';
import { intentions } from './korean/intentions.ts';
import { kill } from './korean/kill.ts';
import { lintCommand } from './korean/lint-command.ts';
import { meanings } from './korean/meanings.ts';
import { orders } from './korean/orders.ts';
import { packs } from './korean/packs.ts';
import { pasted } from './korean/pasted.ts';
import { playbooks } from './korean/playbooks.ts';
import { rows } from './korean/rows.ts';
import { simulation } from './korean/simulation.ts';
import { sourcesCheck } from './korean/sources-check.ts';
import { spelling } from './korean/spelling.ts';
import { state } from './korean/state.ts';
import { syntax } from './korean/syntax.ts';
import { testCommand } from './korean/test-command.ts';
import { tests } from './korean/tests.ts';
import { upkeep } from './korean/upkeep.ts';
import { why } from './korean/why.ts';
import { windows } from './korean/windows.ts';
import { wordMeanings } from './korean/word-meanings.ts';
import { words } from './korean/words.ts';

/** Korean messages by their English templates, one part for each area. What stands in backticks is code. */
export const koreanParts: readonly Catalogue[] = [
  words,
  habits,
  intentions,
  pasted,
  spelling,
  syntax,
  declarations,
  declared,
  conditions,
  actions,
  playbooks,
  allow,
  command,
  connectors,
  documents,
  format,
  editor,
  wordMeanings,
  begin,
  dialogue,
  packs,
  tests,
  testCommand,
  simulation,
  sourcesCheck,
  doctor,
  state,
  why,
  api,
  approvals,
  kill,
  audit,
  orders,
  lintCommand,
  formulas,
  rows,
  meanings,
  windows,
  consequences,
  upkeep,
];

/** All of them. */
export const korean: Catalogue = Object.assign({}, ...koreanParts);
