import type { ReportedLint } from '../lint.ts';

/** OS0110: more than is read or compiled. */
export const overALimit: ReportedLint = {
  code: 'OS0110',
  name: 'over-a-limit',
  level: 'error',
  fix: 'none',
  reportedBy: 'parser',
  doc: {
    bad: 'metric orders_of_the_evening_of_the_evening_of_the_evening_of_the_evening_of_the_evening_of_the_evening_of_the_evening_of_the_evening_of_the_evening_= count of orders_in over 15m',
    good: 'metric orders_of_the_evening = count of orders_in over 15m',
    why: {
      en: 'Files, names, texts and conditions have a largest size, so that no project can make the engine slow or full.',
      ko: '파일, 이름, 글, 조건에는 최대 크기가 있습니다. 어떤 프로젝트도 엔진을 느리게 하거나 가득 채울 수 없게 하기 위해서입니다.',
    },
    options: [
      {
        en: 'Limits: 256 KiB a file, 128 characters a name, 8 KiB a text, 1000 tests a condition.',
        ko: '한도: 파일 256 KiB, 이름 128자, 글 8 KiB, 조건 하나에 검사 1000개.',
      },
    ],
  },
};
