import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { told } from '../dsl/messages/in-language.ts';
import { inBoth, say } from '../dsl/say.ts';
import type { Io } from './io.ts';
import { settingsFile } from './settings-file.ts';
import { projectAbove } from './targets.ts';
import { VERSION } from './version.ts';

/** `-v`: says what a call stands on, and what it gives back says how long it took. */
export function tellCall(directory: string, io: Io): () => void {
  const begun = performance.now();
  const folder = resolve(directory);
  const root = projectAbove(folder) ?? folder;
  const settings = settingsFile(root);
  io.err(`ordersense ${VERSION}, node ${process.version}`);
  io.err(told(inBoth(say`project: ${root}`, '프로젝트: {0}'), io.lang));
  io.err(
    told(
      existsSync(settings)
        ? inBoth(say`settings: ${settings}`, '설정: {0}')
        : inBoth(say`settings: none, all defaults`, '설정: 없음, 모두 기본값'),
      io.lang,
    ),
  );
  return () => {
    const seconds = ((performance.now() - begun) / 1_000).toFixed(2);
    io.err(told(inBoth(say`took ${seconds} s`, '{0}초 걸렸습니다'), io.lang));
  };
}
