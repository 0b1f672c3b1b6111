import type { Catalogue } from '../../say.ts';

/** What lints say of conditions, windows, samples, holds and recovery. */
export const meanings: Catalogue = {
  '`{0}` can never be true': '`{0}`{0:은/는} 참이 될 수 없습니다',
  'no value makes it true': '참이 되는 값이 없음',
  'write a threshold below 100%': '100%보다 작은 임계값을 쓰세요',
  'write `is 0` where none at all is meant, or turn the sign round':
    '하나도 없다는 뜻이면 `is 0`을 쓰고, 아니면 부등호의 방향을 바꾸세요',
  '`{0}` and `{1}` are never both true': '`{0}`{0:과/와} `{1}`{1:은/는} 함께 참일 수 없습니다',
  'excludes `{0}`': '`{0}`{0:과/와} 함께 참일 수 없음',
  'write `{0} or {1}` if one of them is enough': '둘 중 하나로 충분하면 `{0} or {1}`{1:이라고/라고} 쓰세요',
  '`{0}` is a share: it lies between 0% and 100%': '`{0}`{0:은/는} 비율이라 0%에서 100% 사이입니다',
  '`{0}` is never below 0': '`{0}`{0:은/는} 0보다 작을 수 없습니다',
  'a share rises or drops by 100pp at most': '비율은 최대 100pp까지만 오르내립니다',
  'what is never below 0 drops by 100% at most': '0보다 작을 수 없는 값은 최대 100%까지만 줄어듭니다',

  '`{0}` is always true': '`{0}`{0:은/는} 언제나 참입니다',
  'no value makes it false': '거짓이 되는 값이 없음',
  'leave it out, or compare with a value that tells good from bad':
    '빼거나, 좋고 나쁨이 갈리는 값과 비교하세요',
  'one of `{0}` and `{1}` is always true': '`{0}`{0:과/와} `{1}` 중 하나는 언제나 참입니다',
  'leaves nothing out beside `{0}`': '`{0}`{0:과/와} 합치면 남는 값이 없음',
  'write `{0} and {1}` if both must hold': '둘 다 참이어야 하면 `{0} and {1}`{1:이라고/라고} 쓰세요',
  '`{0}` is true about half of the time': '`{0}`{0:은/는} 절반쯤은 참입니다',
  '`{0}` is true nearly all the time': '`{0}`{0:은/는} 거의 언제나 참입니다',
  'the least change is enough': '조금만 달라져도 참',
  'no value is exactly its baseline: it lies above or below it by chance':
    '값이 기준과 똑같은 때는 없습니다. 우연히 조금 높거나 낮습니다',
  'say from which change on it matters, for example `{0}`': '얼마나 달라져야 문제인지 쓰세요. 예: `{0}`',
  '`{0}` has recovered whenever its trigger is true':
    '`{0}`{0:은/는} 시작 조건이 참인 동안 언제나 회복된 것으로 나옵니다',
  'true as long as `when` is': '`when`이 참인 동안 늘 참',
  '`when` asks `{0}`': '`when`의 조건: `{0}`',
  'say when things are good again: the other side of the threshold, with a gap':
    '언제 다시 괜찮아지는지 쓰세요. 임계값의 반대쪽에, 간격을 두고 씁니다',
};
