import type { ReportedLint } from '../lint.ts';

/** OS1102: a name that is declared twice. */
export const duplicateName: ReportedLint = {
  code: 'OS1102',
  name: 'duplicate-name',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `metric placed = count of orders_in where event is "placed" over 5m
metric placed = count of orders_in where event is "placed" over 15m`,
    good: `metric placed_of_five_minutes = count of orders_in where event is "placed" over 5m
metric placed = count of orders_in where event is "placed" over 15m`,
    why: {
      en: 'One name is declared once: nothing is overridden in silence, wherever the files are.',
      ko: '이름은 한 번만 선언합니다. 파일이 어디에 있든 조용히 덮어쓰는 일은 없습니다.',
    },
    options: [],
  },
};
