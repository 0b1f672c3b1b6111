import picomatch from 'picomatch';
import { nearest } from '../../dsl/nearest.ts';
import { inBoth, say, type Text } from '../../dsl/say.ts';
import type { Config } from '../config.ts';
import type { PlayFile } from '../project-files.ts';
import { CONFIG_FILE } from '../settings-file.ts';

/** What is to be said of patterns of `lint.files` that fit no file of the project: their rules do nothing. */
export function uselessGlobs({ files: rules }: Config['lint'], files: readonly PlayFile[]): readonly Text[] {
  return Object.keys(rules).flatMap((glob) => {
    const fits = picomatch(glob.normalize('NFC'), { dot: true });
    if (files.some(({ path }) => fits(path))) return [];
    const meant = meantBy(glob, files);
    return [
      meant === null
        ? inBoth(
            say`\`lint.files\` in ${CONFIG_FILE}: no file of the project fits \`${glob}\``,
            '{0}의 `lint.files`: `{1}`에 맞는 파일이 프로젝트에 없습니다',
          )
        : inBoth(
            say`\`lint.files\` in ${CONFIG_FILE}: no file of the project fits \`${glob}\`; did you mean \`${meant}\`?`,
            '{0}의 `lint.files`: `{1}`에 맞는 파일이 프로젝트에 없습니다. 혹시 `{2}`인가요?',
          ),
    ];
  });
}

/** The same pattern with a folder that is there, or all below a folder that was named without stars. */
function meantBy(glob: string, files: readonly PlayFile[]): string | null {
  const folders = [...new Set(files.flatMap(({ path }) => foldersOf(path)))];
  const bare = glob.replace(/^\.\//, '').replace(/\/$/, '');
  if (folders.includes(bare)) return `${bare}/**`;
  const [, folder = '', rest = ''] = /^([^*?[{]+?)(\/.*)?$/.exec(bare) ?? [];
  const near = folder === '' ? null : nearest(folder, folders);
  return near === null ? null : `${near}${rest === '' ? '/**' : rest}`;
}

/** `a/b/c.play` lies in `a` and `a/b`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
