import { resolve } from 'node:path';
import { hostKills, killFile } from '../../engine/adapters/kill-file.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { verbFacts } from '../connectors.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { storeAt } from '../state/store-at.ts';
import type { WhyAnswer } from './why-answer.ts';
import { type WhyQuestion, whyRecording } from './why-recording.ts';
import { whyStore } from './why-store.ts';
import { whyText } from './why-text.ts';

export interface WhyOptions extends WhyQuestion {
  readonly directory: string;
  /** A recording; null: what the engine has stored. */
  readonly events: string | null;
  readonly csvMap: string | null;
  readonly answers: string | null;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

/** `why`. @throws UsageError for a wrong call, OutsideError where the store or the recording cannot be read */
export async function answerWhy(options: WhyOptions, io: Io): Promise<void> {
  const answer = await (options.events === null
    ? fromStore(options, io)
    : whyRecording(options, { ...options, events: options.events }, io));
  io.out(options.json ? whyJson(answer) : whyText(answer, io.lang));
}

async function fromStore(options: WhyOptions, io: Io): Promise<WhyAnswer> {
  const { bundle, project } = await loadBundle(options.directory, io);
  const data = options.data ?? resolve(options.directory, '.ordersense');
  const store = await storeAt(project.config, data, true);
  try {
    const here = hostKills(killFile(data));
    return await whyStore(options, bundle, verbFacts(project.connectors.manifests), store, here);
  } finally {
    await store.close();
  }
}

/** `{"schema":"ordersense.why/1", …}`: where the trigger stood and what was decided, place by place. */
function whyJson({ playbook, atMs, throughMs, places }: WhyAnswer): string {
  return canonicalJson({ schema: 'ordersense.why/1', playbook: playbook.name, atMs, throughMs, places });
}
