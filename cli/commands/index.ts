import { ack } from './ack.ts';
import { answer } from './answer.ts';
import { approvals } from './approvals.ts';
import { approve } from './approve.ts';
import { audit } from './audit.ts';
import { backtest } from './backtest.ts';
import type { CliCommand } from './command.ts';
import { completion } from './completion.ts';
import { connectors } from './connectors.ts';
import { deny } from './deny.ts';
import { docs } from './docs.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { fmt } from './fmt.ts';
import { graph } from './graph.ts';
import { kill } from './kill.ts';
import { lint } from './lint.ts';
import { lsp } from './lsp.ts';
import { newCommand } from './new.ts';
import { pause } from './pause.ts';
import { repl } from './repl.ts';
import { reset } from './reset.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { silence } from './silence.ts';
import { simulate } from './simulate.ts';
import { sources } from './sources.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { test } from './test.ts';
import { undo } from './undo.ts';
import { warm } from './warm.ts';
import { why } from './why.ts';

/** In the order in which they are used: write, try, run, read. */
export const commands: readonly CliCommand[] = [
  newCommand,
  lint,
  fmt,
  test,
  simulate,
  backtest,
  run,
  status,
  approvals,
  approve,
  deny,
  answer,
  reset,
  kill,
  resume,
  undo,
  ack,
  pause,
  silence,
  audit,
  why,
  explain,
  graph,
  docs,
  connectors,
  sources,
  state,
  warm,
  doctor,
  repl,
  lsp,
  completion,
];
