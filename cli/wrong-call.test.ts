import { expect, test } from '@jest/globals';
import { wrongCallIn } from './wrong-call.ts';

test.each<[string, string, string]>([
  [
    'a command that is none, and one that is near',
    "error: unknown command 'lnit'\n(Did you mean lint?)\n",
    "오류: 명령 'lnit'이 없습니다\n(lint를 쓰려고 했나요?)\n",
  ],
  [
    'several that are near',
    "error: unknown option '--jsn'\n(Did you mean one of --json, --once?)\n",
    "오류: 옵션 '--jsn'이 없습니다\n(--json, --once를 쓰려고 했나요?)\n",
  ],
  [
    'an argument too few',
    "error: missing required argument 'playbook'\n",
    "오류: 인자 'playbook'이 필요합니다\n",
  ],
  [
    'a flag without its value',
    "error: option '--data <dir>' argument missing\n",
    "오류: 옵션 '--data <dir>'에 값이 필요합니다\n",
  ],
  [
    'a flag that must be',
    "error: required option '--events <path>' not specified\n",
    "오류: 옵션 '--events <path>'를 써야 합니다\n",
  ],
  [
    'arguments too many',
    "error: too many arguments for 'explain'. Expected 1 argument but got 2.\n",
    "오류: 'explain'에 준 인자가 너무 많습니다: 1개까지인데 2개를 주었습니다\n",
  ],
  [
    'a value that is none of its choices',
    "error: option '--lang <lang>' argument 'fr' is invalid. Allowed choices are ko, en.\n",
    "오류: 옵션 '--lang <lang>'은 'fr'가 될 수 없습니다. 고를 수 있는 값: ko, en\n",
  ],
  [
    'the same of an argument',
    "error: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.\n",
    "오류: 인자 'shell'은 'tcsh'가 될 수 없습니다. 고를 수 있는 값: bash, zsh, fish\n",
  ],
  [
    'what nobody foresaw stays English',
    "error: option '-a' cannot be used with option '-b'\n",
    "오류: option '-a' cannot be used with option '-b'\n",
  ],
])('%s', (_title, said, want) => {
  expect(wrongCallIn(said, 'ko')).toBe(want);
  expect(wrongCallIn(said, 'en')).toBe(said);
});
